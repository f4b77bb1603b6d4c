import { killService } from './kill-service.ts';
import { killsAsked, sayTally } from './tally.ts';

describe('The service, killed again and again under load', () => {
  it('loses nothing that it acknowledged and records nothing twice', async () => {
    const tally = await killService(killsAsked());
    process.stdout.write(`service: ${sayTally(tally)}\n`);
    expect(tally).toMatchObject({ kills: killsAsked(), lost: 0, duplicated: 0, problems: [] });
    expect(tally.acknowledged).toBeGreaterThan(killsAsked() * 6);
  });
});
