import { existsSync, readFileSync } from 'node:fs';
import { KeyInvalid, parseCheckpoint, parseNote, parseVerifier, type Verifier } from '#libs/transparency-log';
import { CommandFailed, EXIT } from '../exit-codes.ts';

/** @throws CommandFailed when the file can't be read */
export function readText(file: string): string {
  if (!existsSync(file)) throw new CommandFailed(`There is no file ${file}.`, EXIT.notFound);
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CommandFailed(`${file} cannot be read: ${(error as Error).message}`, EXIT.notFound);
  }
}

/** A key as text, or the file that holds it. @throws CommandFailed */
export function readKey(given: string): Verifier {
  try {
    return parseVerifier(given.includes('+') ? given : readText(given));
  } catch (error) {
    if (!(error instanceof KeyInvalid)) throw error;
    throw new CommandFailed(`--key: ${error.message}`, EXIT.usage);
  }
}

/** The note of a checkpoint. What is none says nothing about a dossier or a log. @throws CommandFailed */
export function readCheckpoint(file: string): string {
  const note = readText(file);
  try {
    parseCheckpoint(parseNote(note).text);
    return note;
  } catch (error) {
    throw new CommandFailed(`--checkpoint ${file} is no checkpoint: ${(error as Error).message}`, EXIT.usage);
  }
}

/** For options that may be given more than once. */
export function collect(one: string, before: readonly string[] = []): string[] {
  return [...before, one];
}
