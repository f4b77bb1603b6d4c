import { Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { People, PersonKeys } from '#libs/access';
import { AccessLogController } from '../access-log/access-log.controller.ts';
import { AccessLogReader } from '../access-log/access-log-reader.ts';
import { AccessLog } from '../access-log/access-log.ts';
import { Settings } from '../config/settings.ts';
import { ErasedPeople } from './erased-people.ts';
import { KeysAtHand, keysFolder } from './keys-at-hand.ts';
import { PeopleController } from './people.controller.ts';
import { RevealInterceptor } from './reveal.interceptor.ts';

function openKeys(settings: Settings): PersonKeys {
  return PersonKeys.open(keysFolder(settings));
}

/** Personal data: sealed on the way in, opened at the edge on the way out, and a log of who looked. */
@Global()
@Module({
  controllers: [PeopleController, AccessLogController],
  providers: [
    { provide: PersonKeys, useFactory: openKeys, inject: [Settings] },
    { provide: People, useFactory: (keys: PersonKeys) => new People(keys), inject: [PersonKeys] },
    AccessLog,
    AccessLogReader,
    ErasedPeople,
    KeysAtHand,
    { provide: APP_INTERCEPTOR, useClass: RevealInterceptor },
  ],
  exports: [People, AccessLog],
})
export class PeopleModule implements OnApplicationShutdown {
  constructor(private readonly keys: PersonKeys) {}

  onApplicationShutdown(): void {
    this.keys.close();
  }
}
