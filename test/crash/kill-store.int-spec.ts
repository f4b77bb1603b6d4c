import { killStore } from './kill-store.ts';

describe('The embedded event store, killed under concurrent appends and started again', () => {
  it('has every acknowledged event once, in order, and nothing that a reader saw is gone', async () => {
    const tally = await killStore(3);
    expect(tally).toMatchObject({ kills: 3, lost: 0, duplicated: 0, problems: [] });
    expect(tally.acknowledged).toBeGreaterThan(0);
  });
});
