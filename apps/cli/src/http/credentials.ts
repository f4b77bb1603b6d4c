import { readFileSync } from 'node:fs';
import { CommandFailed, EXIT } from '../exit-codes.ts';
import { noAnswer } from './no-answer.ts';

/** Where a service has its callers recognised; the answer of `/session/configuration`. */
interface SessionConfiguration {
  readonly tokenEndpoint: string;
  readonly audience: string;
  readonly development: boolean;
  readonly persons?: readonly { readonly id: string; readonly role: string }[];
}

/** The provider for development asks programs for this, and for nothing that would have to be kept secret. */
const NO_SECRET = 'not-a-secret';

/**
 * A token for the service, by the client credentials of OAuth 2.0: those of the environment, or, where the service
 * brings its provider for development, those of a demonstration person.
 * @param as id or role of that person
 * @throws CommandFailed when there is none to be had
 */
export async function tokenFor(url: string, as: string): Promise<string> {
  const { TRACKER_TOKEN, TRACKER_CLIENT_ID } = process.env;
  if (TRACKER_TOKEN) return TRACKER_TOKEN;
  const configuration = await configurationOf(url);
  if (TRACKER_CLIENT_ID) return redeem(configuration, TRACKER_CLIENT_ID, clientSecret());
  if (!configuration.development) {
    throw new CommandFailed(
      'The service does not know who you are. Set TRACKER_TOKEN, or TRACKER_CLIENT_ID and TRACKER_CLIENT_SECRET (or _FILE).',
      EXIT.notOk,
    );
  }
  const persons = configuration.persons ?? [];
  const person = persons.find(({ id }) => id === as) ?? persons.find(({ role }) => role === as);
  if (person) return redeem(configuration, person.id, NO_SECRET);
  const known = persons.map(({ id, role }) => `${id} (${role})`).join(', ');
  throw new CommandFailed(`There is no demonstration person ${as}. There are: ${known}.`, EXIT.usage);
}

function clientSecret(): string {
  const { TRACKER_CLIENT_SECRET, TRACKER_CLIENT_SECRET_FILE } = process.env;
  if (!TRACKER_CLIENT_SECRET_FILE) return TRACKER_CLIENT_SECRET ?? '';
  try {
    return readFileSync(TRACKER_CLIENT_SECRET_FILE, 'utf8').trim();
  } catch (error) {
    throw new CommandFailed(`TRACKER_CLIENT_SECRET_FILE can't be read: ${(error as Error).message}`, EXIT.notOk);
  }
}

async function configurationOf(url: string): Promise<SessionConfiguration> {
  const answer = await reached(`${url}/api/v1/session/configuration`, {}, url);
  if (answer.ok) {
    const configuration = (await answer.json().catch(() => undefined)) as Partial<SessionConfiguration> | undefined;
    if (configuration?.tokenEndpoint) return configuration as SessionConfiguration;
  }
  throw new CommandFailed(
    `${url} does not say where to sign in: it answered ${answer.status}. Is it the address of this service?`,
    EXIT.unreachable,
  );
}

async function redeem({ tokenEndpoint }: SessionConfiguration, client: string, secret: string): Promise<string> {
  const [user, password] = [encodeURIComponent(client), encodeURIComponent(secret)];
  const init = {
    method: 'POST',
    headers: { Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  };
  const answer = await reached(tokenEndpoint, init, tokenEndpoint);
  const body = (await answer.json().catch(() => ({}))) as { access_token?: string; error?: string };
  if (body.access_token) return body.access_token;
  throw new CommandFailed(`${tokenEndpoint} gave no token: ${body.error ?? answer.status}.`, EXIT.notOk);
}

async function reached(address: string, init: RequestInit, said: string): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch (error) {
    throw noAnswer(said, error);
  }
}
