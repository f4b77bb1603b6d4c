import { Module } from '@nestjs/common';
import { RECORD_ROUTES } from '../record-route/routes.ts';
import { CaseDesk } from './case-desk.ts';
import { CaseFiles } from './case-files.ts';

/** Everything that records: the desk, and a route with its handler for every deed. */
@Module({
  controllers: RECORD_ROUTES.map(({ controller }) => controller),
  providers: [CaseDesk, CaseFiles, ...RECORD_ROUTES.map(({ handler }) => handler)],
  exports: [CaseDesk, CaseFiles],
})
export class DeskModule {}
