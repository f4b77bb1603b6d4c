import type { Reply } from './reply.ts';
import { ADMINISTRATOR, openBody, type TestTracker } from './tracker.ts';

const OFFICER = { id: 'm.rivera', role: 'case-officer', ports: ['2801'] };

/** A case taken over from an office's own records, so that a test can say when each thing was recorded. */
export class OfficeRecords {
  readonly caseId: string;
  readonly #tracker: TestTracker;
  position = '0';

  constructor(tracker: TestTracker, caseId: string) {
    this.#tracker = tracker;
    this.caseId = caseId;
  }

  async open(on: string, counted: number, more: object = {}): Promise<Reply> {
    return this.#send('/cases', { ...openBody(this.caseId, counted), ...more }, on, on);
  }

  /** A deed that took effect on one date and was recorded on the same or on a later one; noon in UTC each. */
  async record(deed: string, body: object, on: string, recordedOn = on): Promise<Reply> {
    return this.#send(`/cases/${this.caseId}/${deed}`, body, on, recordedOn);
  }

  async #send(path: string, body: object, on: string, recordedOn: string): Promise<Reply> {
    const asserted = { recordedAt: `${recordedOn}T12:00:00.000Z`, source: 'test', actor: OFFICER };
    const whole = { effectiveAt: `${on}T12:00:00.000Z`, ...body, import: asserted };
    const reply = await this.#tracker.post(path, whole, { As: ADMINISTRATOR });
    if (reply.status !== 201) throw new Error(`${path}: ${JSON.stringify(reply.body)}`);
    this.position = reply.body.position;
    return reply;
  }
}
