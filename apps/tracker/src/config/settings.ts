import { readFileSync } from 'node:fs';
import { plainToInstance, Transform } from 'class-transformer';
import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, Matches, Max, Min, validateSync } from 'class-validator';
import { ROLES } from '#libs/cases';
import { whole } from './identity-settings.ts';
import { ProofSettings } from './proof-settings.ts';

const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];

const PROCESS_ROLES = ['api', 'projector', 'publisher', 'webhooks', 'scheduler'] as const;
export type ProcessRole = (typeof PROCESS_ROLES)[number];

/** Everything the service reads from its environment, by name. Nothing else is read anywhere. */
export class Settings extends ProofSettings {
  /** TCP port of the HTTP server; 0 takes any free one. */
  @Transform(whole)
  @IsInt({ message: 'must be a whole number' })
  @Min(0, { message: 'must be 0 or more' })
  @Max(65535, { message: 'must be at most 65535' })
  PORT: number = 3000;

  /** Address to listen on; beyond this machine only with a configured issuer. */
  @IsString({ message: 'must be an address' })
  @IsNotEmpty({ message: 'must be an address' })
  HOST: string = '127.0.0.1';

  /** Folder of the embedded event store and of the read models. */
  @IsString({ message: 'must be a path' })
  @IsNotEmpty({ message: 'must be a path' })
  DATA_DIR: string = './data';

  /** Address of an EventStoreDB; without it the service starts its own on a file under DATA_DIR. */
  @IsOptional()
  @Matches(/^(esdb|kurrentdb|kurrent|kdb)(\+discover)?:\/\/\S+$/, {
    message: 'must look like esdb://host:2113?tls=false',
  })
  EVENTSTORE_URL?: string;

  /** Says in published events which tracker speaks; with the id of an event it is unique in the world. */
  @Matches(/^[a-z][a-z0-9+.-]*:\S+$/i, {
    message: 'must be an absolute URI, e.g. https://tracker.example or urn:my-office',
  })
  EVENT_SOURCE: string = 'urn:customs-case-tracker';

  /** Networks that webhooks may be sent to although they are not public, e.g. 10.1.0.0/16; several with commas. */
  @Matches(/^([0-9a-fA-F.:]+\/\d{1,3})?(,[0-9a-fA-F.:]+\/\d{1,3})*$/, {
    message: 'must be networks such as 10.1.0.0/16, several with commas',
  })
  WEBHOOK_NETWORKS: string = '';

  /** Address of a PostgreSQL for the read models; without it they are a SQLite file under DATA_DIR. */
  @IsOptional()
  @Matches(/^postgres(ql)?:\/\/\S+$/, { message: 'must look like postgres://user:password@host:5432/database' })
  DATABASE_URL?: string;

  /**
   * What this process does: `api` answers requests, `projector` keeps the read models level, `publisher` publishes events,
   * `webhooks` delivers them and answers for webhooks, `scheduler` records lapses where CLOCKS says so. Of several projectors,
   * publishers and schedulers on one store and one database one of each is at work, the others stand by.
   */
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.split(',').map((one) => one.trim()) : value,
  )
  @IsIn([...PROCESS_ROLES], { each: true, message: `must be among ${PROCESS_ROLES.join(', ')}, several with commas` })
  TRACKER_ROLES: readonly ProcessRole[] = PROCESS_ROLES;

  /** Whether the scheduler records what deadlines lead to when they have passed, the deemed detentions and exclusions among it. */
  @IsIn(['record', 'off'], { message: 'must be record or off' })
  CLOCKS: 'record' | 'off' = 'off';

  /** Deadlines that were due before this date are left to people: those of a history that was taken over, above all. */
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'must be a date such as 2025-03-05' })
  CLOCKS_SINCE?: string;

  /** Folder of the keys to personal data, DATA_DIR/person-keys if not named; best on a volume and in a backup of its own. */
  @IsOptional()
  @IsString({ message: 'must be a path' })
  PERSON_KEYS_DIR?: string;

  /** Whether to start although the names in the log are sealed with keys that are not in that folder, which then are lost for good. */
  @IsIn(['accept', 'refuse'], { message: 'must be accept or refuse' })
  PERSON_KEYS_LOST: 'accept' | 'refuse' = 'refuse';

  /** Requests that one caller may send in a minute; more are answered 429. */
  @Transform(whole)
  @IsInt({ message: 'must be a whole number' })
  @Min(1, { message: 'must be at least 1' })
  RATE_LIMIT_PER_MINUTE: number = 300_000;

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
  const files = fromFiles(env);
  const given = Object.entries({ ...files.read, ...env }).filter(
    ([name, value]) => name in KNOWN && value !== undefined && value !== '',
  );
  const settings = plainToInstance(Settings, Object.fromEntries(given), { exposeDefaultValues: true });
  const invalid = validateSync(settings).flatMap(({ property, value, constraints }) =>
    Object.values(constraints ?? {}).map((rule) => `${property} ${rule}${show(property, value)}`),
  );
  const problems = [...files.problems, ...invalid, ...togetherProblems(settings), ...splitProblems(settings)];
  if (problems.length > 0) throw new SettingsInvalid(problems);
  return settings;
}

