import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Command } from 'commander';
import { backupStore, checkStore, restoreStore, StoreError, storeStats } from '#libs/embedded-eventstore';
import { CommandFailed, EXIT } from '../exit-codes.ts';
import { serveStore } from './serve.ts';
import { serviceStore } from './service-store.ts';

const DATA = ['--data <folder>', 'folder of the store, or of a service that brings it; DATA_DIR'] as const;

/** In the data folder of a service there would only be an empty one beside its own. */
function storeIn(folder: string): string {
  const within = serviceStore(folder);
  return existsSync(within) ? within : folder;
}

/**
 * Where a backup goes. A folder that has no store yet is taken for the data folder of a service, which would otherwise start on an empty
 * store beside the restored one; `serve` finds it there, too.
 */
function storeToBe(folder: string): string {
  const within = serviceStore(folder);
  const alone = existsSync(join(folder, 'events.sqlite')) || basename(folder) === basename(within);
  return alone && !existsSync(within) ? folder : within;
}

/** The embedded event store on its own: for other programs, and for whoever looks after its file. */
export function addStore(program: Command): void {
  const store = program
    .command('store')
    .description('the embedded event store: serve, back up, restore, check, figures');
  const folder = process.env['DATA_DIR'] ?? './data/event-store';
  store
    .command('serve')
    .description('serve it alone on 127.0.0.1, as a single insecure EventStoreDB node; ends cleanly on SIGTERM')
    .option('--port <number>', 'TCP port, 0 for any free one; PORT', process.env['PORT'] ?? '2113')
    .option(...DATA, folder)
    .option(
      '--max-append-size <bytes>',
      'of the events of one append, up to 16767216; EVENTSTORE_MAX_APPEND_SIZE',
      process.env['EVENTSTORE_MAX_APPEND_SIZE'] ?? '1048576',
    )
    .action(({ port, data, maxAppendSize }: ServeOptions) => serveStore(port, storeIn(data), maxAppendSize));
  store
    .command('backup <file>')
    .description('copy it into a new file, also while it is served; the copy is checked')
    .option(...DATA, folder)
    .option('--json', 'print JSON')
    .action(async (file: string, { data, json }: Options) => {
      await told(() => backupStore(storeIn(data), file), json);
    });
  store
    .command('restore <file>')
    .description('put a backup where the store is served from; the backup is checked first')
    .option(...DATA, folder)
    .option('--replace', 'let the store that is there go')
    .option('--json', 'print JSON')
    .action(async (file: string, { data, json, replace }: Options & { replace?: boolean }) => {
      await told(() => restoreStore(file, storeToBe(data), { replace: replace ?? false }), json);
    });
  store
    .command('check [path]')
    .description('read the whole file (of a store or a backup) and name everything that is not as it must be')
    .option(...DATA, folder)
    .option('--json', 'print JSON')
    .action(async (path: string | undefined, { data, json }: Options) => {
      const report = await told(() => checkStore(storeIn(path ?? data)), json);
      if (!report.ok) process.exitCode = EXIT.notOk;
    });
  store
    .command('stats')
    .description('its figures')
    .option(...DATA, folder)
    .option('--json', 'print JSON')
    .action(async ({ data, json }: Options) => {
      await told(async () => storeStats(storeIn(data)), json);
    });
}

interface ServeOptions {
  readonly port: string;
  readonly data: string;
  readonly maxAppendSize: string;
}

interface Options {
  readonly data: string;
  readonly json?: boolean;
}

/** Runs it and prints the report; what is wrong with a path or a file is said without a stack. */
async function told<Report extends object>(run: () => Promise<Report>, json = false): Promise<Report> {
  try {
    const report = await run();
    process.stdout.write(json ? `${JSON.stringify(report, asText, 2)}\n` : `${say(report)}\n`);
    return report;
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    throw new CommandFailed(
      `${error.code}: ${error.message}`,
      error.code === 'STORE_PATH' ? EXIT.notFound : EXIT.notOk,
    );
  }
}

/** Positions have 64 bits: they leave as decimal strings. */
function asText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}

function say(report: object): string {
  return Object.entries(report)
    .map(([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value, asText) : String(value)}`)
    .join('\n');
}
