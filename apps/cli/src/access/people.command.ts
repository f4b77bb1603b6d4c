import type { Command } from 'commander';
import { CommandFailed, EXIT } from '../exit-codes.ts';
import { type Answer, sayProblem, TrackerClient } from '../http/tracker-client.ts';
import { addressOption } from '../service/address.ts';

interface Found {
  readonly person: string;
  readonly state: 'known' | 'erased';
}

export function addPeople(program: Command): void {
  const people = program.command('people').description('whose data is sealed: find, erase');
  people
    .command('find <name>')
    .description('the id of who bears this name, as cases have it')
    .addOption(addressOption())
    .action(async (name: string, { url }: { url: string }) => {
      const { person } = told(await new TrackerClient(url, 'administrator').post<Found>('/people/find', { name }, {}));
      process.stdout.write(`${person}\n`);
    });
  people
    .command('erase <person>')
    .description('destroy the key of a person, by id, for good: what cases say of them is unreadable then')
    .requiredOption('--reason <text>', 'why, without saying who')
    .addOption(addressOption())
    .action(async (person: string, { url, reason }: { url: string; reason: string }) => {
      const client = new TrackerClient(url, 'administrator');
      told(await client.post<Found>('/people/erase', { person, reason }, {}));
      process.stdout.write(`${person} is erased.\n`);
    });
}

function told(answer: Answer<Found>): Found {
  if (answer.ok) return answer.body;
  throw new CommandFailed(sayProblem(answer.problem), answer.status === 404 ? EXIT.notFound : EXIT.notOk);
}
