import type { Refusal } from '../commands/refusal.ts';
import { AGENCIES } from './agencies.ts';
import { DISPOSALS } from './disposal-methods.ts';
import { ELECTIONS } from './election-kinds.ts';
import { LEGAL_BASES } from './legal-bases.ts';
import { LIMIT_EXCEPTIONS } from './limit-exceptions.ts';
import { CATCH_ALL, codesOf, entryOf, type ReferenceList } from './list.ts';
import { NOTICE_CHANNELS, NOTICE_TEMPLATES } from './notices.ts';
import { POLICIES } from './policies.ts';
import { PORTS } from './ports.ts';
import { REASONS } from './reasons.ts';
import { RELEASE_TYPES } from './release-types.ts';

/** Every list that codes are taken from. */
export const REFERENCE_LISTS: readonly ReferenceList[] = [
  ...REASONS,
  RELEASE_TYPES,
  LEGAL_BASES,
  AGENCIES,
  DISPOSALS,
  ELECTIONS,
  NOTICE_TEMPLATES,
  NOTICE_CHANNELS,
  LIMIT_EXCEPTIONS,
  PORTS,
  POLICIES,
];

const BY_NAME = new Map(REFERENCE_LISTS.map((list) => [list.list, list]));

export function referenceList(name: string): ReferenceList | undefined {
  return BY_NAME.get(name);
}

/** A list named by our own code must exist: taking any code since the list's name is misspelt would be worse. */
function existingList(name: string): ReferenceList {
  const list = BY_NAME.get(name);
  if (!list) throw new RangeError(`There is no reference list "${name}".`);
  return list;
}

/** Why a code can't stand in this field, or nothing. */
export function unknownCode(listName: string, code: string, field: string): Refusal | undefined {
  const list = existingList(listName);
  if (entryOf(list, code)) return undefined;
  return {
    code: 'CODE_UNKNOWN',
    field,
    message: `"${code}" is not in the list ${list.list} (version ${list.version}).`,
    wayOut: `Choose one of: ${codesOf(list)}.`,
  };
}

/** A reason must be given from its list; "other", and whatever says too little, demands text. */
export function reasonProblem(
  listName: string,
  code: string | undefined,
  text: string | undefined,
): Refusal | undefined {
  const list = existingList(listName);
  if (code === undefined) {
    return {
      code: 'REASON_REQUIRED',
      field: 'reasonCode',
      message: 'A reason has to be given.',
      wayOut: `Choose one of: ${codesOf(list)}.`,
    };
  }
  const entry = entryOf(list, code);
  if (!entry) return unknownCode(listName, code, 'reasonCode');
  return entry.needsText && !text?.trim() ? saysTooLittle(code) : undefined;
}

/** The same where no reason has to be given: one that is given is of some list all the same, or it could not be counted. */
export function givenReasonProblem(code: string | undefined, text: string | undefined): Refusal | undefined {
  if (code === undefined) return undefined;
  const entries = REASONS.flatMap((list) => entryOf(list, code) ?? []);
  if (entries.length > 0)
    return entries.every((one) => one.needsText) && !text?.trim() ? saysTooLittle(code) : undefined;
  return {
    code: 'CODE_UNKNOWN',
    field: 'reasonCode',
    message: `"${code}" is in no list of reasons.`,
    wayOut:
      'Take it from the list that fits (GET /reference-data), say it in reasonText with "other", or leave it out.',
  };
}

function saysTooLittle(code: string): Refusal {
  return {
    code: 'REASON_REQUIRED',
    field: 'reasonText',
    message: `The reason "${code}" says too little by itself.`,
    wayOut: 'Say the reason in words in reasonText.',
  };
}

/** True for the code whose uses are counted, so that it shows when a list has become too narrow. */
export function isCatchAll(reasonCode: string | undefined): boolean {
  return reasonCode === CATCH_ALL;
}

export function unknownLegalBasis(codes: readonly string[]): Refusal | undefined {
  for (const [index, code] of codes.entries()) {
    const problem = unknownCode(LEGAL_BASES.list, code, `legalBases[${index}]`);
    if (problem) return problem;
  }
  return undefined;
}
