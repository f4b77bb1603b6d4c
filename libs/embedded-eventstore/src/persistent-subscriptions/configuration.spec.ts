import { configurationEvent, readConfiguration, startText } from './configuration.ts';
import { ALL, type GroupDefinition } from './settings.ts';

const settings: GroupDefinition['settings'] = {
  startFrom: 5n,
  resolveLinks: true,
  extraStatistics: true,
  messageTimeout: 30_000,
  maxRetryCount: 10,
  checkpointAfter: 2_000,
  minCheckpointCount: 10,
  maxCheckpointCount: 1_000,
  maxSubscriberCount: 3,
  liveBufferSize: 500,
  readBatchSize: 20,
  bufferSize: 400,
  strategy: 'Pinned',
};

describe('What is kept of groups', () => {
  it.each<[string, GroupDefinition]>([
    ['a stream', { source: 'case-1', name: 'officers', settings }],
    ['a stream from its end', { source: 'case-1', name: 'officers', settings: { ...settings, startFrom: 'end' } }],
    ['$all', { source: ALL, name: 'auditors', settings: { ...settings, startFrom: 12_345_678_901n } }],
    ['prefixes', { source: ALL, name: 'a', filter: { on: 'stream', prefixes: ['case-', 'a,b'], regex: '' }, settings }],
    ['a pattern', { source: ALL, name: 'a', filter: { on: 'type', prefixes: [], regex: '^Rel' }, settings }],
  ])('gives back a group on %s as it was', (_what, group) => {
    expect(readConfiguration(configurationEvent([group]).data)).toEqual([group]);
  });

  it('is written as EventStoreDB writes it', () => {
    const { type, data } = configurationEvent([{ source: ALL, name: 'auditors', settings }]);
    expect(type).toBe('$PersistentConfig');
    expect(JSON.parse(data.toString())).toMatchObject({
      version: '2',
      entries: [{ stream: '$all', group: 'auditors', startPosition: 'C:5/P:5', namedConsumerStrategy: 'Pinned' }],
    });
  });

  it('counts as nothing when somebody wrote something else there', () => {
    for (const text of ['', 'null', '{}', '{"entries":7}', '{"entries":[null]}', '{"entries":[{}]}']) {
      expect(readConfiguration(Buffer.from(text))).toEqual([]);
    }
  });

  it('says "end" as clients expect it', () => {
    const atEnd = { ...settings, startFrom: 'end' as const };
    expect(startText({ source: 'case-1', name: 'a', settings: atEnd })).toBe('-1');
    expect(startText({ source: ALL, name: 'a', settings: atEnd })).toBe('C:-1/P:-1');
  });
});
