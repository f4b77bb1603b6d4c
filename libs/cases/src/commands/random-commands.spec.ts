import fc from 'fast-check';
import { caseStanding } from '../status/derive-status.ts';
import { frozen } from '../testing/frozen.ts';
import { SECOND_SUPERVISOR, SUPERVISOR } from '../testing/given.ts';
import { IMPORTED, type RandomCase, randomCases, recorded, type Step } from '../testing/random-case.ts';
import type { Command } from './command.ts';
import { decide } from './decide.ts';

const always = (holds: (random: RandomCase) => void) => fc.assert(fc.property(randomCases, holds), { numRuns: 40 });

/** The case after a further command on the day of its last one, or nothing where that is refused. */
function then(random: RandomCase, more: Pick<Command, 'type' | 'data' | 'commandId'> & Partial<Command>) {
  const { now } = random.steps.at(-1)?.command as Command;
  const persons = { actor: SUPERVISOR, approver: SECOND_SUPERVISOR, lateReason: 'Recorded again', imported: IMPORTED };
  const command = {
    caseId: random.file.caseId,
    correlationId: 'more',
    effectiveAt: now,
    now,
    ...persons,
    ...more,
  } as Command;
  const decision = decide(random.file, command);
  if (decision.outcome !== 'accepted') return undefined;
  const step: Step = { before: random.file, command, decision };
  return { file: recorded(step), steps: [...random.steps, step] };
}

describe('A decision', () => {
  it('is the same each time, and changes neither the case nor the command', () => {
    always(({ steps }) => {
      for (const { before, command, decision } of steps) {
        expect(decide(frozen(before), frozen(command))).toEqual(decision);
      }
    });
  });

  it('once recorded is answered with the same events, however often it is asked for', () => {
    always(({ steps }) => {
      for (const step of steps.filter(({ decision }) => decision.outcome === 'accepted')) {
        const repeated = decide(recorded(step), step.command);
        expect(repeated).toMatchObject({ outcome: 'already-applied' });
        expect('events' in repeated && repeated.events.map(({ eventId }) => eventId)).toEqual(
          'events' in step.decision && step.decision.events.map(({ eventId }) => eventId),
        );
      }
    });
  });

  it('to refuse names a code, what is wrong and the way out, and leaves no trace', () => {
    always(({ steps }) => {
      for (const step of steps) {
        if (step.decision.outcome !== 'refused') continue;
        const { code, message, wayOut } = step.decision.refusal;
        expect(code).toMatch(/^[A-Z_]+$/);
        expect(message.length).toBeGreaterThan(10);
        expect(wayOut.length).toBeGreaterThan(10);
        expect(recorded(step)).toBe(step.before);
      }
    });
  });
});

describe('Annulling what was done last', () => {
  it('gives back the standing from before, and doing it again the one from after', () => {
    let tried = 0;
    always((random) => {
      const last = random.steps.findLast(({ decision }) => decision.outcome === 'accepted');
      if (!last || last.command.type === 'Annul' || last.command.type === 'OpenCase') return;
      // What two persons said to each other is not annulled.
      if ('events' in last.decision && last.decision.events.some(({ type }) => type.startsWith('Propos'))) return;
      const targets = 'events' in last.decision ? last.decision.events.map(({ eventId }) => eventId) : [];
      const annulling = { type: 'Annul', data: { targets }, reasonCode: 'duplicate', commandId: 'annul' } as const;
      const annulled = then(random, annulling);
      if (!annulled) throw new Error('What was recorded last could not be annulled.');
      expect(caseStanding(annulled.file.state)).toEqual(caseStanding(last.before.state));
      const again = then(annulled, {
        ...last.command,
        commandId: 'again',
        now: annulled.steps.at(-1)?.command.now ?? '',
      });
      expect(again && caseStanding(again.file.state)).toEqual(caseStanding(random.file.state));
      tried++;
    });
    expect(tried).toBeGreaterThan(10);
  });
});
