import type { ProjectionsStatus } from '#libs/projections';
import { readiness } from './readiness.ts';

const MODEL = { name: 'cases', version: 8, generation: 0, serving: true, phase: 'stopped', position: 41n };

describe('What everybody may ask of the health of the service', () => {
  it('names the event that a read model cannot fold, and tells nothing of its case or of what is in it', () => {
    const poison = {
      ...{ eventId: '5a2f', type: 'NoteAdded', stream: 'case-SYN-03', revision: '7', position: '42' },
      ...{
        code: 'SyntaxError',
        error: 'Unexpected token in "Samples taken of...',
        stoppedAt: '2026-11-28T16:00:00.000Z',
      },
    };
    const status = { phase: 'live', position: 41n, silentMs: 0, applied: 0, models: [{ ...MODEL, poison }] };
    const answer = readiness({ reachable: true, roundTripMs: 1 }, status as unknown as ProjectionsStatus);
    expect(answer.status).toBe('not-ready');
    expect(answer.problems).toEqual([expect.stringContaining('NoteAdded 5a2f')]);
    expect(answer.projections.models[0]?.poison).toMatchObject({
      eventId: '5a2f',
      position: '42',
      code: 'SyntaxError',
    });
    expect(JSON.stringify(answer)).not.toMatch(/SYN-03|Samples/);
  });
});
