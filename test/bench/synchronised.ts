import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';

const ROUND = 500;

/** Writes of so many bytes to the end of a file, each on disk before the next. */
export function synchronisedPerSecond(file: string, bytes: number): number {
  const handle = openSync(file, 'w');
  const content = Buffer.alloc(bytes, 'x');
  const end = performance.now() + ROUND;
  let count = 0;
  for (; performance.now() < end; count++) {
    writeSync(handle, content);
    fdatasyncSync(handle);
  }
  closeSync(handle);
  return (count * 1000) / ROUND;
}
