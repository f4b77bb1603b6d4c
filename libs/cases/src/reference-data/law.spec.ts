import { DISPOSAL_METHODS } from '../dispose/event.ts';
import { ELECTION_KINDS } from '../elections/events.ts';
import { DISPOSALS } from './disposal-methods.ts';
import { ELECTIONS } from './election-kinds.ts';
import {
  costBondFor,
  currentTemplateVersion,
  legalBasis,
  LEGAL_BASES,
  portName,
  prohibitsGoods,
  releaseTypesFrom,
  timeZoneOf,
} from './index.ts';
import { PORTS } from './ports.ts';

describe('A legal basis', () => {
  it('of title 19 is outside CAFRA', () => {
    for (const { citation, track } of LEGAL_BASES.entries) {
      if (citation.startsWith('19 USC')) expect(track).toBe('title-19');
    }
  });

  it('says whether customs must seize or may', () => {
    expect(legalBasis('19 USC 1595a(c)(1)(A)')?.seizure).toBe('mandatory');
    expect(legalBasis('19 USC 1595a(c)(2)(A)')?.seizure).toBe('permissive');
    expect(legalBasis('19 USC 1595a')).toBeUndefined();
  });

  it('for a counterfeit mark prohibits the goods, one for a missing licence does not by itself', () => {
    expect(prohibitsGoods('19 USC 1526(e)')).toBe(true);
    expect(prohibitsGoods('19 USC 1595a(c)(2)(B)')).toBe(false);
  });
});

describe('A release', () => {
  it('from seizure rests on one of six authorities', () => {
    expect(releaseTypesFrom('seized').map(({ code }) => code)).toEqual([
      'remission',
      'mitigated-remission',
      'payment-of-value',
      'compromise',
      'court-order',
      'seizure-cancelled',
    ]);
  });

  it('on payment of value, and no other, leaves prohibited goods where they are', () => {
    const barred = releaseTypesFrom('seized').filter(({ prohibitedGoods }) => !prohibitedGoods);
    expect(barred.map(({ code }) => code)).toEqual(['payment-of-value']);
  });

  it('of what is released or forfeited already does not exist', () => {
    expect(releaseTypesFrom('released')).toEqual([]);
    expect(releaseTypesFrom('forfeited')).toEqual([]);
  });
});

describe('Lists that name the codes of an event', () => {
  it('name all of them and no others', () => {
    expect(DISPOSALS.entries.map(({ code }) => code)).toEqual([...DISPOSAL_METHODS]);
    expect(ELECTIONS.entries.map(({ code }) => code)).toEqual([...ELECTION_KINDS]);
  });
});

describe('A cost bond', () => {
  it.each([
    [1_000_00, 250_00],
    [2_500_00, 250_00],
    [20_000_05, 2_000_01],
    [50_000_00, 5_000_00],
    [5_145_600_00, 5_000_00],
  ])('for goods worth %d cents is %d cents', (amount, bond) => {
    expect(costBondFor({ amount, currency: 'USD' })).toEqual({ amount: bond, currency: 'USD' });
  });
});

describe('A port', () => {
  it('of the demonstration set is known by name and zone', () => {
    for (const code of ['2801', '3801', '2720', '2709', '4701', '4601', '5301', '3901', '1703', '5201']) {
      expect(portName(code)).not.toBe(code);
    }
  });

  it('has a zone that exists', () => {
    for (const { zone } of PORTS.entries) {
      expect(new Intl.DateTimeFormat('en-US', { timeZone: zone }).resolvedOptions().timeZone).toBe(zone);
    }
  });

  it('that is not listed is shown by its code and read in Eastern time', () => {
    expect(portName('9999')).toBe('9999');
    expect(timeZoneOf('9999')).toBe('America/New_York');
    expect(timeZoneOf(undefined)).toBe('America/New_York');
    expect(timeZoneOf('2801')).toBe('America/Los_Angeles');
  });
});

describe('A notice', () => {
  it('goes out in the version of its template that is in use', () => {
    expect(currentTemplateVersion('notice-of-seizure')).toBe('2025-01');
    expect(currentTemplateVersion('notice-of-nothing')).toBeUndefined();
  });
});
