import { type Command, Option } from 'commander';
import { CommandFailed, EXIT } from '../exit-codes.ts';
import { sayProblem, TrackerClient } from '../http/tracker-client.ts';
import { progress } from '../output/progress.ts';
import { checkedUrl } from '../service/address.ts';
import { type RunningService, startService } from '../service/running-service.ts';
import { demonstrationSet } from './demonstration-set.ts';
import { demoReport, sayReport } from './demo-report.ts';
import { IMPORTER, sendCommand } from './send-command.ts';

interface DemoOptions {
  readonly once?: boolean;
  readonly json?: boolean;
  readonly url?: string;
}

export function addDemo(program: Command): void {
  program
    .command('demo')
    .description('load the crypto-miner holds of 2024-25 (synthetic) and show them; a second run adds nothing')
    .option('--once', 'end when loaded, instead of leaving the service running')
    .option('--json', 'print one JSON document')
    .addOption(new Option('--url <address>', 'use a service that is running already').argParser(checkedUrl))
    .action((options: DemoOptions) => demo(options));
}

async function demo({ once, json, url }: DemoOptions): Promise<void> {
  // A demonstration that ends by itself needs no fixed port, and must not fail because another service has it.
  // Its people are invented: whoever shows it on a store that another installation has loaded need not have that one's keys.
  const PERSON_KEYS_LOST = process.env['PERSON_KEYS_LOST'] ?? 'accept';
  const service = url
    ? undefined
    : await startService({ PERSON_KEYS_LOST, ...(once && { PORT: '0', LOG_LEVEL: 'error' }) });
  const address = url ?? service?.url ?? '';
  try {
    const { ids, position, added, sealedElsewhere } = await load(new TrackerClient(address, IMPORTER));
    const report = await demoReport(new TrackerClient(address), ids, position);
    process.stdout.write(`${json ? JSON.stringify(report, null, 2) : sayReport(report)}\n`);
    if (sealedElsewhere > 0) process.stderr.write(`${SEALED_ELSEWHERE}\n`);
    if (!json)
      process.stdout.write(
        `${added === 0 ? 'Everything was there already; nothing was added.' : `${added} commands recorded.`}\n`,
      );
  } catch (error) {
    await service?.stop();
    throw error;
  }
  if (once) await service?.stop();
  else if (service) await stay(service, json === true);
}

const SEALED_ELSEWHERE =
  'The event store had the demonstration set already, from a service with other keys to personal data: its names cannot be read ' +
  'here. To read them, start with that DATA_DIR or PERSON_KEYS_DIR.';

interface Loaded {
  readonly ids: string[];
  readonly position: string;
  readonly added: number;
  readonly sealedElsewhere: number;
}

/**
 * Gives every command of the set, one after the other, as the officers did. What another data folder's service recorded on the
 * same store counts as there: with other keys the same names are other ciphertext, and so another command under the same id.
 */
async function load(client: TrackerClient): Promise<Loaded> {
  const commands = demonstrationSet();
  const bar = progress('Loading the demonstration', commands.length);
  let position = 0n;
  let added = 0;
  let sealedElsewhere = 0;
  try {
    for (const command of commands) {
      const answer = await sendCommand(client, command, 'DEMO');
      bar.step();
      if (!answer.ok && answer.problem.code === 'COMMAND_ID_REUSED') {
        sealedElsewhere++;
        continue;
      }
      if (!answer.ok) throw new CommandFailed(`${command.key} was refused.\n${sayProblem(answer.problem)}`, EXIT.notOk);
      if (!answer.body.replayed) added++;
      const at = BigInt(answer.body.position);
      if (at > position) position = at;
    }
  } finally {
    bar.done();
  }
  return {
    ids: [...new Set(commands.map(({ caseId }) => caseId))],
    position: String(position),
    added,
    sealedElsewhere,
  };
}

/** Leaves the service running until this command is told to end. */
async function stay(service: RunningService, quiet: boolean): Promise<void> {
  if (!quiet) {
    process.stdout.write(
      `\nThe service is running on ${service.url}. Its documentation: ${service.url}/docs\nEnd it with Ctrl+C.\n`,
    );
  }
  const stop = (): void => void service.stop();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  process.exitCode = await service.ended;
}
