import { asOfFrom } from './moments.ts';

/** Four in the afternoon of the 5th in Puerto Rico, nine in the morning in Alaska, and the 6th in Asia. */
const AFTERNOON = new Date('2025-03-05T20:00:00.000Z');
/** Half past midnight of the 6th in Puerto Rico, and the 5th at all ports west of it. */
const NIGHT = new Date('2025-03-06T04:30:00.000Z');

describe('A date that is asked about', () => {
  it('is refused while it has begun at no port', () => {
    for (const asked of [{ effective: '2025-03-06' }, { known: '2025-03-06' }])
      expect(() => asOfFrom(asked, AFTERNOON)).toThrow('2025-03-06 has not come yet');
    expect(() => asOfFrom({ effective: '2025-03-07' }, NIGHT)).toThrow('2025-03-07 has not come yet');
  });

  it('is taken once it has begun at one of them', () => {
    expect(asOfFrom({ effective: '2025-03-05' }, AFTERNOON)).toEqual({
      effective: '2025-03-05',
      known: AFTERNOON.toISOString(),
    });
    expect(asOfFrom({ known: '2025-03-06' }, NIGHT)).toEqual({ effective: '2025-03-06', known: '2025-03-06' });
  });
});
