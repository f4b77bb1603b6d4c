import type { ServiceDefinition } from '@grpc/grpc-js';
import { ProtobufReader } from './protobuf-reader.ts';
import { ProtobufWriter } from './protobuf-writer.ts';

/** Figures by the names under which a node has them. */
export type Stats = ReadonlyMap<string, string>;

/** An object also where everything is left out: gRPC takes a 0 for no message. */
export interface StatsRequest {
  /** Milliseconds between two answers. */
  readonly period: number;
}

const PERIOD_FIELD = 4;

/** The service by hand: two messages of which one field each is used are not worth loading their classes at every start. */
export const monitoringDefinition = {
  stats: {
    path: '/event_store.client.monitoring.Monitoring/Stats',
    requestStream: false,
    responseStream: true,
    requestDeserialize: statsRequest,
    responseSerialize: statsResponse,
  },
} as unknown as ServiceDefinition;

/** @throws MalformedMessage */
function statsRequest(request: Buffer): StatsRequest {
  const reader = new ProtobufReader(request);
  let period = 0;
  for (let field = reader.nextField(); field !== 0; field = reader.nextField()) {
    if (field === PERIOD_FIELD) period = Number(reader.uint());
    else reader.skip();
  }
  return { period };
}

function statsResponse(stats: Stats): Buffer {
  const entries = [...stats].map(([key, value]) => [Buffer.from(key), Buffer.from(value)] as const);
  const writer = new ProtobufWriter(entries.reduce((sum, [key, value]) => sum + key.length + value.length + 32, 0));
  for (const [key, value] of entries) {
    const end = writer.mark;
    writer.bytesField(2, value);
    writer.bytesField(1, key);
    writer.nested(1, end);
  }
  return writer.finish();
}
