import type { Refusal } from '../commands/refusal.ts';

/** A precondition of forfeiture that is not met. */
export function unmet(
  field: string,
  message: string,
  wayOut: string,
  compared?: Refusal['compared'],
  events?: Refusal['events'],
): Refusal {
  return {
    code: 'FORFEITURE_PRECONDITIONS',
    field,
    message,
    wayOut,
    ...(compared && { compared }),
    ...(events && { events }),
  };
}
