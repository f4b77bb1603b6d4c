import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { caseStream, type Command, decide, emptyFile, encode, evolve } from '#libs/cases';
import { checkpointText } from '../checkpoint/checkpoint.ts';
import { generateSigner, type Signer } from '../checkpoint/note-keys.ts';
import { signNote } from '../checkpoint/note.ts';
import type { LoggedEvent } from '../leaf/leaf.ts';
import { LogReader } from '../log-file/log-reader.ts';
import { type Head, LogWriter } from '../log-file/log-writer.ts';
import { ORIGIN } from './log-under-test.ts';

const TIME = '2025-03-05T12:00:00.000Z';

/** Histories of the usual kind, in the order of one log, without a store. */
export function histories(cases: number, deeds = 6, campaign = 'Miner holds'): LoggedEvent[] {
  const all = Array.from({ length: cases }, (_, i) => history(`A-${i}`, deeds, campaign));
  const longest = Math.max(...all.map(({ length }) => length));
  const mixed = Array.from({ length: longest }, (_, i) => all.flatMap((events) => events[i] ?? [])).flat();
  return mixed.map((event, i) => ({ ...event, position: BigInt(100 * (i + 1)) }));
}

export function of(events: readonly LoggedEvent[], caseId: string): LoggedEvent[] {
  return events.filter(({ stream }) => stream === caseStream(caseId));
}

function history(caseId: string, deeds: number, campaign: string): LoggedEvent[] {
  const units = (quantity: number, from?: string) => [{ line: 1, quantity, ...(from && { from }) }];
  const line = {
    ...{ line: 1, description: 'Miners', manufacturer: 'Bitmain', model: 'Antminer S21', origin: 'CN', counted: 900 },
    ...{
      htsus: { code: '8543.70.9860', edition: '2025' },
      unitValue: { amount: 320_000, currency: 'USD', basis: 'entered' },
    },
  };
  const opening = {
    ...{ port: '2801', parties: [{ role: 'importer', name: 'Demo Importer A' }], clockRegime: 'title19' },
    ...{ presentedOn: '2025-01-10', campaign, lines: [line] },
  };
  const steps: [string, object, object?][] = [
    ['OpenCase', opening],
    ['Detain', { lines: units(900), basis: 'decision' }, { reasonCode: 'agency-request' }],
    ...Array.from({ length: deeds }, (_, i): [string, object] => ['AddNote', { text: `Note ${i}` }]),
    ['Release', { lines: units(200, 'detained'), releaseType: 'admissible', authorityReference: 'ADM-1' }],
  ];
  let file = emptyFile(caseId);
  const events: LoggedEvent[] = [];
  for (const [i, [type, data, more]] of steps.entries()) {
    const id = randomUUID();
    const now = new Date(Date.UTC(2025, 0, 12, 12, i)).toISOString();
    const who = { actor: { id: 'm.rivera', role: 'case-officer', ports: ['2801'] }, commandId: id, correlationId: id };
    const decision = decide(file, { type, caseId, data, ...who, effectiveAt: now, now, ...more } as unknown as Command);
    if (decision.outcome !== 'accepted') throw new Error(JSON.stringify(decision));
    for (const event of decision.events) {
      const { id: eventId, type: kind, data: facts, metadata } = encode(event);
      const revision = BigInt(file.revision + 1);
      events.push({
        id: eventId,
        type: kind,
        data: facts,
        metadata,
        stream: caseStream(caseId),
        revision,
        recordedAt: now,
        position: 0n,
      });
      file = evolve(file, { ...event, recordedAt: now, revision: Number(revision) });
    }
  }
  return events;
}

/** A log in a folder of its own, made of given events. */
export class WrittenLog {
  readonly folder = mkdtempSync(join(tmpdir(), 'written-log-'));
  readonly signer: Signer;
  readonly reader: LogReader;
  readonly #writer: LogWriter;

  constructor(events: readonly LoggedEvent[], signer = generateSigner(ORIGIN)) {
    this.signer = signer;
    const file = join(this.folder, 'log.sqlite');
    this.#writer = LogWriter.open(file);
    this.reader = LogReader.open(file);
    if (events.length > 0) this.add(events);
  }

  /** Adds these and signs, with more keys for a hand-over. */
  add(events: readonly LoggedEvent[], signers: readonly Signer[] = [this.signer]): string {
    for (const event of events) this.#writer.add(event);
    const [, next] = signers;
    const said = (head: Head) => ({ ...head, origin: ORIGIN, time: TIME, ...(next && { nextKey: next }) });
    const stored = this.#writer.commit((head) => signNote(checkpointText(said(head)), signers))!;
    this.#writer.published(stored.number);
    return stored.note;
  }

  remove(): void {
    this.reader.close();
    this.#writer.close();
    rmSync(this.folder, { recursive: true });
  }
}
