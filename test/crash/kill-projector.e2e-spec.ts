import { killProjector } from './kill-projector.ts';

// On PostgreSQL where there is one to test with, and else on a file.
const { TEST_DATABASE_URL: server } = process.env;

describe(`What keeps the read models level, killed at any moment while an office works, on ${server ? 'PostgreSQL' : 'SQLite'}`, () => {
  it('goes on behind what it had committed: no event is missing, twice or out of order, and every row is right', async () => {
    const tally = await killProjector(4, server);
    expect(tally).toMatchObject({ kills: 4, problems: [] });
    expect(tally.recorded).toBeGreaterThan(0);
    expect(tally.fruitful).toBeGreaterThan(1);
  });
});
