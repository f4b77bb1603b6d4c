import { CUSTODIAN, detainedCase, openedCase, units } from '../testing/given.ts';

const because = { reasonCode: 'agency-request' };
const SCHEDULER = { id: 'clock', role: 'scheduler' } as const;

describe('A detention', () => {
  it('takes presented units, and says from where', () => {
    const test = openedCase(900).on('2025-01-12');
    test.given('Detain', { lines: units(800), basis: 'decision' }, because);
    expect(test.file.history.at(-1)?.data).toMatchObject({ lines: [{ line: 1, quantity: 800, from: 'presented' }] });
    expect(test.buckets()).toEqual({ presented: 100, detained: 800 });
    expect(test.standing).toMatchObject({
      status: 'Detained',
      posture: 'detained',
      heldSince: '2025-01-12T12:00:00.000Z',
    });
  });

  it('is deemed to have happened when a clock says so, which the scheduler may record', () => {
    const test = openedCase(900)
      .on('2025-01-18')
      .given('Detain', { lines: units(900), basis: 'deemed' }, { actor: SCHEDULER, reasonCode: 'deemed' });
    expect(test.file.state.detentions).toMatchObject([{ basis: 'deemed' }]);
  });

  it('is decided by people only: the scheduler records what a clock makes of it', () => {
    const data = { lines: units(1), basis: 'decision' } as const;
    expect(openedCase().refused('Detain', data, { ...because, actor: SCHEDULER })).toMatchObject({
      code: 'NOT_PERMITTED',
      field: 'basis',
    });
  });

  it('is no matter for a custodian', () => {
    expect(
      openedCase().refused('Detain', { lines: units(1), basis: 'decision' }, { ...because, actor: CUSTODIAN }),
    ).toMatchObject({ code: 'NOT_PERMITTED' });
  });

  it.each([0, -1, 1.5, 901])('of %d units out of 900 is refused, with both numbers', (quantity) => {
    expect(openedCase(900).refused('Detain', { lines: units(quantity), basis: 'decision' }, because)).toMatchObject({
      code: 'QUANTITY_NOT_AVAILABLE',
      field: 'lines[0].quantity',
      compared: { requested: quantity, available: 900 },
    });
  });

  it('of units that are detained already says that none can go there', () => {
    expect(detainedCase(900).refused('Detain', { lines: units(1), basis: 'decision' }, because)).toMatchObject({
      code: 'QUANTITY_NOT_AVAILABLE',
      wayOut: expect.stringContaining('from: presented'),
    });
  });

  it('names each line once, and lines that are there', () => {
    expect(openedCase().refused('Detain', { lines: [], basis: 'decision' }, because)).toMatchObject({
      code: 'LINE_UNKNOWN',
      field: 'lines',
    });
    const lines = [...units(1), ...units(2)];
    expect(openedCase().refused('Detain', { lines, basis: 'decision' }, because)).toMatchObject({
      code: 'LINE_REPEATED',
      field: 'lines[1]',
    });
    expect(
      openedCase().refused('Detain', { lines: [{ line: 7, quantity: 1 }], basis: 'decision' }, because),
    ).toMatchObject({ code: 'LINE_UNKNOWN', field: 'lines[0].line' });
  });
});