/** `NAME_FILE` names a file that holds the value of NAME: so secrets come in that must not stand in the environment. */
function fromFiles(env: Readonly<Record<string, string | undefined>>): {
  read: Record<string, string>;
  problems: string[];
} {
  const read: Record<string, string> = {};
  const problems: string[] = [];
  for (const name of Object.keys(KNOWN)) {
    const file = env[`${name}_FILE`];
    if (!file) continue;
    if (env[name]) problems.push(`${name} and ${name}_FILE are both set: leave one out.`);
    try {
      read[name] = readFileSync(file, 'utf8').trim();
    } catch (error) {
      problems.push(`${name}_FILE cannot be read: ${(error as Error).message}`);
    }
  }
  return { read, problems };
}

/** What only two settings together make wrong. */
function togetherProblems({ HOST, NODE_ENV, OIDC_ISSUER, OIDC_ROLES }: Settings): string[] {
  const problems: string[] = [];
  if (!OIDC_ISSUER && !LOOPBACK.includes(HOST))
    problems.push(
      `HOST must be one of ${LOOPBACK.join(', ')} unless OIDC_ISSUER says who may sign in (is ${JSON.stringify(HOST)})`,
    );
  if (!OIDC_ISSUER && NODE_ENV === 'production')
    problems.push('OIDC_ISSUER must be set in production: the provider for development lets anybody be anybody.');
  const unknown = (OIDC_ROLES ?? '')
    .split(',')
    .map((pair) => pair.split('=')[0] ?? '')
    .filter((role) => role !== '' && !(ROLES as readonly string[]).includes(role));
  if (unknown.length > 0)
    problems.push(`OIDC_ROLES names no role of this service with ${unknown.join(', ')}: ${ROLES.join(', ')}`);
  return problems;
}

const KNOWN: Record<keyof Settings, true> = {
  PORT: true,
  HOST: true,
  DATA_DIR: true,
  EVENTSTORE_URL: true,
  DATABASE_URL: true,
  TRACKER_ROLES: true,
  CLOCKS: true,
  CLOCKS_SINCE: true,
  EVENT_SOURCE: true,
  WEBHOOK_NETWORKS: true,
  NODE_ENV: true,
  LOG_LEVEL: true,
  PERSON_KEYS_DIR: true,
  PERSON_KEYS_LOST: true,
  RATE_LIMIT_PER_MINUTE: true,
  OIDC_ISSUER: true,
  OIDC_JWKS_URL: true,
  OIDC_AUDIENCE: true,
  OIDC_CLIENT_ID: true,
  OIDC_SCOPE: true,
  OIDC_ALGORITHMS: true,
  OIDC_CLOCK_SKEW_SECONDS: true,
  OIDC_ID_CLAIM: true,
  OIDC_NAME_CLAIM: true,
  OIDC_ROLE_CLAIM: true,
  OIDC_PORTS_CLAIM: true,
  OIDC_ROLES: true,
  DEVELOPMENT_TOKEN_SECONDS: true,
  PROOFS: true,
  CHECKPOINT_ORIGIN: true,
  CHECKPOINT_EVENTS: true,
  CHECKPOINT_SECONDS: true,
  CHECKPOINT_KEY_PATH: true,
  CHECKPOINT_COPY_PATH: true,
  WITNESS_KEYS: true,
};

/** Every variable that is read. */
export const SETTING_NAMES = Object.keys(KNOWN);

/** What this process leaves to others they can only do on the same store, and for the read models on the same database. */
const SHARED_BY: readonly [ProcessRole, readonly ('DATABASE_URL' | 'EVENTSTORE_URL')[]][] = [
  ['api', ['DATABASE_URL', 'EVENTSTORE_URL']],
  ['projector', ['DATABASE_URL', 'EVENTSTORE_URL']],
  ['publisher', ['EVENTSTORE_URL']],
];

/** Processes that divide the work have to share what it is done on. */
function splitProblems(settings: Settings): string[] {
  const left = SHARED_BY.filter(([role]) => !settings.TRACKER_ROLES.includes(role));
  const needed = new Set(left.flatMap(([, names]) => names));
  return [...needed]
    .filter((name) => settings[name] === undefined)
    .map((name) => `TRACKER_ROLES can be divided only among processes that share a ${name}, which is not set`);
}

/** Addresses may hold credentials, so they are never shown. */
function show(property: string, value: unknown): string {
  return property.endsWith('_URL') ? '' : ` (is ${JSON.stringify(value)})`;
}
