import type { Refusal } from '../commands/refusal.ts';
import { AGENCIES } from './agencies.ts';
import { LEGAL_BASES } from './legal-bases.ts';
import { LIMIT_EXCEPTIONS } from './limit-exceptions.ts';
import { codesOf, entryOf, type ReferenceList } from './list.ts';
import { NOTICE_CHANNELS, NOTICE_TEMPLATES } from './notices.ts';
import { PORTS } from './ports.ts';
import { REASONS } from './reasons.ts';
import { RELEASE_TYPES } from './release-types.ts';

/** Every list that codes are taken from. */
export const REFERENCE_LISTS: readonly ReferenceList[] = [
  ...REASONS,
  RELEASE_TYPES,
  LEGAL_BASES,
  AGENCIES,
  NOTICE_TEMPLATES,
  NOTICE_CHANNELS,
  LIMIT_EXCEPTIONS,
  PORTS,
];

export function referenceList(name: string): ReferenceList | undefined {
  return REFERENCE_LISTS.find(({ list }) => list === name);
}

/** Why a code can't stand in this field, or nothing. */
export function unknownCode(listName: string, code: string, field: string): Refusal | undefined {
  const list = referenceList(listName);
  if (!list || entryOf(list, code)) return undefined;
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
  const list = referenceList(listName);
  if (!list) return undefined;
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
  if (!entry.needsText || text?.trim()) return undefined;
  return {
    code: 'REASON_REQUIRED',
    field: 'reasonText',
    message: `The reason "${code}" says too little by itself.`,
    wayOut: 'Say the reason in words in reasonText.',
  };
}

export function unknownLegalBasis(codes: readonly string[]): Refusal | undefined {
  const index = codes.findIndex((code) => !entryOf(LEGAL_BASES, code));
  return index < 0 ? undefined : unknownCode('legal-bases', codes[index] as string, `legalBases[${index}]`);
}
