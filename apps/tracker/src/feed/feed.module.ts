import { Global, Inject, Module, type OnModuleDestroy } from '@nestjs/common';
import { EventStore } from '#libs/event-store';
import { PublishedLog } from '#libs/feed';
import type { ProcessRole } from '../config/settings.ts';
import { logLines } from '../http/log-lines.ts';
import { EventDocsController } from './docs/event-docs.controller.ts';
import { PublishingModule } from './publishing.module.ts';
import { PullController } from './pull/pull.controller.ts';
import { FeedStatusController } from './status.controller.ts';
import { StreamController } from './stream/stream.controller.ts';
import { Streams } from './stream/streams.ts';

/** Whether a process reads what is published: to answer readers with it, or to send it to endpoints. */
export const readsFeed = (roles: readonly ProcessRole[]): boolean =>
  roles.includes('api') || roles.includes('webhooks');

/**
 * What people outside follow: the published stream, read. Only in processes that have readers, so whoever asks for it must do
 * without: each of the others would take in and keep all that is published, for nobody. Where there may be readers it is followed
 * from the start and not from the first of them on, so that the end of the feed is known at any moment, without waiting: a
 * position beyond it is refused, `latest` means it, and a reader is told that it is level there.
 */
@Global()
@Module({
  imports: [PublishingModule],
  controllers: [StreamController, FeedStatusController, PullController, EventDocsController],
  providers: [
    Streams,
    {
      provide: PublishedLog,
      useFactory: (store: EventStore) => PublishedLog.start({ store, log: logLines('feed') }),
      inject: [EventStore],
    },
  ],
  exports: [PublishedLog, Streams],
})
export class FeedModule implements OnModuleDestroy {
  constructor(@Inject(PublishedLog) private readonly published: PublishedLog) {}

  async onModuleDestroy(): Promise<void> {
    await this.published.stop();
  }
}
