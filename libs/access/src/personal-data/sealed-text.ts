import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';

/**
 * Personal data as it lies in events: `sealed:1:PERSON:BOX`, where PERSON names the key and BOX is nonce, ciphertext and tag in
 * base64url (AES-256-GCM). It is one word, so it can stand within a sentence and is found there again.
 */
const SEALED = /sealed:1:([\w-]{16}):([\w-]+)/g;
const PREFIX = 'sealed:1:';
const NONCE = 12;
const TAG = 16;

/** Whether anything sealed is in a text. Cheap: asked of every request and every answer of the service. */
export function holdsSealed(text: string): boolean {
  return text.includes(PREFIX);
}

/** Every sealed word of a text replaced by what `open` makes of it. */
export function replaceSealed(text: string, open: (person: string, box: string) => string): string {
  return text.replace(SEALED, (_word, person: string, box: string) => open(person, box));
}

/**
 * The same text of the same person is sealed the same each time (the nonce is derived from it): a repeated command is
 * then the same command, and a list can be asked for one importer. Who has no key learns only that two texts of one
 * person are alike, which the person's id tells anyway.
 */
export function seal(person: string, key: Buffer, text: string): string {
  const nonce = createHmac('sha256', key).update('nonce').update(text).digest().subarray(0, NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(person));
  const box = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${beginningOf(person)}${box.toString('base64url')}`;
}

/** What all that is sealed of a person begins with, and nothing else. */
export function beginningOf(person: string): string {
  return `${PREFIX}${person}:`;
}

/** What is in a box; nothing when it was tampered with, or sealed with another key. */
export function open(person: string, key: Buffer, box: string): string | undefined {
  const bytes = Buffer.from(box, 'base64url');
  if (bytes.length < NONCE + TAG) return undefined;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), { authTagLength: TAG });
    decipher.setAAD(Buffer.from(person)).setAuthTag(bytes.subarray(-TAG));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
