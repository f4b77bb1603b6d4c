import type { Bucket } from '../case/buckets.ts';

export type FieldKind =
  'text' | 'long-text' | 'integer' | 'money' | 'date' | 'instant' | 'choice' | 'texts' | 'object' | 'objects';

/** One field of a command, as the API describes it. */
export interface Field {
  /** Name in the body; errors name it too. */
  readonly name: string;
  readonly kind: FieldKind;
  readonly required?: boolean;
  readonly description?: string;
  readonly example?: string;
  readonly choices?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  /** Of an object, or of the objects of a list: name of their own fields in SHAPES. */
  readonly shape?: string;
}

/** What can be done to a case, and by whom. */
export interface Deed {
  readonly command: string;
  /** Last part of its address. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly roles: readonly string[];
  /** List of reference data that its reason is taken from. */
  readonly reasons?: string;
  readonly approval?: 'always' | 'sometimes';
  readonly whenClosed?: boolean;
  /** Buckets that it may take units from. */
  readonly from?: readonly Bucket[];
}
