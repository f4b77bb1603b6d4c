import {
  type Amounts,
  caseStanding,
  type CaseFile,
  type CaseOpenedData,
  type CaseState,
  type Deadline,
  lifecycleOf,
  type Line,
  lineStanding,
  nextDeadline,
  nextReviewOn,
  type Standing,
  valuesOf,
} from '#libs/cases';

/** A line as it is shown: what it is, where its units are, and what was last attested of it. */
export type LineDocument = Line['facts'] &
  Standing & {
    readonly serialsByBucket?: Readonly<Record<string, number>>;
    readonly attested?: Line['attested'];
    /** Units attested more (or, below 0, less) than the record says now; absent where they agree. */
    readonly discrepancy?: number;
    readonly disposed?: Line['disposed'];
    readonly valuations?: Line['valuations'];
    /** Units by place. */
    readonly locations?: Readonly<Record<string, number>>;
  };

/** A case as `GET /cases/{id}` shows it. */
export interface CaseDocument extends Standing, CaseOpenedData {
  readonly caseId: string;
  readonly revision: number;
  readonly lifecycle: ReturnType<typeof lifecycleOf>;
  readonly openedAt: string;
  readonly changedAt: string;
  readonly closedAt?: string;
  readonly value: { readonly counted: Amounts; readonly held: Amounts };
  readonly nextReviewOn?: string;
  readonly nextDeadline?: Deadline;
  readonly lines: readonly LineDocument[];
  readonly holds: CaseState['holds'];
  readonly seizures: CaseState['seizures'];
  readonly exclusions: CaseState['exclusions'];
  readonly notices: CaseState['notices'];
  readonly publications: CaseState['publications'];
  readonly elections: CaseState['elections'];
  readonly courtOrders: CaseState['courtOrders'];
  readonly exportPermits: CaseState['exportPermits'];
  readonly redeliveryDemands: CaseState['redeliveryDemands'];
  /** What waits for a second person. */
  readonly proposals: CaseState['proposals'];
  readonly seals: CaseState['seals'];
  readonly storage: CaseState['storage'];
  readonly documents: number;
  readonly notes: number;
  /** Facts that do not fit the history; none in a log that only this service wrote. */
  readonly anomalies: CaseState['anomalies'];
}

/** The whole of a case from its fold; nothing when it was never opened. */
export function caseDocument({ caseId, revision, state, history }: CaseFile): CaseDocument | undefined {
  if (!state.opened) return undefined;
  const { at, ...opened } = state.opened;
  const review = nextReviewOn(state);
  const deadline = nextDeadline(state);
  const { holds, seizures, exclusions, notices, publications, elections, courtOrders, exportPermits } = state;
  const { redeliveryDemands, proposals, seals, storage, documents, notes, anomalies, closedAt } = state;
  return {
    caseId,
    revision,
    ...opened,
    ...caseStanding(state),
    lifecycle: lifecycleOf(state),
    openedAt: at,
    changedAt: history.at(-1)?.recordedAt ?? at,
    ...(closedAt && { closedAt }),
    value: valuesOf(state),
    ...(review && { nextReviewOn: review }),
    ...(deadline && { nextDeadline: deadline }),
    lines: [...state.lines.values()].map((line) => lineDocument(line, state)),
    ...{ holds: holds.filter(({ lines }) => lines.length > 0), seizures, exclusions, notices, publications, elections },
    ...{ courtOrders, exportPermits, redeliveryDemands, proposals, seals, storage, documents, notes, anomalies },
  };
}

function lineDocument(line: Line, state: CaseState): LineDocument {
  const { serials, ...facts } = line.facts;
  const places = state.custody.get(facts.line);
  const { attested } = line;
  const discrepancy = attested ? attested.quantity - attested.computed : 0;
  return {
    ...facts,
    ...lineStanding(line),
    ...(serials && { serialsByBucket: countBy(line.serials.values()) }),
    ...(attested && { attested }),
    ...(discrepancy !== 0 && { discrepancy }),
    ...(Object.keys(line.disposed).length > 0 && { disposed: line.disposed }),
    ...(line.valuations.length > 1 && { valuations: line.valuations }),
    ...(places && { locations: Object.fromEntries(places) }),
  };
}

function countBy(values: Iterable<string>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
