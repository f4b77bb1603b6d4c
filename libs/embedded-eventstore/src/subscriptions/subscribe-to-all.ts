import { randomUUID } from 'node:crypto';
import { look, type Sight } from '../reads/look.ts';
import { yieldToOthers } from '../reads/outlet.ts';
import { isBeginning } from '../reads/read-all.ts';
import type { ReadOutlet } from '../reads/read-call.ts';
import type { AllOptions } from '../reads/read-options.ts';
import type { Store } from '../store.ts';
import { invalidSubscriptionPosition } from '../wire/errors.ts';
import { caughtUpResponse, checkpointResponse, confirmationResponse } from '../wire/read-response.ts';
import { CheckpointCounter } from './checkpoint-counter.ts';
import { WakeUp } from './wake-up.ts';

const PAGE = { limit: 128, window: 512 };

/**
 * A catch-up subscription to the whole log: confirmation, what is there in small pages, a last checkpoint when
 * filtered, caught-up, and then each event as it is committed. It holds one page at most.
 */
export async function subscribeToAll(
  store: Store,
  options: AllOptions,
  checkpointInterval: number | undefined,
  outlet: ReadOutlet,
): Promise<void> {
  const { log } = store;
  /** The last position that the subscriber has, or has been told of. */
  let position = startOf(options, log.lastPosition);
  const start = options.from === 'start' ? undefined : Number(position);
  const checkpoints =
    checkpointInterval === undefined
      ? undefined
      : new CheckpointCounter(checkpointInterval, start, Number(log.lastPosition));
  let isBehind = position < log.lastPosition;
  if (position >= 0n && !isBeginning(log, position)) throw invalidSubscriptionPosition();
  const wakeUp = new WakeUp(store, outlet.signal);
  await outlet.sendAll([confirmationResponse(randomUUID())]);
  if (!isBehind) await outlet.sendAll([caughtUpResponse()]);
  while (!outlet.ended) {
    const sight = look(log, options.filter, 'forwards', position + 1n, PAGE);
    const last = sight.looked.at(-1);
    if (last !== undefined) {
      position = BigInt(last);
      await outlet.sendAll(responses(sight, options, checkpoints));
      isBehind ||= sight.looked.length >= PAGE.limit;
      await yieldToOthers();
    } else if (isBehind) {
      isBehind = false;
      const checkpoint = checkpoints?.atEnd();
      const progress = checkpoint === undefined ? [] : [checkpointResponse(BigInt(checkpoint))];
      await outlet.sendAll([...progress, caughtUpResponse()]);
    } else {
      await wakeUp.nextCommit();
    }
  }
}

function responses(
  { records, looked }: Sight,
  { respond }: AllOptions,
  checkpoints: CheckpointCounter | undefined,
): Buffer[] {
  if (!checkpoints) return records.map(respond);
  const messages: Buffer[] = [];
  let next = 0;
  for (const position of looked) {
    const record = records[next];
    const sent = record !== undefined && Number(record.position) === position;
    if (sent) {
      messages.push(respond(record));
      next++;
    }
    if (checkpoints.looked(position, sent)) messages.push(checkpointResponse(BigInt(position)));
  }
  return messages;
}

/** Behind what the subscriber has. A position far beyond the end waits for the log to get there. */
function startOf({ from }: AllOptions, lastPosition: bigint): bigint {
  if (from === 'start') return lastPosition === 0n ? 0n : -1n;
  return from === 'end' ? lastPosition : from.commit;
}
