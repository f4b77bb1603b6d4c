import { reasonProblem, REFERENCE_LISTS, referenceList, unknownCode, unknownLegalBasis } from './index.ts';
import { isCatchAll } from './lookup.ts';
import { REASONS } from './reasons.ts';

const named = REFERENCE_LISTS.map((list) => [list.list, list] as const);

describe('Every reference list', () => {
  it('has a name of its own', () => {
    expect(new Set(named.map(([name]) => name)).size).toBe(named.length);
  });

  it.each(named)('%s has a version, and names each code once', (name, list) => {
    const codes = list.entries.map(({ code }) => code);
    expect(codes).not.toHaveLength(0);
    expect(new Set(codes).size).toBe(codes.length);
    expect(list.version).toMatch(/^\d{4}-\d{2}$/);
    expect(referenceList(name)).toBe(list);
  });

  it.each(named)('%s labels every code', (_name, list) => {
    for (const { label } of list.entries) expect(label.trim()).not.toBe('');
  });

  it('says of which law it is, where it comes from law', () => {
    const fromLaw = [
      'legal-bases',
      'release-types',
      'limit-exceptions',
      'disposal-methods',
      'election-kinds',
      'notice-templates',
      'policies',
    ];
    for (const name of fromLaw) {
      for (const { citation } of referenceList(name)?.entries ?? []) {
        expect(citation).toMatch(/^(\d+ (USC|CFR) \d+|policy$|practice$)/);
      }
    }
  });

  it('marks as unconfirmed whatever rests on practice alone', () => {
    for (const { citation, confirmed } of REFERENCE_LISTS.flatMap(({ entries }) => entries)) {
      if (citation === 'practice') expect(confirmed).toBe(false);
    }
  });
});

describe('A reason', () => {
  it.each(REASONS.map(({ list }) => [list] as const))('for %s may be "other" only with text', (list) => {
    expect(reasonProblem(list, 'other', undefined)).toMatchObject({ code: 'REASON_REQUIRED', field: 'reasonText' });
    expect(reasonProblem(list, 'other', '  ')).toMatchObject({ code: 'REASON_REQUIRED', field: 'reasonText' });
    expect(reasonProblem(list, 'other', 'the seal was broken')).toBeUndefined();
  });

  it.each(REASONS.map((list) => [list.list, list] as const))(
    'for %s needs no text where the code says enough',
    (name, { entries }) => {
      const plain = entries.filter(({ code }) => !isCatchAll(code));
      expect(plain).not.toHaveLength(0);
      for (const { code } of plain) expect(reasonProblem(name, code, undefined)).toBeUndefined();
    },
  );

  it('that is missing or not in the list is refused, and those that are in it are named', () => {
    expect(reasonProblem('loss', undefined, undefined)).toMatchObject({
      code: 'REASON_REQUIRED',
      field: 'reasonCode',
      wayOut: expect.stringContaining('theft'),
    });
    expect(reasonProblem('loss', 'aliens', 'really')).toMatchObject({
      code: 'CODE_UNKNOWN',
      wayOut: expect.stringContaining('theft'),
    });
  });

  it('of a list that does not exist is a mistake in our own code, and says so', () => {
    expect(() => reasonProblem('losses', 'theft', undefined)).toThrow('There is no reference list "losses".');
  });
});

describe('A code', () => {
  it('that is not in its list is refused by field, list and version', () => {
    expect(unknownCode('agencies', 'FCC', 'agency')).toBeUndefined();
    expect(unknownCode('agencies', 'NASA', 'agency')).toMatchObject({
      code: 'CODE_UNKNOWN',
      field: 'agency',
      message: expect.stringMatching(/NASA.*agencies.*version/),
    });
  });

  it('of a legal basis is refused by its place', () => {
    expect(unknownLegalBasis(['19 USC 1526(e)'])).toBeUndefined();
    expect(unknownLegalBasis(['19 USC 1526(e)', '19 USC 1'])).toMatchObject({ field: 'legalBases[1]' });
  });
});
