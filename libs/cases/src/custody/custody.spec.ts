import { CUSTODIAN, detainedCase, type TestCase, units } from '../testing/given.ts';

const PIER = { name: 'Pier 80' };
const WAREHOUSE = { firms: 'W123', name: 'Bay Storage' };
const move = (quantity: number, from = PIER as { name: string; firms?: string }, to = WAREHOUSE) => ({
  lines: units(quantity),
  from,
  to,
  method: 'truck',
  purpose: 'storage',
  condition: 'sealed',
  receipt: 'R-1',
});
const places = (test: TestCase) => Object.fromEntries(test.file.state.custody.get(1) ?? []);

describe('Custody', () => {
  it('says where units are, and never what they are', () => {
    const test = detainedCase(200).given('TransferCustody', move(150), { actor: CUSTODIAN });
    expect(places(test)).toEqual({ 'Pier 80': 50, W123: 150 });
    expect(test.buckets()).toEqual({ detained: 200 });
    expect(test.standing.status).toBe('Detained');
  });

  it('lets no more units leave a place than are there', () => {
    expect(detainedCase(200).refused('TransferCustody', move(201))).toMatchObject({
      code: 'QUANTITY_NOT_AVAILABLE',
      compared: { requested: 201, available: 200 },
    });
    const test = detainedCase(200).given('TransferCustody', move(150));
    expect(test.refused('TransferCustody', move(51))).toMatchObject({
      compared: { requested: 51, available: 50 },
      wayOut: 'By the record there are 50 at Pier 80, 150 at W123.',
    });
    expect(places(test.given('TransferCustody', move(150, WAREHOUSE, WAREHOUSE)))).toEqual({
      'Pier 80': 50,
      W123: 150,
    });
  });

  it('takes a late move only where the later ones still find their units', () => {
    const test = detainedCase(200).on('2025-01-14').given('TransferCustody', move(150)).on('2025-01-15');
    const late = { effectiveAt: '2025-01-13T12:00:00.000Z' };
    const elsewhere = { firms: 'X999', name: 'Other' };
    expect(test.refused('TransferCustody', move(100, PIER, elsewhere), late)).toMatchObject({
      code: 'EFFECTIVE_DATE_INVALID',
      events: [test.idOf('CustodyTransferred')],
      compared: { requested: 150, available: 100 },
    });
    test.given('TransferCustody', move(50, PIER, elsewhere), late);
    expect(places(test)).toEqual({ X999: 50, W123: 150 });
  });

  it('takes a count as it is found, though it differ from the books', () => {
    const test = detainedCase(200);
    const count = { lines: units(197), place: PIER, condition: 'opened' };
    test.given('CountCustody', count, { actor: CUSTODIAN });
    expect(places(test)).toEqual({ 'Pier 80': 197 });
    expect(test.standing).toMatchObject({ held: 200, counted: 200 });
  });

  it('keeps the seals that are on', () => {
    const test = detainedCase().given('ChangeSeal', { place: PIER, removed: [], applied: ['S1', 'S2'] });
    test.given('ChangeSeal', { place: PIER, removed: ['S1'], applied: ['S3'] }, { actor: CUSTODIAN });
    expect(test.file.state.seals).toEqual(['S2', 'S3']);
  });
});
