import { Global, Module } from '@nestjs/common';
import { ReadingModule } from '../reading/reading.module.ts';
import { Cosignatures } from './cosignatures.ts';
import { DossiersController } from './dossiers.controller.ts';
import { Dossiers } from './dossiers.ts';
import { ProofsController } from './proofs.controller.ts';
import { Proofs } from './proofs.ts';

/** Checkpoints, proofs and dossiers. */
@Global()
@Module({
  imports: [ReadingModule],
  controllers: [ProofsController, DossiersController],
  providers: [Proofs, Cosignatures, Dossiers],
  exports: [Proofs],
})
export class ProofsModule {}
