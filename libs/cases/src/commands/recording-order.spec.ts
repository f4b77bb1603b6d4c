import fc from 'fast-check';
import { type CaseFile, emptyFile } from '../case-file/case-file.ts';
import { annulledBy } from '../case-file/effective-order.ts';
import type { CaseState } from '../case-file/state.ts';
import type { EventType } from '../events/types.ts';
import { type RandomCase, randomCases, recorded, type Step } from '../testing/random-case.ts';
import type { Command } from './command.ts';
import { decide } from './decide.ts';

/**
 * What is said of the time of recording, and means nothing in another order: annulments, what was settled between two persons,
 * rescissions, which amend an exclusion from its start, and lapses of before a case was reopened. An attestation stays as it
 * was given.
 */
const OF_ITS_TIME: readonly EventType[] = [
  'Annulled',
  'Proposed',
  'ProposalApproved',
  'ProposalDeclined',
  'ProposalWithdrawn',
  'ExclusionRescinded',
  'DeadlineLapsed',
  'StillHeld',
];

/** The commands that a case amounts to; nothing where what stands can't be told apart from what does not. */
function standing({ file, steps }: RandomCase): Command[] | undefined {
  const struck = annulledBy(file.history);
  const commands: Command[] = [];
  for (const { command, decision } of steps) {
    if (decision.outcome !== 'accepted') continue;
    // The remainder that is attested with a release may be struck through alone.
    const events = decision.events.filter(({ type }) => type !== 'StillHeld');
    const stand = events.filter(({ eventId, type }) => !struck.has(eventId) && !OF_ITS_TIME.includes(type));
    if (stand.length === 0) continue;
    if (stand.length < events.length) return undefined;
    commands.push(command);
  }
  return file.history.some(({ type }) => type === 'ExclusionRescinded') ? undefined : commands;
}

/** The same commands, each recorded when it took effect. */
function inTime(commands: readonly Command[]): Step[] {
  const steps: Step[] = [];
  let before: CaseFile = emptyFile('SYN-01');
  for (const late of commands.toSorted((a, b) => Date.parse(a.effectiveAt) - Date.parse(b.effectiveAt))) {
    const command = { ...late, now: late.effectiveAt };
    const step = { before, command, decision: decide(before, command) };
    steps.push(step);
    before = recorded(step);
  }
  return steps;
}

const bucketsOf = ({ lines }: CaseState) =>
  [...lines].map(([line, { buckets, counted }]) => ({ line, buckets, counted }));

describe('What was accepted in whatever order it was recorded', () => {
  it('is accepted in the order in which it took effect, and comes to the same', () => {
    let [tried, late] = [0, 0];
    fc.assert(
      fc.property(randomCases, (random) => {
        const commands = standing(random);
        if (!commands) return;
        const steps = inTime(commands);
        const refused = steps.filter(({ decision }) => decision.outcome !== 'accepted');
        expect(refused.map(({ command: { type, data }, decision }) => ({ type, data, decision }))).toEqual([]);
        expect(bucketsOf(recorded(steps.at(-1) as Step).state)).toEqual(bucketsOf(random.file.state));
        tried++;
        if (commands.some(({ effectiveAt, now }) => effectiveAt < now)) late++;
      }),
      { numRuns: 250 },
    );
    expect(tried).toBeGreaterThan(20);
    expect(late).toBeGreaterThan(10);
  });
});
