import { randomUUID } from 'node:crypto';
import {
  type Actor,
  type CaseFile,
  caseStream,
  type Command,
  type CommandContext,
  type CommandPayloads,
  type CommandType,
  decide,
  type Decision,
  emptyFile,
  encode,
  evolve,
  type NewEvent,
} from '#libs/cases';
import type { Step } from '#libs/cases/testing';
import type { StoredEvent } from '#libs/event-store';

export const OFFICER: Actor = { id: 'm.rivera', role: 'case-officer', ports: ['*'] };
export const SUPERVISOR: Actor = { id: 's.ito', role: 'supervisor', ports: ['*'] };
const SECOND_SUPERVISOR: Actor = { id: 'k.osei', role: 'supervisor', ports: ['*'] };

type Given = Partial<CommandContext> & { readonly on: string };

/** Officers at work: decides commands on the dates they are given on, and keeps what comes of them as a log would. */
export class Office {
  /** In the order of the log. */
  readonly log: StoredEvent[] = [];
  readonly #files = new Map<string, CaseFile>();

  /** The office in which these commands were given, in the order of their days. */
  static of(steps: readonly Pick<Step, 'command' | 'decision'>[]): Office {
    const office = new Office();
    for (const { command, decision } of steps.toSorted((a, b) => a.command.now.localeCompare(b.command.now)))
      if (decision.outcome === 'accepted') for (const event of decision.events) office.#record(event, command.now);
    return office;
  }

  /** Gives a command, which must be accepted, and answers what was recorded. */
  give<T extends CommandType>(caseId: string, type: T, data: CommandPayloads[T], given: Given): StoredEvent[] {
    const decision = this.#decide(caseId, type, data, given);
    if (decision.outcome !== 'accepted') throw new Error(`${type} on ${caseId}: ${JSON.stringify(decision)}`);
    return decision.events.map((event) => this.#record(event, noon(given.on)));
  }

  /** The same for a command that may be refused; then nothing is recorded. */
  try<T extends CommandType>(caseId: string, type: T, data: CommandPayloads[T], given: Given): void {
    const decision = this.#decide(caseId, type, data, given);
    if (decision.outcome === 'accepted') for (const event of decision.events) this.#record(event, noon(given.on));
  }

  /** Strikes events through, by two supervisors. */
  annul(caseId: string, targets: readonly string[], on: string): void {
    const twoPersons = { actor: SUPERVISOR, approver: SECOND_SUPERVISOR, reasonCode: 'wrong-quantity' };
    this.try(caseId, 'Annul', { targets }, { ...twoPersons, on });
  }

  /** The case as recorded so far. */
  file(caseId: string): CaseFile {
    return this.#files.get(caseId) ?? emptyFile(caseId);
  }

  #decide(caseId: string, type: CommandType, data: object, { on, ...context }: Given): Decision {
    const commandId = randomUUID();
    const now = noon(on);
    const given = { type, caseId, data, commandId, correlationId: commandId, actor: OFFICER, now, effectiveAt: now };
    // A second person is named by records that are taken over; in life, they approve in person.
    const imported = context.approver && {
      imported: { importedAt: now, importedBy: 'j.okafor', source: 'records.csv' },
    };
    return decide(this.file(caseId), { ...given, ...context, ...imported } as unknown as Command);
  }

  #record(event: NewEvent, recordedAt: string): StoredEvent {
    const file = this.file(event.caseId);
    const revision = file.revision + 1;
    const position = BigInt(this.log.length + 1) * 100n;
    this.#files.set(event.caseId, evolve(file, { ...event, recordedAt, revision }));
    const { id, type, data, metadata } = encode(event);
    const place = { stream: caseStream(event.caseId), revision: BigInt(revision), position, prepare: position };
    // As they come back from the store: what is undefined is not there.
    const json = JSON.parse(JSON.stringify({ data, metadata })) as Pick<StoredEvent, 'data' | 'metadata'>;
    const stored: StoredEvent = { id, type, ...place, recordedAt, ...json };
    this.log.push(stored);
    return stored;
  }
}

function noon(date: string): string {
  return `${date}T12:00:00.000Z`;
}
