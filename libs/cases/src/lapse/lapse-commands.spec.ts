import fc from 'fast-check';
import { decide } from '../commands/decide.ts';
import { type CaseFile, evolve } from '../case-file/case-file.ts';
import { countedIn } from '../case-file/buckets.ts';
import type { Refusal } from '../commands/refusal.ts';
import type { CaseEvent } from '../events/types.ts';
import {
  detainedCase,
  lineFacts,
  openedCase,
  opening,
  seizedCase,
  SUPERVISOR,
  SEIZURE,
  TestCase,
  units,
} from '../testing/given.ts';
import { randomCases } from '../testing/random-case.ts';
import { lapseCommandsOf } from './lapse-commands.ts';

/** Records what there is to record, over and over, until there is nothing new; answers the case, the events and what was refused. */
function lapse(given: CaseFile, now: string, since?: string) {
  const recorded: CaseEvent[] = [];
  const refused: Refusal[] = [];
  let file = given;
  const asked = new Set<string>();
  for (;;) {
    const command = lapseCommandsOf(file, now, since).find(({ commandId }) => !asked.has(commandId));
    if (!command) return { file, recorded, refused };
    const decision = decide(file, command);
    asked.add(command.commandId);
    if (decision.outcome === 'refused') refused.push(decision.refusal);
    if (decision.outcome !== 'accepted') continue;
    for (const event of decision.events) {
      const last = { ...event, recordedAt: now, revision: file.revision + 1 } as CaseEvent;
      recorded.push(last);
      file = evolve(file, last);
    }
  }
}
const kinds = (events: readonly CaseEvent[]) =>
  events.map((event) => (event.type === 'DeadlineLapsed' ? `lapsed: ${event.data.clock}` : event.type));

