import type { StoredEvent } from '#libs/event-store';
import { CasesModel } from '../cases/cases-model.ts';
import type { ProjectionDatabase } from '../database/database.ts';
import { CaseQueries } from '../queries/case-queries.ts';
import { createViews } from '../runner/serving.ts';
import type { Place } from './databases.ts';
import { TemporaryDatabase } from './temporary-database.ts';

/** The read models of cases on a database of their own, told events in batches as a test likes, without a runner. */
export class ReadModelsUnderTest {
  readonly database: ProjectionDatabase;
  readonly queries: CaseQueries;
  readonly #place: Place;
  readonly #model: CasesModel;
  #told = 0;

  private constructor(place: Place, eventsKept?: number) {
    this.#place = place;
    this.database = place.open();
    this.queries = new CaseQueries(this.database);
    this.#model = new CasesModel(eventsKept);
  }

  /** On SQLite unless a test says where, which is then removed with them. */
  static async create(eventsKept?: number, place: Place = new TemporaryDatabase()): Promise<ReadModelsUnderTest> {
    const models = new ReadModelsUnderTest(place, eventsKept);
    await models.database.write(async ({ db }) => {
      await models.#model.createTables(db);
      await models.#model.createIndexes(db);
      await createViews(db, models.#model.tables);
    });
    return models;
  }

  /** Folds what a log holds beyond what was told before. */
  async follow(log: readonly StoredEvent[]): Promise<void> {
    await this.tell(log.slice(this.#told));
  }

  /** Folds the next events in one transaction. */
  async tell(events: readonly StoredEvent[]): Promise<void> {
    await this.database.write(async (tx) => this.#model.apply(events, tx));
    this.#told += events.length;
  }

  /** Folds them and then fails to commit. */
  async tellInVain(events: readonly StoredEvent[]): Promise<void> {
    const failing = this.database.write(async (tx) => {
      await this.#model.apply(events, tx);
      throw new Error('the disk is full');
    });
    await failing.catch(() => this.#model.undone());
  }

  remove(): Promise<void> {
    return this.#place.remove();
  }
}
