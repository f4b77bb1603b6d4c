import { sampleEvent } from '../testing/samples.ts';
import { EVENT_TYPES } from './catalogue.ts';
import {
  caseStream,
  decode,
  type EncodedEvent,
  encode,
  isForeignStream,
  type RecordedJson,
  UnknownEvent,
} from './codec.ts';

const record = { recordedAt: '2025-02-21T12:00:01.000Z', revision: 4, position: '18446744073709551615' };
/** As the log gives it back: through JSON. */
const stored = (event: EncodedEvent): RecordedJson => ({
  ...(JSON.parse(JSON.stringify(event)) as EncodedEvent),
  ...record,
});

describe('An event that is written and read', () => {
  it.each(EVENT_TYPES)('%s comes back as it was, with its place in the log', (type) => {
    const event = sampleEvent(type);
    expect(decode(stored(encode(event)))).toEqual({ ...event, ...record });
  });

  it('keeps approver, reason, authority and why it came late', () => {
    const event = {
      ...sampleEvent('Released'),
      approver: { id: 's.ito', role: 'supervisor' as const, ports: ['2801'] },
      reasonText: 'as told',
      legalAuthority: '19 USC 1618',
      lateReason: 'Paper file',
    };
    expect(decode(stored(encode(event)))).toEqual({ ...event, ...record });
  });

  it('has its payload in the data, and correlation and causation under the names of the store', () => {
    const { id, data, metadata } = encode(sampleEvent('NoteAdded'));
    expect(id).toBe(sampleEvent('NoteAdded').eventId);
    expect(data).toEqual({ text: 'Two pallets are wet.' });
    expect(metadata).toMatchObject({ $correlationId: 'correlation-1', $causationId: 'causation-1', schemaVersion: 1 });
    expect(metadata).not.toHaveProperty('correlationId');
    expect(caseStream('SYN-01')).toBe('case-SYN-01');
  });

  it('that was imported counts as recorded when the import says, and is marked', () => {
    const imported = { importedAt: '2025-06-01T00:00:00.000Z', importedBy: 'admin', source: 'old.csv' };
    const event = { ...sampleEvent('Detained'), imported };
    const back = decode(stored(encode(event, '2024-09-26T10:00:00.000Z')));
    expect(back).toEqual({ ...event, ...record, recordedAt: '2024-09-26T10:00:00.000Z' });
    expect(back.imported).toEqual(imported);
  });
});

describe('An event that this version can not read', () => {
  const refused = (change: Partial<RecordedJson>) => {
    const event = stored(encode(sampleEvent('NoteAdded')));
    return () => decode({ ...event, ...change });
  };
  const metadata = (change: Record<string, unknown>) => ({ ...encode(sampleEvent('NoteAdded')).metadata, ...change });

  it('is named, with its place, and never guessed at', () => {
    expect(refused({ type: 'Impounded' })).toThrow(UnknownEvent);
    expect(refused({ type: 'Impounded' })).toThrow(/7f9c1c5e.*\(Impounded, revision 4\): its type is not known/);
  });

  it('may be of a newer version, or of none', () => {
    expect(refused({ metadata: metadata({ schemaVersion: 2 }) })).toThrow('its schema version 2 is newer than 1');
    expect(refused({ metadata: metadata({ schemaVersion: undefined }) })).toThrow(UnknownEvent);
  });

  it('may lack its envelope', () => {
    expect(refused({ metadata: metadata({ effectiveAt: undefined }) })).toThrow('its envelope is incomplete');
    expect(refused({ metadata: metadata({ caseId: 7 }) })).toThrow('its envelope is incomplete');
  });

  it('of another writer has no correlation but its command', () => {
    const bare = metadata({ $correlationId: undefined, $causationId: undefined });
    expect(refused({ metadata: bare })()).toMatchObject({ correlationId: 'command-1', causationId: 'command-1' });
  });
});

describe('A stream whose name begins as those of cases do', () => {
  it.each(['case-', 'case-management/42', 'case-0b5ed0f2-93c7-4f0e-8d5f-1f4e6a0d9c3b', `case-${'A'.repeat(41)}`])(
    'is of another application when no case number can be the rest: %s',
    (stream) => expect(isForeignStream(stream)).toBe(true),
  );

  it.each(['case-SYN-01', 'case-7', 'transparency-checkpoints', 'casework'])('is not taken for that: %s', (stream) =>
    expect(isForeignStream(stream)).toBe(false),
  );
});
