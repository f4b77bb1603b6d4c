import type { WriteResult } from '../streams/append.ts';
import { ANY, type ExpectedVersion, NO_STREAM, STREAM_EXISTS } from '../streams/expected-version.ts';
import { ProtobufWriter } from './protobuf-writer.ts';

/**
 * An `AppendResp`. A conflict is told twice, for clients of before and after 20.6.1. It is written by hand since the
 * generated classes round the older fields to what a number holds, and one of them is the largest of 64 bits.
 */
export function encodeAppendResponse(result: Exclude<WriteResult, { outcome: 'deleted' }>): Buffer {
  const writer = new ProtobufWriter(128);
  const end = writer.mark;
  if (result.outcome === 'written') {
    const inner = writer.mark;
    writer.uintField(2, Number(result.position));
    writer.uintField(1, Number(result.position));
    writer.nested(3, inner);
    writeActual(writer, result.revision, { revision: 1, none: 2 });
    writer.nested(1, end);
  } else {
    writeExpected(writer, result.expected);
    writeActual(writer, result.actual, { revision: 6, none: 7 });
    writeExpectedBefore2061(writer, result.expected);
    writeActual(writer, result.actual, { revision: 1, none: 2 });
    writer.nested(2, end);
  }
  return writer.finish();
}

function writeActual(writer: ProtobufWriter, revision: bigint, field: { revision: number; none: number }): void {
  if (revision < 0n) writer.emptyField(field.none);
  else writer.uintField(field.revision, Number(revision), true);
}

function writeExpected(writer: ProtobufWriter, expected: ExpectedVersion): void {
  if (expected === NO_STREAM) writer.emptyField(11);
  else if (expected === STREAM_EXISTS) writer.emptyField(10);
  else if (expected === ANY) writer.emptyField(9);
  else writer.uint64Field(8, expected);
}

/** There was no way to say "no stream" then but the largest number. */
function writeExpectedBefore2061(writer: ProtobufWriter, expected: ExpectedVersion): void {
  if (expected === STREAM_EXISTS) writer.emptyField(5);
  else if (expected === ANY) writer.emptyField(4);
  else writer.uint64Field(3, BigInt.asUintN(64, expected));
}
