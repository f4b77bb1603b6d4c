import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type Person, PersonKeys } from '#libs/access';
import { EventStore, StreamNotFound } from '#libs/event-store';

const STREAM = 'people-erased';

/** That somebody was erased is a fact of its own; who it was is not in it, for nobody knows any more. */
interface PersonErased {
  readonly person: string;
  readonly reason: string;
  readonly by: { readonly id: string; readonly role: string };
}

/** Erases people: the fact first, then the key. A start that finds a fact whose key is still there does the rest. */
@Injectable()
export class ErasedPeople implements OnApplicationBootstrap {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    private readonly keys: PersonKeys,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    try {
      for await (const { type, data } of this.store.readStream(STREAM)) {
        if (type === 'PersonErased') this.keys.erase((data as unknown as PersonErased).person);
      }
    } catch (error) {
      if (!(error instanceof StreamNotFound)) throw error;
    }
  }

  async erase(person: string, reason: string, { id, role }: Person): Promise<void> {
    const data: PersonErased = { person, reason, by: { id, role } };
    await this.store.append(STREAM, [{ id: randomUUID(), type: 'PersonErased', data: { ...data } }], 'any');
    this.keys.erase(person);
  }
}
