/** Bytes that are not the message they claim to be. The call ends with it, the connection and the server go on. */
export class MalformedMessage extends Error {
  override readonly name = 'MalformedMessage';
}

/**
 * Reads the fields of one protobuf message in place: `bytes` gives views of the message, never copies.
 * Every length is checked against what is there before anything is allocated.
 */
export class ProtobufReader {
  private readonly buffer: Buffer;
  private at: number;
  private readonly end: number;
  private wireType = 0;

  constructor(buffer: Buffer, start = 0, end = buffer.byteLength) {
    this.buffer = buffer;
    this.at = start;
    this.end = end;
  }

  /** Of a message that stands somewhere in `buffer`, behind its length. @throws MalformedMessage */
  static ofLengthDelimited(buffer: Buffer, start: number): ProtobufReader {
    const outer = new ProtobufReader(buffer, start);
    outer.wireType = 2;
    return outer.message();
  }

  /** The number of the next field, or 0 when there is none. */
  nextField(): number {
    if (this.at >= this.end) return 0;
    const tag = Number(this.varint());
    this.wireType = tag % 8;
    const field = Math.floor(tag / 8);
    if (field < 1 || field > 0x1fff_ffff) throw new MalformedMessage(`there is no field number ${String(field)}`);
    return field;
  }

  /** A number where it is exact, else a bigint: up to 64 bits, unsigned. */
  varint(): number | bigint {
    let value = 0;
    let scale = 1;
    for (let width = 1; width <= 7; width++) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 0x80;
    }
    let wide = BigInt(value);
    for (let shift = 49n; shift < 70n; shift += 7n) {
      const byte = this.byte();
      wide |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) {
        const value64 = BigInt.asUintN(64, wide);
        return value64 <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value64) : value64;
      }
    }
    throw new MalformedMessage('a varint has more than 10 bytes');
  }

  uint(): number | bigint {
    this.expect(0);
    return this.varint();
  }

  bool(): boolean {
    return this.uint() !== 0;
  }

  bytes(): Buffer {
    const [start, end] = this.span();
    return this.buffer.subarray(start, end);
  }

  text(): string {
    const [start, end] = this.span();
    return this.buffer.toString('utf8', start, end);
  }

  message(): ProtobufReader {
    const [start, end] = this.span();
    return new ProtobufReader(this.buffer, start, end);
  }

  /** Passes over a field that is not known here, as protobuf asks for. */
  skip(): void {
    switch (this.wireType) {
      case 0:
        this.varint();
        return;
      case 1:
        this.advance(8);
        return;
      case 2:
        this.span();
        return;
      case 5:
        this.advance(4);
        return;
      default:
        throw new MalformedMessage(`wire type ${String(this.wireType)} is not used by this protocol`);
    }
  }

  private span(): [number, number] {
    this.expect(2);
    const length = Number(this.varint());
    const start = this.at;
    this.advance(length);
    return [start, this.at];
  }

  private advance(length: number): void {
    if (length > this.end - this.at) throw new MalformedMessage('a field is longer than its message');
    this.at += length;
  }

  private expect(wireType: number): void {
    if (this.wireType !== wireType) {
      throw new MalformedMessage(`wire type ${String(this.wireType)} where ${String(wireType)} belongs`);
    }
  }

  private byte(): number {
    if (this.at >= this.end) throw new MalformedMessage('the message ends inside a number');
    return this.buffer[this.at++]!;
  }
}
