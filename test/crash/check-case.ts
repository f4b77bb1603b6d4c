import type { BuiltService } from '../support/built-service.ts';
import type { SentCommand } from './sent-command.ts';

interface Entry {
  readonly revision: number;
  readonly position: string;
  readonly eventId: string;
  readonly commandId: string;
}

/** What the service says of a case, against what its officers sent and were told. */
export interface CaseCheck {
  readonly lost: number;
  readonly duplicated: number;
  readonly problems: readonly string[];
}

/** Reads a case back through the API, as far as `atLeast` says, and checks every command that was sent to it. */
export async function checkCase(
  service: BuiltService,
  caseId: string,
  sent: readonly SentCommand[],
  atLeast: string,
): Promise<CaseCheck> {
  const entries = await timeline(service, caseId, atLeast);
  const { body } = await service.get(`/cases/${caseId}?atLeast=${atLeast}`);
  const fates = sent.map((command) => fate(command, entries));
  return {
    lost: fates.filter(({ lost }) => lost).length,
    duplicated: fates.filter(({ duplicated }) => duplicated).length,
    problems: [
      ...fates.flatMap(({ problems }) => problems),
      ...orderProblems(caseId, entries),
      ...strangers(caseId, sent, entries),
      ...numberProblems(sent, entries, body),
    ],
  };
}

/** Whether the events of an acknowledged command are there, at the revisions that the answer gave, once each. */
function fate({ key, path, acknowledged }: SentCommand, entries: readonly Entry[]) {
  const own = entries.filter(({ commandId }) => commandId === key);
  const told = acknowledged?.events ?? [];
  const lost = told.some(
    ({ eventId, revision }) => !own.some((one) => one.eventId === eventId && one.revision === revision),
  );
  const duplicated = acknowledged !== undefined && own.length > told.length;
  const problems = [
    ...(lost ? [`${path} ${key} was acknowledged and is not there as acknowledged`] : []),
    ...(duplicated ? [`${path} ${key} is there ${own.length} times instead of ${told.length}`] : []),
    ...(acknowledged ? [] : [`${path} ${key} was never acknowledged, not even when repeated`]),
  ];
  return { lost, duplicated, problems };
}

function orderProblems(caseId: string, entries: readonly Entry[]): string[] {
  return entries.flatMap(({ revision, position }, index) => {
    const before = entries[index - 1];
    return [
      ...(revision === index ? [] : [`${caseId} has revision ${revision} where ${index} belongs`]),
      ...(before && BigInt(before.position) >= BigInt(position)
        ? [`${caseId} has position ${position} after ${before.position}`]
        : []),
    ];
  });
}

function strangers(caseId: string, sent: readonly SentCommand[], entries: readonly Entry[]): string[] {
  const keys = new Set(sent.map(({ key }) => key));
  return entries
    .filter(({ commandId }) => !keys.has(commandId))
    .map(({ revision }) => `${caseId} revision ${revision} belongs to no command that was sent`);
}

interface CaseNumbers {
  readonly caseId: string;
  readonly revision: number;
  readonly counted: number;
  readonly buckets: Readonly<Record<string, number>>;
  readonly anomalies: readonly unknown[];
}

/** The buckets follow from the commands alone, and sum to what was counted. */
function numberProblems(sent: readonly SentCommand[], entries: readonly Entry[], found: CaseNumbers): string[] {
  const { caseId, revision, counted, buckets, anomalies } = found;
  const total = (of: (command: SentCommand) => number) => sent.reduce((sum, command) => sum + of(command), 0);
  const released = total(({ releases }) => releases);
  const detained = total(({ detains }) => detains) - released;
  const sum = Object.values(buckets).reduce((all, units) => all + units, 0);
  return [
    ...(sum === counted ? [] : [`${caseId} has ${sum} units in its buckets and ${counted} counted`]),
    ...(buckets['detained'] === detained ? [] : [`${caseId} has ${buckets['detained']} detained, not ${detained}`]),
    ...(buckets['released'] === released ? [] : [`${caseId} has ${buckets['released']} released, not ${released}`]),
    ...(revision === entries.length - 1 ? [] : [`${caseId} is at ${revision}, its timeline has ${entries.length}`]),
    ...(anomalies.length === 0 ? [] : [`${caseId} has anomalies: ${JSON.stringify(anomalies)}`]),
  ];
}

async function timeline(service: BuiltService, caseId: string, atLeast: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (let from: number | undefined = 0; from !== undefined;) {
    const path: string = `/cases/${caseId}/timeline?limit=1000&from=${from}&atLeast=${atLeast}`;
    const { status, body } = await service.get<{ entries: Entry[]; next?: number }>(path);
    if (status !== 200) throw new Error(`${path} was answered ${status}: ${JSON.stringify(body)}`);
    entries.push(...body.entries);
    from = body.next;
  }
  return entries;
}
