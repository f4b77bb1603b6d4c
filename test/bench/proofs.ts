import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CASE_STREAM_PREFIX } from '#libs/cases';
import { EventStore, type StoredEvent } from '#libs/event-store';
import {
  audit,
  generateSigner,
  KeyFolder,
  LOG_FILE,
  LogReader,
  LogWriter,
  TransparencyLog,
} from '#libs/transparency-log';
import { fillStore } from './case-log.ts';
import { startStore } from './processes.ts';
import { provenLog } from './proven-log.ts';
import { quantile } from './quantiles.ts';
import { atLeast, atMost, type Row, told } from './row.ts';
import { seconds } from './seconds.ts';

const CASES = 30_000;
const ROUNDS = 2;
const EVENTS = 1_000_000;
const PROOFS = 5_000;
const DOSSIER_CASES = 25;

/** Tree and audit against a raw read of the same events in turns; one proof of a million; one dossier. */
export async function proofs(folder: string): Promise<Row[]> {
  mkdirSync(folder, { recursive: true });
  return [...(await againstRawRead(folder)), proofOfAMillion(folder), dossierVerified(folder)];
}

async function againstRawRead(folder: string): Promise<Row[]> {
  const server = await startStore(`${folder}/proofs`);
  const store = EventStore.connect(server.url);
  try {
    const { events } = await fillStore(store, CASES);
    const best = { raw: 0, tree: 0, audit: 0 };
    const memory = { before: 0, most: 0 };
    for (let round = 0; round < ROUNDS; round++) {
      const own = `${folder}/proofs-${round}`;
      best.raw = Math.max(best.raw, events / (await seconds(() => readRaw(store))));
      best.tree = Math.max(best.tree, events / (await build(server.url, own, events)));
      memory.before = process.memoryUsage().rss;
      best.audit = Math.max(best.audit, events / (await seconds(() => auditAll(store, own, memory))));
    }
    const limit = 'raw filtered $all read';
    return [
      atLeast('building the tree', best.tree, 'events/s', limit, best.raw, 0.7),
      atLeast('audit of the whole log', best.audit, 'events/s', limit, best.raw, 0.5),
      told(
        `memory that an audit of ${events} events took`,
        Math.max(0, memory.most - memory.before) / 1024 / 1024,
        'MB',
      ),
    ];
  } finally {
    await store.dispose();
    await server.stop();
  }
}

/** Seconds from when its thread is up, as the raw read does not count the start of a process either. */
async function build(storeUrl: string, folder: string, events: number): Promise<number> {
  const log = TransparencyLog.start({ storeUrl, folder, origin: 'bench', everyEvents: 1000, everySeconds: 1 });
  while (log.status().phase === 'starting') await sleep(2);
  const took = await seconds(async () => {
    while (log.status().published?.size !== events) await sleep(2);
  });
  await log.stop();
  return took;
}

async function auditAll(store: EventStore, folder: string, memory: { most: number }): Promise<void> {
  const reader = LogReader.open(join(folder, LOG_FILE));
  const checkpoints = reader.list(0, 100_000).map(({ note }) => note);
  reader.close();
  const report = await audit({
    ...{
      events: () => caseEventsOf(store),
      checkpoints,
      key: new KeyFolder(join(folder, 'keys'), 'bench').current(),
      eventAt: async () => undefined,
    },
    onProgress() {
      memory.most = Math.max(memory.most, process.memoryUsage().rss);
    },
  });
  if (!report.ok || report.covered !== report.events) throw new Error(JSON.stringify(report.findings));
}

async function readRaw(store: EventStore): Promise<void> {
  let seen = 0;
  for await (const event of caseEventsOf(store)) if (event.revision >= 0n) seen++;
  if (seen === 0) throw new Error('Nothing was read.');
}

async function* caseEventsOf(store: EventStore): AsyncGenerator<StoredEvent> {
  const subscription = store.subscribe({ streamPrefixes: [CASE_STREAM_PREFIX] });
  for (let done = false; !done;) {
    for (const message of await subscription.take(1000)) {
      if (message.kind === 'event') yield message.event;
      done ||= message.kind === 'caught-up';
    }
  }
  subscription.stop();
}

function proofOfAMillion(folder: string): Row {
  const file = `${folder}/million.sqlite`;
  const writer = LogWriter.open(file);
  const envelope = { type: 'NoteAdded', recordedAt: '2025-03-05T12:00:00.000Z', data: { text: 'x' }, metadata: {} };
  for (let i = 0; i < EVENTS; i++) {
    const place = {
      stream: `case-${i % 100_000}`,
      revision: BigInt(Math.floor(i / 100_000)),
      position: BigInt(i + 1) * 300n,
    };
    writer.add({ ...envelope, ...place, id: String(i) });
    if (writer.pending >= 100_000) writer.commit();
  }
  writer.commit();
  const reader = LogReader.open(file);
  const times: number[] = [];
  for (let i = 0; i < PROOFS; i++) {
    const position = BigInt(1 + ((i * 7919) % EVENTS)) * 300n;
    const started = performance.now();
    reader.inclusion([reader.indexOf(position)!], EVENTS);
    times.push(performance.now() - started);
  }
  reader.close();
  writer.close();
  return atMost('proof of one event out of 1,000,000, p99', quantile(times, 0.99), 'ms', 'limit', 5, 1);
}

function dossierVerified(folder: string): Row {
  const { verify, events, close } = provenLog(`${folder}/dossier.sqlite`, DOSSIER_CASES, generateSigner('bench'));
  const times = Array.from({ length: 20 }, () => {
    const started = performance.now();
    verify();
    return performance.now() - started;
  });
  close();
  return atMost(`a dossier of ${events} events verified, median`, quantile(times, 0.5), 'ms', 'limit', 100, 1);
}
