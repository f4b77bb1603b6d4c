import { EventStoreDBClient } from '@eventstore/db-client';
import { note, textsOf } from './support/notes.ts';
import { ServerUnderTest } from './support/server-under-test.ts';

const server = new ServerUnderTest();

const ROUNDS = 25;

describe('Two clients that race on one stream', () => {
  let rival: EventStoreDBClient;
  beforeAll(() => {
    rival = EventStoreDBClient.connectionString(server.url);
  });
  afterAll(() => rival.dispose());

  it.each([
    ['both in batches', undefined],
    ['one of them in calls of its own', { username: 'admin', password: 'changeit' }],
  ])('leave exactly one winner each time, and the other gets the right numbers, %s', async (_how, credentials) => {
    const stream = server.newStream();
    await server.client.appendToStream(stream, note('start'));
    const winners = ['start'];
    for (let round = 0n; round < ROUNDS; round++) {
      const expected = { expectedRevision: round };
      const [first, second] = await Promise.allSettled([
        server.client.appendToStream(stream, note(`first ${round}`), expected),
        rival.appendToStream(stream, note(`second ${round}`), credentials ? { ...expected, credentials } : expected),
      ]);
      const [won, lost] = first.status === 'fulfilled' ? [first, second] : [second, first];
      expect(won).toMatchObject({ status: 'fulfilled', value: { success: true, nextExpectedRevision: round + 1n } });
      expect(lost).toMatchObject({
        status: 'rejected',
        reason: { type: 'wrong-expected-version', expectedVersion: round, actualVersion: round + 1n },
      });
      winners.push(won === first ? `first ${round}` : `second ${round}`);
    }
    expect(await textsOf(server.client, stream)).toEqual(winners);
  });
});
