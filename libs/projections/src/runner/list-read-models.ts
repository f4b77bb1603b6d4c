import type { ProjectionDatabase } from '../database/database.ts';
import { buildsOf } from './checkpoint-store.ts';
import type { Poison } from './poison.ts';
import type { RunnerTables } from './runner-tables.ts';
import { loadServing } from './serving.ts';

/** A build of a read model as it stands in the database. */
export interface StoredBuild {
  readonly name: string;
  readonly version: number;
  readonly generation: number;
  /** `read`, `being built` beside the one that is, or `asked for` and not yet begun. */
  readonly state: 'read' | 'being built' | 'asked for';
  /** Everything of ours up to here is in its tables; -1 before the first event. */
  readonly position: bigint;
  /** Where the last event lies that is folded into them; -1 before the first. */
  readonly lastEvent: bigint;
  readonly poison: Poison | undefined;
}

/** All builds of all read models, from the database alone: no service need be running. */
export async function listReadModels({ reader }: ProjectionDatabase): Promise<StoredBuild[]> {
  const models = await reader.$extendTables<RunnerTables>().selectFrom('projection_serving').select('model').execute();
  const found: StoredBuild[] = [];
  for (const { model: name } of models) {
    const serving = await loadServing(reader, name);
    const builds = await buildsOf(reader, name);
    for (const { version, generation, checkpoint, poison } of builds) {
      const isRead = version === serving?.version && generation === serving.generation;
      const position = checkpoint?.resumeAfter.commit ?? -1n;
      const lastEvent = checkpoint?.lastEvent.position ?? -1n;
      found.push({ name, version, generation, state: isRead ? 'read' : 'being built', position, lastEvent, poison });
    }
    const { wanted, version = 0 } = serving ?? {};
    if (wanted !== undefined && !builds.some((one) => one.version === version && one.generation === wanted))
      found.push({
        ...{ name, version, generation: wanted, state: 'asked for', position: -1n },
        ...{ lastEvent: -1n, poison: undefined },
      });
  }
  return found;
}
