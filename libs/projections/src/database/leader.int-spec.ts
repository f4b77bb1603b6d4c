import { sql } from 'kysely';
import { DATABASES, type Place } from '../testing/databases.ts';
import { runnerMigrations } from '../runner/migrations/index.ts';
import { until } from '../testing/until.ts';
import type { Leader, Leadership, ProjectionDatabase } from './database.ts';

describe.each(DATABASES)('processes that share a database, on $name', ({ name, place }) => {
  let folder: Place;
  let databases: ProjectionDatabase[];
  const leaders: Leader[] = [];

  beforeEach(async () => {
    folder = await place();
    databases = [folder.open(), folder.open()];
    await databases[0]!.migrate(runnerMigrations);
  });
  afterEach(async () => {
    for (const leader of leaders.splice(0)) await leader.close();
    await folder.remove();
  });

  function candidate(index: number): Leader {
    const leader = databases[index]!.leader!('cases v1');
    leaders.push(leader);
    return leader;
  }
  const nothing = async (): Promise<void> => undefined;
  async function eventually(leader: Leader): Promise<Leadership> {
    let leadership: Leadership | undefined;
    await until('it leads', async () => (leadership = await leader.tryToLead()) !== undefined);
    return leadership!;
  }
  const backendOf = async () => {
    const { rows } = await sql<{ backend: number }>`select backend from projection_leader`.execute(
      databases[1]!.reader,
    );
    return rows[0]!.backend;
  };

  if (name === 'SQLite') {
    it('are one: a file belongs to one service', () => {
      expect(databases[0]!.leader).toBeUndefined();
    });
    return;
  }

  it('have one leader, and another one when that gives up', async () => {
    const [first, second] = [candidate(0), candidate(1)];
    expect(await first.tryToLead()).toMatchObject({ epoch: 1 });
    expect(await second.tryToLead()).toBeUndefined();
    await first.close();
    expect(await eventually(second)).toMatchObject({ epoch: 2 });
  });

  it('refuse what a leader still wants to write when another one leads', async () => {
    const leadership = (await candidate(0).tryToLead())!;
    await databases[0]!.write(nothing);
    // As if it had been killed, or cut from the network.
    await databases[1]!.write(async ({ db }) => {
      await sql`select pg_terminate_backend(${await backendOf()}::int)`.execute(db);
    });
    expect(await eventually(candidate(1))).toMatchObject({ epoch: 2 });
    const late = await databases[0]!.write(nothing).catch((error: unknown) => error);
    expect(late).toMatchObject({ code: 'LEADERSHIP_LOST' });
    expect(databases[0]!.isUnwell(late)).toBe(true);
    await databases[1]!.write(nothing);
    await leadership.lost;
  });

  it('do not wait for a leader that holds its connection and says nothing', async () => {
    const first = (await candidate(0).tryToLead())!;
    await databases[1]!.write(async ({ db }) => {
      await sql`update projection_leader set heard = heard - 60`.execute(db);
    });
    expect(await eventually(candidate(1))).toMatchObject({ epoch: 2 });
    await first.lost;
  });

  it('stand by for the versions that they know, side by side', async () => {
    expect(await candidate(0).tryToLead()).toBeDefined();
    const newer = databases[1]!.leader!('cases v2');
    leaders.push(newer);
    expect(await newer.tryToLead()).toMatchObject({ epoch: 1 });
  });
});
