import { type Command, InvalidArgumentError } from 'commander';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  COSIGNATURE,
  generateSigner,
  look,
  parseSigner,
  type Seen,
  type Sighting,
  type Signer,
  writeKey,
} from '#libs/transparency-log';
import { CommandFailed, EXIT } from '../exit-codes.ts';
import { addressOption } from '../service/address.ts';
import { LogClient } from './log-client.ts';
import { readKey } from './read-text.ts';

interface Options {
  readonly url: string;
  readonly key: string;
  readonly folder: string;
  readonly name: string;
  readonly every: number;
  readonly once?: boolean;
}

export function addWitness(program: Command): void {
  program
    .command('witness')
    .description(
      'look at the newest checkpoint again and again: sign what extends the last one, raise an alarm (1) otherwise',
    )
    .requiredOption('--key <key>', 'the key of the log, or a file with it')
    .option('--folder <path>', 'where the witness keeps its key and what it saw', './witness')
    .option('--name <name>', 'name of the witness, of your own', 'witness.example')
    .option('--every <seconds>', 'seconds between two looks', seconds, 60)
    .option('--once', 'look once and end')
    .addOption(addressOption())
    .action((options: Options) => run(options));
}

/** Between one, so that a slip does not make it ask without end, and a day. */
function seconds(text: string): number {
  const given = Number(text);
  if (given >= 1 && given <= 86_400) return given;
  throw new InvalidArgumentError('It must be a number of seconds from 1 to 86400.');
}

async function run({ url, key, folder, name, every, once }: Options): Promise<void> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const signer = signerIn(folder, name);
  const log = new LogClient(url);
  process.stdout.write(`Witness key: ${signer.vkey}\n`);
  for (;;) {
    const sighting = await look(log, readKey(key).vkey, seenIn(folder), signer).catch((error: unknown) => {
      // Away is no alarm; only a service that answers can be caught.
      if (once || !(error instanceof CommandFailed)) throw error;
      process.stderr.write(`${error.message}\n`);
      return undefined;
    });
    if (sighting) await take(sighting, folder, log);
    if (once) return;
    await sleep(every * 1000);
  }
}

async function take(sighting: Sighting, folder: string, log: LogClient): Promise<void> {
  const at = new Date().toISOString();
  if (sighting.outcome === 'alarm') {
    // The note is the evidence: it has the log's own signature.
    const evidence = join(folder, `alarm-${at.replaceAll(':', '')}.checkpoint`);
    writeFileSync(evidence, sighting.note);
    throw new CommandFailed(
      `ALARM (${sighting.kind}): ${sighting.reason}\nThe evidence is in ${evidence} and ${join(folder, 'seen.json')}; keep both.`,
      EXIT.notOk,
    );
  }
  writeFileSync(join(folder, 'seen.json.partial'), JSON.stringify(sighting.seen));
  renameSync(join(folder, 'seen.json.partial'), join(folder, 'seen.json'));
  writeFileSync(join(folder, 'checkpoint'), sighting.cosigned);
  process.stdout.write(`${at} ${sighting.outcome}: ${sighting.seen.note.split('\n')[1]} events\n`);
  if (sighting.outcome === 'unchanged') return;
  await log.cosign(sighting.cosigned).catch((error: unknown) => {
    if (!(error instanceof CommandFailed)) throw error;
    process.stderr.write(`The signature was not taken in: ${error.message}\n`);
  });
}

function signerIn(folder: string, name: string): Signer {
  const file = join(folder, 'witness-key');
  if (existsSync(file)) return parseSigner(readFileSync(file, 'utf8'));
  const signer = generateSigner(name, COSIGNATURE);
  writeKey(file, signer);
  return signer;
}

function seenIn(folder: string): Seen | undefined {
  const file = join(folder, 'seen.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Seen) : undefined;
}
