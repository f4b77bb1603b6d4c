import type { TrackerClient } from '../http/tracker-client.ts';
import { CommandFailed, EXIT } from '../exit-codes.ts';
import { dollars, table } from '../output/table.ts';

/** What the demonstration shows: read from the service, so that every number is a projection of the log. */
export interface DemoReport {
  readonly asOf: string;
  readonly cases: readonly DemoCase[];
  readonly totals: {
    readonly cases: number;
    readonly lines: number;
    readonly units: number;
    /** Minor units, and whole dollars for people. */
    readonly value: { readonly amount: number; readonly currency: 'USD'; readonly dollars: number };
    readonly held: number;
    readonly buckets: Buckets;
    readonly casesByStatus: Readonly<Record<string, number>>;
    readonly linesByStatus: Readonly<Record<string, number>>;
    readonly unitsByModel: readonly ModelTotal[];
  };
}

type Buckets = Readonly<Record<string, number>>;

interface Standing {
  readonly status?: string;
  readonly posture: string;
  readonly counted: number;
  readonly held: number;
  readonly buckets: Buckets;
}

interface DemoLine extends Standing {
  readonly line: number;
  readonly manufacturer: string;
  readonly model: string;
  readonly unitValue: { readonly amount: number };
}

export interface DemoCase extends Standing {
  readonly caseId: string;
  readonly entryNumber?: string;
  readonly port: string;
  readonly portName: string;
  readonly lifecycle: string;
  readonly disposition?: string;
  readonly lines: readonly DemoLine[];
}

interface ModelTotal {
  readonly manufacturer: string;
  readonly model: string;
  readonly units: number;
  readonly held: number;
  readonly buckets: Buckets;
}

/** Reads the cases back, including everything up to `position`. */
export async function demoReport(
  client: TrackerClient,
  caseIds: readonly string[],
  position: string,
): Promise<DemoReport> {
  const cases: DemoCase[] = [];
  for (const id of caseIds) {
    const answer = await client.get<DemoCase>(`/cases/${id}?atLeast=${position}`);
    if (!answer.ok) throw new CommandFailed(`${id} can't be read: ${answer.problem.detail}`, EXIT.notOk);
    cases.push(picked(answer.body));
  }
  const lines = cases.flatMap((one) => one.lines);
  const units = sum(lines, ({ counted }) => counted);
  const value = sum(lines, ({ counted, unitValue }) => counted * unitValue.amount);
  return {
    asOf: '2025-03-05',
    cases,
    totals: {
      cases: cases.length,
      lines: lines.length,
      units,
      value: { amount: value, currency: 'USD', dollars: Math.round(value / 100) },
      held: sum(lines, ({ held }) => held),
      buckets: sumBuckets(lines),
      casesByStatus: countBy(cases, ({ status }) => status ?? 'None'),
      linesByStatus: countBy(lines, ({ status }) => status ?? 'None'),
      unitsByModel: byModel(lines),
    },
  };
}

function picked(one: DemoCase): DemoCase {
  const { caseId, entryNumber, port, portName, status, posture, lifecycle, disposition, counted, held, buckets } = one;
  return {
    ...{ caseId, ...(entryNumber && { entryNumber }), port, portName },
    ...{ ...(status && { status }), posture, lifecycle, ...(disposition && { disposition }), counted, held, buckets },
    lines: one.lines.map(({ line, manufacturer, model, unitValue, ...standing }) => ({
      ...{ line, manufacturer, model, unitValue: { amount: unitValue.amount } },
      ...(standing.status && { status: standing.status }),
      ...{ posture: standing.posture, counted: standing.counted, held: standing.held, buckets: standing.buckets },
    })),
  };
}

function sum<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((total, one) => total + of(one), 0);
}

function sumBuckets(lines: readonly Standing[]): Buckets {
  const names = Object.keys(lines[0]?.buckets ?? {});
  return Object.fromEntries(names.map((name) => [name, sum(lines, ({ buckets }) => buckets[name] ?? 0)]));
}

function countBy<T>(all: readonly T[], of: (one: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const one of all) counts[of(one)] = (counts[of(one)] ?? 0) + 1;
  return counts;
}

function byModel(lines: readonly DemoLine[]): ModelTotal[] {
  const models = [...new Set(lines.map(({ manufacturer, model }) => `${manufacturer}\n${model}`))].sort();
  return models.map((key) => {
    const [manufacturer = '', model = ''] = key.split('\n');
    const own = lines.filter((line) => line.manufacturer === manufacturer && line.model === model);
    return {
      manufacturer,
      model,
      units: sum(own, (l) => l.counted),
      held: sum(own, (l) => l.held),
      buckets: sumBuckets(own),
    };
  });
}

const SHOWN = ['detained', 'seized', 'excluded', 'released', 'forfeited'] as const;

/** The report for people. */
export function sayReport({ cases, totals, asOf }: DemoReport): string {
  const numbers = ({ counted, held, buckets }: Standing) => [counted, held, ...SHOWN.map((name) => buckets[name] ?? 0)];
  const headings = ['units', 'held', ...SHOWN];
  const caseTable = table(
    ['case', 'port', 'goods', 'status', ...headings],
    cases.map((one) => [one.caseId, one.portName, goods(one), one.status ?? '-', ...numbers(one)]),
  );
  const modelTable = table(
    ['model', ...headings],
    totals.unitsByModel.map((one) => [
      `${one.manufacturer} ${one.model}`,
      ...numbers({ ...one, posture: '', counted: one.units }),
    ]),
  );
  const statusTable = table(
    ['status', 'cases', 'lines'],
    Object.keys({ ...totals.casesByStatus, ...totals.linesByStatus })
      .sort()
      .map((status) => [status, totals.casesByStatus[status] ?? 0, totals.linesByStatus[status] ?? 0]),
  );
  const value = dollars(totals.value.amount);
  return [
    `Crypto-miner holds 2024-25, synthetic (DEMO), as of ${asOf}`,
    '',
    caseTable,
    '',
    statusTable,
    '',
    modelTable,
    '',
    `${totals.cases} cases, ${totals.lines} lines, ${totals.units.toLocaleString('en-US')} units worth ${value}; ` +
      `${totals.held.toLocaleString('en-US')} held, ${(totals.buckets['released'] ?? 0).toLocaleString('en-US')} released, ${totals.buckets['forfeited'] ?? 0} forfeited.`,
  ].join('\n');
}

function goods({ lines }: DemoCase): string {
  return lines.map(({ model }) => model).join(', ');
}
