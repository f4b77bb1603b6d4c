export { StoreError, type StoreErrorCode } from './log/errors.ts';
export { STORE_FILE } from './log/schema.ts';
export { fillFolder, type FilledFolder } from './measuring/fill-folder.ts';
export {
  startTransportLimit,
  type TransportLimit,
  type TransportLimitOptions,
} from './measuring/start-transport-limit.ts';
export * from './operations/index.ts';
export {
  type EmbeddedEventStore,
  type EmbeddedOptions,
  EmbeddedStartFailed,
  startEmbeddedEventStore,
} from './start-embedded-event-store.ts';
