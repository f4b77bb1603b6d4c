import fc from 'fast-check';
import { eventsAsOf } from '../case-file/as-of.ts';
import { amendsThePast } from '../case-file/effective-order.ts';
import { detainedCase, SECOND_SUPERVISOR, SUPERVISOR, units } from '../testing/given.ts';
import { randomCases } from '../testing/random-case.ts';
import { accountOf } from './account.ts';

describe('The account of a state', () => {
  it('names every event once, and rests on those that the fold takes, in their order', () => {
    fc.assert(
      fc.property(randomCases, fc.nat(), fc.nat(), ({ file: { history } }, effective, known) => {
        const effectiveAt = history[effective % history.length]!.effectiveAt;
        const knownAt = history[known % history.length]!.recordedAt;
        const { restsOn, leftOut } = accountOf(history, { effectiveAt, knownAt });
        const ids = (events: readonly { eventId: string }[]) => events.map(({ eventId }) => eventId);
        const acting = restsOn.map(({ event }) => event).filter((event) => !amendsThePast(event));
        const folded = eventsAsOf(history, { effectiveAt, knownAt }).filter((event) => !amendsThePast(event));
        expect(ids(acting)).toEqual(ids(folded));
        expect(ids([...restsOn, ...leftOut].map(({ event }) => event)).sort()).toEqual(ids(history).sort());
      }),
      { numRuns: 100 },
    );
  });

  const test = detainedCase(10);
  const struck = test.on('2025-02-01').given('Release', {
    lines: units(4),
    releaseType: 'admissible',
    authorityReference: 'ADM-1',
  });
  const { eventId: target } = struck.file.history.find(({ type }) => type === 'Released')!;
  const { history } = struck
    .on('2025-02-05')
    .given(
      'Annul',
      { targets: [target] },
      { actor: SUPERVISOR, approver: SECOND_SUPERVISOR, reasonCode: 'duplicate' },
    ).file;
  const reasonFor = (effectiveAt: string, knownAt: string) =>
    accountOf(history, { effectiveAt, knownAt }).leftOut.find(({ event }) => event.eventId === target)?.reason;

  it('says why an event has no part in it', () => {
    expect(reasonFor('2025-02-02T00:00:00.000Z', '2025-02-02T00:00:00.000Z')).toBeUndefined();
    expect(reasonFor('2025-01-31T00:00:00.000Z', '2025-02-02T00:00:00.000Z')).toBe('not-yet-effective');
    expect(reasonFor('2025-02-02T00:00:00.000Z', '2025-01-31T00:00:00.000Z')).toBe('not-yet-recorded');
    expect(reasonFor('2025-02-02T00:00:00.000Z', '2025-02-06T00:00:00.000Z')).toBe('annulled');
  });

  it('names the annulment that took an event out', () => {
    const { leftOut } = accountOf(history, {});
    const annulment = history.find((event) => event.type === 'Annulled' && event.data.targetEventId === target);
    expect(leftOut.find(({ event }) => event.eventId === target)?.by).toEqual([annulment?.eventId]);
  });
});
