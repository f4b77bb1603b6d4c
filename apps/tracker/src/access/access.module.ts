import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard.ts';
import { AccountController } from './account.controller.ts';
import { DevelopmentIdentity } from '../development-identity/development-identity.ts';
import { CasePorts } from './case-ports.ts';
import { Identification } from './identification.ts';
import { SessionController } from './session.controller.ts';
import { Tokens } from './tokens.ts';

/** Who calls, and what they may: one guard before every route. */
@Global()
@Module({
  controllers: [AccountController, SessionController],
  providers: [CasePorts, DevelopmentIdentity, Tokens, Identification, { provide: APP_GUARD, useClass: AccessGuard }],
  exports: [CasePorts, DevelopmentIdentity, Tokens],
})
export class AccessModule {}
