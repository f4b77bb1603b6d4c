import { shared } from './protocol.ts';

type Uuid = InstanceType<typeof shared.UUID>;

/** 16 bytes of a UUID message, in either of its two forms. */
export function uuidBytes(uuid: Uuid | undefined): Buffer {
  const bytes = Buffer.alloc(16);
  const structured = uuid?.getStructured();
  if (structured) {
    bytes.writeBigInt64BE(BigInt.asIntN(64, BigInt(structured.getMostSignificantBits())), 0);
    bytes.writeBigInt64BE(BigInt.asIntN(64, BigInt(structured.getLeastSignificantBits())), 8);
    return bytes;
  }
  const text = uuid?.getString() ?? '';
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) throw new RangeError(`"${text}" is not a UUID.`);
  bytes.write(text.replaceAll('-', ''), 'hex');
  return bytes;
}

export function uuidText(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset, 16).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export function uuidMessage(bytes: Uint8Array): Uuid {
  const uuid = new shared.UUID();
  uuid.setString(uuidText(bytes));
  return uuid;
}
