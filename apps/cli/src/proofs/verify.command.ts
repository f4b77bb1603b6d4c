import type { Command } from 'commander';
import { type Verdict, verifyDossier } from '#libs/transparency-log';
import { EXIT } from '../exit-codes.ts';
import { collect, readCheckpoint, readKey, readText } from './read-text.ts';

interface Options {
  readonly key: string;
  readonly checkpoint?: string;
  readonly witness?: readonly string[];
  readonly json?: boolean;
}

/** Needs no service, no network and nothing but the file and a key. */
export function addVerify(program: Command): void {
  program
    .command('verify <dossier>')
    .description('whether a dossier is what was recorded, whole and unchanged; 0 valid, 1 invalid, 5 not decided')
    .requiredOption('--key <key>', 'the key of the log (NAME+KEYID+BASE64) or a file with it, not from the dossier')
    .option('--checkpoint <file>', 'a checkpoint you know: the one in the dossier must extend it')
    .option('--witness <key>', 'a witness who must have signed the checkpoint; may be repeated', collect)
    .option('--json', 'print JSON')
    .action((file: string, { key, checkpoint, witness = [], json }: Options) => {
      const verdict = verifyDossier(readText(file), {
        key: readKey(key),
        witnesses: witness.map(readKey),
        ...(checkpoint && { known: readCheckpoint(checkpoint) }),
      });
      process.stdout.write(`${json ? JSON.stringify(verdict, asText, 2) : say(verdict)}\n`);
      process.exitCode = { valid: EXIT.ok, invalid: EXIT.notOk, undecided: EXIT.undecided }[verdict.verdict];
    });
}

function say({ verdict, reasons, checkpoint, events, cases, witnesses }: Verdict): string {
  const about = checkpoint
    ? [
        `${events} events of ${cases.join(', ')}, against the checkpoint of ${checkpoint.size} events of ${checkpoint.time} (${checkpoint.origin})`,
      ]
    : [];
  const seen = witnesses.map(({ name, time }) => `seen by ${name} at ${new Date(time * 1000).toISOString()}`);
  return [verdict.toUpperCase(), ...[...reasons, ...about, ...seen].map((line) => `  ${line}`)].join('\n');
}

function asText(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  return (value as { type?: string } | null)?.type === 'Buffer'
    ? Buffer.from((value as { data: number[] }).data).toString('base64')
    : value;
}