// Presented 2025-01-10 at San Francisco: five business days end on 2025-01-17, thirty days on 2025-02-09.
describe('What the scheduler has to record', () => {
  it('is nothing on the last day, and the lapse once that day is over at the port', () => {
    const { file } = openedCase(900);
    // San Francisco is eight hours behind: at 07:59 it is still the day itself there.
    expect(lapseCommandsOf(file, '2025-01-18T07:59:00.000Z')).toEqual([]);
    expect(lapseCommandsOf(file, '2025-01-18T08:00:00.000Z')).toMatchObject([
      {
        type: 'Detain',
        commandId: 'clock:SYN-01:release-or-detain:2025-01-17',
        effectiveAt: '2025-01-18T08:00:00.000Z',
        actor: { role: 'scheduler' },
        data: { basis: 'deemed', lines: [{ line: 1, quantity: 900, from: 'presented' }] },
        expectedRevision: 1,
      },
    ]);
  });

  it('is the deemed detention, then what follows from it, and the deemed exclusion of what is left', () => {
    const { file, recorded } = lapse(openedCase(900).file, '2025-03-05T12:00:00.000Z');
    expect(kinds(recorded)).toEqual(['Detained', 'lapsed: notice-of-detention', 'Excluded']);
    expect(recorded.map(({ effectiveAt }) => effectiveAt.slice(0, 10))).toEqual([
      '2025-01-18',
      '2025-01-28',
      '2025-02-10',
    ]);
    expect(file.state.lines.get(1)?.buckets).toMatchObject({ presented: 0, detained: 0, excluded: 900 });
    expect(file.state.anomalies).toEqual([]);
    expect(recorded[2]).toMatchObject({ lateReason: expect.stringContaining('scheduler'), reasonCode: 'deemed' });
  });

  it('leaves alone what was seized in time, though it was recorded late: that stopped the clock', () => {
    const test = detainedCase(900).on('2025-02-12');
    const late = {
      effectiveAt: '2025-02-05T12:00:00.000Z',
      lateReason: 'The receipt came late.',
      approver: SUPERVISOR,
    };
    test.given('Seize', { ...SEIZURE, lines: units(900) }, late);
    expect(kinds(lapse(test.file, '2025-02-12T12:00:00.000Z').recorded)).not.toContain('Excluded');
    expect(lapse(seizedCase().file, '2025-02-12T12:00:00.000Z').file.state.lines.get(1)?.buckets.seized).toBe(900);
  });

  it('takes only units that have been there since that day: none that were released and came back', () => {
    const test = detainedCase(900).on('2025-02-12');
    test.given('Release', { lines: units(700, 'detained'), releaseType: 'admissible', authorityReference: 'ADM-1' });
    test.given('DemandRedelivery', { demandReference: 'R-1', dueOn: '2025-03-01', lines: units(300) });
    test.given('Redeliver', { lines: units(300), demandEventId: test.idOf('RedeliveryDemanded') });
    const { file, refused } = lapse(test.file, '2025-02-13T12:00:00.000Z');
    expect(refused).toEqual([]);
    expect(file.state.lines.get(1)?.buckets).toMatchObject({ released: 400, excluded: 200, detained: 300 });
  });

  it('takes only units that were there on the day, and still are', () => {
    const test = detainedCase(900).on('2025-02-12');
    test.given('Release', { lines: units(200, 'detained'), releaseType: 'admissible', authorityReference: 'ADM-1' });
    const { file } = lapse(test.file, '2025-02-13T12:00:00.000Z');
    expect(file.state.lines.get(1)?.buckets).toMatchObject({ released: 200, excluded: 700, detained: 0 });
  });

  it('names numbered units by their numbers', () => {
    const { file } = openedCase(2, ['A1', 'A2']);
    expect(lapseCommandsOf(file, '2025-01-20T12:00:00.000Z')[0]?.data).toMatchObject({
      lines: [{ quantity: 2, serials: ['A1', 'A2'] }],
    });
    expect(lapse(file, '2025-01-20T12:00:00.000Z').recorded).toHaveLength(1);
  });

  it('excludes nothing where another agency decides admissibility', () => {
    const clockRegime = 'title19-agency-admissibility' as const;
    const test = new TestCase().given('OpenCase', { ...opening([lineFacts(900)]), clockRegime });
    expect(kinds(lapse(test.file, '2025-03-05T12:00:00.000Z').recorded)).toEqual([
      'Detained',
      'lapsed: notice-of-detention',
    ]);
  });

  it('heeds an extension, and a standstill', () => {
    const authority = 'Agreement';
    const dates = { oldDate: '2025-02-09', newDate: '2025-03-11' };
    const extended = detainedCase().given('ExtendDeadline', { clock: 'admissibility', ...dates, authority });
    const tolled = detainedCase().given('TollDeadline', { clock: 'admissibility', from: '2025-02-01', authority });
    for (const { file } of [extended, tolled])
      expect(kinds(lapse(file, '2025-02-20T12:00:00.000Z').recorded)).not.toContain('Excluded');
    expect(kinds(lapse(extended.file, '2025-03-12T12:00:00.000Z').recorded)).toContain('Excluded');
  });

  it('does not bring back what people have annulled', () => {
    const now = '2025-02-12T12:00:00.000Z';
    const test = detainedCase(900).on('2025-02-13');
    const { file } = lapse(test.file, now);
    const excluded = file.history.findLast(({ type }) => type === 'Excluded')?.eventId ?? '';
    test.file = file;
    const approval = { actor: SUPERVISOR, approver: { ...SUPERVISOR, id: 'k.osei' }, reasonCode: 'decision-reversed' };
    test.given('Annul', { targets: [excluded] }, approval);
    expect(lapse(test.file, '2025-02-14T12:00:00.000Z').recorded).toEqual([]);
  });

  it('is also what was due while the case was closed, once it is reopened and has units again', () => {
    const test = detainedCase(10)
      .given('Release', { lines: units(10), releaseType: 'admissible', authorityReference: 'ADM-1' })
      .given('CloseCase', {}, { reasonCode: 'all-released' })
      .on('2025-02-05')
      .given('ReopenCase', {}, { actor: SUPERVISOR, reasonCode: 'redelivery' })
      .given('DemandRedelivery', { demandReference: 'x', dueOn: '2025-03-01', lines: units(5) });
    test.given('Redeliver', { lines: units(5), demandEventId: test.idOf('RedeliveryDemanded') });
    expect(kinds(lapse(test.file, '2025-02-06T12:00:00.000Z').recorded)).toEqual(['lapsed: notice-of-detention']);
  });

  it('is nothing of what was due before the scheduler is to begin', () => {
    expect(lapseCommandsOf(openedCase().file, '2025-03-05T12:00:00.000Z', '2025-02-01')).toEqual([]);
  });

  it('is legal and recorded once, whatever the case: a second run adds nothing, no unit is lost, and the history holds', () => {
    fc.assert(
      fc.property(randomCases, fc.integer({ min: 0, max: 400 }), ({ file }, days) => {
        const last = file.history.at(-1)?.recordedAt ?? '2025-01-10T12:00:00.000Z';
        const now = new Date(Date.parse(last) + days * 86_400_000).toISOString();
        const once = lapse(file, now);
        expect(once.refused).toEqual([]);
        expect(lapse(once.file, now).recorded).toEqual([]);
        expect(once.file.state.anomalies).toEqual(file.state.anomalies);
        for (const [line, { buckets, counted }] of once.file.state.lines) {
          expect(countedIn(buckets)).toBe(counted);
          expect(buckets.released).toBe(file.state.lines.get(line)?.buckets.released);
        }
        expect(once.recorded.every(({ actor }) => actor.role === 'scheduler')).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
