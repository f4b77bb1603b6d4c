import { Module, type OnModuleDestroy } from '@nestjs/common';
import { EventStore } from '#libs/event-store';
import { Publisher } from '#libs/feed';
import { Settings } from '../config/settings.ts';
import { logLines } from '../http/log-lines.ts';
import { PUBLISHED_ELSEWHERE, Publishing } from './publishing.ts';

/** The published stream, written; every process knows whether it is the one that does. */
@Module({
  providers: [
    {
      provide: Publishing,
      useFactory: (store: EventStore, { EVENT_SOURCE, TRACKER_ROLES }: Settings): Publishing =>
        TRACKER_ROLES.includes('publisher')
          ? Publisher.start({ store, source: EVENT_SOURCE, log: logLines('feed') })
          : PUBLISHED_ELSEWHERE,
      inject: [EventStore, Settings],
    },
  ],
  exports: [Publishing],
})
export class PublishingModule implements OnModuleDestroy {
  constructor(private readonly publishing: Publishing) {}

  async onModuleDestroy(): Promise<void> {
    await this.publishing.stop();
  }
}
