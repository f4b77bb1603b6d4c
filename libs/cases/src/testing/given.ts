import type { LineFacts } from '../add-lines/event.ts';
import type { Command, CommandContext, CommandType } from '../commands/command.ts';
import { decide } from '../commands/decide.ts';
import { decideDeed } from '../commands/decide-deed.ts';
import type { Decision } from '../commands/decision.ts';
import type { CommandPayloads } from '../commands/payloads.ts';
import type { Refusal } from '../commands/refusal.ts';
import { type Moment, stateAsOf } from '../case-file/as-of.ts';
import type { Bucket } from '../case-file/buckets.ts';
import type { UnitsAsked } from '../case-file/units.ts';
import { type CaseFile, emptyFile, evolve } from '../case-file/case-file.ts';
import type { CaseState } from '../case-file/state.ts';
import type { Actor } from '../events/envelope.ts';
import type { CaseEvent, EventType } from '../events/types.ts';
import { caseStanding } from '../status/derive-status.ts';

export const OFFICER: Actor = { id: 'm.rivera', role: 'case-officer', ports: ['2801'] };
export const SUPERVISOR: Actor = { id: 's.ito', role: 'supervisor', ports: ['2801'] };
export const SECOND_SUPERVISOR: Actor = { id: 'k.osei', role: 'supervisor', ports: ['2801'] };
export const CUSTODIAN: Actor = { id: 'c.lind', role: 'custodian', ports: ['2801'] };

type Context = Partial<CommandContext>;

/** A case in a test: commands are given to it on their dates, and what comes of it is looked at. */
export class TestCase {
  file: CaseFile = emptyFile('SYN-01');
  private commands = 0;
  /** The day on which the next command is given, as it is recorded. */
  private today = '2025-01-10T12:00:00.000Z';

  on(date: string): this {
    this.today = date.includes('T') ? date : `${date}T12:00:00.000Z`;
    return this;
  }

  /** Gives a command; it must be accepted. */
  given<T extends CommandType>(type: T, data: CommandPayloads[T], context: Context = {}): this {
    const decision = this.when(type, data, context);
    if (decision.outcome !== 'accepted') throw new Error(`${type} was not accepted: ${JSON.stringify(decision)}`);
    return this.record(decision);
  }

  /** Gives a command and answers what was decided; nothing is recorded. */
  when<T extends CommandType>(type: T, data: CommandPayloads[T], context: Context = {}): Decision {
    const command = this.command(type, data, context) as Command;
    // As it is decided once its approver has approved it; how that comes about is told in proposals/.
    return command.approver && !command.imported ? decideDeed(this.file, command) : decide(this.file, command);
  }

  /** The refusal that a command meets. */
  refused<T extends CommandType>(type: T, data: CommandPayloads[T], context: Context = {}): Refusal {
    const decision = this.when(type, data, context);
    if (decision.outcome !== 'refused') throw new Error(`${type} was not refused.`);
    return decision.refusal;
  }

  /** What is recorded of a deed that nobody else has approved: that it was proposed. */
  proposing<T extends CommandType>(type: T, data: CommandPayloads[T], context: Context = {}): readonly EventType[] {
    const decision = this.when(type, data, context);
    if (decision.outcome !== 'accepted') throw new Error(`${type} was not accepted: ${JSON.stringify(decision)}`);
    return decision.events.map((event) => event.type);
  }

  command<T extends CommandType>(type: T, data: CommandPayloads[T], context: Context = {}): Command<T> {
    const commandId = `command-${++this.commands}`;
    return {
      type,
      caseId: this.file.caseId,
      data,
      commandId,
      correlationId: commandId,
      actor: OFFICER,
      effectiveAt: this.today,
      now: this.today,
      ...context,
    };
  }

  record(decision: Decision): this {
    if (decision.outcome !== 'accepted') return this;
    for (const event of decision.events) {
      const recorded = { ...event, recordedAt: this.today, revision: this.file.revision + 1 } as CaseEvent;
      this.file = evolve(this.file, recorded);
    }
    return this;
  }

  /** Id of the latest recorded event of a type. */
  idOf(type: EventType): string {
    const event = this.file.history.findLast((one) => one.type === type);
    if (!event) throw new Error(`No ${type} was recorded.`);
    return event.eventId;
  }

  get types(): EventType[] {
    return this.file.history.map(({ type }) => type);
  }

  get standing(): ReturnType<typeof caseStanding> {
    return caseStanding(this.file.state);
  }

  /** The buckets of a line that are not empty. */
  buckets(line = 1): Partial<Record<string, number>> {
    return notEmpty(this.file.state, line);
  }

  /** The same at another moment. */
  bucketsAsOf(moment: Moment, line = 1): Partial<Record<string, number>> {
    return notEmpty(stateAsOf(this.file.history, moment), line);
  }
}

function notEmpty({ lines }: CaseState, line: number): Partial<Record<string, number>> {
  return Object.fromEntries(Object.entries(lines.get(line)?.buckets ?? {}).filter(([, units]) => units > 0));
}

/** What is known of one line: so many Antminer S21 at $3,200, unless said otherwise. */
export function lineFacts(counted: number, more: Partial<LineFacts> = {}): LineFacts {
  return {
    line: 1,
    description: 'Crypto-mining machines',
    manufacturer: 'Bitmain',
    model: 'Antminer S21',
    htsus: { code: '8543.70.9860', edition: '2025' },
    origin: 'CN',
    unitValue: { amount: 320_000, currency: 'USD', basis: 'entered' },
    counted,
    ...more,
  };
}

/** What is said when a case is opened on 2025-01-10 at port 2801. */
export function opening(lines: readonly LineFacts[]): CommandPayloads['OpenCase'] {
  return {
    port: '2801',
    parties: [{ role: 'importer', name: 'Demo Importer A' }],
    clockRegime: 'title19',
    presentedOn: '2025-01-10',
    lines,
  };
}

/** A case with one line of presented units, opened on 2025-01-10 at port 2801. */
export function openedCase(units = 900, serials?: readonly string[]): TestCase {
  return new TestCase().given('OpenCase', opening([lineFacts(units, serials ? { serials } : {})]));
}

export const units = (quantity: number, from?: Bucket): UnitsAsked[] =>
  from === undefined ? [{ line: 1, quantity }] : [{ line: 1, quantity, from }];

/** The same case with its units detained on 2025-01-12. */
export function detainedCase(quantity = 900): TestCase {
  return openedCase(quantity)
    .on('2025-01-12')
    .given('Detain', { lines: units(quantity), basis: 'decision' }, { reasonCode: 'agency-request' });
}

export const SEIZURE = {
  legalBases: ['19 USC 1595a(c)(2)(A)'],
  reasonableCause: 'Unauthorised radio equipment',
  fpfCaseNumber: '2025-2801-000123-01',
  receiptNumber: '6051S-1',
};

/** The same case with its units seized on 2025-01-20. */
export function seizedCase(quantity = 900): TestCase {
  return detainedCase(quantity)
    .on('2025-01-20')
    .given('Seize', { ...SEIZURE, lines: units(quantity) }, { approver: SUPERVISOR });
}

export const REMISSION = { releaseType: 'remission', authorityReference: 'Decision 2025-2801-000123' };
