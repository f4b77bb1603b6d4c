import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';

/** Characters that are sent together: many small writes cost more than what they carry. */
const TOGETHER = 16_384;

/**
 * Sends text as it comes about, no faster than it is taken, and stops making it when the caller goes away. The first part is
 * made before the answer begins, so that what fails at once is still told as a problem; a failure later on breaks the
 * connection off, which no caller takes for the end.
 */
export async function sendStreamed(
  reply: FastifyReply,
  mediaType: string,
  parts: AsyncIterable<string>,
): Promise<void> {
  const chunks = together(parts);
  const first = await chunks.next();
  async function* all(): AsyncGenerator<string> {
    try {
      if (!first.done) yield first.value;
      yield* chunks;
    } finally {
      await chunks.return(undefined);
    }
  }
  void reply
    .type(mediaType)
    .send(Readable.from(all(), { objectMode: false, encoding: 'utf8', highWaterMark: TOGETHER }));
}

async function* together(parts: AsyncIterable<string>): AsyncGenerator<string> {
  let chunk = '';
  for await (const part of parts) {
    chunk += part;
    if (chunk.length < TOGETHER) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

/** One JSON document whose last member is a list that is written as it comes about. */
export async function* jsonWithList(
  head: Readonly<Record<string, unknown>>,
  name: string,
  rows: AsyncIterable<unknown>,
): AsyncGenerator<string> {
  const opening = JSON.stringify(head).slice(0, -1);
  yield `${opening}${opening.length > 1 ? ',' : ''}${JSON.stringify(name)}:[`;
  let separator = '';
  for await (const row of rows) {
    yield separator + JSON.stringify(row);
    separator = ',';
  }
  yield ']}';
}

/** One JSON document a line. */
export async function* jsonLines(rows: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const row of rows) yield `${JSON.stringify(row)}\n`;
}
