import type { Bucket } from '../case-file/buckets.ts';
import { BUCKETS, heldIn } from '../case-file/buckets.ts';
import { sourcesOf } from '../case-file/legal-moves.ts';
import { type Line, serialsIn } from '../case-file/line.ts';
import type { CaseState } from '../case-file/state.ts';
import type { UnitsFrom } from '../case-file/units.ts';
import type { CommandContext, CommandType } from '../commands/command.ts';
import type { EventType } from '../events/types.ts';
import type { CaseFile } from '../case-file/case-file.ts';
import { DISPOSAL_METHODS } from '../dispose/event.ts';
import { lineFacts, SECOND_SUPERVISOR, SEIZURE } from './given.ts';
import { TOLD } from './random-facts.ts';

/** What somebody may want next, in numbers that a case turns into a command: most of them legal, some not. */
export interface Intent {
  readonly want: Want;
  /** Places in the list of lines; one or two of them. */
  readonly lines: readonly number[];
  /** Percent of what is there; above 100 asks for too much. */
  readonly share: number;
  /** Chooses among what there is to choose from. */
  readonly pick: number;
  readonly daysLater: number;
  /** Days by which the command takes effect before it is recorded. */
  readonly daysLate: number;
}

export type Asked = readonly [CommandType, unknown, Partial<CommandContext>?];

/** Units for an event, out of buckets that it may take them from where there are any. */
function unitsFor(
  { lines }: CaseState,
  { share, pick, lines: places }: Intent,
  type: EventType,
  to: Bucket,
): UnitsFrom[] {
  const numbers = [...lines.keys()];
  const wanted = new Set(places.flatMap((place) => numbers[place % numbers.length] ?? []));
  return [...wanted].map((number) => {
    const line = lines.get(number) as Line;
    const full = sourcesOf(type, to).filter((bucket) => line.buckets[bucket] > 0);
    const from = full[pick % full.length] ?? BUCKETS[pick % BUCKETS.length] ?? 'presented';
    return { line: number, from, ...portion(line, from, share, pick) };
  });
}

function portion(line: Line, from: Bucket, share: number, pick: number): { quantity: number; serials?: string[] } {
  const there = line.buckets[from];
  const quantity = Math.max(1, Math.ceil((there * share) / 100));
  const here = [...line.serials].filter(([, at]) => at === from).map(([serial]) => serial);
  const must = quantity - (there - serialsIn(line, from));
  const named = here.slice(0, Math.max(must, pick % (Math.min(quantity, here.length) + 1)));
  return named.length > 0 ? { quantity, serials: named } : { quantity };
}

const move =
  (type: EventType, to: Bucket, command: CommandType, more: object = {}, context: Partial<CommandContext> = {}) =>
  ({ state }: CaseFile, intent: Intent): Asked => [
    command,
    { ...more, lines: unitsFor(state, intent, type, to) },
    context,
  ];

/** Not from records: who approves does so in person. */
const inPerson = { approver: undefined, imported: undefined } as unknown as Partial<CommandContext>;
const because = (reasonCode: string) => ({ reasonCode });
const anyOf = <T>(all: readonly T[], pick: number): T | undefined => all[pick % all.length];
const idOf = (one: { readonly eventId: string } | undefined): string => one?.eventId ?? 'nothing';
const plain = (units: readonly UnitsFrom[]) => units.map(({ line, quantity }) => ({ line, quantity }));

