import type { Actor } from '#libs/cases';

/** Somebody whom an identity provider vouches for: the actor of what they record, and a name to address them by. */
export interface Person extends Actor {
  readonly name?: string;
}
