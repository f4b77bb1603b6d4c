import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { TextDecoder } from 'node:util';

const UTF_16: Readonly<Record<string, string>> = { fffe: 'utf-16le', feff: 'utf-16be' };

/**
 * The text of a file, piece by piece: in UTF-8, or in UTF-16 where it begins as Windows writes that. What is recorded stays for
 * good, so bytes that are no such text are refused: each would be a question mark in somebody's name.
 * @throws Error that names the line
 */
export async function* decodedText(file: string): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let checked: Utf8Check | undefined;
  for await (const bytes of createReadStream(file) as AsyncIterable<Buffer>) {
    if (!decoder) {
      const other = UTF_16[bytes.subarray(0, 2).toString('hex')];
      decoder = new TextDecoder(other ?? 'utf-8');
      checked = other ? undefined : new Utf8Check();
    }
    checked?.take(bytes);
    yield decoder.decode(bytes, { stream: true });
  }
  checked?.end();
}

/** Looks at pieces of a file that may each begin and end within a character. */
class Utf8Check {
  private before = Buffer.alloc(0);
  private line = 1;

  take(bytes: Buffer): void {
    if (bytes.includes(0)) throw new Error('it is no text. Save a spreadsheet as "CSV UTF-8", and import that file.');
    const piece = Buffer.concat([this.before, bytes]);
    // Where its last character begins, which may go on in the next piece.
    const end = Math.max(
      0,
      piece.findLastIndex((byte) => (byte & 0xc0) !== 0x80),
    );
    this.look(piece.subarray(0, end));
    this.before = piece.subarray(end);
  }

  end(): void {
    this.look(this.before);
  }

  private look(text: Buffer): void {
    const valid = isUtf8(text);
    for (let from = 0; from <= text.length;) {
      const end = text.indexOf(0x0a, from);
      if (!valid && !isUtf8(text.subarray(from, end === -1 ? undefined : end))) this.refuse();
      if (end === -1) return;
      this.line++;
      from = end + 1;
    }
  }

  private refuse(): never {
    throw new Error(
      `line ${this.line} has characters that are not in UTF-8. Save the file as "CSV UTF-8", see that names are right in it, and import that.`,
    );
  }
}
