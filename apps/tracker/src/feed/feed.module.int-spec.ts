import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PUBLISHED_STREAM } from '#libs/contracts';
import { type EmbeddedEventStore, startEmbeddedEventStore } from '#libs/embedded-eventstore';
import { EventStore } from '#libs/event-store';
import { type ProcessRole, readSettings } from '../config/settings.ts';
import { createApp } from '../http/create-app.ts';
import { Instruments } from '../metrics/instruments.ts';

describe('A process', () => {
  const DATA_DIR = mkdtempSync(join(tmpdir(), 'roles-'));
  let store: EmbeddedEventStore;
  let app: NestFastifyApplication;
  const subscribe = jest.spyOn(EventStore.prototype, 'subscribe');

  /** Starts it with one role. That it shares no PostgreSQL with others is of no matter here, so it is not asked for. */
  async function start(role: ProcessRole): Promise<void> {
    const env = { DATA_DIR, EVENTSTORE_URL: store.url, CLOCKS: 'record', LOG_LEVEL: 'error', NODE_ENV: 'test' };
    app = await createApp({ ...readSettings(env), TRACKER_ROLES: [role] });
    await app.init();
  }
  const followed = () => subscribe.mock.calls.flatMap(([{ streamPrefixes }]) => streamPrefixes);
  const figures = () => app.get(Instruments).registry.metrics();

  beforeAll(async () => {
    store = await startEmbeddedEventStore({ temporary: true });
  });
  beforeEach(() => subscribe.mockClear());
  afterEach(() => app.close());
  afterAll(async () => {
    subscribe.mockRestore();
    await store.stop();
    rmSync(DATA_DIR, { recursive: true });
  });

  it.each<ProcessRole>(['api', 'webhooks'])('that is only %s follows what is published, once', async (role) => {
    await start(role);
    expect(followed().filter((prefix) => prefix === PUBLISHED_STREAM)).toHaveLength(1);
    expect(await figures()).toMatch(/^tracker_feed_position -1$/m);
  });

  it.each<ProcessRole>(['projector', 'publisher', 'scheduler'])(
    'that is only %s holds no subscription to what is published, and says nothing of who reads it',
    async (role) => {
      await start(role);
      expect(followed()).not.toContain(PUBLISHED_STREAM);
      const shown = await figures();
      expect(shown).not.toMatch(/^tracker_(feed_position|stream_readers)/m);
      expect(shown).toMatch(/^tracker_publisher_phase\{/m);
    },
  );
});
