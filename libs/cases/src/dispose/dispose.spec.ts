import { openedCase, SEIZURE, seizedCase, units } from '../testing/given.ts';
import { APPROVED, forfeitedCase } from '../testing/forfeiture.ts';
import type { DisposalMethod } from './event.ts';

const disposal = (quantity: number, method: DisposalMethod) => ({
  lines: units(quantity),
  method,
  authorityReference: 'Order of disposition 1',
});

describe('A disposal', () => {
  it.each(['sold', 'official-use', 'transferred'] as const)('%s leaves the units forfeited, marked', (method) => {
    const test = forfeitedCase(100).given('DisposeOf', disposal(60, method), APPROVED);
    expect(test.buckets()).toEqual({ forfeited: 100 });
    expect(test.file.state.lines.get(1)?.disposed).toEqual({ [method]: 60 });
  });

  it.each(['destroyed', 'exported'] as const)('%s takes the units to that bucket', (method) => {
    const test = forfeitedCase(100).given('DisposeOf', disposal(60, method), APPROVED);
    expect(test.buckets()).toEqual({ forfeited: 40, [method]: 60 });
    expect(test.file.state.lines.get(1)?.disposed).toEqual({});
  });

  it('disposes of nothing twice', () => {
    const test = forfeitedCase(100).given('DisposeOf', disposal(60, 'sold'), APPROVED);
    for (const method of ['sold', 'destroyed'] as const) {
      expect(test.refused('DisposeOf', disposal(41, method), APPROVED)).toMatchObject({
        code: 'QUANTITY_NOT_AVAILABLE',
        compared: { requested: 41, available: 40 },
      });
    }
    test.given('DisposeOf', disposal(40, 'transferred'), APPROVED);
    expect(test.refused('DisposeOf', disposal(1, 'sold'), APPROVED)).toMatchObject({
      wayOut: 'Nothing forfeited is left on this line.',
    });
  });

  it('is of numbered units by their numbers, also where they stay forfeited', () => {
    const numbered = (serials: string[]) => [{ line: 1, quantity: serials.length, serials }];
    const all = numbered(['A1', 'A2', 'A3']);
    const test = openedCase(3, ['A1', 'A2', 'A3'])
      .given('Seize', { ...SEIZURE, lines: all }, APPROVED)
      .given('ReceiveElection', { kind: 'abandonment', by: 'A', receivedOn: '2025-01-10' })
      .given('Forfeit', { basis: 'abandonment', instrument: 'x', lines: all }, APPROVED);
    const sold = (lines: { line: number; quantity: number }[]) => ({ ...disposal(1, 'sold'), lines });
    const invalid = { code: 'SERIALS_INVALID', field: 'lines[0].serials' };
    expect(test.refused('DisposeOf', sold(units(1)), APPROVED)).toMatchObject(invalid);
    expect(test.refused('DisposeOf', sold(numbered(['B1'])), APPROVED)).toMatchObject(invalid);
    expect(test.refused('DisposeOf', sold(numbered(['A1', 'A1'])), APPROVED)).toMatchObject(invalid);
    test.given('DisposeOf', sold(numbered(['A1'])), APPROVED);
    for (const method of ['sold', 'destroyed'] as const) {
      const again = { ...sold(numbered(['A1'])), method };
      expect(test.refused('DisposeOf', again, APPROVED)).toMatchObject(invalid);
    }
    const setAside = { lines: numbered(['A1']), orderReference: 'O-1' };
    expect(test.refused('SetAsideForfeiture', setAside, APPROVED)).toMatchObject(invalid);
    expect(test.when('DisposeOf', sold(numbered(['A2', 'A3'])), APPROVED)).toMatchObject({ outcome: 'accepted' });
  });

  it('is of forfeited goods only, which are customs own, and approved', () => {
    expect(seizedCase().refused('DisposeOf', disposal(1, 'sold'), APPROVED)).toMatchObject({
      code: 'QUANTITY_NOT_AVAILABLE',
    });
    expect(forfeitedCase().proposing('DisposeOf', disposal(1, 'sold'))).toEqual(['Proposed']);
    expect(
      openedCase().refused('DisposeOf', { ...disposal(1, 'sold'), lines: [{ line: 2, quantity: 1 }] }, APPROVED),
    ).toMatchObject({ code: 'LINE_UNKNOWN' });
  });
});
