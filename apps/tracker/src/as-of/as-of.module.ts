import { Module } from '@nestjs/common';
import { ReplayController } from '../replay/replay.controller.ts';
import { ReadingModule } from '../reading/reading.module.ts';
import { CaseAsOfController } from './case-as-of.controller.ts';
import { SelectionAsOfController } from './selection-as-of.controller.ts';

/** The auditor's read side: any date, as known at any other. */
@Module({ imports: [ReadingModule], controllers: [CaseAsOfController, SelectionAsOfController, ReplayController] })
export class AsOfModule {}
