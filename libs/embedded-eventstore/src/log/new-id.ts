import { randomBytes } from 'node:crypto';

/** 16 random bytes that are a UUID of version 4: clients check the bits of version and variant, and refuse others. */
export function newId(): Buffer {
  return asVersion4(randomBytes(16));
}

/** The same bytes with those bits set; of bytes that have them, the same. */
export function asVersion4(bytes: Uint8Array): Buffer {
  const id = Buffer.from(bytes);
  id.writeUInt8((id.readUInt8(6) & 0x0f) | 0x40, 6);
  id.writeUInt8((id.readUInt8(8) & 0x3f) | 0x80, 8);
  return id;
}
