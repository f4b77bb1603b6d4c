import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

function sync(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Gives a finished file its name: whoever looks there finds the old one or the whole new one, also after a power cut. */
export function publishFile(finished: string, name: string): void {
  sync(finished);
  renameSync(finished, name);
  sync(dirname(name));
}

export function removeFiles(files: readonly string[]): void {
  for (const file of files) rmSync(file, { force: true });
}
