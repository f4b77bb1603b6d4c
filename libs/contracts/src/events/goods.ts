import { CLOCK_REGIMES } from '#libs/cases';
import { code, list, localDate, oneOf, optional, record, whole } from '../schema/field.ts';
import { published } from './spec.ts';

export const caseOpened = published<'CaseOpened'>()({
  version: 1,
  title: 'Case opened',
  fields: {
    clockRegime: oneOf(CLOCK_REGIMES, 'Which legal clocks run.'),
    presentedOn: localDate('Day on which the goods were presented for examination.'),
    requestingAgency: optional(code('Agency that asked for the hold.')),
    entryNumber: optional(code('Entry number of the consignment.')),
  },
  facts: ({ data: { clockRegime, presentedOn, requestingAgency, entryNumber } }) => ({
    clockRegime,
    presentedOn,
    ...(requestingAgency && { requestingAgency }),
    ...(entryNumber && { entryNumber }),
  }),
});

export const linesAdded = published<'LinesAdded'>()({
  version: 1,
  title: 'Lines added',
  fields: {
    lines: list(
      record({
        line: whole('Line of the case, from 1.', 1),
        manufacturer: code('Maker of the goods.'),
        model: code('Model of the goods.'),
        htsus: record(
          { code: code('Tariff code.'), edition: code('Edition of the tariff.') },
          'Tariff classification.',
        ),
        origin: code('ISO 3166-1 alpha-2 country of origin.', '^[A-Z]{2}$'),
        counted: whole('Units found; the buckets of the line always sum to it.'),
        declared: optional(whole('Units on the entry, where it says another number.')),
      }),
      'Kinds of goods.',
    ),
  },
  facts: ({ data: { lines } }) => ({
    lines: lines.map(({ line, manufacturer, model, htsus, origin, counted, declared }) => ({
      ...{ line, manufacturer, model, origin, counted },
      htsus: { code: htsus.code, edition: htsus.edition },
      ...(declared !== undefined && { declared }),
    })),
  }),
});

export const quantityCorrected = published<'QuantityCorrected'>()({
  version: 1,
  title: 'Quantity corrected',
  fields: {
    line: whole('Line of the case, from 1.', 1),
    previousCount: whole('Units counted before.'),
    counted: whole('Units counted now. Only the difference counts.'),
  },
  facts: ({ data: { line, previousCount, counted } }) => ({ line, previousCount, counted }),
});
