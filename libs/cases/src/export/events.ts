import type { Units, UnitsFrom } from '../case-file/units.ts';

/** Leave to take goods out of the country instead of into it. It moves nothing yet. */
export interface ExportPermittedData {
  readonly lines: readonly Units[];
  readonly authorityReference: string;
  /** Last local date on which the permission may be used. */
  readonly expiresOn?: string;
}

export interface ExportedData {
  readonly lines: readonly UnitsFrom[];
  readonly authorityReference: string;
  /** Export declaration or carrier's proof. */
  readonly proof?: string;
}
