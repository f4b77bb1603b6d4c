import { parentPort, workerData } from 'node:worker_threads';
import { ServerCredentials } from '@grpc/grpc-js';
import { supportedMethods } from '../server/features.ts';
import { grpcServer } from '../server/grpc-server.ts';
import { HOST } from '../server/options.ts';
import { services } from '../wire/protocol.ts';
import { streamsDefinition } from '../wire/streams-definition.ts';
import { LimitCalls } from './limit-calls.ts';
import type { TransportLimitOptions } from './start-transport-limit.ts';

const server = grpcServer();
const calls = new LimitCalls(workerData as TransportLimitOptions);
server.addService(streamsDefinition, {
  batchAppend: (call: Parameters<LimitCalls['batchAppend']>[0]) => calls.batchAppend(call),
  read: (call: Parameters<LimitCalls['read']>[0]) => calls.read(call),
});
server.addService(services.features, {
  getSupportedMethods: (_call: unknown, answer: (error: null, methods: unknown) => void) =>
    answer(null, supportedMethods([streamsDefinition])),
});
server.bindAsync(`${HOST}:0`, ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  parentPort?.postMessage(port);
});
