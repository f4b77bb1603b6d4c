import { randomUUID } from 'node:crypto';
import { status, type ClientDuplexStream, type Metadata, type ServiceError } from '@grpc/grpc-js';
import {
  END,
  PersistentSubscriptionFailedError,
  persistentSubscriptionToAllSettingsFromDefaults,
} from '@eventstore/db-client';
import { eventually } from '../testing/eventually.ts';
import { GroupsUnderTest, note } from '../testing/groups-under-test.ts';
import { rawClient } from '../testing/raw-client.ts';
import { persistent, services, shared } from '../wire/protocol.ts';

type Request = InstanceType<typeof persistent.ReadReq>;
type Response = InstanceType<typeof persistent.ReadResp>;
type Failure = ServiceError & { metadata: Metadata };

const identifier = (stream: string) => new shared.StreamIdentifier().setStreamName(Buffer.from(stream));

/** What the official client for Node does not send, other clients do: the newer fields, and identifiers in halves. */
describe('Persistent subscriptions on the wire', () => {
  const groups = new GroupsUnderTest();
  let raw: ReturnType<typeof rawClient>;
  beforeAll(() => {
    raw = rawClient(groups.url, services.persistentSubscriptions);
  });
  afterAll(() => raw.close());

  function create(options: InstanceType<typeof persistent.CreateReq.Options>): Promise<unknown> {
    return raw.unary('create', new persistent.CreateReq().setOptions(options));
  }

  const settings = (strategy: string) =>
    new persistent.CreateReq.Settings()
      .setReadBatchSize(5)
      .setHistoryBufferSize(20)
      .setLiveBufferSize(20)
      .setMaxCheckpointCount(100)
      .setMessageTimeoutTicks('300000000')
      .setCheckpointAfterTicks('20000000')
      .setConsumerStrategy(strategy);

  function streamOptions(stream: string, strategy: string): InstanceType<typeof persistent.CreateReq.Options> {
    const at = new persistent.CreateReq.StreamOptions()
      .setStreamIdentifier(identifier(stream))
      .setStart(new shared.Empty());
    return new persistent.CreateReq.Options().setStream(at).setGroupName('officers').setSettings(settings(strategy));
  }

  it('take stream, start and strategy in the newer fields, and times in ticks', async () => {
    const stream = `case-${randomUUID()}`;
    await create(streamOptions(stream, 'PinnedByCorrelation'));
    expect((await groups.info(stream)).settings).toMatchObject({
      consumerStrategyName: 'PinnedByCorrelation',
      messageTimeout: 30_000,
      checkPointAfter: 2_000,
      startFrom: 'start',
    });
  });

  it('refuse a strategy that does not exist with its name in the reason', async () => {
    await expect(create(streamOptions(`case-${randomUUID()}`, 'Random'))).rejects.toMatchObject({
      code: status.INTERNAL,
      details: expect.stringContaining("failed: 'Consumer strategy Random does not exist.'"),
    });
  });

  it('refuse to begin at a position of $all that is not there yet', async () => {
    const later = { commit: 1_000_000_000_000n, prepare: 1_000_000_000_000n };
    const chosen = persistentSubscriptionToAllSettingsFromDefaults({ startFrom: later });
    await expect(groups.client.createPersistentSubscriptionToAll('later', chosen)).rejects.toThrow(
      PersistentSubscriptionFailedError,
    );
    const atEnd = persistentSubscriptionToAllSettingsFromDefaults({ startFrom: END });
    await groups.client.createPersistentSubscriptionToAll('at-end', atEnd);
    const { settings: found } = await groups.client.getPersistentSubscriptionToAllInfo('at-end');
    expect(found.startFrom).toBe(END);
  });

  it('give identifiers in two halves where that is asked for, and take them so in answers', async () => {
    const stream = await groups.group(['1']);
    const call = read(stream);
    const event = await nextEvent(call);
    const id = event.getEvent()?.getId();
    expect(id?.hasStructured()).toBe(true);
    expect(event.hasRetryCount()).toBe(true);
    call.write(new persistent.ReadReq().setAck(new persistent.ReadReq.Ack().setIdsList([id!])));
    await eventually(
      () => groups.info(stream),
      ({ stats }) => stats.outstandingMessagesCount === 0,
    );
    call.cancel();
  });

  it('end a call whose first message has no options, and only that one', async () => {
    const call = raw.duplex<Request, Response>('read');
    const failed = failureOf(call);
    call.write(new persistent.ReadReq().setAck(new persistent.ReadReq.Ack()));
    expect((await failed).code).toBe(status.UNKNOWN);
    await groups.group(['still there']);
  });

  it('let a consumer go on reading that has closed its own side', async () => {
    const stream = await groups.group(['1']);
    const call = read(stream);
    await nextEvent(call);
    call.end();
    await groups.client.appendToStream(stream, note('2'));
    const second = await nextEvent(call);
    expect(second.getEvent()?.getStreamRevision()).toBe('1');
    call.cancel();
  });

  it('tell a dropped consumer in trailers which group it was', async () => {
    const stream = await groups.group(['1']);
    const call = read(stream);
    await nextEvent(call);
    const failed = failureOf(call);
    await groups.client.deletePersistentSubscriptionToStream(stream, 'officers');
    const { code, metadata } = await failed;
    expect(code).toBe(status.CANCELLED);
    expect(metadata.getMap()).toMatchObject({
      exception: 'persistent-subscription-dropped',
      'stream-name': stream,
      'group-name': 'officers',
    });
  });

  function read(stream: string): ClientDuplexStream<Request, Response> {
    const options = new persistent.ReadReq.Options().setStreamIdentifier(identifier(stream)).setGroupName('officers');
    options.setBufferSize(10);
    options.setUuidOption(new persistent.ReadReq.Options.UUIDOption().setStructured(new shared.Empty()));
    const call = raw.duplex<Request, Response>('read');
    call.on('error', () => undefined);
    call.write(new persistent.ReadReq().setOptions(options));
    return call;
  }
});

function nextEvent(call: ClientDuplexStream<Request, Response>) {
  return new Promise<NonNullable<ReturnType<Response['getEvent']>>>((resolve) => {
    const listen = (response: Response): void => {
      const event = response.getEvent();
      if (!event) return;
      call.off('data', listen);
      resolve(event);
    };
    call.on('data', listen);
  });
}

const failureOf = (call: ClientDuplexStream<Request, Response>): Promise<Failure> =>
  new Promise((resolve) => call.once('error', (error) => resolve(error as Failure)));
