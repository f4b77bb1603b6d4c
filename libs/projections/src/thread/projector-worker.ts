import { parentPort, workerData } from 'node:worker_threads';
import { CASE_STREAM_PREFIX, isForeignStream } from '#libs/cases';
import { EventStore } from '#libs/event-store';
import { CasesModel } from '../cases/cases-model.ts';
import { openDatabase } from '../database/open-database.ts';
import { Projections } from '../runner/projections.ts';
import type { FromProjector, ProjectorWork, ToProjector } from './messages.ts';

/** How often the state is told while nothing happens, in ms: who hears nothing for longer knows that this thread hangs. */
const TELL_EVERY_MS = 1_000;

const { storeUrl, database: location } = workerData as ProjectorWork;
const tell = (message: FromProjector): void => parentPort?.postMessage(message);
const say = (level: 'info' | 'warn' | 'error') => (text: string) => tell({ kind: 'log', level, text });

const source = EventStore.connect(storeUrl, { isForeign: isForeignStream });
const database = openDatabase(location);
/** Set once it has started: the first changes come before that. */
const running: { projections?: Projections } = {};
running.projections = await Projections.start({
  ...{ source, database, models: [new CasesModel()], streamPrefixes: [CASE_STREAM_PREFIX] },
  log: { info: say('info'), warn: say('warn'), error: say('error') },
  changed: () => tellStatus('status'),
});
const telling = setInterval(tellStatus, TELL_EVERY_MS, 'status');
parentPort?.on('message', (message: ToProjector) => void (message === 'stop' && stop()));
tellStatus('started');

function tellStatus(kind: 'started' | 'status'): void {
  if (running.projections) tell({ kind, status: running.projections.status() });
}

async function stop(): Promise<void> {
  clearInterval(telling);
  await running.projections?.stop();
  await source.dispose();
  await database.close();
  parentPort?.close();
}
