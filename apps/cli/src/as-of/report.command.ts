import { type Command, Option } from 'commander';
import { CommandFailed, EXIT } from '../exit-codes.ts';
import { sayProblem, TrackerClient } from '../http/tracker-client.ts';
import { table } from '../output/table.ts';
import { addressOption } from '../service/address.ts';
import { named } from '../service/named-argument.ts';
import { pour } from '../http/pour.ts';
import { queryOf } from '../http/query.ts';

interface Options {
  readonly url: string;
  readonly format: string;
  readonly port?: string;
  readonly campaign?: string;
  readonly effective?: string;
  readonly known?: string;
  readonly from?: string;
  readonly to?: string;
  readonly all?: boolean;
}

interface Listed {
  readonly reports: readonly { readonly name: string; readonly title: string; readonly takes: readonly string[] }[];
}

export function addReport(program: Command): void {
  program
    .command('report')
    .addArgument(named('[name]'))
    .description('a report as CSV or JSON on standard output; without a name the reports there are')
    .addOption(new Option('--format <format>', 'csv or json').choices(['csv', 'json']).default('csv'))
    .option('--port <codes>', 'only these ports, with commas')
    .option('--campaign <name>', 'only this campaign')
    .option('--effective <moment>', 'date or instant: when things happened')
    .option('--known <moment>', 'date or instant: until when it had been recorded')
    .option('--from <date>', 'recorded on this date or later')
    .option('--to <date>', 'recorded on this date or earlier')
    .option('--all', 'also what is in order')
    .addOption(addressOption())
    .action((name: string | undefined, options: Options) => (name ? report(name, options) : list(options)));
}

async function report(name: string, { url, all, ...asked }: Options): Promise<void> {
  const query = queryOf({ ...asked, ...(all && { all: 'true' }) });
  await pour(await new TrackerClient(url).open(`/reports/${encodeURIComponent(name)}${query}`));
}

async function list({ url }: Options): Promise<void> {
  const answer = await new TrackerClient(url).get<Listed>('/reports');
  if (!answer.ok) throw new CommandFailed(sayProblem(answer.problem), EXIT.notOk);
  const rows = answer.body.reports.map(({ name, title, takes }) => [
    name,
    title,
    ['port', 'campaign', ...takes].join(' '),
  ]);
  process.stdout.write(`${table(['report', 'says', 'takes'], rows)}\n`);
}
