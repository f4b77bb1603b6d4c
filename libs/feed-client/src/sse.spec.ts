import fc from 'fast-check';
import { messagesIn, type SseMessage } from './sse.ts';

async function messages(chunks: readonly Uint8Array[]): Promise<SseMessage[]> {
  const body = (async function* () {
    yield* chunks;
  })();
  return Array.fromAsync(messagesIn(body));
}

describe('A stream of server-sent events', () => {
  const lines = [
    ': a comment',
    'id: 7',
    'data: één',
    'data:two',
    '',
    'event: caught-up',
    'id:8',
    'data: {}',
    '',
    'id: 9',
    '',
  ];
  const meant = [
    { event: 'message', id: '7', data: 'één\ntwo' },
    { event: 'caught-up', id: '8', data: '{}' },
    { event: 'message', id: '9', data: undefined },
  ];

  it('says the same however its lines end and wherever it is cut into pieces', () =>
    fc.assert(
      fc.asyncProperty(fc.constantFrom('\n', '\r\n', '\r'), fc.array(fc.nat(120)), async (end, cuts) => {
        // What ends with a carriage return is told by what comes next, be it a comment.
        const bytes = new TextEncoder().encode([...lines, ': end'].join(end));
        const places = [0, ...cuts.filter((cut) => cut < bytes.length).sort((a, b) => a - b), bytes.length];
        const pieces = places.slice(1).map((place, n) => bytes.subarray(places[n], place));
        expect(await messages(pieces)).toEqual(meant);
      }),
    ));

  it('leaves out what is cut off at the end', async () => {
    expect(await messages([new TextEncoder().encode('data: one\n\ndata: tw')])).toHaveLength(1);
  });
});
