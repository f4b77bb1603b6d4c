import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CommandFailed, EXIT } from '../exit-codes.ts';

/**
 * Writes an answer to standard output as it comes, no faster than whoever reads it there; whoever reads no further (`| head`)
 * has enough.
 * @throws CommandFailed when the connection breaks off: what was written is then not whole.
 */
export async function pour(answer: ReadableStream<Uint8Array>): Promise<void> {
  try {
    await pipeline(Readable.fromWeb(answer as never), process.stdout, { end: false });
  } catch (error) {
    if ((error as { code?: string }).code === 'EPIPE') return;
    throw new CommandFailed('The connection broke off: what was written is not whole. Ask again.', EXIT.notOk);
  }
}
