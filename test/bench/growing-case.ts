import { randomUUID } from 'node:crypto';
import { type Actor, type Command, decide, emptyFile, encode } from '#libs/cases';
import type { EventToAppend } from '#libs/event-store';

/** A case as it grows, command by command, and its events as they lie in a log. */
export class GrowingCase {
  readonly events: EventToAppend[] = [];
  private readonly actor: Actor;
  private file;

  constructor(caseId: string, actor: Actor) {
    this.actor = actor;
    this.file = emptyFile(caseId);
  }

  /** Gives a command at an instant, at which it also takes effect unless `more` says otherwise; it must be accepted. */
  give(type: string, data: object, now: string, more: object = {}): void {
    const id = randomUUID();
    const given = { type, caseId: this.file.caseId, data, commandId: id, correlationId: id };
    const command = { ...given, actor: this.actor, effectiveAt: now, now, ...more };
    const decision = decide(this.file, command as unknown as Command);
    if (decision.outcome !== 'accepted') throw new Error(JSON.stringify(decision));
    this.events.push(...decision.events.map((event) => encode(event)));
    this.file = decision.file;
  }
}
