import type { EventType } from './types.ts';

type Json = Readonly<Record<string, unknown>>;

/** From one version of a payload to the next. */
type Upcaster = (data: Json) => Json;

/**
 * Upcasters by type; entry n (from 0) turns version n + 1 into n + 2. This is the only place where an old
 * shape is known: everything else sees the current one.
 */
const UPCASTERS: Readonly<Partial<Record<EventType, readonly Upcaster[]>>> = {
  DocumentAttached: [
    // Version 2 names the algorithm of the digest, so that there can be another one day.
    ({ sha256, ...document }) => ({ ...document, digest: { algorithm: 'sha-256', value: sha256 } }),
  ],
};

/** Versions of a type that can be read: its current one, and those with an upcaster behind them. */
export function oldestVersion(type: EventType, current: number): number {
  return current - (UPCASTERS[type]?.length ?? 0);
}

/** A payload written by any earlier version, as the current version has it. */
export function upcast(type: EventType, fromVersion: number, data: Json): Json {
  return (UPCASTERS[type] ?? []).slice(fromVersion - 1).reduce((older, step) => step(older), data);
}
