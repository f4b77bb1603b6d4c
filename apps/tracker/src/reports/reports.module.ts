import { Module } from '@nestjs/common';
import { Reports } from '#libs/projections';
import { ReadDatabase } from '../reading/read-database.ts';
import { ReadingModule } from '../reading/reading.module.ts';
import { ReportsController } from './reports.controller.ts';

/** Reports for auditors. */
@Module({
  imports: [ReadingModule],
  controllers: [ReportsController],
  providers: [
    { provide: Reports, useFactory: (database: ReadDatabase) => new Reports(database), inject: [ReadDatabase] },
  ],
})
export class ReportsModule {}
