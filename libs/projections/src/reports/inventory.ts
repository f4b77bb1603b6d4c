import { lineAsOfDocument } from '../as-of/line-document.ts';
import { linesAsOf } from '../as-of/lines-as-of.ts';
import { LINE_COLUMNS, lineCells, selectionOf } from './line-columns.ts';
import { columns, type Report } from './report.ts';

/** Held inventory, by where it is. */
export const inventory: Report = {
  name: 'inventory',
  title: 'Held inventory with its location',
  says:
    'Every line of which units are held, with a row for each place that custody records name; a line of which nothing says where it is has one row without a place. ' +
    'What is said of the line as a whole stands in each of its rows: to add it up, take each line once.',
  columns: [
    ...LINE_COLUMNS,
    ...columns(
      ['location', 'FIRMS code or name of the place, empty where nothing says it'],
      ['units_there', 'units of the line that custody records name there; those held where nothing says it'],
      ['held', 'units of the line held in all'],
      ['detained', 'of them detained'],
      ['seized', 'of them seized'],
      ['excluded', 'of them excluded'],
      ['unit_value', 'value of one unit in minor units'],
      ['currency', 'currency of the value (ISO 4217)'],
      ['held_since', 'since when a unit has been held without a break, instant in UTC'],
      ['known_by_event', 'revision of the event that last changed the line'],
    ),
  ],
  takes: ['effective', 'known'],
  async *rows(reader, { asOf, ...selection }) {
    for await (const page of linesAsOf(reader, selectionOf(selection), asOf)) {
      for (const line of page.filter(({ held }) => held > 0)) {
        const { locations = {} } = lineAsOfDocument(line);
        const places: [string | null, number][] = Object.entries(locations).filter(([, units]) => units > 0);
        for (const [location, units] of places.length > 0 ? places : ([[null, line.held]] as const)) {
          yield {
            ...lineCells(line),
            ...{ location, units_there: units, held: line.held },
            ...{ detained: line.detained, seized: line.seized, excluded: line.excluded, unit_value: line.unit_value },
            ...{ currency: line.currency, held_since: line.held_since, known_by_event: line.revision },
          };
        }
      }
    }
  },
};
