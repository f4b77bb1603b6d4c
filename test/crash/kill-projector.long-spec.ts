import { killProjector } from './kill-projector.ts';
import { killsAsked } from './tally.ts';

const { TEST_DATABASE_URL: server } = process.env;

describe('What keeps the read models level, killed again and again while an office works', () => {
  it('misses no event, folds none twice and none out of order', async () => {
    const tally = await killProjector(killsAsked(), server);
    process.stdout.write(
      `projector: kills ${tally.kills}, recorded ${tally.recorded}, problems ${tally.problems.length}\n`,
    );
    expect(tally).toMatchObject({ kills: killsAsked(), problems: [] });
    expect(tally.fruitful).toBeGreaterThan(killsAsked() / 3);
  });
});
