import type { Command } from 'commander';
import { CommandFailed, EXIT } from '../exit-codes.ts';
import { sayProblem, TrackerClient } from '../http/tracker-client.ts';
import { minute } from '../output/minute.ts';
import { addressOption } from '../service/address.ts';
import { named } from '../service/named-argument.ts';

interface Entry {
  readonly revision: number;
  readonly title: string;
  readonly sentence: string;
  readonly effectiveAt: string;
  readonly recordedAt: string;
  readonly notifiedOn?: string;
  readonly actor: { readonly id: string; readonly role: string };
  readonly approver?: { readonly id: string };
  readonly reasonCode?: string;
  readonly legalAuthority?: string;
  readonly lateReason?: string;
  readonly annulled?: { readonly at: string };
  readonly imported?: { readonly source: string };
  readonly proof?: string;
}

export function addTimeline(program: Command): void {
  program
    .command('timeline')
    .addArgument(named('<caseId>'))
    .description('every event of a case in the order of recording; annulled ones are struck through')
    .option('--json', 'print JSON as the service gives it')
    .addOption(addressOption())
    .action((caseId: string, { url, json }: { url: string; json?: boolean }) =>
      timeline(new TrackerClient(url), caseId, json),
    );
}

async function timeline(client: TrackerClient, caseId: string, json = false): Promise<void> {
  const entries: Entry[] = [];
  for (let from: number | undefined = 0; from !== undefined;) {
    const path: string = `/cases/${encodeURIComponent(caseId)}/timeline?limit=1000&from=${from}`;
    const answer = await client.get<{ entries: Entry[]; next?: number }>(path);
    if (!answer.ok)
      throw new CommandFailed(sayProblem(answer.problem), answer.status === 404 ? EXIT.notFound : EXIT.notOk);
    entries.push(...answer.body.entries);
    from = answer.body.next;
  }
  process.stdout.write(json ? `${JSON.stringify(entries, null, 2)}\n` : `${entries.map(sayEntry).join('\n')}\n`);
}

function sayEntry(entry: Entry): string {
  const { effectiveAt, recordedAt, notifiedOn, actor, approver, annulled } = entry;
  const head = `${String(entry.revision).padStart(3)}  ${minute(effectiveAt)} UTC  ${strike(`${entry.title}: ${entry.sentence}`, annulled)}`;
  const details = [
    `recorded ${minute(recordedAt)} UTC`,
    notifiedOn && `notified ${notifiedOn}`,
    `by ${actor.id} (${actor.role})`,
    approver && `approved by ${approver.id}`,
    entry.reasonCode && `reason ${entry.reasonCode}`,
    entry.legalAuthority,
    entry.lateReason && `late: ${entry.lateReason}`,
    entry.imported && `imported from ${entry.imported.source}`,
    entry.proof,
    annulled && `ANNULLED ${annulled.at.slice(0, 10)}`,
  ];
  return `${head}\n       ${details.filter(Boolean).join(', ')}`;
}

/** Struck through where the terminal can; said in words in any case. */
function strike(text: string, annulled: Entry['annulled']): string {
  return annulled && process.stdout.isTTY ? `\u001B[9m${text}\u001B[29m` : text;
}
