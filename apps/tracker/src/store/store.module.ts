import { Global, Inject, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EmbeddedEventStore, startEmbeddedEventStore } from '#libs/embedded-eventstore';
import { isForeignStream } from '#libs/cases';
import { EventStore } from '#libs/event-store';
import { Instruments } from '../metrics/instruments.ts';
import { Settings } from '../config/settings.ts';

/** The address of the event store, and the embedded server behind it where there is one. */
export class StoreAddress {
  readonly url: string;
  readonly embedded: EmbeddedEventStore | undefined;

  constructor(url: string, embedded?: EmbeddedEventStore) {
    this.url = url;
    this.embedded = embedded;
  }
}

const addressFile = (dataDir: string): string => join(dataDir, 'event-store.url');

async function storeAddress({ EVENTSTORE_URL, DATA_DIR }: Settings): Promise<StoreAddress> {
  if (EVENTSTORE_URL) return new StoreAddress(EVENTSTORE_URL);
  const embedded = await startEmbeddedEventStore({ dataDir: join(DATA_DIR, 'event-store') });
  const log = new Logger('store');
  // For commands that read the log beside this process.
  writeFileSync(addressFile(DATA_DIR), `${embedded.url}\n`);
  log.log(`Embedded event store on ${embedded.url}, file under ${DATA_DIR}/event-store`);
  void embedded.ended.then((failure) => {
    if (!failure) return;
    // Nothing can be recorded any more: whoever supervises this process has to start it anew.
    log.fatal(`The embedded event store has ended: ${failure.message}`);
    process.exitCode = 1;
    process.kill(process.pid, 'SIGTERM');
  });
  return new StoreAddress(embedded.url, embedded);
}

function connect({ url }: StoreAddress, instruments: Instruments): EventStore {
  return EventStore.connect(url, {
    isForeign: isForeignStream,
    onAppend: (ms, appended) => instruments.appended(ms, appended),
  });
}

/** One client per process. Without an address of another store, the embedded one is started first. */
@Global()
@Module({
  providers: [
    { provide: StoreAddress, useFactory: storeAddress, inject: [Settings] },
    { provide: EventStore, useFactory: connect, inject: [StoreAddress, Instruments] },
  ],
  exports: [EventStore, StoreAddress],
})
export class StoreModule implements OnApplicationShutdown {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    private readonly address: StoreAddress,
  ) {}

  /** Last of all: whoever reads or appends has stopped by then. */
  async onApplicationShutdown(): Promise<void> {
    await this.store.dispose();
    await this.address.embedded?.stop();
  }
}
