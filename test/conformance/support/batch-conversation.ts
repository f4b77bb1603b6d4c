import type { ClientDuplexStream } from '@grpc/grpc-js';
import { BatchAppendReq, type BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { UUID } from '@eventstore/db-client/generated/shared_pb.js';
import type { Wire } from './wire.ts';

/** A deadline one second after the Unix epoch, from its bytes since the client package hands out no Timestamp. */
export const PASSED_DEADLINE = BatchAppendReq.Options.deserializeBinary(Buffer.from('32020801', 'hex')).getDeadline();

/** A correlation id as it was given: a server may say it back in the structured form, as 24.10 does where time has run out. */
function textOf(id: UUID | undefined): string {
  const structured = id?.getStructured();
  if (!structured) return id?.getString() ?? '';
  const halves = [structured.getMostSignificantBits(), structured.getLeastSignificantBits()];
  const hex = halves.map((half) => BigInt.asUintN(64, BigInt(half)).toString(16).padStart(16, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Many appends over one call, each with its own answer, found by its correlation id. */
export class BatchConversation {
  /** The status that ended the call; undefined while it is open. */
  endedAs: number | undefined;
  private readonly call: ClientDuplexStream<BatchAppendReq, BatchAppendResp>;
  private readonly waiting = new Map<string, (answer: BatchAppendResp) => void>();

  constructor(wire: Wire) {
    this.call = wire.converse(StreamsService.batchAppend);
    this.call.on('data', (answer: BatchAppendResp) => {
      const correlation = textOf(answer.getCorrelationId());
      this.waiting.get(correlation)?.(answer);
      this.waiting.delete(correlation);
    });
    this.call.on('error', () => undefined);
    this.call.on('status', ({ code }: { code: number }) => (this.endedAs = code));
  }

  ask(request: BatchAppendReq): Promise<BatchAppendResp> {
    return new Promise((resolve) => {
      this.waiting.set(request.getCorrelationId()?.getString() ?? '', resolve);
      this.call.write(request);
    });
  }

  halfClose(): void {
    this.call.end();
  }

  cancel(): void {
    this.call.cancel();
  }
}
