import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { EventStore, type StoredEvent } from '#libs/event-store';
import { KeyFolder } from '../keys/key-folder.ts';
import { countForeignLeaves, ForeignLeaves } from '../leaf/foreign-leaves.ts';
import { LogReader } from '../log-file/log-reader.ts';
import { LogWriter } from '../log-file/log-writer.ts';
import { sameHash } from '../merkle/hash.ts';
import {
  agreeWithLog,
  isSignedBy,
  keyDiffers,
  type KeptCheckpoint,
  keptCheckpoints,
  rootDiffers,
} from './agreement.ts';
import { Follower } from './follower.ts';
import { Publisher } from './publisher.ts';
import { Sealer } from './sealer.ts';
import { CASE_STREAMS, KEY_FOLDER, LOCK_FILE, LOG_FILE, type LogSettings, type LogStatus } from './settings.ts';

/** A log being kept. */
export interface KeptLog {
  readonly status: () => LogStatus;
  stop(): Promise<void>;
}

/**
 * Keeps the log of a store: one at a time for a folder.
 * @throws Error when another process keeps it; KeyInvalid, LogFileInvalid, TreeIncomplete when what is in the folder is unusable
 */
export function keepLog(settings: LogSettings, told: (status: LogStatus) => void): KeptLog {
  mkdirSync(settings.folder, { recursive: true });
  const lock = takeLock(join(settings.folder, LOCK_FILE));
  const keys = new KeyFolder(join(settings.folder, KEY_FOLDER), settings.origin, settings.keyFile);
  keys.current();
  const writer = LogWriter.open(join(settings.folder, LOG_FILE));
  const reader = LogReader.open(join(settings.folder, LOG_FILE));
  const store = EventStore.connect(settings.storeUrl);

  let status: LogStatus = { phase: 'starting', size: writer.size, position: writer.position, ...shown(reader) };
  const tell = (more: Partial<LogStatus>): void => {
    const { problem: _old, ...rest } = status;
    // Checkpoints that were taken over from the store are published without our doing.
    const found = rest.published ? {} : shown(reader);
    told((status = { ...rest, ...found, size: writer.size, position: writer.position, ...more }));
  };
  const publisher = new Publisher(store, writer, settings, (published) => tell({ published }));
  const sealer = new Sealer(writer, keys, () => void publisher.publish());
  const follower = new Follower({
    ...{ store, writer, sealer, everyEvents: settings.everyEvents, everySeconds: settings.everySeconds },
    onTick() {
      void publisher.publish();
      tell({});
    },
    told: tell,
    async agree(signal) {
      finishHandOver(reader, keys);
      await agreeWithLog(store, reader, reader.size());
      const newest = await takeOverKept(store, keys, writer, reader);
      if (newest && newest.size <= reader.size() && !sameHash(reader.rootAt(newest.size), newest.root))
        throw rootDiffers(newest.size);
      sealer.begin(reader.latestSigned()?.checkpoint.size ?? 0, newest);
      const isBehind = newest !== undefined && newest.size > writer.size;
      return new ForeignLeaves(isBehind ? await countForeignLeaves(behind(store, writer, signal), newest, writer) : 0);
    },
  });
  const running = follower.run();
  return {
    status: () => status,
    async stop() {
      await follower.stop();
      await running;
      await publisher.publish();
      await store.dispose();
      reader.close();
      writer.close();
      lock.close();
    },
  };
}

/** What the log has behind the tree at this moment, of cases and of others. */
async function* behind(
  store: EventStore,
  { size, position }: LogWriter,
  signal: AbortSignal,
): AsyncGenerator<StoredEvent> {
  const after = size > 0 ? { after: { commit: position, prepare: position } } : {};
  const subscription = store.subscribe({ streamPrefixes: [CASE_STREAMS], ...after });
  const stop = (): void => subscription.stop();
  signal.addEventListener('abort', stop);
  try {
    for await (const message of subscription) {
      if (message.kind === 'caught-up') return;
      if (message.kind === 'event') yield message.event;
    }
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** The newest checkpoint in the store; all of them are taken over by a file that has none. */
async function takeOverKept(
  store: EventStore,
  keys: KeyFolder,
  writer: LogWriter,
  reader: LogReader,
): Promise<KeptCheckpoint | undefined> {
  const kept = await keptCheckpoints(store, keys.current(), reader.latestSigned() ? 'newest' : 'all');
  if (!reader.latestSigned()) {
    for (const { note, size } of kept) if (isSignedBy(note, keys.current())) writer.keep(note, size);
  }
  const newest = kept.at(-1);
  // Whoever has the key that was published believes nothing that another one signs.
  if (newest && !isSignedBy(newest.note, keys.current())) throw keyDiffers(keys.current());
  return newest;
}

/** A crash may have come between the checkpoint that hands over and the change of the key. */
function finishHandOver(reader: LogReader, keys: KeyFolder): void {
  const { nextKey } = reader.latestSigned()?.checkpoint ?? {};
  if (nextKey && keys.next()?.vkey === nextKey.vkey) keys.promote();
}

function shown(reader: LogReader): Pick<LogStatus, 'published'> {
  const latest = reader.latest()?.checkpoint;
  return latest ? { published: { size: latest.size, position: latest.position } } : {};
}

/** Held by the operating system for as long as the process lives. */
function takeLock(path: string): DatabaseSync {
  const lock = new DatabaseSync(path);
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch {
    lock.close();
    throw new Error(`The proofs in ${path} are being kept by another process.`);
  }
}
