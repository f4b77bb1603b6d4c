import { CASES } from '../case-status/status-tables.ts';
import type { ProjectionDatabase } from '../database/database.ts';
import { type CaseReader, caseReader } from '../queries/reader.ts';
import type { ReplaySelection } from '../replay/recorded-order.ts';
import { replay } from '../replay/replay.ts';
import { type CaseAsOf, caseAsOf } from './case-as-of.ts';
import { type Between, type CaseDifference, caseDifference, differences } from './differences.ts';
import type { AsOf, Cutoff } from './moment.ts';
import type { Selection } from './selection.ts';
import { type UnitDimension, unitsAsOf, type UnitsRow } from './units-as-of.ts';

/** What can be asked of the past: as of a date in the world, as far as was known at a time of recording. */
export class AsOfQueries {
  readonly #reader: CaseReader;

  constructor(database: ProjectionDatabase) {
    this.#reader = caseReader(database);
  }

  /** Nothing when there is no such case. `full` adds what is folded from the case's own events. */
  caseAsOf(caseId: string, asOf: AsOf, full = false): Promise<CaseAsOf | undefined> {
    return caseAsOf(this.#reader, caseId, asOf, full);
  }

  units(by: readonly UnitDimension[], selection: Selection, asOf: AsOf): Promise<UnitsRow[]> {
    return unitsAsOf(this.#reader, by, selection, asOf);
  }

  /** Nothing when there is no such case. */
  caseDifference(caseId: string, between: Between): Promise<CaseDifference | undefined> {
    return caseDifference(this.#reader, caseId, between);
  }

  async exists(caseId: string): Promise<boolean> {
    const found = await this.#reader
      .selectFrom(CASES)
      .select('case_id')
      .where('case_id', '=', caseId)
      .executeTakeFirst();
    return found !== undefined;
  }

  /** Frame by frame, in the order of recording; at its end the sums. */
  replay(selection: ReplaySelection, known: Cutoff): ReturnType<typeof replay> {
    return replay(this.#reader, selection, known);
  }

  /** Cases in which a line differs, one after the other. */
  differences(selection: Selection, between: Between): AsyncGenerator<CaseDifference> {
    return differences(this.#reader, selection, between);
  }
}
