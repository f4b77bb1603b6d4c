import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { AccessModule } from './access/access.module.ts';
import { AsOfModule } from './as-of/as-of.module.ts';
import { BootCheck } from './boot/boot-check.ts';
import { ClocksModule } from './clocks/clocks.module.ts';
import { Settings } from './config/settings.ts';
import { DeskModule } from './desk/desk.module.ts';
import { Instruments } from './metrics/instruments.ts';
import { MetricsModule } from './metrics/metrics.module.ts';
import { FeedModule, readsFeed } from './feed/feed.module.ts';
import { PublishingModule } from './feed/publishing.module.ts';
import { PeopleModule } from './people/people.module.ts';
import { ReadingModule } from './reading/reading.module.ts';
import { ProblemsController } from './problems/problems.controller.ts';
import { ReferenceController } from './reference/reference.controller.ts';
import { ProofsModule } from './proofs/proofs.module.ts';
import { ReportsModule } from './reports/reports.module.ts';
import { StoreModule } from './store/store.module.ts';
import { WebhooksModule } from './webhooks/webhooks.module.ts';

/** The whole service, put together from its settings. */
@Global()
@Module({})
export class AppModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        CqrsModule.forRoot(),
        DiscoveryModule,
        StoreModule,
        AccessModule,
        PeopleModule,
        ReadingModule,
        AsOfModule,
        ReportsModule,
        ProofsModule,
        PublishingModule,
        ...(readsFeed(settings.TRACKER_ROLES) ? [FeedModule] : []),
        ...(settings.TRACKER_ROLES.includes('webhooks') ? [WebhooksModule] : []),
        MetricsModule,
        DeskModule,
        ...(settings.TRACKER_ROLES.includes('scheduler') && settings.CLOCKS === 'record' ? [ClocksModule] : []),
      ],
      controllers: [ReferenceController, ProblemsController],
      providers: [{ provide: Settings, useValue: settings }, Instruments, BootCheck],
      exports: [Settings, Instruments],
    };
  }
}
