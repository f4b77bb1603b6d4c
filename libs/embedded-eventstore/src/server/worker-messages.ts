import type { StoreErrorCode } from '../log/errors.ts';

/** What the thread is started with. It is told to stop by any message. */
export interface WorkerStart {
  readonly file: string;
  readonly port: number;
  /** Whether a new store begins with what a node writes of its own. */
  readonly systemEvents: boolean;
  /** Bytes that one append may have. */
  readonly maxAppendSize: number;
}

/** What the thread says, once. */
export type WorkerMessage =
  | { readonly kind: 'serving'; readonly port: number }
  | { readonly kind: 'failed'; readonly message: string; readonly reason: StoreErrorCode | undefined };
