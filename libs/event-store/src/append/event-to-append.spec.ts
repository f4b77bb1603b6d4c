import { AppendTooLarge, InvalidAppend } from '../errors/errors.ts';
import { toClientEvents } from './event-to-append.ts';
import type { EventToAppend } from './event-to-append.ts';

const event: EventToAppend = { id: '0b8dd5a4-0000-4000-8000-000000000001', type: 'Released', data: { quantity: 1 } };
const prepare = (...events: EventToAppend[]) => toClientEvents('case-1', events, 1_000);

describe('events on their way into the store', () => {
  it('keep id, type, data and metadata', () => {
    expect(prepare({ ...event, metadata: { actor: 'kim' } })).toEqual([
      { ...event, contentType: 'application/json', metadata: { actor: 'kim' } },
    ]);
  });

  it.each<[string, string, EventToAppend[]]>([
    ['events', 'none at all', []],
    ['events[0].id', 'an id that is no UUID', [{ ...event, id: '17' }]],
    ['events[0].type', 'no type', [{ ...event, type: '' }]],
    ['events[0].data', 'a bigint', [{ ...event, data: { position: 1n } }]],
    ['events[1].metadata', 'an array', [event, { ...event, metadata: [] as never }]],
  ])('are refused, naming %s, for %s', (field, _, events) => {
    expect(() => prepare(...events)).toThrow(InvalidAppend);
    expect(() => prepare(...events)).toThrow(expect.objectContaining({ field, handling: 'fatal' }));
  });

  it('are counted as the server counts them: data, metadata and twice the type', () => {
    const sized = (length: number) => ({ ...event, type: 'ab', data: { t: 'x'.repeat(length) }, metadata: { m: 1 } });
    const overhead = 2 * 2 + '{"t":""}'.length + '{"m":1}'.length;
    expect(prepare(sized(1_000 - overhead))).toHaveLength(1);
    expect(() => prepare(sized(1_001 - overhead))).toThrow(AppendTooLarge);
    expect(() => prepare(sized(1_001 - overhead))).toThrow('1001 bytes, the limit is 1000 bytes');
  });
});
