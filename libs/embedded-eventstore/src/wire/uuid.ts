import { unhandled } from './errors.ts';
import { shared } from './protocol.ts';

type Uuid = InstanceType<typeof shared.UUID>;

const HYPHENATED = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const BARE = /^[0-9a-f]{32}$/i;
const BRACED = /^[{(](.*)[)}]$/s;

/** 16 bytes, or undefined when the text is no UUID. As the real server: with or without hyphens and braces. */
export function uuidFromText(text: string): Buffer | undefined {
  if (HYPHENATED.test(text)) return Buffer.from(text.replaceAll('-', ''), 'hex');
  const bare = BRACED.exec(text.trim())?.[1] ?? text.trim();
  return HYPHENATED.test(bare) || BARE.test(bare) ? Buffer.from(bare.replaceAll('-', ''), 'hex') : undefined;
}

/** 16 bytes from the structured form: two halves of 64 bits, signed or not. */
export function uuidFromHalves(most: bigint, least: bigint): Buffer {
  const bytes = Buffer.allocUnsafe(16);
  bytes.writeBigUInt64BE(BigInt.asUintN(64, most), 0);
  bytes.writeBigUInt64BE(BigInt.asUintN(64, least), 8);
  return bytes;
}

/** 16 bytes of a UUID message, in either of its two forms. @throws ServerError when it is neither. */
export function uuidBytes(uuid: Uuid | undefined): Buffer {
  const structured = uuid?.getStructured();
  if (structured) {
    return uuidFromHalves(BigInt(structured.getMostSignificantBits()), BigInt(structured.getLeastSignificantBits()));
  }
  const text = uuid?.getString() ?? '';
  const bytes = uuidFromText(text);
  if (!bytes) throw unhandled(`"${text}" is not a UUID.`);
  return bytes;
}

export function uuidText(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset, 16).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** In the structured form, which is what the real server sends when it is not asked for text. */
export function structuredUuid(bytes: Uint8Array): Uuid {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, 16);
  const halves = new shared.UUID.Structured();
  halves.setMostSignificantBits(String(view.readBigInt64BE(0)));
  halves.setLeastSignificantBits(String(view.readBigInt64BE(8)));
  return new shared.UUID().setStructured(halves);
}
