import { type Buckets, EMPTY_BUCKETS } from '../../case-file/buckets.ts';
import { type ClockFacts, type Deadline, deadlinesOf } from '../index.ts';

export const units = (buckets: Partial<Buckets>): Buckets => ({ ...EMPTY_BUCKETS, ...buckets });

/** Goods presented on 2025-01-15 and detained, under title 19, unless said otherwise. */
export const detained = (more: Partial<ClockFacts> = {}): ClockFacts => ({
  regime: 'title19',
  units: units({ detained: 900 }),
  presentedOn: '2025-01-15',
  detentions: [{ id: 'detention', on: '2025-01-17' }],
  ...more,
});

/** The same goods, seized on 2025-01-21 with a notice mailed on 2025-01-24. */
export const seized = (more: Partial<ClockFacts> = {}): ClockFacts =>
  detained({
    units: units({ seized: 900 }),
    seizures: [{ id: 'seizure', on: '2025-01-21', quantity: 900 }],
    notices: [{ id: 'notice', of: 'seizure', mailedOn: '2025-01-24', actId: 'seizure' }],
    ...more,
  });

/** The one deadline of this clock, on this subject where it runs on several. */
export function the(clock: string, facts: ClockFacts, subject?: string): Deadline {
  const found = deadlinesOf(facts).filter((one) => one.clock === clock && (!subject || one.subject === subject));
  if (found.length !== 1) throw new Error(`${found.length} deadlines of ${clock}`);
  return found[0] as Deadline;
}

export const clocks = (facts: ClockFacts) => deadlinesOf(facts).map(({ clock }) => clock);
