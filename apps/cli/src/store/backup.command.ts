import type { Command } from 'commander';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { backupStore, StoreError } from '#libs/embedded-eventstore';
import { CommandFailed, EXIT } from '../exit-codes.ts';
import { serviceStore } from './service-store.ts';

interface Options {
  readonly data: string;
  readonly json?: boolean;
}

/** What cannot be made again of a service's data, as a folder of the same shape. */
export function addBackup(program: Command): void {
  program
    .command('backup <folder>')
    .description('copy what cannot be made again of the data of a service into a new folder, also while it runs')
    .option('--data <folder>', 'data folder of the service; DATA_DIR', process.env['DATA_DIR'] ?? './data')
    .option('--json', 'print JSON')
    .action(async (folder: string, { data, json }: Options) => {
      if (!existsSync(data)) throw new CommandFailed(`There is no ${data}.`, EXIT.notFound);
      if (existsSync(folder) && readdirSync(folder).length > 0)
        throw new CommandFailed(`${folder} is not empty. Name a new folder for the backup.`, EXIT.notOk);
      const copied = await backUp(data, folder);
      process.stdout.write(json ? `${JSON.stringify({ folder, copied }, null, 2)}\n` : `${copied.join('\n')}\n`);
    });
}

/**
 * In an order in which what is copied later knows what was copied before: webhooks go on from a place that the log has, and names
 * in the log have their keys.
 */
async function backUp(data: string, folder: string): Promise<string[]> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const copied: string[] = [];
  const said = (name: string, about = '') => copied.push(`${join(folder, name)}${about}`);
  if (await copyDatabase(join(data, 'webhooks.sqlite'), join(folder, 'webhooks.sqlite'))) said('webhooks.sqlite');
  if (existsSync(serviceStore(data))) {
    const file = join(serviceStore(folder), 'events.sqlite');
    said('event-store/events.sqlite', `, ${await copyLog(serviceStore(data), file)} events`);
  }
  const keys = process.env['PERSON_KEYS_DIR'] ?? join(data, 'person-keys');
  mkdirSync(join(folder, 'person-keys'), { mode: 0o700 });
  const file = 'person-keys.sqlite';
  if (await copyDatabase(join(keys, file), join(folder, 'person-keys', file))) said(`person-keys/${file}`);
  const signing = join(data, 'proofs', 'keys');
  if (existsSync(signing)) {
    cpSync(signing, join(folder, 'proofs', 'keys'), { recursive: true });
    said('proofs/keys');
  }
  return copied;
}

async function copyLog(from: string, to: string): Promise<number> {
  try {
    return (await backupStore(from, to)).events;
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    throw new CommandFailed(`${error.code}: ${error.message}`, EXIT.notOk);
  }
}

/** As it was at one moment, though it is being written to; for the owner alone, as it holds secrets. */
async function copyDatabase(from: string, to: string): Promise<boolean> {
  if (!existsSync(from)) return false;
  const database = new DatabaseSync(from, { readOnly: true, timeout: 5_000 });
  try {
    await backup(database, to, { rate: 0x7fff_ffff });
  } finally {
    database.close();
  }
  chmodSync(to, 0o600);
  return true;
}
