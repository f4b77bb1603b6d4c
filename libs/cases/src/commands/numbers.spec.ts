import { APPROVED } from '../testing/forfeiture.ts';
import { CUSTODIAN, detainedCase, lineFacts, openedCase, opening, REMISSION, seizedCase } from '../testing/given.ts';
import { SECOND_SUPERVISOR, SEIZURE, SUPERVISOR, TestCase } from '../testing/given.ts';
import { COMMAND_TYPES } from './catalogue.ts';
import type { CommandContext, CommandType } from './command.ts';
import type { CommandPayloads } from './payloads.ts';

/** A command that is accepted as it is, given to the case that it is for. */
interface Sound {
  readonly type: CommandType;
  readonly data: object;
  readonly to: () => TestCase;
  readonly context: Partial<CommandContext>;
}

function sound<T extends CommandType>(
  type: T,
  to: () => TestCase,
  data: CommandPayloads[T] | ((test: TestCase) => CommandPayloads[T]),
  context: Partial<CommandContext> = {},
): Sound {
  return { type, data: typeof data === 'function' ? data(to()) : data, to, context };
}

const lines = [{ line: 1, quantity: 2 }];
const bond = { number: 'B-1', amount: 100_00, currency: 'USD' };
const place = { firms: 'W123' };
const order = { court: 'N.D. Cal.', docket: '1', orderedOn: '2025-01-20', terms: 'x' };
const authorityReference = 'A-1';
const released = () => detainedCase(9).given('Release', { releaseType: 'admissible', authorityReference, lines });
const demanded = () => released().given('DemandRedelivery', { lines, demandReference: 'x', dueOn: '2025-03-01' });
const held = () => detainedCase(9).given('PlaceAgencyHold', { agency: 'FCC', reference: 'F-1', lines });
const excluded = () =>
  detainedCase(9).given('Exclude', { lines, basis: 'decision' }, { reasonCode: 'inadmissible' }).on('2025-01-13');
const forfeited = () =>
  seizedCase(9)
    .given('ReceiveElection', { kind: 'abandonment', by: 'A', receivedOn: '2025-01-20' })
    .given('Forfeit', { lines, basis: 'abandonment', instrument: 'x' }, APPROVED);
const moved = { method: 'truck', purpose: 'storage', condition: 'sealed', receipt: 'R-1' };

const COMMANDS: readonly Sound[] = [
  sound('OpenCase', () => new TestCase(), opening([lineFacts(9, { declared: 10 })])),
  sound('AddLines', () => openedCase(9), { lines: [lineFacts(9, { line: 2, declared: 10 })] }),
  sound('CorrectQuantity', () => openedCase(9), { line: 1, counted: 8, declared: 9 }, { reasonCode: 'miscount' }),
  sound('Detain', () => openedCase(9), { lines, basis: 'decision' }, { reasonCode: 'agency-request' }),
  sound('Seize', () => detainedCase(9), { ...SEIZURE, lines }, APPROVED),
  sound(
    'Seize',
    excluded,
    (test) => ({ ...SEIZURE, lines, rescinds: [{ exclusionEventId: test.idOf('Excluded'), lines }] }),
    { ...APPROVED, effectiveAt: '2025-01-12T12:00:00.000Z', lateReason: 'x' },
  ),
  sound('Release', () => seizedCase(9), { ...REMISSION, lines, bond }, APPROVED),
  sound(
    'AttestStillHeld',
    () => detainedCase(2),
    { lines, nextReviewOn: '2025-03-01' },
    { reasonCode: 'periodic-review' },
  ),
  sound('Exclude', () => detainedCase(9), { lines, basis: 'decision' }, { reasonCode: 'inadmissible' }),
  sound('RescindExclusion', excluded, (test) => ({ exclusionEventId: test.idOf('Excluded'), lines }), {
    reasonCode: 'protest-granted',
  }),
  sound(
    'Forfeit',
    () => seizedCase(9).given('RecordCourtOrder', { ...order, kind: 'forfeiture-decree' }),
    { lines, basis: 'decree', instrument: '1' },
    APPROVED,
  ),
  sound('SetAsideForfeiture', forfeited, { lines, orderReference: 'O-1' }, APPROVED),
  sound('DisposeOf', forfeited, { lines, method: 'sold', authorityReference }, APPROVED),
  sound('DisposeOf', forfeited, { lines, method: 'destroyed', authorityReference }, APPROVED),
  sound('PermitExport', () => detainedCase(9), { lines, authorityReference }, APPROVED),
  sound('Export', () => detainedCase(9).given('PermitExport', { lines, authorityReference }, APPROVED), {
    lines,
    authorityReference,
  }),
  sound('Destroy', () => detainedCase(9), { lines, authorityReference }, APPROVED),
  sound('RecordLoss', () => detainedCase(9), { lines }, { reasonCode: 'theft' }),
  sound('DemandRedelivery', released, { lines, demandReference: 'x', dueOn: '2025-03-01' }),
  sound('Redeliver', demanded, (test) => ({ lines, demandEventId: test.idOf('RedeliveryDemanded') })),
  sound('TransferCustody', () => detainedCase(9), { ...moved, lines, from: place, to: { name: 'Pier 80' } }),
  sound('CountCustody', () => detainedCase(9), { lines, place, condition: 'sealed' }),
  sound('ReceiveElection', () => seizedCase(9), { kind: 'claim', by: 'A', receivedOn: '2025-01-20', lines, bond }),
  sound('RecordCourtOrder', () => seizedCase(9), { ...order, kind: 'other', lines }),
  sound('PlaceAgencyHold', () => detainedCase(9), { agency: 'FCC', reference: 'F-1', lines }),
  sound('LiftAgencyHold', held, (test) => ({ holdEventId: test.idOf('AgencyHoldPlaced'), reference: 'F-2', lines })),
  sound('RecordValuation', () => detainedCase(9), { line: 1, unitValue: lineFacts(9).unitValue, source: 'x' }),
  sound(
    'AccrueStorage',
    () => detainedCase(9),
    { amount: 1, currency: 'USD', from: '2025-01-10', to: '2025-01-11', custodian: 'x' },
    { actor: CUSTODIAN },
  ),
  sound('AttachDocument', () => openedCase(9), { title: 'x', mediaType: 'x/x', sha256: 'ab', bytes: 1 }),
];

