import type { UnitValue } from '../add-lines/event.ts';

export interface SupervisoryReviewRecordedData {
  readonly basis: string;
  readonly finding: string;
  readonly nextReviewOn?: string;
}

/** A value found later. It stands beside the entered one; one basis never overwrites another. */
export interface ValuationRecordedData {
  readonly line: number;
  readonly unitValue: UnitValue;
  readonly source: string;
}

export interface StorageChargeAccruedData {
  /** Minor units, for the period from `from` to `to`, both inclusive local dates. */
  readonly amount: number;
  readonly currency: string;
  readonly from: string;
  readonly to: string;
  readonly custodian: string;
}

/** What tells one file from every other. Version 1 of the event knew one algorithm and did not name it. */
export interface FileDigest {
  readonly algorithm: 'sha-256';
  /** Lower-case hexadecimal. */
  readonly value: string;
}

/** Documents stay where they are kept; the case holds their digest. */
export interface DocumentAttachedData {
  readonly title: string;
  readonly mediaType: string;
  readonly digest: FileDigest;
  readonly bytes: number;
  readonly location?: string;
}

export interface NoteAddedData {
  readonly text: string;
}
