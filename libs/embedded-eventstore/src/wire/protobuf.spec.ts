import fc from 'fast-check';
import { MalformedMessage, ProtobufReader } from './protobuf-reader.ts';
import { ProtobufWriter } from './protobuf-writer.ts';

const written = (write: (writer: ProtobufWriter) => void, capacity = 64): Buffer => {
  const writer = new ProtobufWriter(capacity);
  write(writer);
  return writer.finish();
};

describe('Protobuf by hand', () => {
  it('reads back every number of up to 64 bits that it wrote', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 2n ** 64n - 1n), fc.integer({ min: 1, max: 0x1fffffff }), (value, field) => {
        const reader = new ProtobufReader(written((writer) => writer.uint64Field(field, value)));
        expect(reader.nextField()).toBe(field);
        expect(BigInt(reader.uint())).toBe(value);
        expect(reader.nextField()).toBe(0);
      }),
    );
  });

  it('writes safe integers the same, whichever way', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (value) => {
        const fast = written((writer) => writer.uintField(3, value, true));
        expect(fast).toEqual(written((writer) => writer.uint64Field(3, BigInt(value))));
      }),
    );
  });

  it('leaves out what is the default, unless its presence says something', () => {
    expect(written((writer) => writer.uintField(3, 0))).toHaveLength(0);
    expect(written((writer) => writer.uintField(3, 0, true))).toEqual(Buffer.from([0x18, 0]));
    expect(written((writer) => writer.bytesField(3, Buffer.alloc(0)))).toHaveLength(0);
    expect(written((writer) => writer.emptyField(3))).toEqual(Buffer.from([0x1a, 0]));
  });

  it('never writes beyond its room', () => {
    expect(() => written((writer) => writer.raw(Buffer.alloc(65)))).toThrow(RangeError);
  });

  it.each([
    ['a length beyond the message', [0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f]],
    ['a number that does not end', Array.from({ length: 11 }, () => 0xff)],
    ['a message that ends inside a number', [0x08, 0x80]],
    ['field number 0', [0x00, 0x00]],
    ['groups', [0x0b, 0x0c]],
  ])('refuses %s before anything is allocated', (_what, bytes) => {
    const read = () => {
      const reader = new ProtobufReader(Buffer.from(bytes));
      while (reader.nextField() !== 0) reader.skip();
    };
    expect(read).toThrow(MalformedMessage);
  });

  it('passes over fields that it does not know', () => {
    const bytes = Buffer.from([0x08, 0x96, 0x01, 0x11, ...Buffer.alloc(8), 0x1a, 0x02, 1, 2, 0x25, ...Buffer.alloc(4)]);
    const reader = new ProtobufReader(bytes);
    const fields: number[] = [];
    for (let field = reader.nextField(); field !== 0; field = reader.nextField()) {
      fields.push(field);
      reader.skip();
    }
    expect(fields).toEqual([1, 2, 3, 4]);
  });
});
