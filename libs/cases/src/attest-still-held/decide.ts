import { heldIn } from '../case-file/buckets.ts';
import { localDate } from '../case-file/local-date.ts';
import type { Units } from '../case-file/units.ts';
import { accept, type Refusal, refuse } from '../commands/refusal.ts';
import { someKnownLines } from '../commands/resolve-units.ts';
import { CASE_WORK } from '../commands/roles.ts';
import type { CommandSpec } from '../commands/spec.ts';
import { notAfter } from './review-after.ts';

export interface AttestStillHeld {
  readonly lines: readonly Units[];
  /** Local date of the port; that of the effective instant, whether it is given or not. */
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
    }
    const asOf = localDate(effectiveAt, at.opened?.port);
    const problem = ofAnotherDay(data.asOf, asOf) ?? notAfter(data.nextReviewOn, asOf);
    if (problem) return refuse(problem);
    return accept([{ type: 'StillHeld', data: { ...data, asOf } }]);
  },
};

/** The numbers are those of the day on which it takes effect: it can't speak for another. */
function ofAnotherDay(asOf: string | undefined, on: string): Refusal | undefined {
  if (asOf === undefined || asOf === on) return undefined;
  return {
    code: 'DATES_INVALID',
    field: 'asOf',
    message: `It is attested as of ${asOf}, but takes effect on ${on}.`,
    wayOut: 'Leave asOf out, or give the instant for which is attested in effectiveAt.',
    compared: { asOf, effectiveOn: on },
  };
}
