import { Injectable, type OnModuleInit } from '@nestjs/common';
import { appendFileSync, existsSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { NoteInvalid, parseNote, parseVerifier, verifiedBy, type Verifier } from '#libs/transparency-log';
import { Settings } from '../config/settings.ts';
import { ProblemError, problemOf } from '../http/problem.ts';
import { Proofs } from './proofs.ts';

/** Signatures of witnesses under our checkpoints, handed on with them. Only those of configured witnesses are taken in. */
@Injectable()
export class Cosignatures implements OnModuleInit {
  readonly #witnesses: readonly Verifier[];
  /** Lines by the text they sign. */
  readonly #lines = new Map<string, string[]>();
  readonly #file: string;

  constructor(
    settings: Settings,
    private readonly proofs: Proofs,
  ) {
    this.#witnesses = (settings.WITNESS_KEYS ?? '')
      .split(',')
      .filter((key) => key.trim() !== '')
      .map(parseVerifier);
    this.#file = join(proofs.folder, 'cosignatures.jsonl');
  }

  onModuleInit(): void {
    if (!existsSync(this.#file)) return;
    const written = readFileSync(this.#file, 'utf8');
    const whole = written.slice(0, written.lastIndexOf('\n') + 1);
    // A crash, or a full disk, came in the middle of a line; its witness was not told that it had been taken, and asks again.
    if (whole !== written) truncateSync(this.#file, Buffer.byteLength(whole));
    for (const line of whole.split('\n').filter(Boolean)) {
      const { text, signature } = JSON.parse(line) as { text: string; signature: string };
      if (this.#isNew(text, signature)) this.#remember(text, signature);
    }
  }

  /** A checkpoint with everything that witnesses have put under it. */
  under(note: string): string {
    return `${note}${(this.#lines.get(parseNote(note).text) ?? []).join('')}`;
  }

  /** Takes in what a witness signed: one of our checkpoints with its signature. @throws ProblemError 422 */
  take(cosigned: string): { taken: number } {
    const reader = this.proofs.reader();
    let note: ReturnType<typeof parseNote>;
    try {
      note = parseNote(cosigned);
    } catch (error) {
      if (!(error instanceof NoteInvalid)) throw error;
      throw refused(error.message);
    }
    const size = Number(note.text.split('\n')[1]);
    const own = Number.isSafeInteger(size) ? reader.ofSize(size) : undefined;
    if (!own || parseNote(own.note).text !== note.text) throw refused('It is not one of our checkpoints.');
    const signed = this.#witnesses.filter((witness) => verifiedBy(note, witness).outcome === 'signed');
    if (signed.length === 0) throw refused('None of the configured witnesses (WITNESS_KEYS) has signed it.');
    for (const witness of signed) {
      const { name, keyId, signature } = note.signatures.find(
        (one) => one.name === witness.name && one.keyId.equals(witness.keyId),
      )!;
      const line = `\u2014 ${name} ${Buffer.concat([keyId, signature]).toString('base64')}\n`;
      if (!this.#isNew(note.text, line)) continue;
      appendFileSync(this.#file, `${JSON.stringify({ text: note.text, signature: line })}\n`);
      this.#remember(note.text, line);
    }
    return { taken: signed.length };
  }

  /** One of each witness under one text. */
  #isNew(text: string, line: string): boolean {
    const [, name] = line.split(' ');
    return (this.#lines.get(text) ?? []).every((one) => one.split(' ')[1] !== name);
  }

  #remember(text: string, line: string): void {
    this.#lines.set(text, [...(this.#lines.get(text) ?? []), line]);
  }
}

function refused(detail: string): ProblemError {
  return new ProblemError(
    problemOf(
      422,
      'COSIGNATURE_REFUSED',
      detail,
      'Send the checkpoint as it was served, with your signature under it.',
    ),
  );
}