/** Commands that give no number at all. */
const WITHOUT: readonly CommandType[] = [
  'ChangeSeal',
  'IssueNotice',
  'ServeNotice',
  'ReturnNotice',
  'PublishNotice',
  'DecidePetition',
  'ExtendDeadline',
  'TollDeadline',
  'LapseDeadline',
  'MeetDeadline',
  'RecordReview',
  'AddNote',
  'Annul',
  'CloseCase',
  'ReopenCase',
  'ApproveProposal',
  'DeclineProposal',
  'WithdrawProposal',
];

/** None found, nothing charged: these may be 0. */
const MAY_BE_NONE = /^(counted|amount|bond\.amount|unitValue\.amount|lines\[0\]\.unitValue\.amount)$/;

type Path = readonly (string | number)[];

function numbersIn(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'number') return [path];
  if (typeof value !== 'object' || value === null) return [];
  const all = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return all.flatMap(([key, inner]) => numbersIn(inner, [...path, key]));
}

function replaced(value: unknown, [key, ...rest]: Path, by: number): unknown {
  if (key === undefined) return by;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<string, unknown>;
  copy[key] = replaced(copy[key], rest, by);
  return copy;
}

const say = (path: Path) =>
  path.map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`)).join('');
const give = ({ type, to, context }: Sound, data: object) => to().when(type, data, context);

describe('A number that a command gives', () => {
  it('is looked at here in every command that gives one', () => {
    expect(new Set([...COMMANDS.map(({ type }) => type), ...WITHOUT])).toEqual(new Set(COMMAND_TYPES));
    for (const command of COMMANDS) {
      expect([command.type, give(command, command.data)]).toMatchObject([command.type, { outcome: 'accepted' }]);
    }
  });

  it.each(COMMANDS)('is whole, and above 0 where none would say nothing: $type', (command) => {
    for (const path of numbersIn(command.data)) {
      const field = say(path);
      for (const given of [-5, 1.5, 2 ** 53, ...(MAY_BE_NONE.test(field) ? [] : [0])]) {
        const decision = give(command, replaced(command.data, path, given) as object);
        if (path.at(-1) === 'line' && !/OpenCase|AddLines/.test(command.type)) {
          expect(decision).toMatchObject({ refusal: { code: 'LINE_UNKNOWN' } });
          continue;
        }
        expect([given, decision]).toMatchObject([given, { outcome: 'refused', refusal: { field } }]);
        const { code, compared = {} } = (decision as Extract<typeof decision, { refusal: object }>).refusal;
        expect(code).toMatch(/^(QUANTITY_NOT_AVAILABLE|STILL_HELD_MISMATCH|NUMBER_INVALID)$/);
        expect(Object.values(compared)).toHaveLength(2);
        expect(Object.values(compared)).toContain(given);
      }
    }
  });

  it('is of something: a list that names no units is refused, and so is one that strikes through no event', () => {
    for (const command of COMMANDS.filter(({ type, data }) => 'lines' in data && type !== 'OpenCase')) {
      expect([command.type, give(command, { ...command.data, lines: [] })]).toMatchObject([
        command.type,
        { outcome: 'refused', refusal: { code: 'LINE_UNKNOWN', field: 'lines' } },
      ]);
    }
    const twoPersons = { actor: SUPERVISOR, approver: SECOND_SUPERVISOR, reasonCode: 'duplicate' };
    expect(openedCase(9).refused('Annul', { targets: [] }, twoPersons)).toMatchObject({
      code: 'ANNULMENT_TARGET_INVALID',
      field: 'targets',
    });
  });

  it('of units counts the numbered ones among them, each named once', () => {
    const withSerials = COMMANDS.filter(({ type, data }) => 'lines' in data && !/Case|Lines|AgencyHold/.test(type));
    for (const command of withSerials) {
      for (const serials of [
        ['A', 'B', 'C'],
        ['A', 'A'],
      ]) {
        const decision = give(command, { ...command.data, lines: [{ line: 1, quantity: 2, serials }] });
        expect([command.type, decision]).toMatchObject([
          command.type,
          { outcome: 'refused', refusal: { code: 'SERIALS_INVALID', field: 'lines[0].serials' } },
        ]);
      }
    }
  });

  it('may be none where none was found, or nothing charged', () => {
    for (const command of COMMANDS) {
      for (const path of numbersIn(command.data).filter((one) => MAY_BE_NONE.test(say(one)))) {
        expect(give(command, replaced(command.data, path, 0) as object)).toMatchObject({ outcome: 'accepted' });
      }
    }
  });
});
