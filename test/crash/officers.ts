import { randomUUID } from 'node:crypto';
import { DETAIN_ALL, newCaseId, openBody, RELEASE } from '../support/bodies.ts';
import type { BuiltService } from '../support/built-service.ts';
import type { Load } from './kill-under-load.ts';
import type { Acknowledgement, SentCommand } from './sent-command.ts';

/** Two connections on each case, so that conflicts are among what a crash may interrupt. */
const CASES = 3;
const CONNECTIONS = 6;
/** Units of each case, and how many of them are detained before the load begins, so that none can run out. */
export const COUNTED = 1_000_000;
const DETAINED_FIRST = 500_000;

/** Officers who work on new cases, each on a connection, each waiting for an answer before the next command. */
export class Officers implements Load {
  readonly caseIds: readonly string[] = Array.from({ length: CASES }, newCaseId);
  /** Everything sent, in the order of sending. */
  readonly sent: SentCommand[] = [];
  acknowledged = 0;

  constructor(private readonly service: BuiltService) {}

  /** Opens the cases and detains what will be released. */
  async prepare(): Promise<void> {
    for (const caseId of this.caseIds) {
      await this.send(command(caseId, '/cases', openBody(caseId, COUNTED)));
      await this.send(command(caseId, `/cases/${caseId}/detain`, DETAIN_ALL(DETAINED_FIRST), DETAINED_FIRST));
    }
  }

  /** Works until the service goes away. Resolves then; rejects when a command is refused. */
  async work(): Promise<void> {
    await Promise.all(Array.from({ length: CONNECTIONS }, (_none, officer) => this.workOn(officer)));
  }

  /** Repeats, under the same keys, whatever was not acknowledged. */
  async repeat(): Promise<void> {
    for (const unsure of this.sent.filter(({ acknowledged }) => !acknowledged)) await this.send(unsure);
  }

  private async workOn(officer: number): Promise<void> {
    const caseId = this.caseIds[officer % CASES] ?? '';
    for (let number = officer; ; number++) {
      const next = deed(caseId, number);
      this.sent.push(next);
      if (!(await this.arrived(next))) return;
    }
  }

  /** False when the connection broke before the answer was complete. */
  private async arrived(next: SentCommand): Promise<boolean> {
    try {
      await this.answer(next);
      return true;
    } catch (error) {
      if (connectionEnded(error)) return false;
      throw error;
    }
  }

  private async send(first: SentCommand): Promise<void> {
    if (!this.sent.includes(first)) this.sent.push(first);
    await this.answer(first);
  }

  private async answer(one: SentCommand): Promise<void> {
    const headers = { 'Idempotency-Key': one.key };
    const post = () => this.service.post<Acknowledgement>(one.path, one.body, headers);
    let { status, body } = await post();
    // The other officer on the case was faster again and again: nothing was recorded, and the same key may be repeated.
    while (status === 409 && (body as { code?: string }).code === 'REVISION_CONFLICT')
      ({ status, body } = await post());
    if (status !== 200 && status !== 201)
      throw new Error(`${one.path} was answered ${status}: ${JSON.stringify(body)}`);
    one.acknowledged = body;
    this.acknowledged++;
  }
}

/** What fetch says of a connection that ended before, or within, an answer; by name, since jest has classes of its own. */
function connectionEnded(error: unknown): boolean {
  return ['TypeError', 'SyntaxError'].includes((error as Error).name);
}

/** One unit in, one unit out (two events in one append), or a note. */
function deed(caseId: string, number: number): SentCommand {
  if (number % 3 === 0) return command(caseId, `/cases/${caseId}/detain`, DETAIN_ALL(1), 1);
  if (number % 3 === 1) return command(caseId, `/cases/${caseId}/release`, RELEASE(1, 'detained'), 0, 1);
  return command(caseId, `/cases/${caseId}/add-note`, { text: `Note ${number}` });
}

function command(caseId: string, path: string, body: unknown, detains = 0, releases = 0): SentCommand {
  return { key: randomUUID(), caseId, path, body, detains, releases };
}
