import { parseHtsusCode, parseHtsusEdition } from './index.ts';

describe('A tariff code', () => {
  it.each([
    ['8543709860', '8543.70.9860'],
    ['8543.70.9860', '8543.70.9860'],
    ['8543.70.98.60', '8543.70.9860'],
    ['8543.70.98', '8543.70.98'],
    [' 854370 ', '8543.70'],
  ])('is written one way: %p as %p', (input, value) => {
    expect(parseHtsusCode(input)).toEqual({ ok: true, value });
  });

  it.each(['85437', '8543.7', '854.370', '8543..70', '8543.70.986', '85437098600', '0043.70', '7701.10', 854370, null])(
    'is not read from %p',
    (input) => {
      expect(parseHtsusCode(input)).toMatchObject({ ok: false, code: 'HTSUS_CODE_INVALID' });
    },
  );
});

describe('An edition of the tariff', () => {
  it.each([
    ['2025', '2025'],
    ['2025HTSARev3', '2025HTSARev3'],
    ['2025 htsa rev3', '2025HTSARev3'],
    ['2024HTSABASIC', '2024HTSABasic'],
  ])('is a year, or the basic edition or a revision of it: %p is %p', (input, value) => {
    expect(parseHtsusEdition(input)).toEqual({ ok: true, value });
  });

  it.each(['25', '2025Rev3', '2025HTSARev', '2025HTSARev0', 'latest', 2025])('is not read from %p', (input) => {
    expect(parseHtsusEdition(input)).toMatchObject({ ok: false, code: 'HTSUS_EDITION_INVALID' });
  });
});
