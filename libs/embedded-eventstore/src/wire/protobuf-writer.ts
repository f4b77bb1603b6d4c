/**
 * Writes one protobuf message from its last byte to its first, so that the length of what is nested is known when its
 * prefix is due: one pass, one allocation, no measuring. Fields are therefore written in descending order.
 *
 * Only what the hot messages of this server need; everything else goes through the generated classes.
 */
export class ProtobufWriter {
  private readonly bytes: Buffer;
  private start: number;

  /** `capacity` is an upper bound in bytes; exceeding it throws a RangeError instead of writing elsewhere. */
  constructor(capacity: number) {
    this.bytes = Buffer.allocUnsafe(capacity);
    this.start = capacity;
  }

  /** What has been written so far, counted from the end: the mark to give to `nested`. */
  get mark(): number {
    return this.start;
  }

  /** A field of wire type 2 whose content was written since `mark`. */
  nested(field: number, mark: number): void {
    this.varint(mark - this.start);
    this.tag(field, 2);
  }

  raw(content: Uint8Array): void {
    this.start = this.reserve(content.byteLength);
    this.bytes.set(content, this.start);
  }

  bytesField(field: number, content: Uint8Array): void {
    if (content.byteLength === 0) return;
    this.raw(content);
    this.varint(content.byteLength);
    this.tag(field, 2);
  }

  /** ASCII only: one byte a character. */
  asciiField(field: number, text: string): void {
    this.start = this.reserve(text.length);
    this.bytes.write(text, this.start, 'latin1');
    this.varint(text.length);
    this.tag(field, 2);
  }

  /** An empty message: its presence is what it says. */
  emptyField(field: number): void {
    this.varint(0);
    this.tag(field, 2);
  }

  /** A safe integer of 0 or more; 0 is the default and is left out unless it chooses a branch of a oneof. */
  uintField(field: number, value: number, always = false): void {
    if (value === 0 && !always) return;
    this.varint(value);
    this.tag(field, 0);
  }

  /** For what a number does not hold. */
  uint64Field(field: number, value: bigint): void {
    this.halvesField(field, Number(value >> 32n), Number(value & 0xffff_ffffn));
  }

  /** 64 bits given as two halves. */
  halvesField(field: number, high: number, low: number): void {
    const start = this.reserve(10);
    let end = start;
    let lo = low >>> 0;
    let hi = high >>> 0;
    while (hi !== 0 || lo > 0x7f) {
      this.bytes[end++] = (lo & 0x7f) | 0x80;
      lo = ((lo >>> 7) | (hi << 25)) >>> 0;
      hi >>>= 7;
    }
    this.bytes[end++] = lo;
    const width = end - start;
    this.bytes.copyWithin(this.start - width, start, end);
    this.start -= width;
    this.tag(field, 0);
  }

  finish(): Buffer {
    return this.bytes.subarray(this.start);
  }

  private tag(field: number, wireType: number): void {
    this.varint(field * 8 + wireType);
  }

  private varint(value: number): void {
    if (value < 0x80) {
      this.start = this.reserve(1);
      this.bytes[this.start] = value;
      return;
    }
    let width = 1;
    for (let rest = value; rest >= 0x80; rest = Math.floor(rest / 0x80)) width++;
    this.start = this.reserve(width);
    let rest = value;
    for (let at = this.start; at < this.start + width - 1; at++) {
      this.bytes[at] = (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    this.bytes[this.start + width - 1] = rest;
  }

  private reserve(width: number): number {
    if (width > this.start) throw new RangeError(`${String(width)} bytes do not fit the ${String(this.start)} left`);
    return this.start - width;
  }
}
