import fc from 'fast-check';
import { type CaseFile, emptyFile, evolve } from '../case-file/case-file.ts';
import type { Command } from '../commands/command.ts';
import { decide } from '../commands/decide.ts';
import type { Decision } from '../commands/decision.ts';
import type { CommandPayloads } from '../commands/payloads.ts';
import { lineFacts, opening, SECOND_SUPERVISOR, SUPERVISOR } from './given.ts';
import { type Asked, type Intent, PLOTS, type Want, WANTS } from './random-commands.ts';

/** What was asked of a case as it stood, and what was decided. */
export interface Step {
  readonly before: CaseFile;
  readonly command: Command;
  readonly decision: Decision;
}

/** A case that came about by the commands of its steps; refused ones left no trace. */
export interface RandomCase {
  readonly file: CaseFile;
  readonly steps: readonly Step[];
}

export const IMPORTED = { importedAt: '2030-01-01T00:00:00.000Z', importedBy: 'j.okafor', source: 'records.csv' };

const FIRST = Date.parse('2025-01-10T12:00:00.000Z');
const serials = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix}${index}`);

/** A line without serial numbers, one with a number on every unit, one with numbers on some. */
const OPENING = opening([
  lineFacts(20),
  lineFacts(6, { line: 2, serials: serials('A', 6) }),
  lineFacts(12, { line: 3, serials: serials('B', 4) }),
]);

const intentsOf = (plots: readonly (readonly Want[])[]): fc.Arbitrary<readonly Intent[]> =>
  fc
    .record({
      wants: fc.constantFrom(...plots),
      lines: fc.array(fc.nat(3), { minLength: 1, maxLength: 3 }),
      share: fc.oneof(
        { weight: 8, arbitrary: fc.integer({ min: 1, max: 100 }) },
        { weight: 1, arbitrary: fc.constant(120) },
      ),
      pick: fc.nat(200),
      daysLater: fc.nat(6),
      daysLate: fc.oneof(
        { weight: 4, arbitrary: fc.constant(0) },
        { weight: 1, arbitrary: fc.integer({ min: 1, max: 40 }) },
      ),
    })
    .map(({ wants, ...same }) => wants.map((want) => ({ ...same, want })));

/** Goods get into customs' hands first, or little of what is wanted later would be possible. */
const TAKING_IN: readonly (readonly Want[])[] = [['detain'], ['detain'], ['seize'], ['exclude']];

/** What is chosen of a random case, where it matters. */
export interface Choice {
  readonly caseId: string;
  /** What it is opened with beyond its lines. */
  readonly more: Partial<CommandPayloads['OpenCase']>;
  /** How many things are wanted of it at the most, beside taking it in; each is one command or a few. */
  readonly wanted: number;
}

const ANY_CASE: Choice = { caseId: 'SYN-01', more: {}, wanted: 20 };

/** Cases of any legal sequence of commands: late entries, annulments, rescissions and redeliveries among them. */
export function randomCasesOf(choice: Choice): fc.Arbitrary<RandomCase> {
  return fc
    .tuple(
      fc.array(intentsOf(TAKING_IN), { minLength: 2, maxLength: 6 }),
      fc.array(intentsOf(PLOTS), { minLength: Math.min(4, choice.wanted), maxLength: choice.wanted }),
    )
    .map(([first, then]) => play([...first, ...then].flat(), choice));
}

export const randomCases: fc.Arbitrary<RandomCase> = randomCasesOf(ANY_CASE);

function play(intents: readonly Intent[], { caseId, more }: Choice): RandomCase {
  let day = 0;
  const steps = [step(emptyFile(caseId), ['OpenCase', { ...OPENING, ...more }], 0, day, 0)];
  let file = recorded(steps[0] as Step);
  for (const [index, intent] of intents.entries()) {
    day += intent.daysLater;
    const taken = step(file, WANTS[intent.want](file, intent), index + 1, day, intent.daysLate);
    steps.push(taken);
    file = recorded(taken);
  }
  return { file, steps };
}

function step(before: CaseFile, [type, data, context]: Asked, index: number, day: number, daysLate: number): Step {
  const commandId = `command-${index}`;
  const command = {
    type,
    caseId: before.caseId,
    data,
    commandId,
    correlationId: commandId,
    actor: SUPERVISOR,
    // Taken over from records, which name who approved: so one command leads to a deed of two persons.
    approver: SECOND_SUPERVISOR,
    imported: IMPORTED,
    effectiveAt: instant(Math.max(0, day - daysLate)),
    now: instant(day),
    lateReason: 'Reported late',
    ...context,
  } as Command;
  return { before, command, decision: decide(before, command) };
}

function instant(day: number): string {
  return new Date(FIRST + day * 86_400_000).toISOString();
}

/** The case after a step, as the store would have recorded it. */
export function recorded({ before, command, decision }: Step): CaseFile {
  if (decision.outcome !== 'accepted') return before;
  return decision.events.reduce(
    (file, event) => evolve(file, { ...event, recordedAt: command.now, revision: file.revision + 1 }),
    before,
  );
}
