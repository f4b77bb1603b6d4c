import { Breath } from './breath.ts';

/** Works for some ms, taking breath all the time; counts the turns that others had meanwhile. */
async function turnsOfOthers(breath: Breath, ms: number): Promise<number> {
  let turns = 0;
  let working = true;
  const turn = () => {
    turns++;
    if (working) setImmediate(turn);
  };
  setImmediate(turn);
  for (const start = performance.now(); performance.now() - start < ms;) await breath.take();
  working = false;
  return turns;
}

describe('long work that takes breath', () => {
  it('lets others have a turn again and again', async () => {
    expect(await turnsOfOthers(new Breath(2), 60)).toBeGreaterThan(2);
  });

  it('does not pay for a turn while it is short', async () => {
    expect(await turnsOfOthers(new Breath(60_000), 20)).toBe(0);
  });
});
