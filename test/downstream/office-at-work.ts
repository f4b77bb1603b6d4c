import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DETAIN_ALL, newCaseId, openBody } from '../support/bodies.ts';
import type { BuiltService } from '../support/built-service.ts';

const CASES = 8;

/** Officers who record without a break, and repeat under the same key what got no answer, until they are told to stop. */
export class OfficeAtWork {
  readonly caseIds: readonly string[] = Array.from({ length: CASES }, newCaseId);
  /** Commands answered so far. */
  acknowledged = 0;
  /** The place in the log of the last event of those commands. */
  private position = 0n;
  private stopped = false;
  private abandoned = false;
  private working: Promise<unknown> = Promise.resolve();

  constructor(private readonly service: BuiltService) {}

  start(): void {
    this.working = Promise.all(this.caseIds.map((caseId) => this.work(caseId)));
  }

  /** Waits until so many more are answered, however fast the machine is, and not for ever. */
  async getsOn(by: number): Promise<void> {
    const enough = this.acknowledged + by;
    for (const deadline = Date.now() + 20_000; this.acknowledged < enough && Date.now() < deadline;) await sleep(1);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.working;
  }

  /** Stops without waiting for answers: the service may not be there to give them. */
  async abandon(): Promise<void> {
    this.abandoned = true;
    await this.stop().catch(() => undefined);
  }

  /** The ids of everything that was recorded, by case, from the timelines, when they have everything: not from what was published. */
  async recorded(): Promise<ReadonlyMap<string, readonly string[]>> {
    const all = new Map<string, string[]>();
    for (const caseId of this.caseIds) {
      const ids: string[] = [];
      for (let from: number | undefined = 0; from !== undefined;) {
        const path: string = `/cases/${caseId}/timeline?limit=1000&from=${from}&atLeast=${this.position}`;
        const { status, body }: { status: number; body: any } = await this.service.get(path);
        if (status === 503) continue;
        ids.push(...body.entries.map(({ eventId }: { eventId: string }) => eventId));
        from = body.next;
      }
      all.set(caseId, ids);
    }
    return all;
  }

  private async work(caseId: string): Promise<void> {
    await this.record('/cases', openBody(caseId, 1_000_000));
    for (let number = 0; !this.stopped; number++) {
      if (number % 2 === 0) await this.record(`/cases/${caseId}/detain`, DETAIN_ALL(1));
      else await this.record(`/cases/${caseId}/add-note`, { text: `Note ${number}` });
      // An office, not a benchmark: so that what is recorded during a kill can be looked through afterwards.
      await sleep(5);
    }
  }

  /** Until it is answered, whatever happens to the service in between. */
  private async record(path: string, body: unknown): Promise<void> {
    const key = randomUUID();
    while (!this.abandoned) {
      try {
        const answer = await this.service.post(path, body, { 'Idempotency-Key': key });
        if (answer.status === 200 || answer.status === 201) {
          this.acknowledged++;
          const position = BigInt(answer.body.position);
          if (position > this.position) this.position = position;
          return;
        }
        if (answer.status < 500)
          throw new Error(`${path} was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
      } catch (error) {
        if (!['TypeError', 'SyntaxError'].includes((error as Error).name)) throw error;
      }
      await sleep(20);
    }
  }
}
