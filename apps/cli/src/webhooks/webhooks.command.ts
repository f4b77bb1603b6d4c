import type { Command } from 'commander';
import { CommandFailed, EXIT } from '../exit-codes.ts';
import { type Answer, sayProblem, TrackerClient } from '../http/tracker-client.ts';
import { addressOption } from '../service/address.ts';
import { sayDeliveries, sayFailing, sayWebhook, sayWebhooks } from './say.ts';

interface Options {
  readonly url: string;
  readonly json?: true;
  readonly types?: string[];
  readonly ports?: string[];
  readonly cases?: string[];
  readonly campaigns?: string[];
  readonly after?: string;
  readonly binary?: true;
  readonly all?: true;
}

/** Whom to be where the service brings its provider for development. */
const ADMINISTRATOR = 'j.okafor';

type Ask = (client: TrackerClient, args: readonly string[], options: Options) => Promise<Answer<never>>;

/** Who is sent published events, and what could not be delivered. */
export function addWebhooks(program: Command): void {
  const webhooks = program
    .command('webhooks')
    .description('who is sent published events: list, add, verify, failing, replay, drop, deliveries ...');

  const add = (words: string, description: string, say: (body: never) => string, ask: Ask): Command =>
    webhooks
      .command(words)
      .description(description)
      .option('--json', 'print JSON as the service gives it')
      .addOption(addressOption())
      .action(async (...given: unknown[]) => {
        // Commander passes the arguments, then the options, then the command.
        const [args, options] = [given.slice(0, -2) as string[], given.at(-2) as Options];
        const answer = await ask(new TrackerClient(options.url, ADMINISTRATOR), args, options);
        if (!answer.ok)
          throw new CommandFailed(sayProblem(answer.problem), answer.status === 404 ? EXIT.notFound : EXIT.notOk);
        process.stdout.write(`${options.json ? JSON.stringify(answer.body, null, 2) : say(answer.body)}\n`);
      });

  add('list', 'all of them and how they are doing', sayWebhooks, (client) => client.get('/webhooks'));
  add('add <endpoint>', 'register one; prints its secret, once', sayWebhook, register)
    .option('--types <names...>', 'only these events, e.g. released still-held')
    .option('--ports <codes...>', 'only these ports')
    .option('--cases <ids...>', 'only these cases')
    .option('--campaigns <names...>', 'only these campaigns')
    .option('--after <position>', 'a position of the feed, start or latest', 'latest')
    .option('--binary', 'CloudEvents in binary mode');
  add('verify <id>', 'ask the endpoint whether it wants this; then events are sent', sayWebhook, deed('verify'));
  add('rotate <id>', 'a new secret; the old one stays good for a day', sayWebhook, deed('secret'));
  add('pause <id>', 'send nothing until it is resumed', sayWebhook, deed('pause'));
  add('resume <id>', 'go on where it was paused', sayWebhook, deed('resume'));
  add('remove <id>', 'forget it with all that waits', sayRemoved, (client, [id]) => client.delete(path(id)));
  add('failing <id>', 'cases whose events wait, parked ones among them', sayFailing, (client, [id]) =>
    client.get(path(id, 'failing')),
  );
  add('replay <id> [case]', 'try a case again now, or all that fail', sayReplayed, (client, [id, caseId]) =>
    client.post(path(id, 'replay'), caseId === undefined ? {} : { caseId }, {}),
  );
  add('drop <id> <case>', 'give up the first waiting event of a case', sayDropped, (client, [id, caseId], { all }) =>
    client.post(path(id, 'drop'), { caseId, all: all ?? false }, {}),
  ).option('--all', 'all that wait');
  add('deliveries <id>', 'the last attempts', sayDeliveries, (client, [id]) => client.get(path(id, 'deliveries')));
}

function path(id = '', ...rest: readonly string[]): string {
  return ['/webhooks', encodeURIComponent(id), ...rest].join('/');
}

function deed(name: string): Ask {
  return (client, [id]) => client.post(path(id, name), {}, {});
}

const register: Ask = (client, [url], { types, ports, cases, campaigns, after, binary }) => {
  const filter = Object.fromEntries(
    Object.entries({ types, ports, cases, campaigns }).filter(([, values]) => values !== undefined),
  );
  return client.post('/webhooks', { url, filter, after, mode: binary ? 'binary' : 'structured' }, {});
};

const sayRemoved = ({ removed }: { removed: string }): string => `${removed} is removed`;
const sayReplayed = ({ cases }: { cases: number }): string =>
  cases === 1 ? '1 case is tried again' : `${cases} cases are tried again`;
const sayDropped = ({ events }: { events: number }): string =>
  events === 1 ? '1 event was given up' : `${events} events were given up`;
