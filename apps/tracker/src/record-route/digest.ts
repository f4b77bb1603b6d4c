import { hash } from 'node:crypto';

/** Tells one command from another under the same id: a hash of its content, whatever the order of its fields. */
export function digestOf(type: string, content: unknown): string {
  return hash('sha256', type + canonical(content), 'base64url').slice(0, 22);
}

/** JSON with the fields of each object in order; what JSON leaves out, this leaves out. */
function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  const fields = Object.entries(value).filter(([, part]) => part !== undefined);
  fields.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, part]) => `${JSON.stringify(name)}:${canonical(part)}`).join()}}`;
}
