import {
  parseCaseId,
  parseFirmsCode,
  parseFpfCaseNumber,
  parsePortCode,
  parseSerialNumber,
  parseUuid,
} from './index.ts';

const uuid = '4f6b1c1e-58a3-5c0e-9d0b-2f1a7c3e9b10';

describe('Codes of the field', () => {
  it.each([
    [parseCaseId, 'syn-01', 'SYN-01'],
    [parseCaseId, 'ABC', 'ABC'],
    [parseCaseId, 'A'.repeat(40), 'A'.repeat(40)],
    [parseFpfCaseNumber, ' 2004-4601-000293-01 ', '2004-4601-000293-01'],
    [parsePortCode, '2801', '2801'],
    [parseFirmsCode, 'w123', 'W123'],
    [parseSerialNumber, ' s21 Pro/000123 ', 's21 Pro/000123'],
    [parseSerialNumber, 'x'.repeat(64), 'x'.repeat(64)],
    [parseUuid, uuid.toUpperCase(), uuid],
  ])('are brought into their normal form: %p reads %p as %p', (parse, input, value) => {
    expect(parse(input)).toEqual({ ok: true, value });
  });

  it.each([
    [
      parseCaseId,
      'CASE_ID_INVALID',
      ['AB', 'A'.repeat(41), '-AB', 'AB-', '../ETC', 'SYN_01', 'SYN 01', '\u017fyn-01', '\ufb01-1', 7, null],
    ],
    [
      parseFpfCaseNumber,
      'FPF_CASE_NUMBER_INVALID',
      ['2004-4601-293-01', '1804-4601-000293-01', '2004460100029301', undefined],
    ],
    [parsePortCode, 'PORT_CODE_INVALID', ['280', '28011', 'SFO1', 2801]],
    [parseFirmsCode, 'FIRMS_CODE_INVALID', ['W12', 'W1234', 'W-12']],
    [parseSerialNumber, 'SERIAL_NUMBER_INVALID', ['', '   ', 'x'.repeat(65), 'S21\u0000', 'S21\t1', '\u0405N-1']],
    [parseUuid, 'UUID_INVALID', ['4f6b1c1e', uuid.replaceAll('-', ''), '00000000-0000-0000-0000-000000000000']],
  ] as const)('%p refuses with %s what has another form, and says the way out', (parse, code, inputs) => {
    for (const input of inputs) {
      expect(parse(input)).toEqual({ ok: false, code, message: expect.any(String), wayOut: expect.any(String) });
    }
  });
});