/** The commands that somebody may want, by what they are called for. */
export const WANTS = {
  detain: move('Detained', 'detained', 'Detain', { basis: 'decision' }, because('agency-request')),
  seize: move('SeizedSubjectToForfeiture', 'seized', 'Seize', SEIZURE),
  release: (file, intent) => {
    const lines = unitsFor(file.state, intent, 'Released', 'released');
    const releaseType = lines[0]?.from === 'seized' ? 'remission' : 'admissible';
    return ['Release', { lines, releaseType, authorityReference: 'D-1' }];
  },
  clear: ({ state }) => {
    const lines = [...state.lines.values()].flatMap((line) =>
      sourcesOf('Released', 'released').flatMap((from) =>
        line.buckets[from] > 0 ? [{ line: line.facts.line, from, ...portion(line, from, 100, 0) }] : [],
      ),
    );
    return ['Release', { lines, releaseType: 'court-order', authorityReference: 'O-1', holdOverride: 'O-1' }];
  },
  propose: (file, intent) => {
    const lines = unitsFor(file.state, intent, 'SeizedSubjectToForfeiture', 'seized');
    return ['Seize', { ...SEIZURE, lines }, inPerson];
  },
  approve: ({ state }, { pick }) => [
    'ApproveProposal',
    { proposalId: idOf(anyOf(state.proposals, pick)) },
    { ...inPerson, actor: SECOND_SUPERVISOR },
  ],
  decline: ({ state }, { pick }) => [
    'DeclineProposal',
    { proposalId: idOf(anyOf(state.proposals, pick)) },
    { ...inPerson, actor: SECOND_SUPERVISOR, reasonCode: 'overtaken' },
  ],
  withdraw: ({ state }, { pick }) => [
    'WithdrawProposal',
    { proposalId: idOf(anyOf(state.proposals, pick)) },
    { ...inPerson, reasonCode: 'overtaken' },
  ],
  exclude: move('Excluded', 'excluded', 'Exclude', { basis: 'decision' }, because('inadmissible')),
  rescind: ({ state }, { pick, share }) => {
    const exclusion = anyOf(state.exclusions, pick);
    const lines = (exclusion?.lines ?? []).map((units) => {
      const quantity = Math.max(1, Math.ceil((units.quantity * share) / 100));
      const serials = units.serials?.slice(0, quantity);
      return { line: units.line, quantity, ...(serials?.length && { serials }) };
    });
    return ['RescindExclusion', { exclusionEventId: idOf(exclusion), lines }, because('protest-granted')];
  },
  attest: ({ state }, { pick }) => {
    const lines = [...state.lines]
      .map(([line, { buckets }]) => ({ line, quantity: heldIn(buckets) + (pick % 7 === 0 ? 1 : 0) }))
      .filter(({ quantity }) => quantity > 0);
    return ['AttestStillHeld', { lines, nextReviewOn: '2027-01-01' }, because('periodic-review')];
  },
  abandon: ({ state }, intent) => {
    const lines = plain(unitsFor(state, intent, 'Forfeited', 'forfeited'));
    return ['ReceiveElection', { kind: 'abandonment', by: 'A', receivedOn: '2025-02-01', lines }];
  },
  forfeit: move('Forfeited', 'forfeited', 'Forfeit', { basis: 'abandonment', instrument: 'x' }),
  forfeitByDecree: move('Forfeited', 'forfeited', 'Forfeit', { basis: 'decree', instrument: '25-00001' }),
  setAside: move('ForfeitureSetAside', 'seized', 'SetAsideForfeiture', { orderReference: 'O-1' }),
  dispose: ({ state }, intent) => {
    const lines = unitsFor(state, intent, 'DisposedOf', 'destroyed').map(({ from: _from, ...units }) => units);
    return ['DisposeOf', { lines, method: anyOf(DISPOSAL_METHODS, intent.pick), authorityReference: 'O-1' }];
  },
  permit: ({ state }, intent) => {
    const lines = plain(unitsFor(state, intent, 'Exported', 'exported'));
    return ['PermitExport', { lines, authorityReference: 'P-1' }];
  },
  export: move('Exported', 'exported', 'Export', { authorityReference: 'P-1' }),
  destroy: move('Destroyed', 'destroyed', 'Destroy', { authorityReference: 'O-1' }),
  lose: move('LossRecorded', 'lost', 'RecordLoss', {}, because('theft')),
  demand: ({ state }, intent) => {
    const lines = plain(unitsFor(state, intent, 'Redelivered', 'detained'));
    return ['DemandRedelivery', { lines, demandReference: 'R-1', dueOn: '2025-06-01' }];
  },
  redeliver: ({ state }, intent) => {
    const lines = unitsFor(state, intent, 'Redelivered', 'detained').map(({ from: _from, ...units }) => units);
    return ['Redeliver', { lines, demandEventId: idOf(state.redeliveryDemands.at(-1)) }];
  },
  recount: ({ state }, { lines: [place = 0], share, pick }) => {
    const [number, line] = [...state.lines][place % state.lines.size] ?? [];
    if (number === undefined || line === undefined) return ['AddNote', { text: 'There is no line.' }];
    const counted = Math.max(0, line.counted + (pick % 2 === 0 ? 1 : -1) * Math.ceil(share / 30));
    const loose = [...line.serials].filter(([, at]) => at === 'presented').map(([serial]) => serial);
    const serials = pick % 3 === 0 ? { serialsRemoved: loose.slice(0, 2) } : { serialsAdded: [`N${pick % 5}`] };
    return ['CorrectQuantity', { line: number, counted, ...(share > 50 && serials) }, because('miscount')];
  },
  addLine: ({ state }, { share, pick }) => {
    const serials = pick % 2 === 0 ? { serials: [`N${pick % 5}`] } : {};
    return ['AddLines', { lines: [lineFacts(1 + (share % 9), { line: state.lines.size + 1, ...serials })] }];
  },
  hold: ({ state }, { pick }) => [
    'PlaceAgencyHold',
    { agency: 'FCC', reference: 'F-1', lines: [{ line: 1 + (pick % state.lines.size), quantity: 1 + (pick % 3) }] },
  ],
  lift: ({ state }, { pick, share }) => {
    const hold = anyOf(state.holds, pick);
    const lines = share > 50 ? {} : { lines: (hold?.lines ?? []).map(({ line }) => ({ line, quantity: 1 })) };
    return ['LiftAgencyHold', { holdEventId: idOf(hold), reference: 'F-2', ...lines }];
  },
  // One of the latest, mostly: little rests on those.
  annul: ({ history }, { pick }) => [
    'Annul',
    { targets: [idOf(anyOf(history.slice(-1 - (pick % 7)), pick))] },
    because('wrong-quantity'),
  ],
  ...TOLD,
  close: () => ['CloseCase', {}, because('all-resolved')],
  reopen: () => ['ReopenCase', {}, because('new-information')],
} satisfies Record<string, (file: CaseFile, intent: Intent) => Asked>;

export type Want = keyof typeof WANTS;

/** What is wanted in one go, of the same units: a forfeiture, say, is preceded by what it rests on. */
export const PLOTS: readonly (readonly Want[])[] = [
  ...(Object.keys(WANTS) as Want[]).map((want) => [want]),
  ['permit', 'export'],
  ['seize', 'abandon', 'forfeit', 'setAside'],
  ['seize', 'abandon', 'forfeit', 'dispose', 'lose'],
  ['seize', 'decree', 'forfeitByDecree', 'stay', 'dispose'],
  ['hold', 'lift', 'release', 'lift'],
  ['release', 'demand', 'redeliver'],
  ['propose', 'lose', 'approve'],
  ['propose', 'approve'],
  ['propose', 'decline'],
  ['propose', 'withdraw'],
  ...new Array<readonly Want[]>(4).fill(['fact']),
  ['notice', 'notice'],
  ['petition', 'petition'],
  ['exclude', 'rescind', 'seize'],
  ['exclude', 'rescind'],
  ['attest', 'lose', 'attest'],
  ['lose', 'annul'],
  ['lift', 'clear', 'close', 'reopen'],
];
