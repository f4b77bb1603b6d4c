import { setTimeout as sleep } from 'node:timers/promises';
import { OutcomeUnknown, WrongExpectedRevision, EventStoreError } from '../errors/errors.ts';
import { UnknownOutcome } from './append.ts';
import type { AppendResult } from './append.ts';
import type { ExpectedRevision } from './expected-revision.ts';

/** What a look at the stream tells about an append whose answer got lost. */
export type Sighting =
  /** Our events are there. */
  | { readonly kind: 'ours'; readonly result: AppendResult }
  /** They are not; repeating the append with this expectation cannot write them twice. */
  | { readonly kind: 'absent'; readonly repeatWith: ExpectedRevision }
  /** They are not and never will be: somebody else's events are in their place. */
  | { readonly kind: 'taken'; readonly actual: bigint | 'no-stream' };

/** The three things that settling needs, injected so that every order of failures can be played in a test. */
export interface Settlement {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly eventIds: readonly string[];
  readonly look: () => Promise<Sighting>;
  readonly repeat: (expected: ExpectedRevision) => Promise<AppendResult>;
  /** How long to try before giving up with {@link OutcomeUnknown}. */
  readonly patienceMs: number;
  readonly now: () => number;
}

/** Pause between looks while the store is away. */
const PAUSE_MS = 100;

/**
 * Turns an unknown outcome into a definite answer: look for our event ids; if they are not there, repeat the append pinned
 * to the revision seen. If the lost append arrives after all, the pinned one conflicts, and the next look finds our events.
 */
export async function settle(settlement: Settlement): Promise<AppendResult> {
  const giveUpAt = settlement.now() + settlement.patienceMs;
  let last: unknown;
  do {
    const outcome = await lookAndRepeat(settlement);
    if ('result' in outcome) return outcome.result;
    if ('refusal' in outcome) throw outcome.refusal;
    last = outcome.failure;
    // A conflict of the repetition means that something arrived meanwhile: look again at once.
    if (!(last instanceof WrongExpectedRevision)) await sleep(PAUSE_MS);
  } while (settlement.now() < giveUpAt);
  throw new OutcomeUnknown(settlement.stream, settlement.eventIds, last instanceof UnknownOutcome ? last.cause : last);
}

type Outcome = { result: AppendResult } | { refusal: EventStoreError } | { failure: unknown };

async function lookAndRepeat({ stream, expected, look, repeat }: Settlement): Promise<Outcome> {
  try {
    const sighting = await look();
    if (sighting.kind === 'ours') return { result: sighting.result };
    if (sighting.kind === 'taken') return { refusal: new WrongExpectedRevision(stream, expected, sighting.actual) };
    return { result: await repeat(sighting.repeatWith) };
  } catch (error) {
    return error instanceof EventStoreError && error.handling === 'fatal' ? { refusal: error } : { failure: error };
  }
}
