import { plainToInstance, Transform } from 'class-transformer';
import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, Matches, Max, Min, validateSync } from 'class-validator';

const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];

const whole = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;

/** Everything the service reads from its environment, by name. Nothing else is read anywhere. */
export class Settings {
  /** TCP port of the HTTP server; 0 takes any free one. */
  @Transform(whole)
  @IsInt({ message: 'must be a whole number' })
  @Min(0, { message: 'must be 0 or more' })
  @Max(65535, { message: 'must be at most 65535' })
  PORT: number = 3000;

  /** Until callers are authenticated the service answers on this machine only. */
  @IsIn(LOOPBACK, { message: `must be one of ${LOOPBACK.join(', ')}: callers are not authenticated yet` })
  HOST: string = '127.0.0.1';

  /** Folder of the embedded event store and of the read models. */
  @IsString({ message: 'must be a path' })
  @IsNotEmpty({ message: 'must be a path' })
  DATA_DIR: string = './data';

  /** Address of an EventStoreDB; without it the service starts its own on a file under DATA_DIR. */
  @IsOptional()
  @Matches(/^(esdb|kurrentdb)(\+discover)?:\/\/\S+$/, { message: 'must look like esdb://host:2113?tls=false' })
  EVENTSTORE_URL?: string;

  /** Names the environment that the service says it runs in. */
  @IsIn(['development', 'test', 'production'], { message: 'must be development, test or production' })
  NODE_ENV: string = 'development';

  @IsIn(['error', 'warn', 'log', 'debug'], { message: 'must be error, warn, log or debug' })
  LOG_LEVEL: 'error' | 'warn' | 'log' | 'debug' = 'log';
}

/** All that is wrong with the environment, one line each. */
export class SettingsInvalid extends Error {
  readonly code = 'SETTINGS_INVALID';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The configuration is not valid:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

/**
 * The settings from environment variables; an empty one counts as not set.
 * @throws SettingsInvalid naming every variable that is wrong, what is wrong and the value (never of an address).
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.entries(env).filter(([name, value]) => name in KNOWN && value !== undefined && value !== '');
  const settings = plainToInstance(Settings, Object.fromEntries(given), { exposeDefaultValues: true });
  const problems = validateSync(settings).flatMap(({ property, value, constraints }) =>
    Object.values(constraints ?? {}).map((rule) => `${property} ${rule}${show(property, value)}`),
  );
  if (problems.length > 0) throw new SettingsInvalid(problems);
  return settings;
}

const KNOWN: Record<keyof Settings, true> = {
  PORT: true,
  HOST: true,
  DATA_DIR: true,
  EVENTSTORE_URL: true,
  NODE_ENV: true,
  LOG_LEVEL: true,
};

/** Addresses may hold credentials, so they are never shown. */
function show(property: string, value: unknown): string {
  return property.endsWith('_URL') ? '' : ` (is ${JSON.stringify(value)})`;
}
