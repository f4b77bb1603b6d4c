import { createHmac } from 'node:crypto';
import {
  compareImporter,
  isPersonalNumber,
  keepImporterNumber,
  type KeyedHash,
  maskImporterNumber,
  parseImporterNumber,
  parseKeptImporterNumber,
} from './index.ts';

const SOCIAL_SECURITY = '123-45-6789';
const SAME_ENDING = '987-65-6789';

const hashUnder = (keyId: string): KeyedHash => ({
  keyId,
  digest: (text) => createHmac('sha256', `secret of ${keyId}`).update(text).digest('hex'),
});
const hash = hashUnder('k1');

describe('An importer number', () => {
  it.each(['12-3456789AB', '12-3456789', '240127-00042', SOCIAL_SECURITY, '***-**-6789'])('may read %s', (number) => {
    expect(parseImporterNumber(` ${number.toLowerCase()} `)).toEqual({ ok: true, value: number });
  });

  it.each(['12-3456789A', '123456789', '12345-6789', '**-***-6789', '', 12, null])('is not read from %p', (input) => {
    expect(parseImporterNumber(input)).toMatchObject({ ok: false, code: 'IMPORTER_NUMBER_INVALID' });
  });

  it('that is to be kept is no social security number in clear, and the refusal does not repeat it', () => {
    const refusal = parseKeptImporterNumber(SOCIAL_SECURITY);
    expect(refusal).toMatchObject({ ok: false, code: 'IMPORTER_NUMBER_IN_CLEAR' });
    expect(JSON.stringify(refusal)).not.toMatch(/6789|123/);
  });

  it('keeps of a social security number the last four digits only', () => {
    expect(maskImporterNumber(SOCIAL_SECURITY)).toBe('***-**-6789');
    expect(isPersonalNumber(maskImporterNumber(SOCIAL_SECURITY))).toBe(false);
    expect(parseKeptImporterNumber(maskImporterNumber(SOCIAL_SECURITY)).ok).toBe(true);
  });

  it.each([` ${SOCIAL_SECURITY}`, `${SOCIAL_SECURITY}\n`, `\t${SOCIAL_SECURITY} `])(
    'is masked in %j as well',
    (typed) => {
      expect(isPersonalNumber(typed)).toBe(true);
      expect(maskImporterNumber(typed)).toBe('***-**-6789');
      expect(keepImporterNumber(typed, hash)).toEqual(keepImporterNumber(SOCIAL_SECURITY, hash));
    },
  );

  it('is left as it is where it names a company', () => {
    expect(maskImporterNumber('12-3456789AB')).toBe('12-3456789AB');
  });
});

describe('A kept importer number', () => {
  const kept = keepImporterNumber(SOCIAL_SECURITY, hash);

  it('holds the masked number and a fingerprint, and nowhere the number itself', () => {
    expect(kept).toEqual({ number: '***-**-6789', fingerprint: expect.stringMatching(/^k1:[0-9a-f]{64}$/) });
    expect(JSON.stringify(kept)).not.toContain('123-45');
  });

  it('is recognised when the number is typed again, and told from one with the same last digits', () => {
    expect(compareImporter(kept, SOCIAL_SECURITY, hash)).toBe('same');
    expect(compareImporter(kept, SAME_ENDING, hash)).toBe('different');
    expect(compareImporter(kept, '123-45-0000', hash)).toBe('different');
  });

  it('can not be told by four digits alone, or under another key', () => {
    expect(compareImporter(kept, '***-**-6789', hash)).toBe('cannot-tell');
    expect(compareImporter(kept, SOCIAL_SECURITY, hashUnder('k2'))).toBe('cannot-tell');
    expect(compareImporter({ number: kept.number }, SOCIAL_SECURITY, hash)).toBe('cannot-tell');
  });

  it('needs no fingerprint where it names a company', () => {
    const company = keepImporterNumber('12-3456789AB', hash);
    expect(company).toEqual({ number: '12-3456789AB' });
    expect(compareImporter(company, '12-3456789AB', hash)).toBe('same');
    expect(compareImporter(company, '12-3456789AC', hash)).toBe('different');
  });
});
