/**
 * Values for a condition with `in`. None at all is an answer too: it is what remains of other ports for who works at none of them,
 * and selects nothing. PostgreSQL takes no empty list, and '' is no port and nobody's name.
 */
export function oneOf(values: readonly string[]): readonly string[] {
  return values.length > 0 ? values : [''];
}
