import { type CaseFile, type Command, decide, emptyFile, evolve } from '#libs/cases';
import type { CaseQueries } from '#libs/projections';
import { ProblemError, refusalProblem } from '../http/problem.ts';
import { Scheduler } from './scheduler.ts';

const OFFICER = { id: 'm.rivera', role: 'case-officer', ports: ['2801'] } as const;
const OPENED_AT = '2025-01-10T18:00:00.000Z';
/** Five business days and thirty days later, and then some. */
const NOW = '2025-03-05T12:00:00.000Z';

type CasePage = Awaited<ReturnType<CaseQueries['list']>>;

/** An office in memory: the same decisions as at the desk, and a list that may lag behind. */
class Office {
  readonly files = new Map<string, CaseFile>();
  readonly said: string[] = [];
  listed = 0;
  beforeRecord: () => void = () => undefined;

  readonly scheduler = (since?: string): Scheduler =>
    new Scheduler({
      queries: { list: async ({ cursor, limit }) => this.page(cursor, limit) },
      files: { open: async (caseId) => ({ file: this.file(caseId), mayBeOutdated: false }) },
      desk: { record: async (command) => this.record(command) as never },
      since,
      log: { info: (text) => void this.said.push(text), warn: (text) => void this.said.push(text) },
    });

  open(caseId: string, effectiveAt = OPENED_AT): void {
    const context = { commandId: 'open', correlationId: 'open', actor: OFFICER, effectiveAt, now: effectiveAt };
    const lines = [
      {
        ...{ line: 1, description: 'Machines', manufacturer: 'Bitmain', model: 'S21', origin: 'CN', counted: 10 },
        htsus: { code: '8543.70.9860', edition: '2025' },
        unitValue: { amount: 320_000, currency: 'USD', basis: 'entered' },
      },
    ];
    const data = { port: '2801', parties: [], clockRegime: 'title19', presentedOn: '2025-01-10', lines };
    this.record({ type: 'OpenCase', caseId, data, ...context } as unknown as Command);
  }

  record(command: Command): { replayed: boolean } {
    this.beforeRecord();
    const before = this.file(command.caseId);
    const decision = decide(before, command);
    if (decision.outcome === 'refused') throw new ProblemError(refusalProblem(decision.refusal));
    if (decision.outcome === 'already-applied') return { replayed: true };
    const after = decision.events.reduce(
      (file, event) => evolve(file, { ...event, recordedAt: command.now, revision: file.revision + 1 }),
      before,
    );
    this.files.set(command.caseId, after);
    return { replayed: false };
  }

  /** Somebody records something else in the case. */
  moveOn(caseId: string): void {
    const context = { commandId: `n${this.file(caseId).revision}`, correlationId: 'note', effectiveAt: NOW, now: NOW };
    this.record({ type: 'AddNote', caseId, data: { text: 'Looked at.' }, actor: OFFICER, ...context });
  }

  types(caseId: string): string[] {
    return this.file(caseId).history.map(({ type }) => type);
  }

  private file(caseId: string): CaseFile {
    return this.files.get(caseId) ?? emptyFile(caseId);
  }

  private page(cursor: string | undefined, limit: number): CasePage {
    this.listed++;
    const from = Number(cursor ?? 0);
    const ids = [...this.files.keys()].slice(from, from + limit);
    const rows = ids.map((caseId) => ({ case_id: caseId, revision: this.file(caseId).revision, port: '2801' }));
    const next = from + limit < this.files.size ? { next: String(from + limit) } : {};
    return { rows, ...next } as unknown as CasePage;
  }
}

describe('A round of the scheduler', () => {
  let office: Office;
  beforeEach(() => {
    office = new Office();
  });

  it('records what there is of every case, page by page, and nothing the second time', async () => {
    for (let number = 0; number < 250; number++) office.open(`C-${number}`);
    const scheduler = office.scheduler();
    expect(await scheduler.round(() => NOW)).toEqual({ cases: 250, recorded: 750, refused: 0 });
    expect(office.listed).toBe(3);
    expect(office.types('C-249')).toEqual(['CaseOpened', 'LinesAdded', 'Detained', 'DeadlineLapsed', 'Excluded']);
    expect(await scheduler.round(() => NOW)).toEqual({ cases: 250, recorded: 0, refused: 0 });
    // Nothing has moved since, so no case is opened for nothing; on another day each is.
    expect(await scheduler.round(() => NOW)).toMatchObject({ cases: 0 });
    expect(await scheduler.round(() => '2025-03-06T12:00:00.000Z')).toMatchObject({ cases: 250, recorded: 0 });
    // Nor does another process that knows nothing of this one.
    expect(await office.scheduler().round(() => NOW)).toMatchObject({ recorded: 0 });
  });

  it('breaks off when its turn is over, and the next one goes on', async () => {
    for (let number = 0; number < 5; number++) office.open(`C-${number}`);
    const over = new AbortController();
    let records = 0;
    office.beforeRecord = () => {
      if (++records === 4) over.abort();
    };
    await office.scheduler().round(() => NOW, over.signal);
    office.beforeRecord = () => undefined;
    await office.scheduler().round(() => NOW);
    for (const caseId of office.files.keys()) expect(office.types(caseId)).toHaveLength(5);
  });

  it('leaves to people what the domain refuses, says so once, and looks again when the case has moved on', async () => {
    office.open('C-1');
    let asked = 0;
    office.beforeRecord = () => {
      asked++;
      const refusal = { code: 'EFFECTIVE_DATE_INVALID', message: 'Not at that date.', wayOut: 'Ask.' } as const;
      throw new ProblemError(refusalProblem(refusal));
    };
    const scheduler = office.scheduler();
    expect(await scheduler.round(() => NOW)).toEqual({ cases: 1, recorded: 0, refused: 1 });
    expect(await scheduler.round(() => NOW)).toEqual({ cases: 0, recorded: 0, refused: 0 });
    expect([asked, office.said]).toEqual([1, [expect.stringContaining('C-1: Detain is left to people: Not at that')]]);
    office.beforeRecord = () => undefined;
    office.moveOn('C-1');
    expect(await scheduler.round(() => NOW)).toEqual({ cases: 1, recorded: 3, refused: 0 });
  });

  it('records nothing on a case that somebody works on at that moment; the next round does', async () => {
    office.open('C-1');
    office.beforeRecord = () => {
      office.beforeRecord = () => undefined;
      office.moveOn('C-1');
    };
    const scheduler = office.scheduler();
    await scheduler.round(() => NOW);
    expect(office.said.filter((text) => text.includes('left to people'))).toEqual([]);
    await scheduler.round(() => NOW);
    expect(office.types('C-1')).toContain('Excluded');
  });

  it('leaves what was due before its time to people', async () => {
    office.open('C-1');
    await office.scheduler('2025-02-01').round(() => NOW);
    expect(office.types('C-1')).toEqual(['CaseOpened', 'LinesAdded']);
  });
});
