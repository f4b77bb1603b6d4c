import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { BuiltService } from '../support/built-service.ts';
import { Child } from '../support/child.ts';
import { type Balance, balance, type Kept } from './balance.ts';
import { OfficeAtWork } from './office-at-work.ts';

export const SUBSCRIBER = 'b.warehouse; role=subscriber';
const CONSUMER = 'test/downstream/consumer-process.ts';

/** Kills a consumer at moments that are drawn, so many times, while an office works; lets it catch up, and compares. */
export async function killConsumer(kills: number): Promise<Balance> {
  const folder = mkdtempSync(join(tmpdir(), 'consumer-'));
  const file = join(folder, 'kept');
  const service = await BuiltService.start();
  const office = new OfficeAtWork(service);
  const consumer = (): Child =>
    Child.start(CONSUMER, [], {
      FEED_URL: service.url,
      FEED_AUTHORIZATION: service.as(SUBSCRIBER)['Authorization'],
      FILE: file,
    });
  try {
    office.start();
    for (let kill = 0; kill < kills; kill++) {
      const one = consumer();
      await one.ready();
      await office.getsOn(1 + Math.floor(Math.random() * 20));
      await sleep(Math.random() * 25);
      await one.end('SIGKILL');
    }
    await office.stop();
    const recorded = await office.recorded();
    const last = consumer();
    await last.ready();
    await caughtUp(service, () => keptIn(file).length, recorded);
    await last.end('SIGTERM');
    return balance(kills, recorded, keptIn(file));
  } finally {
    await office.abandon();
    await service.remove();
    rmSync(folder, { recursive: true });
  }
}

/** Waits until as much has arrived as was recorded, or nothing has come for 5 s: then something is missing. */
export async function caughtUp(
  service: BuiltService,
  received: () => number,
  recorded: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  const expected = [...recorded.values()].flat().length;
  for (let before = -1, quiet = 0; received() < expected && quiet < 50;) {
    await sleep(100);
    quiet = received() === before ? quiet + 1 : 0;
    before = received();
  }
  // Whatever is still under way after that would be a repetition.
  const { body } = await service.get('/events/status');
  if (body.failure) throw new Error(body.failure);
}

function keptIn(file: string): Kept[] {
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => {
    const [, id = '', caseId = '', sequence = ''] = line.split(' ');
    return { id, caseId, sequence: Number(sequence) };
  });
}
