import { BACKWARDS, END, FORWARDS, jsonEvent, START } from '@eventstore/db-client';
import { newStream, note, servedStore } from '../testing/served-store.ts';
import { rawClient } from '../testing/raw-client.ts';
import { services, shared, streams } from '../wire/protocol.ts';

const served = servedStore();

async function collect(options: Parameters<typeof served.client.readAll>[0]) {
  const found = [];
  for await (const { event } of served.client.readAll(options)) if (event) found.push(event);
  return found;
}

type Found = Awaited<ReturnType<typeof collect>>[number];
const positionOf = (event: Found | undefined) => event?.position ?? { commit: -1n, prepare: -1n };

describe('Reading $all', () => {
  beforeAll(async () => {
    for (const stream of ['case-1', 'case-2', 'note-1']) {
      await served.client.appendToStream(stream, [
        jsonEvent({ type: 'Detained', data: {} }),
        jsonEvent({ type: 'Released', data: {} }),
      ]);
    }
    await served.client.setStreamMetadata('case-1', { port: '2801' });
  });

  it('gives every event in the order of strictly increasing positions, and backwards the other way round', async () => {
    const forwards = await collect({ direction: FORWARDS, fromPosition: START });
    const positions = forwards.map((event) => positionOf(event).commit);
    expect(positions).toEqual([...positions].sort((a, b) => (a < b ? -1 : 1)));
    expect(new Set(positions).size).toBe(positions.length);
    const backwards = await collect({ direction: BACKWARDS, fromPosition: END });
    expect(backwards.map(({ id }) => id)).toEqual(forwards.map(({ id }) => id).toReversed());
  });

  it('begins with the event at a position, going forwards, and before it going backwards', async () => {
    const all = await collect({ fromPosition: START });
    const fromPosition = positionOf(all[3]);
    const [next] = await collect({ fromPosition, maxCount: 1 });
    const [previous] = await collect({ direction: BACKWARDS, fromPosition, maxCount: 1 });
    expect([previous?.id, next?.id]).toEqual([all[2]?.id, all[3]?.id]);
  });

  it('refuses a position inside a record as the real server does, and is empty past the end', async () => {
    const all = await collect({ fromPosition: START });
    const inside = positionOf(all[3]).commit + 1n;
    await expect(collect({ fromPosition: { commit: inside, prepare: inside } })).rejects.toThrow(
      /UNKNOWN.*InvalidPosition/,
    );
    const past = positionOf(all.at(-1)).commit + 1_000_000n;
    expect(await collect({ fromPosition: { commit: past, prepare: past } })).toEqual([]);
  });
});

type Expression = { regex?: string; prefixes?: string[] };

/** The client for Node filters subscriptions only; others filter reads as well. */
describe('Reading $all through a filter', () => {
  let raw: ReturnType<typeof rawClient>;
  beforeAll(() => {
    raw = rawClient(served.store.url, services.streams);
  });
  afterAll(() => raw.close());

  async function filtered(on: 'stream' | 'type', wanted: Expression, { backwards = false, count = 1000 } = {}) {
    const { Options } = streams.ReadReq;
    const empty = new shared.Empty();
    const expression = new Options.FilterOptions.Expression();
    expression.setRegex(wanted.regex ?? '').setPrefixList(wanted.prefixes ?? []);
    const filter = new Options.FilterOptions().setMax(32).setCheckpointintervalmultiplier(1);
    if (on === 'stream') filter.setStreamIdentifier(expression);
    else filter.setEventType(expression);
    const from = new Options.AllOptions();
    if (backwards) from.setEnd(empty);
    else from.setStart(empty);
    const options = new Options().setAll(from).setFilter(filter).setCount(String(count));
    options.setReadDirection(backwards ? Options.ReadDirection.BACKWARDS : Options.ReadDirection.FORWARDS);
    options.setUuidOption(new Options.UUIDOption().setString(empty));
    type Answer = InstanceType<typeof streams.ReadResp>;
    const answers = await raw.stream<Answer>('read', new streams.ReadReq().setOptions(options));
    return answers.map((answer) => answer.getEvent()?.getEvent()?.getId()?.getString());
  }

  it.each<[string, 'stream' | 'type', Expression, (event: Found) => boolean]>([
    ['stream prefixes', 'stream', { prefixes: ['case-', 'x'] }, ({ streamId }) => streamId.startsWith('case-')],
    ['a stream pattern', 'stream', { regex: '^case-[13]$' }, ({ streamId }) => streamId === 'case-1'],
    ['type prefixes', 'type', { prefixes: ['Rel'] }, ({ type }) => type === 'Released'],
    ['a type pattern', 'type', { regex: 'tain' }, ({ type }) => type === 'Detained'],
    ['no system events', 'type', { regex: String.raw`^[^\$].*` }, ({ type }) => !type.startsWith('$')],
  ])('lets through %s, and nothing else, in both directions', async (_what, on, wanted, matches) => {
    const expected = (await collect({ fromPosition: START })).filter(matches).map(({ id }) => id);
    expect(expected.length).toBeGreaterThan(0);
    expect(await filtered(on, wanted)).toEqual(expected);
    expect(await filtered(on, wanted, { backwards: true })).toEqual(expected.toReversed());
  });

  it('counts what passes, not what is looked at', async () => {
    const rare = newStream('rare');
    const ids: string[] = [];
    for (const text of ['1', '2', '3']) {
      const event = note(text);
      ids.push(event.id);
      await served.client.appendToStream(
        newStream(),
        Array.from({ length: 300 }, () => note('between')),
      );
      await served.client.appendToStream(rare, event);
    }
    expect(await filtered('stream', { prefixes: [rare] }, { count: 2 })).toEqual(ids.slice(0, 2));
    expect(await filtered('stream', { prefixes: [rare] }, { count: 2, backwards: true })).toEqual(
      ids.slice(1).toReversed(),
    );
  });
});
