import { join } from 'node:path';

/** Where a service that brings its own event store keeps it: a folder of its data folder (apps/tracker, store.module.ts). */
export function serviceStore(dataDir: string): string {
  return join(dataDir, 'event-store');
}
