import { sayAmount } from '../case-file/say.ts';
import type { CaseState } from '../case-file/state.ts';
import type { Units } from '../case-file/units.ts';
import type { Refusal } from '../commands/refusal.ts';
import { unknownCode } from '../reference-data/index.ts';
import type { ForfeitedData } from './event.ts';
import { unmet } from './unmet.ts';

/** Minor units of USD: up to here customs may forfeit without a court (19 USC 1607). */
export const ADMINISTRATIVE_LIMIT = 500_000_00;

/**
 * The limit of administrative forfeiture, or a listed exception to it. What the case has forfeited under the limit
 * before counts with it: it is not kept by forfeiting in parts.
 */
export function limitProblem(state: CaseState, data: ForfeitedData): Refusal | undefined {
  if (data.limitException) return unknownCode('limit-exceptions', data.limitException, 'limitException');
  const before = state.forfeitures.filter(({ basis, excepted }) => basis === 'administrative' && !excepted);
  let value = 0;
  for (const { line, quantity } of [...data.lines, ...before.flatMap(({ lines }): readonly Units[] => lines)]) {
    const worth = unitValueInDollars(state, line);
    if (worth === undefined) {
      return unmet(
        'lines',
        `No value of line ${line} is known in US dollars, which the limit is stated in.`,
        'Record a domestic appraised value in USD first.',
      );
    }
    value += quantity * worth;
  }
  if (value <= ADMINISTRATIVE_LIMIT) return undefined;
  const together = before.length > 0 ? ', with those the case has forfeited so before,' : '';
  return unmet(
    'lines',
    `The units${together} are worth ${sayAmount(value, 'USD')}; without a court customs forfeits up to ${sayAmount(ADMINISTRATIVE_LIMIT, 'USD')}.`,
    'Refer the case for a judicial decree, or name the listed exception that applies (limitException).',
    { value, limit: ADMINISTRATIVE_LIMIT },
  );
}

/** Cents a unit: as customs appraised it last for the domestic market, else as first stated. */
function unitValueInDollars(state: CaseState, line: number): number | undefined {
  const values = (state.lines.get(line)?.valuations ?? []).filter(({ currency }) => currency === 'USD');
  return (values.findLast(({ basis }) => basis === 'domesticAppraised') ?? values[0])?.amount;
}
