export type StoreErrorCode =
  /** Another process serves this file. */
  | 'STORE_LOCKED'
  /** The file is no event store, or one of a later version. */
  | 'STORE_FOREIGN'
  /** A record does not match its checksum, or what must be there is missing. */
  | 'STORE_CORRUPT'
  /** A write failed, and so did getting back to what is on disk: nothing is served until that works. */
  | 'STORE_FAILED'
  /** The path is missing, or would overwrite something. */
  | 'STORE_PATH';

/** What can be wrong with the file itself, as opposed to one call of a client. The code is stable. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
