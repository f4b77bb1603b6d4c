import { Module, type OnModuleDestroy, type OnApplicationBootstrap } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { CaseQueries } from '#libs/projections';
import { Settings } from '../config/settings.ts';
import { CaseDesk } from '../desk/case-desk.ts';
import { CaseFiles } from '../desk/case-files.ts';
import { DeskModule } from '../desk/desk.module.ts';
import { logLines } from '../http/log-lines.ts';
import { ReadDatabase } from '../reading/read-database.ts';
import { ReadingModule } from '../reading/reading.module.ts';
import { ReadModels } from '../reading/read-models.ts';
import { Scheduler } from './scheduler.ts';
import { takeTurns } from './take-turns.ts';

/** Dates change once a day at each port: so many ms after one round the next may begin. */
const EVERY_MS = 60_000;
/** Before another attempt when a round did not come to its end. */
const AGAIN_MS = 5_000;
/** How often it is looked whether the read models are level, in ms. */
const LEVEL_MS = 200;

const log = logLines('clocks');

/** The scheduler at work in one process of all: in those with that role, where the office wants lapses recorded. */
@Module({
  imports: [DeskModule, ReadingModule],
  providers: [{ provide: Scheduler, useFactory: scheduler, inject: [CaseDesk, CaseFiles, CaseQueries, Settings] }],
})
export class ClocksModule implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  constructor(
    private readonly scheduler: Scheduler,
    private readonly database: ReadDatabase,
    private readonly models: ReadModels,
  ) {}

  onApplicationBootstrap(): void {
    const { signal } = this.stopping;
    this.running = takeTurns(this.database, { role: 'scheduler', signal, log }, (turn) => this.work(turn));
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async work(turn: AbortSignal): Promise<void> {
    while (!turn.aborted) {
      let pauseMs = EVERY_MS;
      try {
        await this.level(turn);
        await this.scheduler.round(() => new Date().toISOString(), turn);
      } catch (error) {
        if (turn.aborted) return;
        log.warn(`a round did not come to its end: ${error instanceof Error ? error.message : String(error)}`);
        pauseMs = AGAIN_MS;
      }
      await sleep(pauseMs, undefined, { signal: turn }).catch(() => undefined);
    }
  }

  /** The read model says which cases to look at, so it has to be there first: after a start, or a rebuild. */
  private async level(turn: AbortSignal): Promise<void> {
    while (this.models.status().phase !== 'live' && !turn.aborted)
      await sleep(LEVEL_MS, undefined, { signal: turn }).catch(() => undefined);
  }
}

function scheduler(desk: CaseDesk, files: CaseFiles, queries: CaseQueries, { CLOCKS_SINCE }: Settings): Scheduler {
  return new Scheduler({ desk, files, queries, since: CLOCKS_SINCE, log });
}
