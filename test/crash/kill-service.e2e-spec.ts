import { killService } from './kill-service.ts';

describe('The service, killed under load and started again', () => {
  it('has every acknowledged transition once, and read models that equal a fold from zero', async () => {
    const tally = await killService(3);
    expect(tally).toMatchObject({ kills: 3, lost: 0, duplicated: 0, problems: [] });
    // Six commands open and fill the cases of each round; the load came on top.
    expect(tally.acknowledged).toBeGreaterThan(3 * 6);
  });
});
