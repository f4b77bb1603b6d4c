import { Module, type OnModuleDestroy } from '@nestjs/common';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  AsOfQueries,
  CaseQueries,
  followElsewhere,
  isPostgres,
  openDatabase,
  ProjectorThread,
} from '#libs/projections';
import { Settings } from '../config/settings.ts';
import { logLines } from '../http/log-lines.ts';
import { HealthController } from '../health/health.controller.ts';
import { StoreAddress } from '../store/store.module.ts';
import { ApprovalsController } from '../proposals/approvals.controller.ts';
import { CasesController } from './cases.controller.ts';
import { Freshness } from './freshness.ts';
import { ReadDatabase } from './read-database.ts';
import { ReadModels } from './read-models.ts';
import { StatisticsController } from './statistics.controller.ts';

/** Address of a PostgreSQL, or path of a SQLite file. */
const databaseOf = ({ DATABASE_URL, DATA_DIR }: Settings): string =>
  DATABASE_URL ?? join(DATA_DIR, 'read-models.sqlite');

function open(settings: Settings): ReadDatabase {
  const location = databaseOf(settings);
  if (!isPostgres(location)) mkdirSync(settings.DATA_DIR, { recursive: true });
  return openDatabase(location);
}

async function follow(settings: Settings, { url }: StoreAddress, database: ReadDatabase): Promise<ReadModels> {
  if (!settings.TRACKER_ROLES.includes('projector')) return followElsewhere(database);
  return ProjectorThread.start({ storeUrl: url, database: databaseOf(settings) }, logLines('projections'));
}

/** The read side: projections kept level with the log, and what is asked of them. */
@Module({
  controllers: [CasesController, ApprovalsController, StatisticsController, HealthController],
  providers: [
    Freshness,
    { provide: ReadDatabase, useFactory: open, inject: [Settings] },
    { provide: ReadModels, useFactory: follow, inject: [Settings, StoreAddress, ReadDatabase] },
    {
      provide: CaseQueries,
      useFactory: (database: ReadDatabase) => new CaseQueries(database),
      inject: [ReadDatabase],
    },
    {
      provide: AsOfQueries,
      useFactory: (database: ReadDatabase) => new AsOfQueries(database),
      inject: [ReadDatabase],
    },
  ],
  exports: [ReadModels, CaseQueries, AsOfQueries, Freshness, ReadDatabase],
})
export class ReadingModule implements OnModuleDestroy {
  constructor(
    private readonly models: ReadModels,
    private readonly database: ReadDatabase,
  ) {}

  async onModuleDestroy(): Promise<void> {
    await this.models.stop();
    await this.database.close();
  }
}
