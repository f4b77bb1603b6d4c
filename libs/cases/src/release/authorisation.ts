import type { CaseState } from '../case-file/state.ts';
import type { UnitsFrom } from '../case-file/units.ts';
import type { Refusal } from '../commands/refusal.ts';
import { RELEASE_TYPES, releaseType } from '../reference-data/index.ts';
import type { ReleasedData } from './event.ts';

/**
 * `RELEASE_NOT_AUTHORISED`: seized goods go free only by remission, mitigation paid, payment of value (not
 * for prohibited goods), compromise, court order or cancellation of the seizure, with a reference.
 */
export function authorisationProblem(
  units: readonly UnitsFrom[],
  terms: Omit<ReleasedData, 'lines'>,
): Refusal | undefined {
  const type = releaseType(terms.releaseType);
  if (!type) {
    return {
      code: 'CODE_UNKNOWN',
      field: 'releaseType',
      message: `"${terms.releaseType}" is not a release type.`,
      wayOut: `Release types: ${RELEASE_TYPES.entries.map(({ code }) => code).join(', ')}.`,
    };
  }
  if (type.conditional && !terms.conditions && !terms.bond) {
    return unauthorised(
      'conditions',
      `A ${type.code} release needs its conditions or a bond.`,
      'State conditions or bond.',
    );
  }
  for (const [index, { from }] of units.entries()) {
    if (!type.from.includes(from)) {
      return unauthorised(
        `lines[${index}].from`,
        `Units that are ${from} can't be released as ${type.code}.`,
        `From ${from}: ${typesFrom(from)}.`,
      );
    }
  }
  if (units.some(({ from }) => from === 'seized') && !terms.authorityReference.trim()) {
    return unauthorised(
      'authorityReference',
      'A release from seizure names its authority.',
      'Name the decision, payment or order.',
    );
  }
  return undefined;
}

/** The part of it that rests on what the goods were seized for: a rule of the history itself. */
export function prohibitedProblem(state: CaseState, { lines, releaseType: code }: ReleasedData): Refusal | undefined {
  if (releaseType(code)?.prohibitedGoods !== false) return undefined;
  const prohibited = lines.find(({ from, line }) => from === 'seized' && state.lines.get(line)?.prohibited);
  return (
    prohibited &&
    unauthorised(
      'releaseType',
      `Line ${prohibited.line} was seized as prohibited goods, which ${code} can't set free.`,
      'Release it on another authority, or export it under permission.',
    )
  );
}

function typesFrom(from: UnitsFrom['from']): string {
  return RELEASE_TYPES.entries
    .filter((type) => type.from.includes(from))
    .map(({ code }) => code)
    .join(', ');
}

function unauthorised(field: string, message: string, wayOut: string): Refusal {
  return { code: 'RELEASE_NOT_AUTHORISED', field, message, wayOut };
}
