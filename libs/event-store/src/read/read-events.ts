import { BACKWARDS, END, FORWARDS, START } from '@eventstore/db-client';
import type { AllStreamResolvedEvent, EventStoreDBClient, ResolvedEvent, StreamingRead } from '@eventstore/db-client';
import type { Readable } from 'node:stream';
import { translate } from '../errors/error-table.ts';
import { StoreDisposed } from '../errors/errors.ts';
import { toStoredEvent } from '../stored-event.ts';
import type { StoredEvent } from '../stored-event.ts';
import { Pull } from './pull.ts';
import type { ReadAllOptions, ReadStreamOptions } from './read-options.ts';

/** Events buffered between the connection and the reader, and handed over at once. */
const PAGE = 128;

export function readStream(
  client: EventStoreDBClient,
  stream: string,
  options: ReadStreamOptions,
  closing: AbortSignal,
): AsyncGenerator<StoredEvent, void, undefined> {
  const { fromRevision, maxCount, backwards = false } = options;
  return events(stream, closing, () =>
    client.readStream(
      stream,
      {
        fromRevision: fromRevision ?? (backwards ? END : START),
        direction: backwards ? BACKWARDS : FORWARDS,
        ...(maxCount !== undefined && { maxCount }),
      },
      { highWaterMark: PAGE },
    ),
  );
}

export function readAll(
  client: EventStoreDBClient,
  { from, maxCount, backwards = false }: ReadAllOptions,
  closing: AbortSignal,
): AsyncGenerator<StoredEvent, void, undefined> {
  return events('$all', closing, () =>
    client.readAll(
      {
        fromPosition: from ?? (backwards ? END : START),
        direction: backwards ? BACKWARDS : FORWARDS,
        ...(maxCount !== undefined && { maxCount }),
      },
      { highWaterMark: PAGE },
    ),
  );
}

/** Opens the read when the first event is asked for and cancels it when the reader stops early. */
async function* events(
  stream: string,
  closing: AbortSignal,
  open: () => StreamingRead<ResolvedEvent> | StreamingRead<AllStreamResolvedEvent>,
): AsyncGenerator<StoredEvent, void, undefined> {
  let call: ReturnType<typeof open> | undefined;
  try {
    call = open();
    const pull = new Pull<ResolvedEvent>(call as unknown as Readable);
    for (let page; (page = await pull.take(PAGE)).length > 0;)
      for (const { event } of page) if (event !== undefined) yield toStoredEvent(event);
    // A read that this process cancelled ends like one that is complete.
    if (closing.aborted) throw new StoreDisposed();
    call = undefined;
  } catch (error) {
    throw translate(error, { stream });
  } finally {
    // A call that never came up cannot be cancelled; there is nothing to be done about that.
    call?.cancel().catch(() => undefined);
  }
}
