import { Inject, Module, type OnModuleDestroy } from '@nestjs/common';
import { EventStore } from '#libs/event-store';
import { PublishedLog, Publisher } from '#libs/feed';
import { Settings } from '../config/settings.ts';
import { logLines } from '../http/log-lines.ts';
import { EventDocsController } from './docs/event-docs.controller.ts';
import { PullController } from './pull/pull.controller.ts';
import { PUBLISHED_ELSEWHERE, Publishing } from './publishing.ts';
import { FeedStatusController } from './status.controller.ts';
import { StreamController } from './stream/stream.controller.ts';
import { Streams } from './stream/streams.ts';

const log = logLines('feed');

/** What people outside follow: the published stream, written and read. */
@Module({
  controllers: [StreamController, FeedStatusController, PullController, EventDocsController],
  providers: [
    Streams,
    {
      provide: Publishing,
      useFactory: (store: EventStore, { EVENT_SOURCE, TRACKER_ROLES }: Settings): Publishing =>
        TRACKER_ROLES.includes('publisher')
          ? Publisher.start({ store, source: EVENT_SOURCE, log })
          : PUBLISHED_ELSEWHERE,
      inject: [EventStore, Settings],
    },
    {
      provide: PublishedLog,
      useFactory: (store: EventStore) => PublishedLog.start({ store, log }),
      inject: [EventStore],
    },
  ],
  exports: [PublishedLog, Publishing, Streams],
})
export class FeedModule implements OnModuleDestroy {
  constructor(
    private readonly publishing: Publishing,
    @Inject(PublishedLog) private readonly published: PublishedLog,
  ) {}

  async onModuleDestroy(): Promise<void> {
    await this.publishing.stop();
    await this.published.stop();
  }
}
