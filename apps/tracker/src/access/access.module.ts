import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard.ts';
import { AccountController } from './account.controller.ts';
import { CasePorts } from './case-ports.ts';
import { Identification } from './identification.ts';

/** Who calls, and what they may: one guard before every route. */
@Global()
@Module({
  controllers: [AccountController],
  providers: [CasePorts, Identification, { provide: APP_GUARD, useClass: AccessGuard }],
  exports: [CasePorts],
})
export class AccessModule {}
