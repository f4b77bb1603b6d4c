import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, Min } from 'class-validator';
import { IdentitySettings, whole } from './identity-settings.ts';

/** What the proofs read from the environment. */
export class ProofSettings extends IdentitySettings {
  /** One service of those that share an event store keeps the tree and signs; in the others it is off. */
  @IsIn(['on', 'off'], { message: 'must be on or off' })
  PROOFS: 'on' | 'off' = 'on';

  /** Name of the log, by which its checkpoints begin: of your own, and never changed. */
  @Matches(/^[^\s+]{1,200}$/u, { message: 'must be a name without spaces and plus, e.g. customs.example/cases' })
  CHECKPOINT_ORIGIN: string = 'customs-case-tracker';

  /** A checkpoint is signed after so many events... */
  @Transform(whole)
  @IsInt({ message: 'must be a whole number' })
  @Min(1, { message: 'must be 1 or more' })
  @Max(100_000, { message: 'must be at most 100000' })
  CHECKPOINT_EVENTS: number = 1000;

  /** ...or so many seconds, when there is anything new. */
  @Transform(whole)
  @IsInt({ message: 'must be a whole number' })
  @Min(1, { message: 'must be 1 or more' })
  @Max(86_400, { message: 'must be at most 86400' })
  CHECKPOINT_SECONDS: number = 2;

  /** Path of a signing key that is kept elsewhere than in the data folder. */
  @IsOptional()
  @IsString({ message: 'must be a path' })
  CHECKPOINT_KEY_PATH?: string;

  /** Where the newest checkpoint is written besides the data folder: another disk, a share that others read. */
  @IsOptional()
  @IsString({ message: 'must be a path' })
  CHECKPOINT_COPY_PATH?: string;

  /** Keys of the witnesses whose signatures are taken in and handed on, with commas. */
  @IsOptional()
  @IsString({ message: 'must be keys, with commas' })
  WITNESS_KEYS?: string;
}
