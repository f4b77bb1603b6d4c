import { fdatasyncSync, openSync, writeSync } from 'node:fs';
import type { ServerDuplexStream, ServerWritableStream } from '@grpc/grpc-js';
import type { LogRecord } from '../log/record.ts';
import { Outlet, yieldToOthers } from '../reads/outlet.ts';
import { PAGE } from '../reads/read-stream.ts';
import type { BatchAppendRequest } from '../wire/batch-append-request.ts';
import { encodeBatchSuccess } from '../wire/batch-append-response.ts';
import { encodeMetadataEntry } from '../wire/metadata-entry.ts';
import type { streams } from '../wire/protocol.ts';
import { caughtUpResponse, confirmationResponse, eventResponse } from '../wire/read-response.ts';
import { encodeStreamIdentifier } from '../wire/stream-identifier.ts';
import type { TransportLimitOptions } from './start-transport-limit.ts';

type ReadRequest = InstanceType<typeof streams.ReadReq>;

const NOTHING = Buffer.alloc(0);

/** Answers of the right size and kind, made of nothing. */
export class LimitCalls {
  private readonly options: TransportLimitOptions;
  private readonly file: number | undefined;
  private readonly subscribers = new Set<(record: LogRecord) => void>();
  private position = 128;

  constructor(options: TransportLimitOptions) {
    this.options = options;
    this.file = options.synchronised === undefined ? undefined : openSync(options.synchronised, 'w');
  }

  batchAppend(call: ServerDuplexStream<BatchAppendRequest, Buffer>): void {
    call.on('data', (request: BatchAppendRequest) => {
      const stream = request.options?.stream ?? NOTHING;
      for (const { data, metadata } of request.events) {
        if (this.file !== undefined) writeSync(this.file, Buffer.concat([stream, metadata, data]));
        if (this.subscribers.size > 0) this.show(stream.toString(), data);
      }
      if (this.file !== undefined) fdatasyncSync(this.file);
      const echo = { correlation: request.correlation ?? NOTHING, stream };
      call.write(encodeBatchSuccess(echo, BigInt(request.events.length - 1), BigInt((this.position += 300))));
    });
    call.on('end', () => call.end());
    call.on('error', () => undefined);
  }

  read(call: ServerWritableStream<ReadRequest, Buffer>): void {
    const options = call.request.getOptions();
    const outlet = new Outlet<Buffer>(call);
    const isSubscription = options?.hasSubscription() === true;
    const isLive = isSubscription && options.getAll()?.hasPosition() === true;
    const most = options?.hasCount() === true ? Number(options.getCount()) : Infinity;
    if (isSubscription) outlet.send(confirmationResponse('limit'));
    void this.sendAll(outlet, isLive ? 0 : Math.min(most, this.options.events ?? 0)).then(() => {
      if (!isSubscription) return outlet.end();
      outlet.send(caughtUpResponse());
      const show = (record: LogRecord): void => void outlet.send(eventResponse({ event: record }, 'text'));
      this.subscribers.add(show);
      outlet.signal.addEventListener('abort', () => this.subscribers.delete(show));
    });
  }

  private async sendAll(outlet: Outlet<Buffer>, events: number): Promise<void> {
    const record = recordOf('case-1', Buffer.alloc(this.options.bytes ?? 0, 'x'));
    for (let sent = 0; sent < events && !outlet.ended; sent += Number(PAGE)) {
      const page = Array.from({ length: Math.min(Number(PAGE), events - sent) }, (_none, index) => ({
        ...record,
        position: BigInt(128 + (sent + index) * 300),
        revision: BigInt(sent + index),
      }));
      await outlet.sendAll(page.map((event) => eventResponse({ event }, 'text')));
      await yieldToOthers();
    }
  }

  private show(stream: string, data: Uint8Array): void {
    const record = { ...recordOf(stream, data), position: BigInt(this.position) };
    for (const subscriber of this.subscribers) subscriber(record);
  }
}

function recordOf(stream: string, data: Uint8Array): LogRecord {
  const type = 'NoteAdded';
  const name = { id: 1, nameBytes: stream.length };
  return {
    ...{ stream, type, data, position: 128n, revision: 0n, isJson: true, id: Buffer.alloc(16, 7), created: 1n },
    metadata: Buffer.from('{"actor":"officer.2801","at":"2025-01-10T12:00:00.000Z"}'),
    names: {
      stream: { ...name, name: stream, encoded: encodeStreamIdentifier(stream) },
      type: { ...name, name: type, nameBytes: type.length, encoded: encodeMetadataEntry('type', type) },
    },
  };
}
