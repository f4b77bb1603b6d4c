import type { Command } from 'commander';
import { BUCKETS, localDate } from '#libs/cases';
import { CommandFailed, EXIT } from '../exit-codes.ts';
import { sayProblem, TrackerClient } from '../http/tracker-client.ts';
import { table } from '../output/table.ts';
import { addressOption } from '../service/address.ts';
import { named } from '../service/named-argument.ts';

interface CaseView {
  readonly caseId: string;
  readonly port: string;
  readonly portName: string;
  readonly status?: string | null;
  readonly posture: string;
  readonly lifecycle: string;
  readonly counted: number;
  readonly held: number;
  readonly heldSince?: string | null;
  readonly nextReviewOn?: string | null;
  readonly buckets: Readonly<Record<string, number>>;
  readonly lines?: readonly (CaseView & { line: number; model: string })[];
}

export function addStatus(program: Command): void {
  program
    .command('status')
    .addArgument(named('[caseId]'))
    .description('where a case stands, or all cases')
    .option('--json', 'print JSON as the service gives it')
    .addOption(addressOption())
    .action((caseId: string | undefined, { url, json }: { url: string; json?: boolean }) =>
      caseId ? one(new TrackerClient(url), caseId, json) : all(new TrackerClient(url), json),
    );
}

async function one(client: TrackerClient, caseId: string, json = false): Promise<void> {
  const answer = await client.get<CaseView>(`/cases/${encodeURIComponent(caseId)}`);
  if (!answer.ok)
    throw new CommandFailed(sayProblem(answer.problem), answer.status === 404 ? EXIT.notFound : EXIT.notOk);
  const { body } = answer;
  if (json) return void process.stdout.write(`${JSON.stringify(body, null, 2)}\n`);
  const lines = (body.lines ?? []).map((line) => [line.line, line.model, line.status ?? '-', ...numbers(line)]);
  const about = `${body.caseId}  ${body.status ?? 'no status yet'} (${body.held} of ${body.counted} held, posture ${body.posture}, ${body.lifecycle})  ${body.portName}`;
  process.stdout.write(`${about}\n${datesOf(body)}\n\n${table(['line', 'model', 'status', ...BUCKETS], lines)}\n`);
}

/** By the calendar of the port, as reports say it. */
export function datesOf({
  heldSince,
  nextReviewOn,
  port,
}: Pick<CaseView, 'heldSince' | 'nextReviewOn' | 'port'>): string {
  return `held since ${heldSince ? localDate(heldSince, port) : '-'}, next review ${nextReviewOn ?? '-'}`;
}

async function all(client: TrackerClient, json = false): Promise<void> {
  const cases: CaseView[] = [];
  for (let cursor: string | undefined; ;) {
    const path = `/cases?limit=500${cursor ? `&cursor=${cursor}` : ''}`;
    const answer = await client.get<{ cases: CaseView[]; next?: string }>(path);
    if (!answer.ok) throw new CommandFailed(sayProblem(answer.problem), EXIT.notOk);
    cases.push(...answer.body.cases);
    cursor = answer.body.next;
    if (!cursor) break;
  }
  if (json) return void process.stdout.write(`${JSON.stringify(cases, null, 2)}\n`);
  if (cases.length === 0)
    return void process.stdout.write('There are no cases yet. Load the demonstration with: npm run demo\n');
  const rows = cases.map((c) => [c.caseId, c.portName, c.status ?? '-', c.posture, c.counted, c.held]);
  process.stdout.write(`${table(['case', 'port', 'status', 'posture', 'units', 'held'], rows)}\n`);
}

function numbers({ buckets }: CaseView): number[] {
  return BUCKETS.map((bucket) => buckets[bucket] ?? 0);
}
