import { LEGAL_BASES } from './legal-bases.ts';
import { reasonProblem, REFERENCE_LISTS, unknownCode, unknownLegalBasis } from './lookup.ts';
import { REASONS } from './reasons.ts';
import { RELEASE_TYPES } from './release-types.ts';

describe('Reference data', () => {
  it.each(REFERENCE_LISTS.map((list) => [list.list, list] as const))('names each code of %s once', (_name, list) => {
    const codes = list.entries.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(list.version).not.toBe('');
  });

  it('gives each list a name of its own', () => {
    const names = REFERENCE_LISTS.map(({ list }) => list);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(REASONS.map((list) => [list.list] as const))('takes "other" as a reason of %s only with text', (list) => {
    expect(reasonProblem(list, 'other', '  ')).toMatchObject({ code: 'REASON_REQUIRED', field: 'reasonText' });
    expect(reasonProblem(list, 'other', 'the dog ate it')).toBeUndefined();
  });

  it('refuses a reason that is missing or not in the list, and names those that are', () => {
    expect(reasonProblem('loss', undefined, undefined)).toMatchObject({ code: 'REASON_REQUIRED' });
    expect(reasonProblem('loss', 'aliens', undefined)).toMatchObject({
      code: 'CODE_UNKNOWN',
      wayOut: expect.stringContaining('theft'),
    });
    expect(unknownCode('agencies', 'NASA', 'agency')).toMatchObject({ code: 'CODE_UNKNOWN', field: 'agency' });
  });

  it('cites every legal basis, and finds the one that is not listed', () => {
    for (const { citation } of LEGAL_BASES.entries) expect(citation).toMatch(/^\d+ USC /);
    expect(unknownLegalBasis(['19 USC 1526(e)', '19 USC 1'])).toMatchObject({ field: 'legalBases[1]' });
  });

  it('lets payment of value free no prohibited goods', () => {
    expect(RELEASE_TYPES.entries.filter(({ prohibitedGoods }) => !prohibitedGoods).map(({ code }) => code)).toEqual([
      'payment-of-value',
    ]);
  });
});
