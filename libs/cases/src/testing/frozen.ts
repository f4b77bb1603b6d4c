/** The same value with everything in it frozen: whoever changes it in place fails. */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  if (value instanceof Map) {
    for (const entry of value.entries()) entry.forEach(frozen);
    // Freezing does not keep a map from being set.
    Object.defineProperties(value, { set: { value: refuse }, delete: { value: refuse }, clear: { value: refuse } });
  }
  for (const entry of Object.values(value)) frozen(entry);
  return Object.freeze(value);
}

function refuse(): never {
  throw new TypeError('A map that was handed in was changed in place.');
}
