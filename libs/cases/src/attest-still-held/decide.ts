import { heldIn } from '../case-file/buckets.ts';
import { localDate } from '../case-file/local-date.ts';
import type { Units } from '../case-file/units.ts';
import { accept, refuse } from '../commands/refusal.ts';
import { someKnownLines } from '../commands/resolve-units.ts';
import { CASE_WORK } from '../commands/roles.ts';
import type { CommandSpec } from '../commands/spec.ts';

export interface AttestStillHeld {
  readonly lines: readonly Units[];
  /** Local date of the port; by default that of the effective instant. */
  readonly asOf?: string;
  readonly nextReviewOn: string;
}

/** `STILL_HELD_MISMATCH`: what an officer attests must be what the books say; if not, one of them is wrong. */
export const attestStillHeld: CommandSpec<'AttestStillHeld'> = {
  roles: CASE_WORK,
  reasons: 'still-held',
  decide: ({ at }, { data, effectiveAt }) => {
    const unknown = someKnownLines(at, data.lines);
    if (unknown) return refuse(unknown);
    for (const [index, { line, quantity }] of data.lines.entries()) {
      const buckets = at.lines.get(line)?.buckets;
      const computed = buckets ? heldIn(buckets) : 0;
      if (computed !== quantity) {
        return refuse({
          code: 'STILL_HELD_MISMATCH',
          field: `lines[${index}].quantity`,
          message: `${quantity} attested, but ${computed} units of line ${line} are held by the record.`,
          wayOut: 'Count again; if the count is right, record what happened to the difference first.',
          compared: { attested: quantity, computed },
        });
      }
      if (quantity === 0) {
        return refuse({
          code: 'QUANTITY_NOT_AVAILABLE',
          field: `lines[${index}].quantity`,
          message: `Nothing of line ${line} is held.`,
          wayOut: 'Attest only lines that have units in custody.',
          compared: { requested: 0, available: 0 },
        });
      }
    }
    const asOf = data.asOf ?? localDate(effectiveAt, at.opened?.port);
    if (data.nextReviewOn <= asOf) {
      return refuse({
        code: 'DATES_INVALID',
        field: 'nextReviewOn',
        message: `The next review on ${data.nextReviewOn} is not after ${asOf}, for which is attested.`,
        wayOut: 'Name a later date.',
        compared: { nextReviewOn: data.nextReviewOn, asOf },
      });
    }
    return accept([{ type: 'StillHeld', data: { ...data, asOf } }]);
  },
};
