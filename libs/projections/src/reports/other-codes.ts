import { isCatchAll } from '#libs/cases';
import { reportedEvents } from './case-events.ts';
import { rounded } from './entry-lag.ts';
import { EVENT_COLUMNS, eventCells } from './event-columns.ts';
import { columns, type Report } from './report.ts';

/** How much of what is recorded goes into the catch-all. */
export const otherCodes: Report = {
  name: 'other-codes',
  title: 'Share of "other" among reasons',
  says: 'Of the events that give a reason, how many give "other": by port and type of event. Annulled events are not counted.',
  columns: columns(
    ['port', 'Schedule D code'],
    ['type', 'type of the event'],
    ['reasons', 'events that give a reason'],
    ['other', 'of them with the code "other"'],
    ['other_percent', 'share in percent, with one decimal'],
  ),
  takes: ['known', 'from', 'to'],
  async *rows(reader, request) {
    const sums = new Map<string, { port: string; type: string; reasons: number; other: number }>();
    for await (const { of, event, annulledAt } of reportedEvents(reader, request)) {
      if (event.reasonCode === undefined || annulledAt !== null) continue;
      const key = `${of.port} ${event.type}`;
      const sum = sums.get(key) ?? { port: of.port, type: event.type, reasons: 0, other: 0 };
      sum.reasons++;
      if (isCatchAll(event.reasonCode)) sum.other++;
      sums.set(key, sum);
    }
    for (const [, sum] of [...sums].sort(([a], [b]) => (a < b ? -1 : 1)))
      yield { ...sum, other_percent: rounded((sum.other / sum.reasons) * 100, 1) };
  },
};

/** Each use of it, with what was written instead: what a list lacks shows here. */
export const otherCodeUses: Report = {
  name: 'other-code-uses',
  title: 'Every use of "other", with its text',
  says: 'The events whose reason is "other", and the reason in words.',
  columns: [...EVENT_COLUMNS, ...columns(['reason_text', 'the reason in words'])],
  takes: ['known', 'from', 'to'],
  async *rows(reader, request) {
    for await (const reported of reportedEvents(reader, request))
      if (isCatchAll(reported.event.reasonCode))
        yield { ...eventCells(reported), reason_text: reported.event.reasonText ?? null };
  },
};
