import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { KeyFolder, type LogReader, type LogStatus, type Signer, TransparencyLog } from '#libs/transparency-log';
import { Settings } from '../config/settings.ts';
import { ProblemError, problemOf } from '../http/problem.ts';
import { StoreAddress } from '../store/store.module.ts';

/** How far the proof of an event has come: in the log, in the tree, under a checkpoint that everybody can have. */
export type Coverage = 'accepted' | 'integrated' | 'published';

const POLL_MS = 25;

/** The transparency log of this service: kept in a thread, asked here. */
@Injectable()
export class Proofs implements OnModuleDestroy {
  readonly #log: TransparencyLog | undefined;
  readonly #settings: Settings;

  constructor(settings: Settings, @Inject(StoreAddress) address: StoreAddress) {
    this.#settings = settings;
    const logger = new Logger('proofs');
    if (settings.PROOFS === 'off') return;
    const { CHECKPOINT_KEY_PATH: keyFile, CHECKPOINT_COPY_PATH: checkpointFile } = settings;
    this.#log = TransparencyLog.start(
      {
        ...{ storeUrl: address.url, folder: this.folder, origin: settings.CHECKPOINT_ORIGIN },
        ...{ everyEvents: settings.CHECKPOINT_EVENTS, everySeconds: settings.CHECKPOINT_SECONDS },
        ...(keyFile && { keyFile }),
        ...(checkpointFile && { checkpointFile }),
      },
      (now, before) => {
        if (now.phase === 'refused' && before.phase !== 'refused')
          logger.fatal(now.problem ?? 'Nothing more is signed.');
      },
    );
  }

  get folder(): string {
    return join(this.#settings.DATA_DIR, 'proofs');
  }

  status(): LogStatus & { readonly origin: string } {
    const off: LogStatus = { phase: 'stopped', size: 0, position: 0n, problem: 'Proofs are off in this service.' };
    return { ...(this.#log?.status() ?? off), origin: this.#settings.CHECKPOINT_ORIGIN };
  }

  /** @throws ProblemError 503 where none are kept, or not yet */
  reader(): LogReader {
    const reader = this.#log?.reader();
    if (reader) return reader;
    if (!this.#log)
      throw new ProblemError(
        problemOf(503, 'PROOFS_OFF', 'Proofs are off in this service.', 'Ask the service that keeps them (PROOFS=on).'),
      );
    throw noCheckpoint();
  }

  coverage(position: string): Coverage {
    const { position: integrated, published } = this.status();
    const at = BigInt(position);
    if (published && at <= published.position) return 'published';
    return at <= integrated ? 'integrated' : 'accepted';
  }

  /** Waits, briefly, until a checkpoint covers this position. @throws ProblemError 503 when none does in time */
  async published(position: bigint, patienceMs = 10_000): Promise<void> {
    this.reader();
    const end = Date.now() + patienceMs;
    while (this.coverage(String(position)) !== 'published') {
      const { phase, problem } = this.status();
      if (Date.now() > end || phase === 'refused' || phase === 'stopped') throw noCheckpoint(problem);
      await sleep(POLL_MS);
    }
  }

  /** For what is signed besides checkpoints. */
  signer(): Signer {
    const { CHECKPOINT_ORIGIN, CHECKPOINT_KEY_PATH } = this.#settings;
    return new KeyFolder(join(this.folder, 'keys'), CHECKPOINT_ORIGIN, CHECKPOINT_KEY_PATH).current();
  }

  /** Before the store is: what was signed is published first. */
  async onModuleDestroy(): Promise<void> {
    await this.#log?.stop();
  }
}

export function noCheckpoint(because = 'No checkpoint covers it yet.'): ProblemError {
  return new ProblemError(
    problemOf(503, 'NO_CHECKPOINT', because, 'Ask again in a moment; /api/v1/proofs says how far they are.'),
    { 'Retry-After': '1' },
  );
}
