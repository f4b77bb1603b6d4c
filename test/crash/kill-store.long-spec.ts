import { killStore } from './kill-store.ts';
import { killsAsked, sayTally } from './tally.ts';

describe('The embedded event store, killed again and again under concurrent appends', () => {
  it('loses nothing that it acknowledged or showed, and stores nothing twice', async () => {
    const tally = await killStore(killsAsked());
    process.stdout.write(`event store: ${sayTally(tally)}\n`);
    expect(tally).toMatchObject({ kills: killsAsked(), lost: 0, duplicated: 0, problems: [] });
    expect(tally.acknowledged).toBeGreaterThan(killsAsked());
  });
});
