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
  /** Events folded. */
  readonly events: number;
  /** A line of text for each difference; none when every row is what the log says. */
  readonly differences: readonly string[];
}

/**
 * Folds the log from zero, in memory, and compares every row of the read models with it, also while a service goes on
 * writing them: rows and checkpoint are read as of one moment, and the log up to there.
 * @param folded called now and then with the number of events read so far
 */
export function verifyLive(
  store: { readAll(options?: ReadAllOptions): AsyncIterable<StoredEvent> },
  database: ProjectionDatabase,
  folded: (events: number) => void = () => undefined,
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
        if (++events % 1_000 === 0) folded(events);
        yield event;
      }
    }
    const differences = await verifyCases({ ...onlyReading(database), reader }, upToThere());
    return { position, events, differences: differences.map(say) };
  });
}

function onlyReading({ isUnwell }: ProjectionDatabase): Omit<ProjectionDatabase, 'reader'> {
  const no = async (): Promise<never> => Promise.reject(new Error('nothing is written while verifying'));
  return { write: no, migrate: no, close: no, isUnwell };
}
