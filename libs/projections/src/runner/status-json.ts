import type { ProjectionsStatus } from './status.ts';

/** Positions have 64 bits: they are decimal strings in JSON. */
const POSITIONS = new Set(['position', 'head']);

/** What a leader tells those that stand by. */
export function statusJson(status: ProjectionsStatus): string {
  return JSON.stringify(status, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}

export function parseStatus(json: string): ProjectionsStatus {
  return JSON.parse(json, (key, value: unknown) =>
    // Those of an event that cannot be folded are text on both sides.
    POSITIONS.has(key) && typeof value === 'string' && !key.startsWith('poison') ? BigInt(value) : value,
  ) as ProjectionsStatus;
}
