import type { ReadAllOptions, StoredEvent } from '#libs/event-store';
import { CASES_VERSION } from '../cases/version.ts';
import type { ProjectionDatabase } from '../database/database.ts';
import { findProgress } from '../runner/checkpoint-store.ts';
import { NoSuchReadModel } from '../runner/request-rebuild.ts';
import { loadServing } from '../runner/serving.ts';
import { verifyCases } from './verify-cases.ts';
import { say } from './verify-read-models.ts';

const MODEL = 'cases';

/** What is read was built by another version of the program; it would have other rows. */
export class OtherVersionServes extends Error {
  readonly code = 'OTHER_VERSION_SERVES';
  constructor(serving: number) {
    super(`the read models are served in version ${serving}, and this program can verify version ${CASES_VERSION}`);
  }
}

export interface Verification {
  /** Position of the log up to which both were compared. */
  readonly position: bigint;
  /** Events of the log up to there, those of other streams than cases included. */
  readonly events: number;
  /** How many differences there are; none when every row is what the log says. */
  readonly differences: number;
}

/** Who is told of a verification while it goes on. */
export interface Verifying {
  /** A difference as a line of text, as soon as it is found. */
  differs(difference: string): void;
  /** So many further events have been read from the log, or folded and compared. */
  step?(what: 'read' | 'compared', events: number): void;
}

/** Events between two steps of reading. */
const STEP = 1_000;

/**
 * Folds the log from zero and compares every row of the read models with it, also while a service goes on writing them:
 * rows and checkpoint are read as of one moment, and the log up to there. Neither the log nor what differs is kept in
 * memory.
 */
export function verifyLive(
  store: { readAll(options?: ReadAllOptions): AsyncIterable<StoredEvent> },
  database: ProjectionDatabase,
  { differs, step }: Verifying,
): Promise<Verification> {
  // SQLite has this isolation in any case, and passes the wish over.
  const moment = database.reader.transaction().setIsolationLevel('repeatable read');
  return moment.execute(async (reader) => {
    const serving = await loadServing(reader, MODEL);
    if (serving === undefined) throw new NoSuchReadModel(MODEL);
    if (serving.version !== CASES_VERSION) throw new OtherVersionServes(serving.version);
    const position = (await findProgress(reader, { name: MODEL, ...serving }))?.checkpoint?.resumeAfter.commit ?? -1n;
    let events = 0;
    async function* upToThere(): AsyncGenerator<StoredEvent> {
      for await (const event of store.readAll()) {
        if (event.position > position) return;
        if (++events % STEP === 0) step?.('read', STEP);
        yield event;
      }
    }
    let differences = 0;
    const compared = (count: number) => step?.('compared', count);
    for await (const difference of verifyCases({ reader }, upToThere(), compared)) {
      differences++;
      differs(say(difference));
    }
    return { position, events, differences };
  });
}
