import type { Command } from 'commander';
import { BUCKETS } from '#libs/cases';
import { CommandFailed, EXIT } from '../exit-codes.ts';
import { sayProblem, TrackerClient } from '../http/tracker-client.ts';
import { minute } from '../output/minute.ts';
import { table } from '../output/table.ts';
import { addressOption } from '../service/address.ts';
import { named } from '../service/named-argument.ts';
import { queryOf } from '../http/query.ts';

interface Accounted {
  readonly revision: number;
  readonly title: string;
  readonly effectiveAt: string;
  readonly recordedAt: string;
  readonly reducedBy?: readonly string[];
  readonly reason?: string;
}

interface Numbers {
  readonly status?: string;
  readonly posture: string;
  readonly counted: number;
  readonly held: number;
  readonly buckets: Readonly<Record<string, number>>;
}

interface CaseThen extends Numbers {
  readonly caseId: string;
  readonly exists: boolean;
  readonly asOf: { readonly effectiveAt: string; readonly knownAt: string };
  readonly portName?: string;
  readonly lines: readonly (Numbers & { readonly line: number; readonly model: string })[];
  readonly events: { readonly restsOn: readonly Accounted[]; readonly leftOut: readonly Accounted[] };
}

interface Options {
  readonly url: string;
  readonly effective?: string;
  readonly known?: string;
  readonly json?: boolean;
}

export function addAsOf(program: Command): void {
  program
    .command('as-of')
    .addArgument(named('<caseId>'))
    .description('a case on an effective date as it was known at a recorded time, and the events that it rests on')
    .option(
      '--effective <moment>',
      'date (its end at the port) or instant: when things happened; by default as --known',
    )
    .option('--known <moment>', 'date or instant: until when it had been recorded; by default now')
    .option('--json', 'print JSON as the service gives it')
    .addOption(addressOption())
    .action(asOf);
}

async function asOf(caseId: string, { url, json, effective, known }: Options): Promise<void> {
  const path = `/cases/${encodeURIComponent(caseId)}/as-of${queryOf({ effective, known })}`;
  const answer = await new TrackerClient(url).get<CaseThen>(path);
  if (!answer.ok)
    throw new CommandFailed(sayProblem(answer.problem), answer.status === 404 ? EXIT.notFound : EXIT.notOk);
  process.stdout.write(`${json ? JSON.stringify(answer.body, null, 2) : say(answer.body)}\n`);
}

function say(found: CaseThen): string {
  const { caseId, exists, asOf, status, held, counted, posture, portName, lines, events } = found;
  const when = `as of ${minute(asOf.effectiveAt)}, known ${minute(asOf.knownAt)} (UTC)`;
  const head = exists
    ? `${caseId}  ${status ?? 'no status yet'} (${held} of ${counted} held, posture ${posture})  ${portName ?? ''}`
    : `${caseId}  had not been opened, as far as was known`;
  const rows = lines.map((line) => [
    ...[line.line, line.model, line.status ?? '-'],
    ...BUCKETS.map((bucket) => line.buckets[bucket] ?? 0),
  ]);
  const parts = [`${head}\n${when}`];
  if (rows.length > 0) parts.push(table(['line', 'model', 'status', ...BUCKETS], rows));
  parts.push(`Rests on ${events.restsOn.length} events:\n${events.restsOn.map(sayEvent).join('\n')}`);
  if (events.leftOut.length > 0)
    parts.push(`Leaves out ${events.leftOut.length}:\n${events.leftOut.map(sayEvent).join('\n')}`);
  return parts.join('\n\n');
}

function sayEvent({ revision, title, effectiveAt, recordedAt, reason, reducedBy }: Accounted): string {
  const why = reason ? `: ${reason.replaceAll('-', ' ')}` : reducedBy ? ': for what rescissions left of it' : '';
  return `${String(revision).padStart(4)}  ${minute(effectiveAt)}  recorded ${minute(recordedAt)}  ${title}${why}`;
}
