import { BUCKETS, type CaseEvent, type EventType, type Move, specOf } from '#libs/cases';
import { list, oneOf, record, whole } from '../schema/field.ts';

const quantity = whole('Units, more than 0.', 1);
const line = whole('Line of the case, from 1.', 1);

/** Units of a line, without the serial numbers: those are read from the case itself. */
export const units = list(record({ line, quantity }), 'Units by line.');

export const moves = list(
  record({
    line,
    quantity,
    from: oneOf(BUCKETS, 'Bucket the units were in.'),
    to: oneOf(BUCKETS, 'Bucket the units are in now.'),
  }),
  'Units that went from one bucket to another. Every unit of a line is in exactly one bucket.',
);

type Counted = { readonly line: number; readonly quantity: number };

export function unitsOf(lines: readonly Counted[]): Counted[] {
  return lines.map((one) => ({ line: one.line, quantity: one.quantity }));
}

/** The units that an event moved, as the domain itself folds them. */
export function movesOf<T extends EventType>({ type, data }: CaseEvent<T>): Omit<Move, 'serials'>[] {
  const moved = specOf(type).moves?.(data) ?? [];
  return moved.map((one) => ({ line: one.line, quantity: one.quantity, from: one.from, to: one.to }));
}
