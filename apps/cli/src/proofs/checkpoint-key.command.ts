import type { Command } from 'commander';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { KeyFolder, KeyInvalid } from '#libs/transparency-log';
import { CommandFailed, EXIT } from '../exit-codes.ts';

interface Options {
  readonly data: string;
  readonly origin: string;
}

/** The keys that checkpoints are signed with, on the machine of the service. */
export function addCheckpointKey(program: Command): void {
  const command = program
    .command('checkpoint-key')
    .description('the key that checkpoints are signed with: show it, hand over to a next one');
  const folder = [
    '--data <folder>',
    'data folder of the service; DATA_DIR',
    process.env['DATA_DIR'] ?? './data',
  ] as const;
  const origin = [
    '--origin <name>',
    'name of the log; CHECKPOINT_ORIGIN',
    process.env['CHECKPOINT_ORIGIN'] ?? 'customs-case-tracker',
  ] as const;
  command
    .command('show')
    .description('the public key, to be given to those who verify')
    .option(...folder)
    .option(...origin)
    .action((options: Options) => told(() => keys(options).current().vkey));
  command
    .command('rotate')
    .description('make the next key; the next checkpoint is signed by both and names it')
    .option(...folder)
    .option(...origin)
    .action((options: Options) => told(() => keys(options).prepareNext().vkey));
}

/** Those of a service: in another folder one would be made here, and given to people who then find every dossier forged. */
function keys({ data, origin }: Options): KeyFolder {
  const folder = join(data, 'proofs', 'keys');
  if (existsSync(folder)) return new KeyFolder(folder, origin);
  throw new CommandFailed(
    `There are no keys in ${data}: name the data folder of the service by --data. They are made when it is first started.`,
    EXIT.notFound,
  );
}

function told(key: () => string): void {
  try {
    process.stdout.write(`${key()}\n`);
  } catch (error) {
    if (!(error instanceof KeyInvalid)) throw error;
    throw new CommandFailed(error.message, EXIT.notOk);
  }
}
