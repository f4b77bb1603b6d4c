import { killsAsked, sayBalance } from './balance.ts';
import { killConsumer } from './kill-consumer.ts';
import { killServiceUnderConsumers } from './kill-service.ts';

describe('Over many kills, whoever follows published events misses none and gets each case in order', () => {
  it.each([
    ['consumer', killConsumer],
    ['service', killServiceUnderConsumers],
  ])('with the %s killed again and again', async (who, kill) => {
    const result = await kill(killsAsked());
    process.stdout.write(`${who}: ${sayBalance(result)}\n`);
    expect(result).toMatchObject({ kills: killsAsked(), missing: 0, outOfOrder: 0 });
    expect(result.expected).toBeGreaterThan(killsAsked());
  });
});
