import { status } from '@grpc/grpc-js';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { describeEmbedded } from './support/embedded-only.ts';
import { filtered, readAllMessage } from './support/messages.ts';
import { note, textsOf } from './support/notes.ts';
import { ServerUnderTest } from './support/server-under-test.ts';

/** How long another client may wait for an append, in milliseconds, while a filter is at work. */
const PATIENCE = 2_000;

describeEmbedded('A hostile filter', 'a regular expression that explodes can occupy a foreign server for hours', () => {
  const server = new ServerUnderTest();

  /** Reads `$all` through a filter of stream names. */
  const read = (regex: string) =>
    server.wire.toTheEnd(
      StreamsService.read,
      filtered(readAllMessage({ from: 0n, count: 10 }), { by: 'stream', regex }),
    );

  it.each(['(a+)+$', '(a|aa)+$', '(a*)*b', '(.*)*x', '(a|a)*$', '([a-z]+)*[0-9]'])(
    'with a pattern that explodes, %s, is answered and does not stall others',
    async (regex) => {
      await server.client.appendToStream(`${server.newStream()}-${'a'.repeat(1_000)}!`, note('long name'));
      const reading = read(regex);
      const stream = server.newStream();
      const begin = performance.now();
      await server.client.appendToStream(stream, note('served'));
      expect(await textsOf(server.client, stream)).toEqual(['served']);
      expect(performance.now() - begin).toBeLessThan(PATIENCE);
      const { status: end } = await reading;
      expect([status.OK, status.INVALID_ARGUMENT, status.UNKNOWN]).toContain(end.code);
    },
  );

  it.each([
    ['does not parse', '('],
    ['repeats repetitions', '((a{1000}){1000}){1000}'],
    ['is a megabyte long', 'x'.repeat(1024 * 1024)],
    ['is nested very deeply', '('.repeat(50_000) + ')'.repeat(50_000)],
  ])('that %s is an error for that call, and others are served', async (_what, regex) => {
    const { status: end, messages } = await read(regex);
    expect(messages).toEqual([]);
    expect([status.INVALID_ARGUMENT, status.UNKNOWN]).toContain(end.code);
    await server.client.appendToStream(server.newStream(), note('served'));
  });

  it('with tens of thousands of prefixes does not stall others', async () => {
    const prefixes = Array.from({ length: 50_000 }, (_, n) => `nobody-${n}-`);
    const request = filtered(readAllMessage({ from: 0n, count: 10 }), { by: 'stream', prefixes });
    const reading = server.wire.toTheEnd(StreamsService.read, request);
    const begin = performance.now();
    await server.client.appendToStream(server.newStream(), note('served'));
    expect(performance.now() - begin).toBeLessThan(PATIENCE);
    expect((await reading).messages).toEqual([]);
  });
});
