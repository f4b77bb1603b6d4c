/** A recount: the difference goes into, or comes out of, the units that are only presented so far. */
export interface QuantityCorrectedData {
  readonly line: number;
  /** As it stood when it was decided; a late entry may have changed that since. */
  readonly previousCount: number;
  readonly counted: number;
  readonly declared?: number;
  readonly serialsAdded?: readonly string[];
  readonly serialsRemoved?: readonly string[];
}
