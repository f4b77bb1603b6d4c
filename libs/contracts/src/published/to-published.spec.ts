import { EVENT_TYPES } from '#libs/cases';
import { publishedSamples, recordedSample } from '../testing/samples.ts';
import { SECRET } from '../testing/payloads.ts';
import { strictValidator } from '../testing/validator.ts';
import { factsOf, toPublished } from './to-published.ts';

const PLACE = { source: 'urn:customs-case-tracker', position: 12n };

describe('A published event', () => {
  it('is there for every internal one and valid against the schema of its type', () => {
    const validate = strictValidator();
    expect(publishedSamples().flatMap((event) => validate(event))).toEqual([]);
    expect(publishedSamples()).toHaveLength(EVENT_TYPES.length);
  });

  it('says the three times and places apart: in the world, in the books, in the case, in the feed, in the log', () => {
    const event = toPublished(recordedSample('Released'), { port: '2801' }, PLACE);
    expect(event).toMatchObject({
      id: '7f9c1c5e-4f0e-5b53-9b83-0c3d1f6f7a10',
      type: 'org.customs-case-tracker.case.released.v1',
      subject: 'SYN-01',
      partitionkey: 'SYN-01',
      time: '2025-02-21T12:00:00.000Z',
      recordedtime: '2025-02-21T12:00:01.000Z',
      sequence: '0000000007',
      position: '12',
      logposition: '4711',
      correlationid: 'correlation-1',
      causationid: 'causation-1',
      data: {
        port: '2801',
        role: 'case-officer',
        moves: [{ line: 1, quantity: 600, from: 'seized', to: 'released' }],
        releaseType: 'remission',
        conditional: true,
      },
    });
  });

  it('names no person, no party and nothing that was typed freely', () => {
    for (const type of EVENT_TYPES) {
      // The sample does hold what must not get out, or this would prove nothing.
      expect(JSON.stringify(recordedSample(type))).toContain(SECRET);
      expect(JSON.stringify(toPublished(recordedSample(type), { port: '2801' }, PLACE))).not.toContain(SECRET);
    }
  });

  it('is the same, byte for byte, however often it is made', () => {
    const once = JSON.stringify(publishedSamples());
    expect(JSON.stringify(publishedSamples())).toBe(once);
  });

  it('takes port and campaign from the opening of its case, and from nothing else', () => {
    expect(factsOf(recordedSample('CaseOpened'))).toEqual({ port: '2801' });
    expect(factsOf(recordedSample('Released'))).toBeUndefined();
  });
});
