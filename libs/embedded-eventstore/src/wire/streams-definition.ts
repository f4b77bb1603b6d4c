import type { MethodDefinition, ServiceDefinition } from '@grpc/grpc-js';
import { type BatchAppendRequest, decodeBatchAppend } from './batch-append-request.ts';
import { services, type streams } from './protocol.ts';

type Message<Name extends keyof typeof streams> = InstanceType<(typeof streams)[Name] & (new () => object)>;

/** The Streams service as generated, except that the hot messages are read and written by hand. */
export type StreamsDefinition = ServiceDefinition & {
  read: MethodDefinition<Message<'ReadReq'>, Buffer>;
  append: MethodDefinition<Message<'AppendReq'>, Buffer>;
  delete: MethodDefinition<Message<'DeleteReq'>, Message<'DeleteResp'>>;
  tombstone: MethodDefinition<Message<'TombstoneReq'>, Message<'TombstoneResp'>>;
  batchAppend: MethodDefinition<BatchAppendRequest, Buffer>;
};

const asIs = (message: Buffer): Buffer => message;

const generated = services.streams as unknown as StreamsDefinition;

export const streamsDefinition: StreamsDefinition = {
  ...generated,
  read: { ...generated.read, responseSerialize: asIs },
  append: { ...generated.append, responseSerialize: asIs },
  batchAppend: { ...generated.batchAppend, requestDeserialize: decodeBatchAppend, responseSerialize: asIs },
};
