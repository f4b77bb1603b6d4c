import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { FeedClient } from '#libs/feed-client';
import { BuiltService } from '../support/built-service.ts';
import { type Balance, balance, type Kept } from './balance.ts';
import { caughtUp, SUBSCRIBER } from './kill-consumer.ts';
import { OfficeAtWork } from './office-at-work.ts';

/** Kills the service at moments that are drawn while an office works and a consumer follows; then compares. */
export async function killServiceUnderConsumers(kills: number): Promise<Balance> {
  const service = await BuiltService.start({ PORT: String(await freePort()) });
  const office = new OfficeAtWork(service);
  const received: Kept[] = [];
  const stop = new AbortController();
  const follow = async (): Promise<void> => {
    const headers = service.as(SUBSCRIBER);
    const client = new FeedClient({ url: service.url, headers, firstPauseMs: 20, longestPauseMs: 200 });
    for await (const told of client.follow('start', stop.signal)) {
      if (told.kind !== 'event') continue;
      const { id, subject, sequence } = told.event;
      received.push({ id, caseId: subject, sequence: Number(sequence) });
    }
  };
  const following = follow();
  try {
    office.start();
    for (let kill = 0; kill < kills; kill++) {
      await office.getsOn(1 + Math.floor(Math.random() * 40));
      await sleep(Math.random() * 25);
      await service.kill();
      await service.restart();
    }
    await office.stop();
    const recorded = await office.recorded();
    await caughtUp(service, () => received.length, recorded);
    return balance(kills, recorded, received);
  } finally {
    stop.abort();
    await following;
    await office.abandon();
    await service.remove();
  }
}

/** A port that stays the same over restarts, as consumers need it. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
