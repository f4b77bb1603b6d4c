import { Inject, Logger, Module, type OnModuleDestroy } from '@nestjs/common';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CASE_STREAM_PREFIX } from '#libs/cases';
import { EventStore } from '#libs/event-store';
import { CaseQueries, CasesModel, Projections, SqliteDatabase } from '#libs/projections';
import { Settings } from '../config/settings.ts';
import { HealthController } from '../health/health.controller.ts';
import { CasesController } from './cases.controller.ts';
import { Freshness } from './freshness.ts';
import { StatisticsController } from './statistics.controller.ts';

function openDatabase({ DATA_DIR }: Settings): SqliteDatabase {
  mkdirSync(DATA_DIR, { recursive: true });
  return SqliteDatabase.open(join(DATA_DIR, 'read-models.sqlite'));
}

function startProjections(source: EventStore, database: SqliteDatabase): Promise<Projections> {
  const log = new Logger('projections');
  return Projections.start({
    source,
    database,
    models: [new CasesModel()],
    streamPrefixes: [CASE_STREAM_PREFIX],
    log: { info: (text) => log.log(text), warn: (text) => log.warn(text), error: (text) => log.error(text) },
  });
}

/** The read side: projections kept level with the log, and what is asked of them. */
@Module({
  controllers: [CasesController, StatisticsController, HealthController],
  providers: [
    Freshness,
    { provide: SqliteDatabase, useFactory: openDatabase, inject: [Settings] },
    { provide: Projections, useFactory: startProjections, inject: [EventStore, SqliteDatabase] },
    {
      provide: CaseQueries,
      useFactory: (database: SqliteDatabase) => new CaseQueries(database),
      inject: [SqliteDatabase],
    },
  ],
  exports: [Projections, CaseQueries],
})
export class ReadingModule implements OnModuleDestroy {
  constructor(
    @Inject(Projections) private readonly projections: Projections,
    @Inject(SqliteDatabase) private readonly database: SqliteDatabase,
  ) {}

  async onModuleDestroy(): Promise<void> {
    await this.projections.stop();
    await this.database.close();
  }
}
