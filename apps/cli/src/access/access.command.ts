import { type Command, Option } from 'commander';
import { PERMISSION_RULES, permissionMatrix } from '#libs/access';
import { ROLES } from '#libs/cases';
import { CommandFailed, EXIT } from '../exit-codes.ts';
import { pour } from '../http/pour.ts';
import { queryOf } from '../http/query.ts';
import { sayProblem, TrackerClient } from '../http/tracker-client.ts';
import { table } from '../output/table.ts';
import { addressOption } from '../service/address.ts';

interface Entry {
  readonly at: string;
  readonly reader: { readonly id: string; readonly role: string };
  readonly method: string;
  readonly path: string;
  readonly people: readonly string[];
}

export function addAccess(program: Command): void {
  const access = program.command('access').description('who may do what, and who read what');
  access
    .command('matrix')
    .description('the permission matrix: a row a permission, a column a role; needs no service')
    .option('--json', 'print JSON')
    .action(({ json }: { json?: boolean }) => {
      const rows = permissionMatrix(PERMISSION_RULES);
      process.stdout.write(`${json ? JSON.stringify(rows, null, 2) : sayMatrix(rows)}\n`);
    });
  access
    .command('log')
    .description('reads by auditors and of personal data, the newest first')
    .option('--reader <id>', 'only reads by this person')
    .option('--case <caseId>', 'only reads of this case')
    .option('--limit <number>', 'how many', '50')
    .option('--json', 'print JSON as the service gives it')
    .addOption(addressOption())
    .action((options: LogOptions) => log(options));
  access
    .command('report')
    .description('the same as CSV or JSON on standard output, the whole of it or of a period, of any size')
    .addOption(new Option('--format <format>', 'csv or json').choices(['csv', 'json']).default('csv'))
    .option('--reader <id>', 'only reads by this person')
    .option('--case <caseId>', 'only reads of this case')
    .option('--from <date>', 'read on this date in UTC, or later')
    .option('--to <date>', 'read on this date in UTC, or earlier')
    .addOption(addressOption())
    .action((options: ReportOptions) => report(options));
}

interface LogOptions {
  readonly url: string;
  readonly limit: string;
  readonly reader?: string;
  readonly case?: string;
  readonly json?: boolean;
}

interface ReportOptions {
  readonly url: string;
  readonly format: string;
  readonly reader?: string;
  readonly case?: string;
  readonly from?: string;
  readonly to?: string;
}

async function report({ url, case: caseId, ...asked }: ReportOptions): Promise<void> {
  await pour(await new TrackerClient(url, 'administrator').open(`/access-log/report${queryOf({ ...asked, caseId })}`));
}

async function log({ url, limit, reader, case: caseId, json }: LogOptions): Promise<void> {
  const query = new URLSearchParams({ limit, ...(reader && { reader }), ...(caseId && { caseId }) });
  const client = new TrackerClient(url, 'administrator');
  const answer = await client.get<{ entries: Entry[] }>(`/access-log?${query.toString()}`);
  if (!answer.ok) throw new CommandFailed(sayProblem(answer.problem), EXIT.notOk);
  const { entries } = answer.body;
  if (json) return void process.stdout.write(`${JSON.stringify(entries, null, 2)}\n`);
  const rows = entries.map(({ at, reader: who, method, path, people }) => [
    at.slice(0, 19).replace('T', ' '),
    `${who.id} (${who.role})`,
    `${method} ${path}`,
    people.length,
  ]);
  process.stdout.write(`${table(['at (UTC)', 'reader', 'read', 'people shown'], rows)}\n`);
}

function sayMatrix(rows: ReturnType<typeof permissionMatrix>): string {
  const cells = rows.map(({ permission, twoPersons, cells }) => [
    `${permission}${twoPersons ? ' *' : ''}`,
    ...ROLES.map((role) => (cells[role] === 'no' ? '-' : cells[role])),
  ]);
  return `${table(['permission', ...ROLES], cells)}\n\n* needs the approval of a second person, always or where the domain says so`;
}
