import { heldIn, localDate } from '#libs/cases';
import { lineAsOfDocument } from '../as-of/line-document.ts';
import { type LineAsOf, linesAsOf } from '../as-of/lines-as-of.ts';
import { cutoffAt } from '../as-of/moment.ts';
import { AGE_BANDS, ageBand, daysHeld } from '../as-of/units-as-of.ts';
import type { CaseReader } from '../queries/reader.ts';
import { LINE_COLUMNS, lineCells, selectionOf } from './line-columns.ts';
import { columns, type Report, type ReportRequest } from './report.ts';
import { lastReviews, type ReviewMade } from './reviews-made.ts';

/** Held lines with their age, the review that is due, and the evidence of the last one. */
export const ageing: Report = {
  name: 'ageing',
  title: 'Ageing of held units, and reviews due',
  says: 'Every line of which units are held: since when, when somebody has to look again, and the last time that somebody did.',
  columns: [
    ...LINE_COLUMNS,
    ...columns(
      ['held', 'units held'],
      ['detained', 'of them detained'],
      ['seized', 'of them seized'],
      ['excluded', 'of them excluded'],
      ['value_held', 'value of the held units in minor units'],
      ['currency', 'currency of the value (ISO 4217)'],
      ['held_since', 'since when a unit has been held without a break, instant in UTC'],
      ['days_held', 'whole days since then, by the dates at the port'],
      ['age_band', `band of these days: ${AGE_BANDS.map(({ name }) => name).join(', ')}`],
      ['review_due_on', 'date at the port by which somebody has to look again'],
      ['days_overdue', 'days by which that date has passed, 0 while it has not'],
      ['last_review_at', 'when somebody last attested or reviewed it, instant in UTC; empty where nobody has'],
      ['last_review', 'what that was: StillHeld or SupervisoryReviewRecorded'],
      ['last_review_by', 'who did it'],
      ['last_review_event_id', 'the event that is the evidence'],
    ),
  ],
  takes: ['effective', 'known'],
  async *rows(reader, request) {
    for await (const { line, review } of heldLines(reader, request)) {
      const days = daysHeld(line, request.asOf.effective);
      yield {
        ...lineCells(line),
        held: line.held,
        ...{ detained: line.detained, seized: line.seized, excluded: line.excluded },
        ...{ value_held: line.held * line.unit_value, currency: line.currency, held_since: line.held_since },
        ...{ days_held: days, age_band: ageBand(days), review_due_on: line.next_review_on },
        days_overdue: daysOverdue(line, request),
        last_review_at: review?.at ?? null,
        last_review: review?.type ?? null,
        last_review_by: review?.by ?? null,
        last_review_event_id: review?.eventId ?? null,
      };
    }
  },
};

/** The same in numbers: by status and age. */
export const ageingSummary: Report = {
  name: 'ageing-summary',
  title: 'Ageing of held units by status and age',
  says: 'Held units, lines and values by status, posture and age, and how many of the lines are due or overdue for review.',
  columns: columns(
    ['status', 'status of the line'],
    ['posture', 'how its units are held'],
    ['age_band', 'days for which they have been held'],
    ['currency', 'currency of the value (ISO 4217)'],
    ['lines', 'lines'],
    ['held', 'units held'],
    ['value_held', 'value of the held units in minor units'],
    ['reviews_overdue', 'lines whose review date has passed'],
    ['never_reviewed', 'lines that nobody has attested or reviewed yet'],
  ),
  takes: ['effective', 'known'],
  async *rows(reader, request) {
    const sums = new Map<string, Record<string, string | number | null>>();
    for await (const { line, review } of heldLines(reader, request)) {
      const group = {
        status: line.status,
        posture: lineAsOfDocument(line).posture,
        age_band: ageBand(daysHeld(line, request.asOf.effective)),
        currency: line.currency,
      };
      const key = JSON.stringify(Object.values(group));
      const zero = { ...group, lines: 0, held: 0, value_held: 0, reviews_overdue: 0, never_reviewed: 0 };
      const sum = (sums.get(key) as typeof zero | undefined) ?? zero;
      sum.lines++;
      sum.held += line.held;
      sum.value_held += line.held * line.unit_value;
      if (daysOverdue(line, request) > 0) sum.reviews_overdue++;
      if (!review) sum.never_reviewed++;
      sums.set(key, sum);
    }
    yield* [...sums.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
  },
};

async function* heldLines(
  reader: CaseReader,
  { asOf, ...selection }: ReportRequest,
): AsyncGenerator<{ readonly line: LineAsOf; readonly review: ReviewMade | undefined }> {
  for await (const page of linesAsOf(reader, selectionOf(selection), asOf)) {
    const held = page.filter((line) => heldIn(line) > 0);
    const reviews = await lastReviews(reader, held, asOf);
    for (const line of held) yield { line, review: reviews.get(`${line.case_id} ${line.line}`) };
  }
}

function daysOverdue({ next_review_on, port }: LineAsOf, { asOf }: ReportRequest): number {
  if (next_review_on === null) return 0;
  const today = localDate(cutoffAt(asOf.effective, port), port);
  return Math.max(0, Math.round((Date.parse(today) - Date.parse(next_review_on)) / 86_400_000));
}
