/** Of an OpenAPI document, what forms are made of. */
export interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly description?: string;
  readonly example?: unknown;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
}

interface Operation {
  readonly summary: string;
  readonly description?: string;
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly 'x-deed'?: Readonly<Record<string, unknown>>;
}

export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** One field of a form, as src/deeds/field.ts has it. */
type Field = Readonly<Record<string, unknown>>;

/** Not for people who fill in a form: an import is the business of the command line, and so is whom it says to have approved. */
const NOT_ASKED = new Set(['import', 'approver']);

const nameOf = (schema: Schema): string | undefined =>
  (schema.$ref ?? schema.allOf?.[0]?.$ref)?.slice('#/components/schemas/'.length);

export interface DeedForms {
  readonly deeds: readonly Field[];
  /** Fields of each deed but for those that all deeds have. */
  readonly forms: Readonly<Record<string, readonly Field[]>>;
  readonly common: readonly Field[];
  /** Fields of the objects that fields are made of, by name of the schema. */
  readonly shapes: Readonly<Record<string, readonly Field[]>>;
}

/** All deeds that the document knows: what each is called, who may do it, from where it takes units, its fields. */
export function deedForms(document: OpenApi): DeedForms {
  const deeds: Field[] = [];
  const forms: Record<string, Field[]> = {};
  const shapes: Record<string, Field[]> = {};

  const fieldsOf = (schema: Schema): Field[] =>
    Object.entries(schema.properties ?? {})
      .filter(([name]) => !NOT_ASKED.has(name))
      .map(([name, property]) => field(name, property, schema.required?.includes(name) ?? false));

  const field = (name: string, schema: Schema, required: boolean): Field => {
    const shape = nameOf(schema) ?? (schema.items && nameOf(schema.items));
    if (shape && !(shape in shapes)) {
      shapes[shape] = [];
      shapes[shape] = fieldsOf(document.components.schemas[shape] ?? {});
    }
    const { description, example, enum: choices, minimum, maximum, maxLength } = schema;
    const said = {
      ...{ name, kind: kindOf(schema), description, choices, minimum, maximum, maxLength, shape },
      ...(required && { required }),
      ...(typeof example === 'string' && { example }),
    };
    return JSON.parse(JSON.stringify(said)) as Field;
  };

  for (const [path, { post }] of Object.entries(document.paths)) {
    const deed = post?.['x-deed'];
    const body = post?.requestBody?.content['application/json']?.schema;
    // Proposals are decided on a screen of their own, without a form.
    if (!post || !deed || !body || deed['settles']) continue;
    const { summary, description } = post;
    deeds.push({ ...deed, path: path.split('/').at(-1), summary, ...(description && { description }) });
    forms[String(deed['command'])] = fieldsOf(document.components.schemas[nameOf(body) ?? ''] ?? {});
  }
  const all = Object.values(forms);
  const everywhere = ({ name }: Field): boolean => all.every((fields) => fields.some((one) => one['name'] === name));
  const own = Object.entries(forms).map(([command, fields]) => [command, fields.filter((one) => !everywhere(one))]);
  return {
    deeds,
    forms: Object.fromEntries(own) as DeedForms['forms'],
    common: all[0]?.filter(everywhere) ?? [],
    shapes,
  };
}

/** How a field is asked for. */
function kindOf(schema: Schema): string {
  if (nameOf(schema)) return 'object';
  if (schema.type === 'array') return schema.items && nameOf(schema.items) ? 'objects' : 'texts';
  if (schema.enum) return 'choice';
  if (schema.format === 'date') return 'date';
  if (schema.format === 'date-time') return 'instant';
  if (schema.type === 'integer' || schema.type === 'number') {
    return schema.description?.includes('minor units') ? 'money' : 'integer';
  }
  return (schema.maxLength ?? 0) >= 500 ? 'long-text' : 'text';
}
