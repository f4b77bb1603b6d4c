import { OutcomeUnknown, StoreUnavailable, StreamDeleted, WrongExpectedRevision } from '../errors/errors.ts';
import { UnknownOutcome } from './append.ts';
import { settle } from './settle.ts';
import type { Settlement, Sighting } from './settle.ts';

const result = { revision: 4n, position: 900n };
const ours: Sighting = { kind: 'ours', result };
const absent: Sighting = { kind: 'absent', repeatWith: 3n };
const lost = new UnknownOutcome('the connection failed', { cause: new Error('reset') });

/** A settlement whose looks and repetitions answer with these, in turn; an Error is thrown. */
function play(looks: (Sighting | Error)[], repeats: (typeof result | Error)[] = []) {
  let clock = 0;
  const next = async <T>(answers: (T | Error)[]): Promise<T> => {
    clock += 100;
    const answer = answers.shift();
    if (answer === undefined || answer instanceof Error) throw answer ?? new Error('asked too often');
    return answer;
  };
  const repeat = jest.fn(() => next(repeats));
  const settlement: Settlement = {
    stream: 'case-1',
    expected: 3n,
    eventIds: ['a', 'b'],
    look: () => next(looks),
    repeat,
    patienceMs: 1_000,
    now: () => clock,
  };
  return { outcome: settle(settlement), repeat };
}

describe('an append whose answer got lost', () => {
  it('is answered from the stream when its events are there', async () => {
    const { outcome, repeat } = play([ours]);
    expect(await outcome).toEqual(result);
    expect(repeat).not.toHaveBeenCalled();
  });

  it('is repeated at the same place when they are not', async () => {
    const { outcome, repeat } = play([absent], [result]);
    expect(await outcome).toEqual(result);
    expect(repeat).toHaveBeenCalledWith(3n);
  });

  it('is a conflict when others took the place', async () => {
    await expect(play([{ kind: 'taken', actual: 9n }]).outcome).rejects.toMatchObject({
      code: 'WRONG_EXPECTED_REVISION',
      expected: 3n,
      actual: 9n,
    });
  });

  it('is found by the next look when it arrives while being repeated', async () => {
    const conflict = new WrongExpectedRevision('case-1', 3n, 4n);
    expect(await play([absent, ours], [conflict]).outcome).toEqual(result);
  });

  it('is looked for again while the store is away', async () => {
    const away = new StoreUnavailable('restarting');
    expect(await play([away, away, ours]).outcome).toEqual(result);
  });

  it('is looked for again when the answer to the repetition gets lost too', async () => {
    expect(await play([absent, ours], [lost]).outcome).toEqual(result);
  });

  it('ends at once with an error that no patience mends', async () => {
    await expect(play([new StreamDeleted('case-1')]).outcome).rejects.toBeInstanceOf(StreamDeleted);
  });

  it('is reported as unknown, with the ids to look for, when the store stays away', async () => {
    const away = Array.from({ length: 30 }, () => new StoreUnavailable('gone'));
    const error = await play(away).outcome.catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(OutcomeUnknown);
    expect(error).toMatchObject({ handling: 'outcome-unknown', stream: 'case-1', eventIds: ['a', 'b'] });
  });
});
