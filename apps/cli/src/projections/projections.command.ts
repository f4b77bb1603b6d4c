import type { Command } from 'commander';
import { listReadModels, requestRebuild, type StoredBuild } from '#libs/projections';
import { table } from '../output/table.ts';
import { followBuild } from './follow-build.ts';
import { type DataOption, withDatabase } from './read-side.ts';
import { verify } from './verify.ts';

type Options = DataOption & { readonly json?: boolean; readonly wait: boolean };

/** What is read, and whether it is right: asked of the database and the store themselves, beside a running service. */
export function addProjections(program: Command): void {
  const projections = program
    .command('projections')
    .description('the read models: list them, build one anew, verify them against the log');
  const data = ['--data <folder>', 'folder of the service; DATA_DIR', process.env['DATA_DIR'] ?? './data'] as const;
  const json = ['--json', 'print JSON'] as const;
  projections
    .command('list')
    .description('every build of every read model, how far it is, and the event that it has stopped at')
    .option(...data)
    .option(...json)
    .action(list);
  projections
    .command('rebuild <name>')
    .description('build one anew from the first event, beside the one that is read, and switch when it is level')
    .option(...data)
    .option('--no-wait', 'only ask for it; the service does it')
    .action(rebuild);
  projections
    .command('verify')
    .description('fold the log from zero and compare every row; ends with 1 when something differs')
    .option(...data)
    .option(...json)
    .action(verify);
}

async function list(options: Options): Promise<void> {
  const builds = await withDatabase(options, listReadModels);
  if (options.json) {
    print(builds);
    return;
  }
  const rows = builds.map((one) => [
    one.name,
    one.version,
    one.generation,
    one.state,
    String(one.position),
    stopped(one),
  ]);
  process.stdout.write(`${table(['read model', 'version', 'build', 'state', 'position', 'stopped at'], rows)}\n`);
}

function stopped({ poison }: StoredBuild): string {
  return poison
    ? `${poison.type} ${poison.eventId} (${poison.stream}, revision ${poison.revision}): ${poison.error}`
    : '';
}

async function rebuild(name: string, options: Options): Promise<void> {
  await withDatabase(options, async (database) => {
    const generation = await requestRebuild(database, name);
    process.stdout.write(
      `Build ${generation} of ${name} is asked for; what is read stays as it is until it is level.\n`,
    );
    if (!options.wait) return;
    await followBuild(database, { name, generation });
    process.stdout.write(`${name} is read in build ${generation} from now on.\n`);
  });
}

/** Positions have 64 bits: they leave as decimal strings. */
function print(value: unknown): void {
  const text = JSON.stringify(value, (_key, one: unknown) => (typeof one === 'bigint' ? String(one) : one), 2);
  process.stdout.write(`${text}\n`);
}
