import type { ServerDuplexStream } from '@grpc/grpc-js';
import type { OpenCalls } from '../server/open-calls.ts';
import { asServiceError, serverShuttingDown, unhandled } from '../wire/errors.ts';
import type { persistent, shared } from '../wire/protocol.ts';
import type { UuidForm } from '../wire/read-response.ts';
import { uuidBytes, uuidText } from '../wire/uuid.ts';
import { Consumer } from './consumer.ts';
import { consumerConfirmation, messageResponse } from './consumer-response.ts';
import { consumerDropped, groupFull } from './errors.ts';
import type { Group, NackAction } from './group.ts';
import type { Groups } from './groups.ts';
import { ALL } from './settings.ts';

type Request = InstanceType<typeof persistent.ReadReq>;
type Options = InstanceType<typeof persistent.ReadReq.Options>;
type Call = ServerDuplexStream<Request, Buffer>;

/** By their numbers on the wire. */
const ACTIONS: readonly NackAction[] = ['unknown', 'park', 'retry', 'skip', 'stop'];

/** However many a client asks for: what it has and did not answer is held in memory. */
const MOST_IN_FLIGHT = 10_000;

/** The call of one consumer: options first, then its answers; the other way, events. */
export function consumerCall(groups: Groups, call: Call, open: OpenCalls): void {
  let connected: { group: Group; consumer: Consumer } | undefined;
  const fail = (error: unknown): void => {
    if (!call.cancelled) call.emit('error', asServiceError(error));
  };
  open.add(call, () => fail(serverShuttingDown()));
  call.on('data', (request: Request) => {
    try {
      if (connected) answer(connected.group, request);
      else connected = connect(groups, call, request.getOptions());
    } catch (error) {
      fail(error);
    }
  });
  const leave = (): void => {
    connected?.group.disconnect(connected.consumer);
  };
  // A client that only closes its own side may still read.
  call.on('end', () => {
    if (!connected) call.end();
  });
  call.on('drain', () => {
    connected?.consumer.resume();
    connected?.group.wake();
  });
  call.once('cancelled', leave);
  call.once('close', leave);
  call.on('error', leave);
}

function connect(groups: Groups, call: Call, options: Options | undefined): { group: Group; consumer: Consumer } {
  if (!options) throw unhandled('The first message has to carry the options.');
  const source = options.hasAll()
    ? ALL
    : Buffer.from(options.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString();
  if (source === '') throw unhandled('Neither a stream nor $all is named.');
  const name = options.getGroupName();
  const capacity = options.getBufferSize();
  if (capacity <= 0) throw unhandled('The buffer size has to be 1 or more.');
  const group = groups.get(source, name);
  if (group.isFull) throw groupFull(source, name);
  const form: UuidForm = options.getUuidOption()?.hasString() ? 'text' : 'structured';
  const consumer = new Consumer(
    {
      send: (message) => call.write(messageResponse(message, form)),
      drop: () => {
        call.emit('error', asServiceError(consumerDropped(source, name)));
      },
    },
    {
      connectionName: String(call.metadata.get('connection-name')[0] ?? '<unknown>'),
      capacity: Math.min(capacity, MOST_IN_FLIGHT),
      measured: group.definition.settings.extraStatistics,
    },
  );
  call.write(consumerConfirmation(group.id));
  group.connect(consumer);
  return { group, consumer };
}

function answer(group: Group, request: Request): void {
  const ack = request.getAck();
  const nack = request.getNack();
  if (ack) group.ack(idsOf(ack.getIdsList()));
  if (nack) group.nack(idsOf(nack.getIdsList()), ACTIONS[nack.getAction()] ?? 'unknown', nack.getReason());
}

const idsOf = (ids: readonly InstanceType<typeof shared.UUID>[]): string[] => ids.map((id) => uuidText(uuidBytes(id)));
