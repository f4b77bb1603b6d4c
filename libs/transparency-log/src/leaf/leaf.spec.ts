import canonicalize from 'canonicalize';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { leafEntry, leafOf, type LoggedEvent } from './leaf.ts';

const event: LoggedEvent = {
  stream: 'case-SYN-10',
  revision: 3n,
  id: '5b0f6a6e-8c3a-5a63-9f5e-2b1a6b0c7d11',
  type: 'Detained',
  recordedAt: '2025-02-03T15:00:00.000Z',
  position: 9_007_199_254_740_993n,
  data: { lines: [{ line: 1, quantity: 500 }], basis: 'decision' },
  metadata: { actor: { id: 'm.rivera', role: 'case-officer' } },
};

const hex = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex');

describe('The leaf of an event', () => {
  it('is the canonical JSON of its fields, with content as hashes, behind a zero byte', () => {
    const entry = canonicalize({
      version: 1,
      ...{ stream: 'case-SYN-10', revision: '3', eventId: event.id, type: 'Detained', recordedAt: event.recordedAt },
      ...{
        position: '9007199254740993',
        data: hex(canonicalize(event.data)!),
        metadata: hex(canonicalize(event.metadata)!),
      },
    })!;
    expect(leafEntry(event)).toBe(entry);
    expect(leafOf(event).toString('hex')).toBe(hex(`\u0000${entry}`));
  });

  it('is canonical JSON whatever the names are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), (stream, type) => {
        const entry = leafEntry({ ...event, stream, type });
        expect(entry).toBe(canonicalize(JSON.parse(entry)));
      }),
    );
  });

  it('changes with every field', () => {
    const changes: Partial<LoggedEvent>[] = [
      ...[{ stream: 'case-SYN-11' }, { revision: 4n }, { id: 'x' }, { type: 'Released' }, { position: 1n }],
      ...[{ recordedAt: '2025-02-03T15:00:00.001Z' }, { data: { ...(event.data as object), basis: 'deemed' } }],
      ...[
        { metadata: { actor: { id: 's.ito', role: 'case-officer' } } },
        { data: event.metadata, metadata: event.data },
      ],
    ];
    const leaves = [event, ...changes.map((change) => ({ ...event, ...change }))].map((one) =>
      leafOf(one).toString('hex'),
    );
    expect(new Set(leaves).size).toBe(leaves.length);
  });

  it('does not depend on the order of names, which JSON does not either', () => {
    expect(leafOf({ ...event, data: { basis: 'decision', lines: [{ quantity: 500, line: 1 }] } })).toEqual(
      leafOf(event),
    );
  });

  it('holds the bytes of content that is no JSON', () => {
    const scan = (...bytes: number[]): LoggedEvent => {
      const content = { data: Uint8Array.from(bytes), metadata: undefined };
      return { ...event, data: {}, metadata: {}, unreadable: { reason: 'no JSON', content } };
    };
    expect(leafEntry(scan(1, 2, 3))).toContain(hex(Uint8Array.of(1, 2, 3)));
    expect(leafOf(scan(1, 2, 3))).not.toEqual(leafOf(scan(1, 2, 4)));
  });

  it('has one even for text that has no canonical form', () => {
    expect(leafOf({ ...event, data: { text: '\ud800' } })).not.toEqual(leafOf({ ...event, data: { text: '\udbff' } }));
  });
});
