import type { ProjectionsStatus } from '../runner/status.ts';

/** What the thread is given: addresses, since neither a client nor a connection can be handed over. */
export interface ProjectorWork {
  /** Connection string of the event store. */
  readonly storeUrl: string;
  /** Where the read models are: the address of a PostgreSQL, or the path of a SQLite file. */
  readonly database: string;
}

/** What the thread says. */
export type FromProjector =
  | { readonly kind: 'started' | 'status'; readonly status: ProjectionsStatus }
  | { readonly kind: 'log'; readonly level: 'info' | 'warn' | 'error'; readonly text: string };

/** What the thread is told; it ends when it has stopped. */
export type ToProjector = 'stop';
