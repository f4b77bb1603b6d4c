import { Breath } from './breath.ts';

/** Works, taking breath all the time, for some ms or until others have had enough turns; answers how many they had. */
async function turnsOfOthers(breath: Breath, ms: number, enough = Infinity): Promise<number> {
  let turns = 0;
  let working = true;
  const turn = () => {
    turns++;
    if (working) setImmediate(turn);
  };
  setImmediate(turn);
  for (const start = performance.now(); turns < enough && performance.now() - start < ms;) await breath.take();
  working = false;
  return turns;
}

describe('long work that takes breath', () => {
  it('lets others have a turn again and again', async () => {
    expect(await turnsOfOthers(new Breath(2), 30_000, 3)).toBe(3);
  });

  it('does not pay for a turn while it is short', async () => {
    expect(await turnsOfOthers(new Breath(60_000), 20)).toBe(0);
  });
});
