import { Inject, Logger, Module, type OnModuleDestroy } from '@nestjs/common';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CaseQueries, ProjectorThread, SqliteDatabase } from '#libs/projections';
import { Settings } from '../config/settings.ts';
import { HealthController } from '../health/health.controller.ts';
import { StoreAddress } from '../store/store.module.ts';
import { CasesController } from './cases.controller.ts';
import { Freshness } from './freshness.ts';
import { ReadModels } from './read-models.ts';
import { StatisticsController } from './statistics.controller.ts';

const databaseFile = ({ DATA_DIR }: Settings): string => join(DATA_DIR, 'read-models.sqlite');

function openDatabase(settings: Settings): SqliteDatabase {
  mkdirSync(settings.DATA_DIR, { recursive: true });
  return SqliteDatabase.open(databaseFile(settings));
}

function follow(settings: Settings, { url }: StoreAddress): Promise<ReadModels> {
  const log = new Logger('projections');
  return ProjectorThread.start(
    { storeUrl: url, databaseFile: databaseFile(settings) },
    { info: (text) => log.log(text), warn: (text) => log.warn(text), error: (text) => log.error(text) },
  );
}

/** The read side: projections kept level with the log, and what is asked of them. */
@Module({
  controllers: [CasesController, StatisticsController, HealthController],
  providers: [
    Freshness,
    { provide: SqliteDatabase, useFactory: openDatabase, inject: [Settings] },
    { provide: ReadModels, useFactory: follow, inject: [Settings, StoreAddress] },
    {
      provide: CaseQueries,
      useFactory: (database: SqliteDatabase) => new CaseQueries(database),
      inject: [SqliteDatabase],
    },
  ],
  exports: [ReadModels, CaseQueries],
})
export class ReadingModule implements OnModuleDestroy {
  constructor(
    private readonly models: ReadModels,
    @Inject(SqliteDatabase) private readonly database: SqliteDatabase,
  ) {}

  async onModuleDestroy(): Promise<void> {
    await this.models.stop();
    await this.database.close();
  }
}
