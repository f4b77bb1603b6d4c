import {
  type Amounts,
  type Buckets,
  BUCKETS,
  type CaseEvent,
  type CaseFile,
  caseStanding,
  EMPTY_BUCKETS,
  lineStanding,
  type Standing,
  valuesOf,
} from '#libs/cases';
import { toldEvent, type ToldEvent } from '../audit-timeline/told-event.ts';

/** Sums over all cases of a replay, as far as it has come. */
export interface Totals {
  readonly cases: number;
  readonly counted: number;
  readonly held: number;
  readonly buckets: Buckets;
  /** Value of the held units, minor units by currency. */
  readonly valueHeld: Amounts;
}

/** One event, and where the case stood once it was recorded: all that was known by then, in effective order. */
export interface Frame extends ToldEvent {
  /** From 0, without gaps. */
  readonly frame: number;
  readonly caseId: string;
  readonly case: Standing & { readonly valueHeld: Amounts };
  /** Lines that the event changed, as it left them; those that were no more after it are in `gone`. */
  readonly lines: readonly (Standing & { readonly line: number })[];
  readonly gone?: readonly number[];
  readonly totals: Totals;
}

export type CaseNumbers = Frame['case'];

export function numbersOf({ state }: CaseFile): CaseNumbers {
  return { ...caseStanding(state), valueHeld: valuesOf(state).held };
}

export function frameOf(
  frame: number,
  event: CaseEvent,
  { before, after }: { readonly before: CaseFile; readonly after: CaseFile },
  numbers: CaseNumbers,
  totals: Totals,
): Frame {
  const gone = [...before.state.lines.keys()].filter((line) => !after.state.lines.has(line));
  return {
    ...{ frame, caseId: event.caseId, ...toldEvent(event) },
    case: numbers,
    lines: [...after.state.lines.values()]
      .filter((line) => line !== before.state.lines.get(line.facts.line))
      .map((line) => ({ line: line.facts.line, ...lineStanding(line) })),
    ...(gone.length > 0 && { gone }),
    totals,
  };
}

/** Sums that are kept level case by case. */
export class RunningTotals {
  readonly #cases = new Map<string, CaseNumbers>();
  readonly #buckets: Record<keyof Buckets, number> = { ...EMPTY_BUCKETS };
  readonly #valueHeld = new Map<string, number>();

  put(caseId: string, numbers: CaseNumbers): Totals {
    const earlier = this.#cases.get(caseId);
    this.#cases.set(caseId, numbers);
    for (const bucket of BUCKETS) this.#buckets[bucket] += numbers.buckets[bucket] - (earlier?.buckets[bucket] ?? 0);
    for (const [currency, amount] of Object.entries(earlier?.valueHeld ?? {})) this.#add(currency, -amount);
    for (const [currency, amount] of Object.entries(numbers.valueHeld)) this.#add(currency, amount);
    return this.now();
  }

  now(): Totals {
    const buckets = { ...this.#buckets };
    return {
      cases: this.#cases.size,
      counted: BUCKETS.reduce((sum, bucket) => sum + buckets[bucket], 0),
      held: buckets.detained + buckets.seized + buckets.excluded,
      buckets,
      valueHeld: Object.fromEntries(this.#valueHeld),
    };
  }

  #add(currency: string, amount: number): void {
    this.#valueHeld.set(currency, (this.#valueHeld.get(currency) ?? 0) + amount);
  }
}
