import { type Command, Option } from 'commander';
import { atCommit, EventStore, EventStoreError, type StoredEvent, StreamNotFound } from '#libs/event-store';
import { audit, type AuditReport, CASE_STREAMS, CHECKPOINT_STREAM } from '#libs/transparency-log';
import { CommandFailed, EXIT } from '../exit-codes.ts';
import { addressOption } from '../service/address.ts';
import { LogClient } from './log-client.ts';
import { collect, readCheckpoint, readKey } from './read-text.ts';

interface Options {
  readonly url: string;
  readonly key: string;
  readonly store?: string;
  readonly checkpoint?: readonly string[];
  readonly json?: boolean;
}

export function addAudit(program: Command): void {
  program
    .command('audit')
    .description(
      'read the whole log of a running system again and compare it with every checkpoint; ends with 1 when it differs',
    )
    .requiredOption('--key <key>', 'the first key of the log, or a file with it')
    .addOption(
      new Option('--store <address>', 'the event store; that of the service when left out').env('EVENTSTORE_URL'),
    )
    .option('--checkpoint <file>', 'a checkpoint kept elsewhere, by a witness for one; may be repeated', collect)
    .option('--json', 'print JSON')
    .addOption(addressOption())
    .action((options: Options) => run(options));
}

async function run({ url, key, store: given, checkpoint = [], json }: Options): Promise<void> {
  const kept = checkpoint.map(readCheckpoint);
  const log = new LogClient(url);
  const address = given ?? (await log.status()).store;
  if (!address) throw new CommandFailed('Say where the event store is: --store or EVENTSTORE_URL.', EXIT.usage);
  const store = EventStore.connect(address);
  try {
    const report = await audit({
      ...{
        events: () => caseEvents(store),
        key: readKey(key),
        leaves: log,
        eventAt: (position: bigint) => eventAt(store, position),
      },
      checkpoints: [...(await keptIn(store)), ...kept],
      onProgress: (events) => process.stderr.isTTY && process.stderr.write(`\r${events} events`),
    });
    process.stdout.write(`${json ? JSON.stringify(report, null, 2) : say(report)}\n`);
    if (!report.ok) process.exitCode = EXIT.notOk;
  } catch (error) {
    if (!(error instanceof EventStoreError)) throw error;
    throw new CommandFailed(`The event store could not be read: ${error.message}`, EXIT.unreachable);
  } finally {
    await store.dispose();
  }
}

/** Everything there is at this moment, filtered by the store. */
async function* caseEvents(store: EventStore): AsyncGenerator<StoredEvent> {
  for await (const message of store.subscribe({ streamPrefixes: [CASE_STREAMS] })) {
    if (message.kind === 'event') yield message.event;
    if (message.kind === 'caught-up') return;
  }
}

async function keptIn(store: EventStore): Promise<string[]> {
  const notes: string[] = [];
  try {
    for await (const { data, unreadable } of store.readStream(CHECKPOINT_STREAM)) {
      if (!unreadable && typeof data['note'] === 'string') notes.push(data['note']);
    }
  } catch (error) {
    if (!(error instanceof StreamNotFound)) throw error;
  }
  return notes;
}

async function eventAt(store: EventStore, position: bigint): Promise<StoredEvent | undefined> {
  for await (const event of store.readAll({ from: atCommit(position), maxCount: 1 })) return event;
  return undefined;
}

/** A report, as people read it. */
export function say({ ok, events, covered, foreign, checkpoints, findings }: AuditReport): string {
  const head = `${ok ? 'AGREES' : 'DIFFERS'}: ${events} events read, ${covered} of them as ${checkpoints} checkpoints say`;
  const others = `  ${foreign} of them are of other applications' streams: an earlier version took them into the tree, and signed them.`;
  return [head, ...(foreign > 0 ? [others] : []), ...findings.map(({ says }) => `  ${says}`)].join('\n');
}
