import {
  type Bucket,
  BUCKETS,
  type CommandType,
  commandSpecOf,
  type EventType,
  LEGAL_MOVES,
  referenceList,
} from '#libs/cases';

/** What the documentation says of a deed besides its fields, so that a form for it needs no knowledge of its own. */
export interface Deed {
  readonly command: CommandType;
  readonly tag: string;
  readonly roles: readonly string[];
  /** List of reference data that its reason code is taken from. */
  readonly reasons?: string;
  /** A second person: always, or where the units ask for it. */
  readonly approval?: 'always' | 'sometimes';
  /** It may be recorded in a closed case. */
  readonly whenClosed?: true;
  /** It decides about a proposal, which its path names. */
  readonly settles?: 'proposal';
  /** Buckets that it may take units from, where it moves units. */
  readonly from?: readonly Bucket[];
}

/** What the deeds that move units lead to; which moves are legal is said by the table of the domain. */
const MOVES: Partial<Record<CommandType, readonly [EventType, Bucket]>> = {
  Detain: ['Detained', 'detained'],
  Seize: ['SeizedSubjectToForfeiture', 'seized'],
  Release: ['Released', 'released'],
  Exclude: ['Excluded', 'excluded'],
  Forfeit: ['Forfeited', 'forfeited'],
  SetAsideForfeiture: ['ForfeitureSetAside', 'seized'],
  Export: ['Exported', 'exported'],
  Destroy: ['Destroyed', 'destroyed'],
  RecordLoss: ['LossRecorded', 'lost'],
  Redeliver: ['Redelivered', 'detained'],
};

/** Deeds on units that stay where they are. */
const STAYS: Partial<Record<CommandType, readonly Bucket[]>> = {
  AttestStillHeld: ['detained', 'seized', 'excluded'],
  RescindExclusion: ['excluded'],
  DisposeOf: ['forfeited'],
  PermitExport: ['detained', 'seized', 'excluded'],
  DemandRedelivery: ['released'],
};

const SETTLING: readonly CommandType[] = ['ApproveProposal', 'DeclineProposal', 'WithdrawProposal'];

export function deedOf(command: CommandType, tag: string): Deed {
  const { roles, reasons, approval, whenClosed } = commandSpecOf(command);
  const from = sources(command);
  return {
    command,
    tag,
    roles,
    ...(reasons && referenceList(reasons) && { reasons }),
    ...(approval && { approval: approval === 'always' ? 'always' : 'sometimes' }),
    ...(whenClosed && { whenClosed }),
    ...(SETTLING.includes(command) && { settles: 'proposal' }),
    ...(from && { from }),
  };
}

function sources(command: CommandType): readonly Bucket[] | undefined {
  const move = MOVES[command];
  if (!move) return STAYS[command];
  const [event, to] = move;
  return BUCKETS.filter((from) => LEGAL_MOVES[from][to]?.includes(event));
}
