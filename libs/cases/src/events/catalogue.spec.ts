import { SAMPLES } from '../testing/samples.ts';
import { EVENT_TYPES, isEventType, specOf } from './catalogue.ts';
import { isStatusEvent, STATUS_EVENTS } from './types.ts';

describe('Every event type', () => {
  it.each(EVENT_TYPES)('%s has a title of its own and a sentence for the timeline', (type) => {
    const { title, version, describe: say } = specOf(type);
    expect(title).toMatch(/^[A-Z][a-z ]+$/);
    expect(EVENT_TYPES.filter((other) => specOf(other).title === title)).toEqual([type]);
    expect(version).toBeGreaterThanOrEqual(1);
    const sentence = say(SAMPLES[type]);
    expect(sentence).toMatch(/^\S.*\S$/);
    expect(sentence).not.toMatch(/undefined|null|NaN|\[object|\(\)/);
  });

  it('is known by its name, and nothing else is', () => {
    expect(EVENT_TYPES.every(isEventType)).toBe(true);
    expect(['toString', 'Seized', ''].filter(isEventType)).toEqual([]);
  });

  it('is either one of the four transitions or leaves the status to them', () => {
    expect(EVENT_TYPES.filter(isStatusEvent)).toEqual([...STATUS_EVENTS]);
  });
});

describe('The sentence of an event', () => {
  it.each([
    ['Released', 'Released 600 units of line 1 (remission, D-1) on condition: None is sold'],
    ['Excluded', '600 units of line 1 deemed excluded, 30 days having passed'],
    ['StillHeld', 'Attested: 600 units of line 1 still held as of 2025-02-21; next review by 2025-03-23'],
    ['CustodyTransferred', '600 units of line 1 moved from Pier 80 to FIRMS W123 (storage)'],
    ['StorageChargeAccrued', 'Storage of USD 1,250.05 from 2025-01-12 to 2025-01-13 (Bay Storage)'],
    ['Annulled', 'Released (event 4 of the case) struck through'],
    ['AgencyHoldLifted', 'Hold lifted for 100 of line 1 (F-2)'],
    ['DeadlineTolled', 'petition stopped from 2025-02-01 until further notice by Agreement'],
  ] as const)('%s says: %s', (type, sentence) => {
    expect(specOf(type).describe(SAMPLES[type])).toBe(sentence);
  });

  it('speaks of one unit as of one, and of several lines', () => {
    const { describe: say } = specOf('Detained');
    const unit = { line: 1, quantity: 1, from: 'presented' as const };
    expect(say({ lines: [unit], basis: 'decision' })).toBe('Detained 1 unit of line 1');
    expect(say({ lines: [unit, { ...unit, line: 2, quantity: 1299 }], basis: 'decision' })).toBe(
      'Detained 1,300 units of lines 1, 2',
    );
  });
});
