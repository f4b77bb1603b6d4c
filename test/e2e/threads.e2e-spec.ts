import { basename } from 'node:path';
import type { Worker, WorkerOptions } from 'node:worker_threads';
import { newCaseId, openBody, TestTracker } from '../support/tracker.ts';

const mockThreads: { program: string; worker: Worker }[] = [];

// Every thread that the service starts, as it is, and noted.
jest.mock('node:worker_threads', () => {
  const real = jest.requireActual<typeof import('node:worker_threads')>('node:worker_threads');
  class Noted extends real.Worker {
    constructor(program: URL, options: WorkerOptions) {
      super(program, options);
      mockThreads.push({ program: program.pathname, worker: this });
    }
  }
  return { ...real, Worker: Noted };
});

describe('The threads of the service', () => {
  let tracker: TestTracker;

  beforeAll(async () => {
    tracker = await TestTracker.startOnOwnStore();
  });
  afterAll(() => tracker.stop());

  it('that go on for as long as it does each let short-lived objects take 48 MiB, and not the 192 that V8 would', async () => {
    const { status, body } = await tracker.post('/cases', openBody(newCaseId()));
    expect(status).toBe(201);
    // They are at work by then.
    expect((await tracker.get(`/cases/${body.caseId}?atLeast=${body.position}`)).status).toBe(200);
    const room = mockThreads.map(({ program, worker }) => [
      basename(program),
      // Of the thread as it runs: V8's own where none was asked for.
      worker.resourceLimits?.maxYoungGenerationSizeMb,
    ]);
    expect(Object.fromEntries(room)).toEqual({ 'worker.ts': 48, 'projector-worker.ts': 48, 'log-worker.ts': 48 });
  });
});
