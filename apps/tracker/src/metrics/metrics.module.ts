import { Inject, Module, type OnModuleInit, Optional } from '@nestjs/common';
import { PublishedLog } from '#libs/feed';
import { Webhooks } from '#libs/webhooks';
import { PublishingModule } from '../feed/publishing.module.ts';
import { Publishing } from '../feed/publishing.ts';
import { Streams } from '../feed/stream/streams.ts';
import { ReadingModule } from '../reading/reading.module.ts';
import { ReadModels } from '../reading/read-models.ts';
import { observeFeed, observePublishing, observeWebhooks } from './feed-figures.ts';
import { Instruments } from './instruments.ts';
import { MetricsController } from './metrics.controller.ts';
import { observeReadModels } from './read-model-figures.ts';

/** Figures for operators, of this process and as it sees the others. */
@Module({ imports: [PublishingModule, ReadingModule], controllers: [MetricsController] })
export class MetricsModule implements OnModuleInit {
  constructor(
    private readonly instruments: Instruments,
    private readonly models: ReadModels,
    private readonly publishing: Publishing,
    @Optional() private readonly streams?: Streams,
    @Optional() @Inject(PublishedLog) private readonly published?: PublishedLog,
    @Optional() @Inject(Webhooks) private readonly webhooks?: Webhooks,
  ) {}

  onModuleInit(): void {
    const { instruments, models, publishing, published, streams, webhooks } = this;
    observeReadModels(instruments, models);
    observePublishing(instruments, publishing);
    if (published && streams) observeFeed(instruments, published, streams);
    if (published && webhooks) observeWebhooks(instruments, webhooks, published);
  }
}
