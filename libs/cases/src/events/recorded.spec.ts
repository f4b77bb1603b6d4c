import { readdirSync, readFileSync } from 'node:fs';
import { emptyFile, evolve } from '../case-file/case-file.ts';
import { EVENT_TYPES, specOf } from './catalogue.ts';
import { decode, type RecordedJson } from './codec.ts';
import type { EventType } from './types.ts';
import { oldestVersion } from './upcast.ts';

/** An event of every version that a log may hold, as it was written then. Files are added here and never changed. */
const FOLDER = new URL('./recorded/', import.meta.url);

const recorded = (type: EventType, version: number) =>
  JSON.parse(readFileSync(new URL(`${type}.v${version}.json`, FOLDER), 'utf8')) as RecordedJson;

const versions = EVENT_TYPES.flatMap((type) => {
  const current = specOf(type).version;
  const oldest = oldestVersion(type, current);
  return Array.from({ length: current - oldest + 1 }, (_none, index) => ({ type, version: oldest + index, current }));
});

describe('Events of every version ever published', () => {
  it('are kept as examples, all of them and nothing else', () => {
    const expected = versions.map(({ type, version }) => `${type}.v${version}.json`);
    expect(readdirSync(FOLDER).toSorted()).toEqual(expected.toSorted());
  });

  it('begin with version 1, all of them', () => {
    expect(EVENT_TYPES.filter((type) => oldestVersion(type, specOf(type).version) !== 1)).toEqual([]);
  });

  it.each(versions)('$type version $version is read as version $current', ({ type, version, current }) => {
    const json = recorded(type, version);
    expect(json.metadata).toMatchObject({ schemaVersion: version });
    const event = decode(json);
    expect(event).toMatchObject({ type, schemaVersion: current });
    expect(event.data).toEqual(decode(recorded(type, current)).data);
    expect(specOf(type).describe(event.data)).not.toMatch(/undefined|NaN|\[object/);
  });

  it('fold into a case, one after the other, each with its sentence', () => {
    let file = emptyFile('SYN-01');
    for (const [revision, { type, version }] of versions.entries()) {
      const event = decode({ ...recorded(type, version), id: `event-${revision}`, revision });
      file = evolve(file, event);
      expect(file.history.at(-1)).toEqual(event);
    }
    expect(file.revision).toBe(versions.length - 1);
    expect(file.state.opened?.port).toBe('2801');
  });
});

describe('A document attached by version 1', () => {
  it('has its digest, and the algorithm that was meant', () => {
    expect(decode(recorded('DocumentAttached', 1)).data).toEqual({
      title: 'Invoice',
      mediaType: 'application/pdf',
      bytes: 1024,
      digest: { algorithm: 'sha-256', value: 'ab'.repeat(32) },
    });
  });
});
