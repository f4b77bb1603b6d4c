import type { AsOfQueries } from '#libs/projections';

/** The lines of a replay: a beginning, a frame an event, an end that says that it is whole. */
export async function* framesOf(asked: object, frames: ReturnType<AsOfQueries['replay']>): AsyncGenerator<object> {
  try {
    yield { kind: 'begin', asked };
    for (;;) {
      const next = await frames.next();
      if (next.done) {
        yield { kind: 'end', ...next.value };
        return;
      }
      yield { kind: 'event', ...next.value };
    }
  } finally {
    // Whoever goes away before the end needs no more frames.
    await frames.return(undefined as never);
  }
}
