import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { join } from 'node:path';
import { holdsSealed, PersonKeys } from '#libs/access';
import { CASE_STREAM_PREFIX } from '#libs/cases';
import { EventStore } from '#libs/event-store';
import { Settings } from '../config/settings.ts';

/** So many messages of case streams are looked at: who a case is of is said where it is opened. */
const LOOKED_AT = 1_000;

export function keysFolder({ DATA_DIR, PERSON_KEYS_DIR }: Settings): string {
  return PERSON_KEYS_DIR ?? join(DATA_DIR, 'person-keys');
}

class PersonKeysMissing extends Error {
  readonly code = 'PERSON_KEYS_MISSING';
}

/**
 * Keeps the service from starting on a log whose names are sealed with keys that lie elsewhere: everybody would look erased, and
 * who is recorded meanwhile would be lost when the right folder is put back.
 */
@Injectable()
export class KeysAtHand implements OnApplicationBootstrap {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    private readonly keys: PersonKeys,
    private readonly settings: Settings,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    // Nobody else seals or opens names.
    if (!this.settings.TRACKER_ROLES.includes('api') || !this.keys.isEmpty || !(await this.logHoldsNames())) return;
    const missing = `Names in the log are sealed with keys that are not in ${keysFolder(this.settings)}: nobody's are.`;
    if (this.settings.PERSON_KEYS_LOST !== 'accept')
      throw new PersonKeysMissing(
        `${missing} Put that folder back from its backup, or name the right one in PERSON_KEYS_DIR. ` +
          'If the keys are lost for good, so are the names: PERSON_KEYS_LOST=accept starts without them.',
      );
    new Logger('people').warn(`${missing} They are taken for lost.`);
  }

  private async logHoldsNames(): Promise<boolean> {
    const subscription = this.store.subscribe({ streamPrefixes: [CASE_STREAM_PREFIX] });
    try {
      for (let looked = 0; looked < LOOKED_AT;) {
        const messages = await subscription.take(LOOKED_AT);
        for (const message of messages) {
          if (message.kind === 'caught-up') return false;
          if (message.kind === 'event' && !message.event.unreadable && holdsSealed(JSON.stringify(message.event.data)))
            return true;
        }
        if (messages.length === 0) return false;
        looked += messages.length;
      }
      return false;
    } finally {
      subscription.stop();
    }
  }
}
