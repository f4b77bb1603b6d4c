import { createHash } from 'node:crypto';

/** Tells one command from another under the same id: a hash of its content, whatever the order of its fields. */
export function digestOf(type: string, content: unknown): string {
  return createHash('sha256').update(type).update(canonical(content)).digest('base64url').slice(0, 22);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
