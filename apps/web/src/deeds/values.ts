import { SHAPES } from '../generated/forms.ts';
import { minorUnits } from '../parts/money.ts';
import type { Field } from './field.ts';

/** What was typed and chosen, by name of the field; objects nest. Text stays as it was typed until it is sent. */
export type Values = Readonly<Record<string, unknown>>;

/** One choice in the picker of units: how many of a line, out of one bucket or out of all that may be meant. */
export interface PickedUnits {
  readonly line: number;
  readonly from?: string;
  /** As typed. */
  readonly quantity: string;
  readonly serials?: string;
}

/** The body of a command: what was left empty is left out, numbers are numbers, and lists are lists. */
export function toBody(fields: readonly Field[], values: Values): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  if (Object.keys(values).length === 0) return body;
  for (const field of fields) {
    const value = toValue(field, values[field.name]);
    if (value !== undefined) body[field.name] = value;
  }
  return body;
}

function toValue(field: Field, value: unknown): unknown {
  if (field.kind === 'objects') return objects(field, value);
  if (field.kind === 'object') return object(field, value);
  if (field.kind === 'texts') return texts(value);
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const typed = value.trim();
  // What is no number is sent as it is: the service says what is wrong with it, beside the field.
  if (field.kind === 'integer') return /^\d[\d,]*$/.test(typed) ? Number(typed.replaceAll(',', '')) : typed;
  if (field.kind === 'money') return minorUnits(typed) ?? typed;
  if (field.kind === 'instant') return instant(typed);
  return typed;
}

function object(field: Field, value: unknown): unknown {
  const fields = SHAPES[field.shape ?? ''] ?? [];
  const inner = toBody(fields, (value ?? {}) as Values);
  return Object.keys(inner).length > 0 ? { ...givens(fields), ...inner } : undefined;
}

/** Where there is nothing to choose, nobody is asked: US dollars are the only currency there is. */
export function isAsked({ choices, required }: Field): boolean {
  return !(required && choices?.length === 1);
}

function givens(fields: readonly Field[]): Record<string, unknown> {
  return Object.fromEntries(fields.filter((one) => !isAsked(one)).map(({ name, choices }) => [name, choices?.[0]]));
}

function objects(field: Field, value: unknown): unknown {
  if (!Array.isArray(value)) return undefined;
  if (isUnits(field)) return picked(value as PickedUnits[]);
  const fields = SHAPES[field.shape ?? ''] ?? [];
  const list = value.map((one) => ({ ...givens(fields), ...toBody(fields, one as Values) }));
  return list.length > 0 ? list : undefined;
}

/** Lists of units are picked from what the case has, not typed. */
export function isUnits({ kind, shape }: Field): boolean {
  return kind === 'objects' && /^(Moving)?Units|^HeldForAgency/.test(shape ?? '');
}

function picked(units: readonly PickedUnits[]): unknown {
  const given = units.filter(({ quantity }) => quantity.trim() !== '');
  if (given.length === 0) return undefined;
  return given.map(({ line, from, quantity, serials }) => ({
    line,
    quantity: /^\d+$/.test(quantity.trim()) ? Number(quantity) : quantity,
    ...(from && { from }),
    ...(serials?.trim() && { serials: texts(serials) }),
  }));
}

function texts(value: unknown): string[] | undefined {
  const list = Array.isArray(value)
    ? value.map(String)
    : typeof value === 'string'
      ? value.split(/[\n;]+/).map((one) => one.trim())
      : [];
  const said = list.filter(Boolean);
  return said.length > 0 ? said : undefined;
}

/** The local time of the person as an instant. */
function instant(typed: string): string {
  const at = new Date(typed);
  return Number.isNaN(at.getTime()) ? typed : at.toISOString();
}
