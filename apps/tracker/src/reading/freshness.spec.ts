import { ProblemError } from '../http/problem.ts';
import { Freshness } from './freshness.ts';
import type { ReadModels } from './read-models.ts';

const behind = (outcome: 'late' | 'stopped' | 'reached') =>
  new Freshness({ waitFor: async () => outcome, status: () => ({ position: 40n }) } as unknown as ReadModels);

async function told(waiting: Promise<void>): Promise<unknown> {
  const error = await waiting.then(
    () => undefined,
    (problem: unknown) => problem,
  );
  return error instanceof ProblemError ? error.problem : error;
}

describe('A read that has to include a position', () => {
  it('is refused in the words of who named it, with both positions', async () => {
    expect(await told(behind('late').include('50'))).toMatchObject({
      ...{ status: 503, code: 'NOT_YET_VISIBLE', field: 'atLeast', wayOut: 'Ask again in a moment.' },
      compared: { atLeast: '50', readable: '40' },
    });
    expect(await told(behind('stopped').include('50'))).toMatchObject({ wayOut: expect.stringContaining('health') });
  });

  it('names no field where nobody named the position', async () => {
    const problem = await told(behind('late').reach(50n));
    expect(problem).toMatchObject({ code: 'NOT_YET_VISIBLE', compared: { atLeast: '50', readable: '40' } });
    expect(problem).not.toHaveProperty('field');
  });

  it('goes on when it is there, and waits for nothing that was not named', async () => {
    expect(await told(behind('reached').include('50'))).toBeUndefined();
    expect(await told(behind('late').include(undefined))).toBeUndefined();
  });
});
