import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EventStore } from '#libs/event-store';
import { openDatabase } from '#libs/projections';
import { Child } from '../support/child.ts';
import { SharedDatabase } from '../support/shared-database.ts';
import { checkTimeline } from './check-timeline.ts';
import { type Load, killUnderLoad } from './kill-under-load.ts';
import { OfficeAtTheStore } from './office-at-the-store.ts';

/** Steps that the read models may make before a kill. */
const MOST_STEPS = 12;
/** One life in so many is ended while it starts. */
const EARLY = 4;
const START_MS = 400;
/** How long it may take to be level at last, in ms. */
const PATIENCE_MS = 60_000;

/** What became of the read models of an office that worked on while what keeps them level was killed again and again. */
export interface ProjectorTally {
  readonly kills: number;
  /** Events that the office recorded meanwhile. */
  readonly recorded: number;
  /** Lives that brought the read models forward. */
  readonly fruitful: number;
  /** Everything that is not as it should be, a line each; empty when nothing is wrong. */
  readonly problems: readonly string[];
}

/**
 * Kills what keeps the read models level, so many times and at any moment of its life, while an office works; then lets
 * it come level and compares its tables with the log. On a file, or on the PostgreSQL at `server`.
 */
export async function killProjector(kills: number, server?: string): Promise<ProjectorTally> {
  const folder = mkdtempSync(join(tmpdir(), 'killed-projector-'));
  const shared = server ? await SharedDatabase.in(server) : undefined;
  const readModels = shared?.url ?? join(folder, 'read-models.sqlite');
  const storeProcess = Child.start('test/crash/store-process.ts', [], { DATA_DIR: join(folder, 'event-store') });
  const storeUrl = await storeProcess.ready();
  const store = EventStore.connect(storeUrl);
  const office = new OfficeAtTheStore(store);
  const projector = (): Life => new Life({ STORE_URL: storeUrl, READ_MODELS: readModels });
  const problems: string[] = [];
  let fruitful = 0;
  let reached = -1n;
  try {
    for (let kill = 0; kill < kills; kill++) {
      const life = projector();
      if (kill % EARLY === EARLY - 1) {
        await sleep(Math.random() * START_MS);
        await life.kill();
      } else await killUnderLoad(life, MOST_STEPS, () => life.kill());
      if (life.first !== undefined && life.first < reached)
        problems.push(`after kill ${kill} it began at ${life.first}, although it had been at ${reached}`);
      if (life.position > reached) fruitful++;
      reached = life.position > reached ? life.position : reached;
    }
    await office.end();
    const last = projector();
    problems.push(...(await last.level(office.last, PATIENCE_MS)));
    await last.end();
    const database = openDatabase(readModels);
    problems.push(...(await checkTimeline(store, database)));
    await database.close();
    return { kills, recorded: office.recorded, fruitful, problems };
  } finally {
    await office.end();
    await store.dispose();
    await storeProcess.end('SIGTERM');
    await shared?.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One life of the process, and what it said of how far it was. */
class Life implements Load {
  acknowledged = 0;
  /** Where it began, once it knew, and how far it came: what it says is committed. */
  first: bigint | undefined;
  position = -1n;
  private readonly child: Child;

  constructor(env: Readonly<Record<string, string>>) {
    this.child = Child.start('test/crash/projector-process.ts', [], env);
    this.child.onMessage((message) => this.hear(message as { readonly position?: string }));
  }

  async work(): Promise<void> {
    const { signal, stderr } = await this.child.ended;
    if (signal !== 'SIGKILL') throw new Error(`The projector ended by itself: ${stderr}`);
  }

  async kill(): Promise<void> {
    await this.child.end('SIGKILL');
  }

  async end(): Promise<void> {
    await this.child.end('SIGTERM');
  }

  /** Waits until it is there; says so when it does not come there. */
  async level(position: bigint, withinMs: number): Promise<string[]> {
    const start = performance.now();
    while (performance.now() - start < withinMs) {
      if (this.position >= position) return [];
      await sleep(20);
    }
    return [`the read models were at ${this.position} instead of ${position} after ${withinMs} ms`];
  }

  private hear({ position }: { readonly position?: string }): void {
    if (position === undefined) return;
    const now = BigInt(position);
    // Where it begins is no step yet: every life that is killed under load has brought them forward.
    if (this.first !== undefined && now > this.position) this.acknowledged++;
    this.first ??= now;
    this.position = now;
  }
}
