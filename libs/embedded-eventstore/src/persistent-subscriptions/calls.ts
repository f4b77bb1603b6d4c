import type { sendUnaryData, ServerUnaryCall } from '@grpc/grpc-js';
import type { OpenCalls } from '../server/open-calls.ts';
import { asServiceError, unhandled } from '../wire/errors.ts';
import { persistent, shared } from '../wire/protocol.ts';
import { consumerCall } from './consumer-call.ts';
import { groupFailed } from './errors.ts';
import { GroupInfo } from './group-info.ts';
import { groupRequest } from './group-request.ts';
import type { Groups } from './groups.ts';
import { ALL } from './settings.ts';

type Named = {
  hasAll(): boolean;
  getStreamIdentifier(): { getStreamName_asU8(): Uint8Array } | undefined;
  getGroupName(): string;
};

/** The calls of the service, by their names in its definition. */
export function persistentSubscriptionCalls(groups: Groups, open: OpenCalls) {
  const info = new GroupInfo();
  return {
    create: unary(async (request: InstanceType<typeof persistent.CreateReq>) => {
      await groups.create(groupRequest(request.getOptions()));
      return new persistent.CreateResp();
    }),
    update: unary(async (request: InstanceType<typeof persistent.UpdateReq>) => {
      await groups.update(groupRequest(request.getOptions()));
      return new persistent.UpdateResp();
    }),
    delete: unary(async (request: InstanceType<typeof persistent.DeleteReq>) => {
      const { source, name } = groupNamed(request.getOptions());
      await groups.delete(source, name);
      return new persistent.DeleteResp();
    }),
    getInfo: unary((request: InstanceType<typeof persistent.GetInfoReq>) => {
      const { source, name } = groupNamed(request.getOptions());
      return new persistent.GetInfoResp().setSubscriptionInfo(info.of(groups.get(source, name)));
    }),
    list: unary((request: InstanceType<typeof persistent.ListReq>) => {
      const stream = request.getOptions()?.getListForStream();
      if (!stream && !request.getOptions()?.hasListAllSubscriptions()) throw unhandled('Nothing to list is named.');
      const named = stream?.hasAll() ? ALL : text(stream?.getStream());
      const listed = stream ? groups.ofSource(named) : groups.all();
      return new persistent.ListResp().setSubscriptionsList(listed.map((group) => info.of(group)));
    }),
    replayParked: unary((request: InstanceType<typeof persistent.ReplayParkedReq>) => {
      const options = request.getOptions();
      const { source, name } = groupNamed(options);
      const stopAt = options?.hasStopAt() ? BigInt(options.getStopAt()) : undefined;
      if (stopAt !== undefined && stopAt < 0n) {
        throw groupFailed(source, name, 'Cannot stop replaying parked message at a negative version.');
      }
      groups.get(source, name).replayParked(stopAt);
      return new persistent.ReplayParkedResp();
    }),
    restartSubsystem: unary(() => {
      groups.restart();
      return new shared.Empty();
    }),
    read: (call: Parameters<typeof consumerCall>[1]) => consumerCall(groups, call, open),
  };
}

function unary<Request, Response>(run: (request: Request) => Response | Promise<Response>) {
  return (call: ServerUnaryCall<Request, Response>, answer: sendUnaryData<Response>): void => {
    const ran = (async () => run(call.request))();
    ran.then(
      (response) => answer(null, response),
      (error: unknown) => answer(asServiceError(error)),
    );
  };
}

function groupNamed(options: Named | undefined): { source: string; name: string } {
  if (!options) throw unhandled('The options are missing.');
  return { source: options.hasAll() ? ALL : text(options.getStreamIdentifier()), name: options.getGroupName() };
}

const text = (identifier: { getStreamName_asU8(): Uint8Array } | undefined): string =>
  Buffer.from(identifier?.getStreamName_asU8() ?? []).toString();
