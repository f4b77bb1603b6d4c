import type { ClockRegime } from '../open-case/event.ts';
import { IMPORTED } from '../testing/random-case.ts';
import { detainedCase, lineFacts, openedCase, opening, SECOND_SUPERVISOR, seizedCase } from '../testing/given.ts';
import { SUPERVISOR, TestCase, units } from '../testing/given.ts';

const because = { reasonCode: 'deemed' };
const DEEMED = { lines: units(9), basis: 'deemed' } as const;
const authority = 'Agreement';
const EXTENSION = { clock: 'admissibility', oldDate: '2025-02-09', newDate: '2025-03-11', authority };

/** Nine units presented on a day, of a case that is opened on it. */
function presented(on: string, clockRegime: ClockRegime = 'title19'): TestCase {
  return new TestCase().on(on).given('OpenCase', { ...opening([lineFacts(9)]), presentedOn: on, clockRegime });
}

// Presented 2025-01-10 at San Francisco: five business days end on 2025-01-17, thirty days on 2025-02-09.
describe('What counts as detained or excluded by operation of law', () => {
  it('does so from the day after the last day of its clock, whoever records it', () => {
    // San Francisco is eight hours behind: at 07:59 it is still the day itself there.
    expect(openedCase(9).on('2025-01-18T07:59:00.000Z').refused('Detain', DEEMED, because)).toEqual({
      code: 'CLOCK_NOT_RUN_OUT',
      field: 'effectiveAt',
      message: 'Nothing is deemed detained on 2025-01-17: release-or-detain runs until 2025-01-17.',
      wayOut: 'It is from 2025-01-18 on. Until then it takes a decision (basis decision).',
      compared: { effectiveOn: '2025-01-17', possibleFrom: '2025-01-18' },
    });
    expect(openedCase(9).on('2025-01-18T08:00:00.000Z').when('Detain', DEEMED, because)).toMatchObject({
      outcome: 'accepted',
    });
    expect(detainedCase(9).on('2025-02-09').refused('Exclude', DEEMED, because)).toMatchObject({
      code: 'CLOCK_NOT_RUN_OUT',
      compared: { effectiveOn: '2025-02-09', possibleFrom: '2025-02-10' },
    });
    expect(detainedCase(9).on('2025-02-10').when('Exclude', DEEMED, because)).toMatchObject({ outcome: 'accepted' });
  });

  it('does so on the earlier date where it is disputed whether an office was closed', () => {
    // Due 2024-12-27, or 2024-12-30 where 24 December counts as closed.
    expect(presented('2024-12-19').on('2024-12-27').refused('Detain', DEEMED, because)).toMatchObject({
      compared: { possibleFrom: '2024-12-28' },
    });
    expect(presented('2024-12-19').on('2024-12-28').when('Detain', DEEMED, because)).toMatchObject({
      outcome: 'accepted',
    });
  });

  it('does not while the clock was extended, or stands still', () => {
    const extended = detainedCase(9).given('ExtendDeadline', EXTENSION).on('2025-02-10');
    expect(extended.refused('Exclude', DEEMED, because)).toMatchObject({ compared: { possibleFrom: '2025-03-12' } });
    const tolling = { clock: 'admissibility', from: '2025-02-01', authority };
    const tolled = detainedCase(9).given('TollDeadline', tolling).on('2025-02-10');
    expect(tolled.refused('Exclude', DEEMED, because)).toMatchObject({
      code: 'CLOCK_NOT_RUN_OUT',
      field: 'basis',
      message: 'Nothing is deemed excluded: admissibility stands still since 2025-02-01.',
    });
    tolled.given('TollDeadline', { ...tolling, until: '2025-02-03' });
    expect(tolled.refused('Exclude', DEEMED, because)).toMatchObject({ compared: { possibleFrom: '2025-02-13' } });
  });

  it('does not where no clock runs for it, since another agency decides admissibility', () => {
    const test = presented('2025-01-10', 'title19-agency-admissibility');
    test.given('Detain', { ...DEEMED, basis: 'decision' }, { reasonCode: 'agency-request' }).on('2025-03-05');
    expect(test.refused('Exclude', DEEMED, because)).toMatchObject({
      code: 'CLOCK_NOT_RUN_OUT',
      field: 'basis',
      message: 'Nothing is deemed excluded in this case: no clock runs for it under title19-agency-admissibility.',
    });
  });

  it('is not undone by an extension from before that is recorded late, until it is annulled', () => {
    const test = detainedCase(9).on('2025-02-10').given('Exclude', DEEMED, because).on('2025-02-12');
    const late = { effectiveAt: '2025-02-05T12:00:00.000Z', lateReason: 'Letter mislaid' };
    expect(test.refused('ExtendDeadline', EXTENSION, late)).toMatchObject({
      code: 'EFFECTIVE_DATE_INVALID',
      events: [test.idOf('Excluded')],
    });
    const twoPersons = { actor: SUPERVISOR, approver: SECOND_SUPERVISOR, reasonCode: 'decision-reversed' };
    test.given('Annul', { targets: [test.idOf('Excluded')] }, twoPersons);
    expect(test.when('ExtendDeadline', EXTENSION, late)).toMatchObject({ outcome: 'accepted' });
  });

  it('is what the records say that are taken over', () => {
    const taken = { ...because, imported: IMPORTED };
    expect(openedCase(9).when('Detain', DEEMED, taken)).toMatchObject({ outcome: 'accepted' });
    expect(detainedCase(9).when('Exclude', DEEMED, taken)).toMatchObject({ outcome: 'accepted' });
  });
});

describe('The lapse of a deadline', () => {
  const lapse = { clock: 'petition', dueOn: '2025-02-26', calendarVersion: 'us-federal-2' };

  it('is recorded once its date is over at the port, not before', () => {
    const test = seizedCase(9).on('2025-02-27T07:59:00.000Z');
    expect(test.refused('LapseDeadline', lapse)).toMatchObject({
      code: 'CLOCK_NOT_RUN_OUT',
      field: 'dueOn',
      compared: { effectiveOn: '2025-02-26', possibleFrom: '2025-02-27' },
    });
    expect(test.on('2025-02-27T08:00:00.000Z').when('LapseDeadline', lapse)).toMatchObject({ outcome: 'accepted' });
    expect(seizedCase(9).when('LapseDeadline', lapse, { imported: IMPORTED })).toMatchObject({ outcome: 'accepted' });
  });
});
