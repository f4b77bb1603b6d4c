import { Injectable, type OnModuleInit } from '@nestjs/common';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
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
    for (const line of readFileSync(this.#file, 'utf8').split('\n').filter(Boolean)) {
      const { text, signature } = JSON.parse(line) as { text: string; signature: string };
      this.#remember(text, signature);
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
      if (this.#remember(note.text, line))
        appendFileSync(this.#file, `${JSON.stringify({ text: note.text, signature: line })}\n`);
    }
    return { taken: signed.length };
  }

  /** One of each witness under one text. */
  #remember(text: string, line: string): boolean {
    const [, name] = line.split(' ');
    const lines = this.#lines.get(text) ?? [];
    if (lines.some((one) => one.split(' ')[1] === name)) return false;
    this.#lines.set(text, [...lines, line]);
    return true;
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
