import addFormats from 'ajv-formats';
import Ajv2020 from 'ajv/dist/2020.js';
import { eventSchemas } from '../schema/event-schema.ts';
import type { JsonSchema } from '../schema/field.ts';

/** Validates as strictly as a consumer can: the schema of the event's own type, formats included. Answers what is wrong. */
export function strictValidator(schemas: Readonly<Record<string, JsonSchema>> = eventSchemas()) {
  const ajv = new Ajv2020.default({ strict: true, allErrors: true });
  addFormats.default(ajv);
  const validators = new Map(Object.entries(schemas).map(([type, schema]) => [type, ajv.compile(schema)]));
  return (event: { readonly type: string }): string[] => {
    const validate = validators.get(event.type);
    if (!validate) return [`no schema for ${event.type}`];
    validate(event);
    return (validate.errors ?? []).map(({ instancePath, message }) => `${event.type} ${instancePath} ${message}`);
  };
}
