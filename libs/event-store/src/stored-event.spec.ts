import { UnreadableEvent } from './errors/errors.ts';
import { UNKNOWN_POSITION } from './log-position.ts';
import { toStoredEvent } from './stored-event.ts';

const recorded = {
  id: '0b8dd5a4-0000-4000-8000-000000000001',
  type: 'Released',
  streamId: 'case-1',
  revision: 7n,
  created: new Date('2025-02-21T10:00:00.123Z'),
  position: { commit: 9_007_199_254_740_993n, prepare: 9_007_199_254_740_993n },
  isJson: true,
  data: { quantity: 600 } as unknown,
  metadata: undefined as unknown,
} as const;

describe('an event read from the store', () => {
  it('keeps its 64-bit numbers as bigint and its time as ISO 8601', () => {
    expect(toStoredEvent(recorded)).toEqual({
      id: recorded.id,
      type: 'Released',
      stream: 'case-1',
      revision: 7n,
      position: 9_007_199_254_740_993n,
      prepare: 9_007_199_254_740_993n,
      recordedAt: '2025-02-21T10:00:00.123Z',
      data: { quantity: 600 },
      metadata: {},
    });
  });

  it.each([undefined, { commit: 0xffff_ffff_ffff_ffffn, prepare: 0xffff_ffff_ffff_ffffn }])(
    'has an unknown position when the server says %p',
    (position) => expect(toStoredEvent({ ...recorded, position: position! }).position).toBe(UNKNOWN_POSITION),
  );

  it.each([
    ['broken JSON', { data: '{"quantity":' }, 'the data is not a JSON object', 12],
    ['a JSON array', { data: [1, 2] }, 'the data is not a JSON object', 5],
    ['bytes', { data: new Uint8Array(3), isJson: false }, 'the content type is not application/json', 3],
    ['broken metadata', { metadata: new Uint8Array(4) }, 'the metadata is not a JSON object', 4],
  ])('with %s is marked unreadable and keeps its envelope', (_, broken, reason, bytes) => {
    const event = toStoredEvent({ ...recorded, ...broken });
    expect(event).toMatchObject({ id: recorded.id, stream: 'case-1', revision: 7n, unreadable: { reason, bytes } });
    expect(() => event.data).toThrow(UnreadableEvent);
    expect(() => event.metadata).toThrow('event 7 of case-1 cannot be read');
  });
});
