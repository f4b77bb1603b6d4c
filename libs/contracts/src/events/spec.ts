import type { CaseEvent, EventType } from '#libs/cases';
import type { Fields, RecordOf } from '../schema/field.ts';

/** All that is known of one published event. Written beside others of its kind, gathered in `catalogue.ts`. */
export interface PublishedSpec<T extends EventType, F extends Fields = Fields> {
  /** Of the published facts; independent of the internal schema version. */
  readonly version: number;
  readonly title: string;
  readonly fields: F;
  /** What outsiders learn. Pure; names and free text stay behind. */
  facts(event: CaseEvent<T>): RecordOf<F>;
}

/** Says a spec so that the compiler holds `facts` to `fields`. */
export function published<T extends EventType>() {
  return <const F extends Fields, const V extends number>(
    spec: PublishedSpec<T, F> & { readonly version: V },
  ): PublishedSpec<T, F> & { readonly version: V } => spec;
}
