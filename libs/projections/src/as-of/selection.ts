/** Lines that are asked about; all that are given must hold. */
export interface Selection {
  readonly caseId?: string;
  readonly campaign?: string;
  /** None at all selects nothing. */
  readonly port?: readonly string[];
  /** What the name of the importer begins with. */
  readonly importer?: string;
  readonly manufacturer?: string;
  readonly model?: string;
}

/** By the columns that lines are selected by. */
export const SELECTION_COLUMNS = {
  caseId: 'case_id',
  campaign: 'campaign',
  port: 'port',
  importer: 'importer',
  manufacturer: 'manufacturer',
  model: 'model',
} as const satisfies Record<keyof Selection, string>;
