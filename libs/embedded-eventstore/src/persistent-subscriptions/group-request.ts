import { invalidChoice, unhandled } from '../wire/errors.ts';
import type { persistent } from '../wire/protocol.ts';
import { groupFailed } from './errors.ts';
import { ALL, type GroupDefinition, type GroupFilter, type GroupSettings } from './settings.ts';

type CreateRequest = InstanceType<typeof persistent.CreateReq>;
type UpdateRequest = InstanceType<typeof persistent.UpdateReq>;
type Options = NonNullable<ReturnType<CreateRequest['getOptions']> | ReturnType<UpdateRequest['getOptions']>>;
type Settings = NonNullable<ReturnType<Options['getSettings']>>;
type AllOptions = NonNullable<ReturnType<Options['getAll']>>;
type StartFrom = GroupSettings['startFrom'];

/** Names of the numbered strategies, as clients before 21.10 send them. */
const NUMBERED_STRATEGIES = ['DispatchToSingle', 'RoundRobin', 'Pinned'];
const TICKS_PER_MILLISECOND = 10_000n;

/** The group that a create or update asks for. @throws ServerError for what can't be understood. */
export function groupRequest(options: Options | undefined): GroupDefinition {
  const settings = options?.getSettings();
  if (!options || !settings) throw unhandled('The options or the settings are missing.');
  const name = options.getGroupName();
  const all = options.getAll();
  if (all) {
    const filter = filterOf(all);
    return { source: ALL, name, ...(filter && { filter }), settings: settingsOf(settings, startInAll(all, name)) };
  }
  const stream = options.getStream();
  // Clients before 21.10, and the one for Node, name the stream in the old place.
  const identifier = stream ? stream.getStreamIdentifier() : options.getStreamIdentifier();
  const source = Buffer.from(identifier?.getStreamName_asU8() ?? []).toString();
  if (source === ALL) {
    const reason = 'Persistent subscriptions to $all are only supported over gRPC through gRPC clients';
    throw groupFailed(source, name, reason);
  }
  const startFrom = stream ? startInStream(stream) : revision(settings.getRevision());
  return { source, name, settings: settingsOf(settings, startFrom) };
}

function settingsOf(settings: Settings, startFrom: StartFrom): GroupSettings {
  const named = 'getConsumerStrategy' in settings ? settings.getConsumerStrategy() : '';
  return {
    startFrom,
    resolveLinks: settings.getResolveLinks(),
    extraStatistics: settings.getExtraStatistics(),
    messageTimeout: settings.hasMessageTimeoutTicks()
      ? milliseconds(settings.getMessageTimeoutTicks())
      : settings.getMessageTimeoutMs(),
    maxRetryCount: settings.getMaxRetryCount(),
    checkpointAfter: settings.hasCheckpointAfterTicks()
      ? milliseconds(settings.getCheckpointAfterTicks())
      : settings.getCheckpointAfterMs(),
    minCheckpointCount: settings.getMinCheckpointCount(),
    maxCheckpointCount: settings.getMaxCheckpointCount(),
    maxSubscriberCount: settings.getMaxSubscriberCount(),
    liveBufferSize: settings.getLiveBufferSize(),
    readBatchSize: settings.getReadBatchSize(),
    bufferSize: settings.getHistoryBufferSize(),
    strategy: named || (NUMBERED_STRATEGIES[settings.getNamedConsumerStrategy()] ?? ''),
  };
}

const milliseconds = (ticks: string): number => Number(BigInt(ticks) / TICKS_PER_MILLISECOND);

function startInStream(stream: NonNullable<ReturnType<Options['getStream']>>): StartFrom {
  if (stream.hasRevision()) return revision(stream.getRevision());
  if (stream.hasEnd()) return 'end';
  if (stream.hasStart()) return 0n;
  throw invalidChoice('None', 'RevisionOptionOneofCase');
}

/** The largest number of 64 bits stands for the end. */
function revision(text: string): StartFrom {
  const value = BigInt.asIntN(64, BigInt(text));
  if (value === -1n) return 'end';
  if (value < 0n) throw unhandled(`${text} is out of range.`);
  return value;
}

function startInAll(all: AllOptions, name: string): StartFrom {
  const position = all.getPosition();
  if (position) {
    const commit = revision(position.getCommitPosition());
    const prepare = revision(position.getPreparePosition());
    if (commit === 'end' && prepare === 'end') return 'end';
    if (commit === 'end' || prepare === 'end') {
      const reason =
        'Invalid Start From position: prepare and commit positions must be greater than or equal to 0 or both equal to -1.';
      throw groupFailed(ALL, name, reason);
    }
    if (prepare <= commit) return commit;
    const reason = 'Invalid Start From position: prepare position must be less than or equal to the commit position.';
    throw groupFailed(ALL, name, reason);
  }
  if (all.hasEnd()) return 'end';
  if (all.hasStart()) return 0n;
  throw invalidChoice('None', 'AllOptionOneofCase');
}

function filterOf(all: AllOptions): GroupFilter | undefined {
  const filter = 'getFilter' in all ? all.getFilter() : undefined;
  if (!filter) return undefined;
  const expression = filter.getStreamIdentifier() ?? filter.getEventType();
  if (!expression) throw invalidChoice('None', 'FilterOneofCase');
  return {
    on: filter.hasStreamIdentifier() ? 'stream' : 'type',
    prefixes: expression.getPrefixList(),
    regex: expression.getRegex(),
  };
}
