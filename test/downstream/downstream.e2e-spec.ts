import { killConsumer } from './kill-consumer.ts';
import { killServiceUnderConsumers } from './kill-service.ts';

const EVEN = { missing: 0, outOfOrder: 0 };

describe('Whoever follows published events misses none and gets each case in order', () => {
  it('when it is killed itself, at any moment', async () => {
    const result = await killConsumer(3);
    expect(result).toMatchObject({ kills: 3, ...EVEN });
    expect(result.expected).toBeGreaterThan(8);
  });

  it('when the service is killed under load', async () => {
    const result = await killServiceUnderConsumers(2);
    expect(result).toMatchObject({ kills: 2, ...EVEN });
    expect(result.expected).toBeGreaterThan(8);
  });
});
