import { COMMON, FORMS } from '../generated/forms.ts';
import type { Deed, Field } from './field.ts';
import { toBody, type Values } from './values.ts';

/** Common fields that stand among the others; the rest is rare and folded away. */
const UP_FRONT = new Set(['reasonCode', 'reasonText']);

/** Its own fields first, the needed ones before the others; then what any deed may carry. */
export function fieldsOf({ command, reasons }: Deed): { own: Field[]; rare: Field[] } {
  const needed = (one: Field): number => (one.required ? 0 : 1);
  const special = (FORMS[command] ?? []).toSorted((a, b) => needed(a) - needed(b));
  const upFront = reasons === undefined ? [] : COMMON.filter(({ name }) => UP_FRONT.has(name));
  const common = upFront.map((field) => ({ ...field, required: field.name === 'reasonCode' }));
  return { own: [...special, ...common], rare: COMMON.filter(({ name }) => !UP_FRONT.has(name)) };
}

/** What was filled in, as the body of the deed. */
export function bodyOf(deed: Deed, values: Values): Record<string, unknown> {
  const { own, rare } = fieldsOf(deed);
  return toBody([...own, ...rare], values);
}
