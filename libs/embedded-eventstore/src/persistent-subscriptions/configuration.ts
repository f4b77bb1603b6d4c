import type { ProposedEvent } from '../log/record.ts';
import { ALL, type GroupDefinition, type GroupFilter } from './settings.ts';
import { CONFIGURATION_TYPE } from './subscription-streams.ts';
import { isSound } from './validation.ts';
import { newId } from '../log/new-id.ts';

/** A group as EventStoreDB keeps it in `$persistentSubscriptionConfig`. */
interface Entry {
  stream: string;
  group: string;
  filter?: {
    context: 'streamId' | 'eventType';
    type: 'prefix' | 'regex';
    data: string;
    isAllStream: boolean;
    prefixes?: readonly string[];
  };
  resolveLinkTos: boolean;
  extraStatistics: boolean;
  messageTimeout: number;
  startFrom: number;
  startPosition: string;
  liveBufferSize: number;
  historyBufferSize: number;
  maxRetryCount: number;
  readBatchSize: number;
  checkPointAfter: number;
  minCheckPointCount: number;
  maxCheckPointCount: number;
  maxSubscriberCount: number;
  namedConsumerStrategy: string;
}

/** All groups in one event: the last one of the stream says what there is. */
export function configurationEvent(groups: readonly GroupDefinition[]): ProposedEvent {
  const configuration = {
    version: '2',
    updated: new Date().toISOString(),
    updatedBy: 'system',
    entries: groups.map(entryOf),
  };
  return {
    id: newId(),
    type: CONFIGURATION_TYPE,
    isJson: true,
    data: Buffer.from(JSON.stringify(configuration)),
    metadata: Buffer.alloc(0),
  };
}

/** Anybody may write to the stream: what can't be read counts as no groups, so that the server starts. */
export function readConfiguration(data: Uint8Array): GroupDefinition[] {
  try {
    const { entries } = JSON.parse(Buffer.from(data).toString()) as { entries: Entry[] };
    return entries.map(definitionOf).filter(isSound);
  } catch {
    return [];
  }
}

/** `-1` stands for the end, in the notation of streams and of `$all`. */
export function startText({ source, settings: { startFrom } }: GroupDefinition): string {
  const position = startFrom === 'end' ? '-1' : String(startFrom);
  return source === ALL ? `C:${position}/P:${position}` : position;
}

function entryOf(group: GroupDefinition): Entry {
  const { settings, filter } = group;
  return {
    stream: group.source,
    group: group.name,
    ...(filter && {
      filter: {
        context: filter.on === 'stream' ? 'streamId' : 'eventType',
        type: filter.regex === '' ? 'prefix' : 'regex',
        data: filter.regex === '' ? filter.prefixes.join(',') : filter.regex,
        isAllStream: true,
        // Beside what the real server writes: there, a prefix with a comma in it does not survive a restart.
        prefixes: filter.prefixes,
      },
    }),
    resolveLinkTos: settings.resolveLinks,
    extraStatistics: settings.extraStatistics,
    messageTimeout: settings.messageTimeout,
    startFrom: group.source === ALL || settings.startFrom === 'end' ? -1 : Number(settings.startFrom),
    startPosition: startText(group),
    liveBufferSize: settings.liveBufferSize,
    historyBufferSize: settings.bufferSize,
    maxRetryCount: settings.maxRetryCount,
    readBatchSize: settings.readBatchSize,
    checkPointAfter: settings.checkpointAfter,
    minCheckPointCount: settings.minCheckpointCount,
    maxCheckPointCount: settings.maxCheckpointCount,
    maxSubscriberCount: settings.maxSubscriberCount,
    namedConsumerStrategy: settings.strategy,
  };
}

function definitionOf(entry: Entry): GroupDefinition {
  const start = /-?\d+/.exec(entry.startPosition)?.[0] ?? '0';
  const filter = entry.filter && filterOf(entry.filter);
  return {
    source: entry.stream,
    name: entry.group,
    ...(filter && { filter }),
    settings: {
      startFrom: start === '-1' ? 'end' : BigInt(start),
      resolveLinks: entry.resolveLinkTos,
      extraStatistics: entry.extraStatistics,
      messageTimeout: entry.messageTimeout,
      maxRetryCount: entry.maxRetryCount,
      checkpointAfter: entry.checkPointAfter,
      minCheckpointCount: entry.minCheckPointCount,
      maxCheckpointCount: entry.maxCheckPointCount,
      maxSubscriberCount: entry.maxSubscriberCount,
      liveBufferSize: entry.liveBufferSize,
      readBatchSize: entry.readBatchSize,
      bufferSize: entry.historyBufferSize,
      strategy: entry.namedConsumerStrategy,
    },
  };
}

function filterOf({ context, type, data, prefixes }: NonNullable<Entry['filter']>): GroupFilter {
  const on = context === 'streamId' ? 'stream' : 'type';
  return type === 'prefix'
    ? { on, prefixes: prefixes ?? data.split(','), regex: '' }
    : { on, prefixes: [], regex: data };
}
