import { detainedCase, lineFacts, openedCase, units } from '../testing/given.ts';

describe('Lines that are added', () => {
  it('are presented units of their own', () => {
    const test = detainedCase(900).given('AddLines', { lines: [lineFacts(40, { line: 2 })] });
    expect(test.buckets(2)).toEqual({ presented: 40 });
    expect(test.standing).toMatchObject({ status: 'Detained', counted: 940, held: 900 });
  });

  it('take the next free number', () => {
    expect(openedCase().refused('AddLines', { lines: [lineFacts(40, { line: 2 }), lineFacts(40)] })).toMatchObject({
      code: 'LINE_ALREADY_EXISTS',
      field: 'lines[1].line',
    });
  });

  it('name each unit once: on the line, among the lines, and in the case', () => {
    const add = (...lines: Parameters<typeof lineFacts>[1][]) =>
      openedCase(2, ['A', 'B']).refused('AddLines', { lines: lines.map((line) => lineFacts(2, line)) });
    expect(add({ line: 2, serials: ['C', 'C'] })).toMatchObject({ code: 'SERIALS_INVALID', field: 'lines[0].serials' });
    expect(add({ line: 2, serials: ['C'] }, { line: 3, serials: ['D', 'C'] })).toMatchObject({
      code: 'SERIALS_INVALID',
      field: 'lines[1].serials',
    });
    expect(add({ line: 2, serials: ['B'] })).toMatchObject({ message: 'Serial number B is on line 1 already.' });
  });

  it('name no more units than were counted', () => {
    expect(openedCase().refused('AddLines', { lines: [lineFacts(1, { line: 2, serials: ['C', 'D'] })] })).toMatchObject(
      {
        code: 'SERIALS_INVALID',
        message: '2 serial numbers for 1 units.',
      },
    );
  });

  it('can not take effect after units of theirs have moved', () => {
    const test = openedCase()
      .on('2025-01-12')
      .given('AddLines', { lines: [lineFacts(40, { line: 2 })] });
    const early = { reasonCode: 'agency-request', effectiveAt: '2025-01-11T12:00:00.000Z' };
    expect(
      test.refused('Detain', { lines: [{ line: 2, quantity: 1 }], basis: 'decision' }, { ...early, lateReason: 'x' }),
    ).toMatchObject({ code: 'LINE_UNKNOWN', field: 'lines[0].line', wayOut: 'Its lines are: 1.' });
    expect(test.when('Detain', { lines: units(1), basis: 'decision' }, { ...early, lateReason: 'x' })).toMatchObject({
      outcome: 'accepted',
    });
  });
});
