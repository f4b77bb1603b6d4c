import { Global, Inject, Module, type OnModuleDestroy } from '@nestjs/common';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PublishedLog } from '#libs/feed';
import { Webhooks } from '#libs/webhooks';
import { Settings } from '../config/settings.ts';
import { FeedModule } from '../feed/feed.module.ts';
import { FailingController } from './failing.controller.ts';
import { WebhooksController } from './webhooks.controller.ts';

/** Published events, sent to endpoints of others: only in processes with that role, so whoever asks for it must do without. */
@Global()
@Module({
  imports: [FeedModule],
  controllers: [WebhooksController, FailingController],
  providers: [
    {
      provide: Webhooks,
      useFactory: (log: PublishedLog, { DATA_DIR, WEBHOOK_NETWORKS }: Settings) => {
        const networks = WEBHOOK_NETWORKS.split(',').filter(Boolean);
        mkdirSync(DATA_DIR, { recursive: true });
        return new Webhooks({ file: join(DATA_DIR, 'webhooks.sqlite'), log, networks });
      },
      inject: [PublishedLog, Settings],
    },
  ],
  exports: [Webhooks],
})
export class WebhooksModule implements OnModuleDestroy {
  constructor(@Inject(Webhooks) private readonly webhooks: Webhooks) {}

  async onModuleDestroy(): Promise<void> {
    await this.webhooks.stop();
  }
}
