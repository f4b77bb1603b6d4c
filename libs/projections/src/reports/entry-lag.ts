import { LATE_AFTER_HOURS } from '#libs/cases';
import { type ReportedEvent, reportedEvents } from './case-events.ts';
import { EVENT_COLUMNS, eventCells } from './event-columns.ts';
import { columns, type Report, yesNo } from './report.ts';

const HOUR_MS = 3_600_000;

/** How long after it took effect an event was recorded. */
export const entryLag: Report = {
  name: 'entry-lag',
  title: 'Lag between effective and recorded dates',
  says: `Events recorded more than ${LATE_AFTER_HOURS} hours after they took effect, with the reason given; with all=true every event.`,
  columns: [
    ...EVENT_COLUMNS,
    ...columns(
      ['lag_hours', 'hours from effect to recording, with two decimals'],
      ['late', `yes where that is more than ${LATE_AFTER_HOURS} hours`],
      ['late_reason', 'why it was recorded late'],
      ['imported', 'yes where an import asserts the recorded time'],
    ),
  ],
  takes: ['known', 'from', 'to', 'all'],
  async *rows(reader, request) {
    for await (const reported of reportedEvents(reader, request)) {
      const { event } = reported;
      const hours = lagHours(reported);
      const late = hours > LATE_AFTER_HOURS;
      if (!late && !request.all) continue;
      yield {
        ...eventCells(reported),
        lag_hours: rounded(hours, 2),
        late: yesNo(late),
        late_reason: event.lateReason ?? null,
        imported: yesNo(event.imported !== undefined),
      };
    }
  },
};

export const entryLagSummary: Report = {
  name: 'entry-lag-summary',
  title: 'Lag between effective and recorded dates, by port and type',
  says: 'How many events of each type were recorded late at each port, and by how much.',
  columns: columns(
    ['port', 'Schedule D code'],
    ['type', 'type of the event'],
    ['events', 'events recorded in the period'],
    ['late', `of them more than ${LATE_AFTER_HOURS} hours after they took effect`],
    ['late_percent', 'share of late ones in percent, with one decimal'],
    ['mean_lag_hours', 'mean hours from effect to recording, with two decimals'],
    ['longest_lag_hours', 'longest, with two decimals'],
  ),
  takes: ['known', 'from', 'to'],
  async *rows(reader, request) {
    const sums = new Map<
      string,
      { port: string; type: string; events: number; late: number; total: number; longest: number }
    >();
    for await (const reported of reportedEvents(reader, request)) {
      const { port } = reported.of;
      const { type } = reported.event;
      const sum = sums.get(`${port} ${type}`) ?? { port, type, events: 0, late: 0, total: 0, longest: 0 };
      const hours = lagHours(reported);
      sum.events++;
      if (hours > LATE_AFTER_HOURS) sum.late++;
      sum.total += hours;
      sum.longest = Math.max(sum.longest, hours);
      sums.set(`${port} ${type}`, sum);
    }
    for (const [, { port, type, events, late, total, longest }] of [...sums].sort(([a], [b]) => (a < b ? -1 : 1)))
      yield {
        ...{ port, type, events, late, late_percent: rounded((late / events) * 100, 1) },
        ...{ mean_lag_hours: rounded(total / events, 2), longest_lag_hours: rounded(longest, 2) },
      };
  },
};

/** Not rounded yet: a few seconds more than the limit are late, as they were when the entry had to say why. */
function lagHours({ event: { effectiveAt, recordedAt } }: ReportedEvent): number {
  return (Date.parse(recordedAt) - Date.parse(effectiveAt)) / HOUR_MS;
}

export function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
