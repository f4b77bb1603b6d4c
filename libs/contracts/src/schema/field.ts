/** JSON Schema 2020-12, as far as published events need it. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/** A field of a published event: what it looks like to a validator, and to the compiler by the same words. */
export interface Field<T, Optional extends boolean = false> {
  readonly schema: JsonSchema;
  readonly optional: Optional;
  /** Never there at run time: carries the type. */
  readonly of?: T;
}

export interface Fields {
  readonly [name: string]: Field<unknown, boolean>;
}

type Valued<F> = F extends Field<infer T, boolean> ? T : never;

/** The value that a record of these fields describes. */
export type RecordOf<F extends Fields> = {
  readonly [K in keyof F as F[K] extends Field<unknown, true> ? never : K]: Valued<F[K]>;
} & {
  readonly [K in keyof F as F[K] extends Field<unknown, true> ? K : never]?: Valued<F[K]>;
};

function field<T>(schema: JsonSchema): Field<T> {
  return { schema, optional: false };
}

/** A code or reference of a closed or checked form; never words that somebody typed freely. */
export function code(description: string, pattern?: string): Field<string> {
  return field({ type: 'string', description, minLength: 1, ...(pattern && { pattern }) });
}

export function oneOf<const T extends readonly string[]>(values: T, description: string): Field<T[number]> {
  return field({ type: 'string', description, enum: [...values] });
}

export function whole(description: string, minimum = 0): Field<number> {
  return field({ type: 'integer', description, minimum });
}

export function truth(description: string): Field<boolean> {
  return field({ type: 'boolean', description });
}

/** A date in the time zone of the port. */
export function localDate(description: string): Field<string> {
  return field({ type: 'string', description, format: 'date' });
}

export function list<T>(items: Field<T>, description: string): Field<readonly T[]> {
  return field({ type: 'array', description, items: items.schema });
}

export function record<F extends Fields>(fields: F, description?: string): Field<RecordOf<F>> {
  const entries = Object.entries(fields);
  return field({
    type: 'object',
    ...(description && { description }),
    properties: Object.fromEntries(entries.map(([name, { schema }]) => [name, schema])),
    required: entries.filter(([, { optional }]) => !optional).map(([name]) => name),
    additionalProperties: false,
  });
}

export function optional<T>({ schema }: Field<T>): Field<T, true> {
  return { schema, optional: true };
}
