import { EXIT } from '../exit-codes.ts';

const NOBODY_READS = new Set(['EPIPE', 'ERR_STREAM_DESTROYED']);

/**
 * Whoever reads no further (`| head -1`) has enough: the command goes on, and ends with what it came to. What can't be written for
 * another reason, to a full disk for one, is no answer.
 */
export function letReadersGo(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (NOBODY_READS.has(error.code ?? '')) return;
      if (stream === process.stdout) process.stderr.write(`The answer could not be written: ${error.message}\n`);
      process.exit(EXIT.notOk);
    });
  }
}
