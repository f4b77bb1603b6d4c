import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publishedSamples } from '../testing/samples.ts';
import { strictValidator } from '../testing/validator.ts';
import { eventSchemas } from './event-schema.ts';
import type { JsonSchema } from './field.ts';
import { breaksStrictConsumers } from './strict-consumer.ts';

/** As they were published last. A new type or version is added here; what is here only ever loses its right to change. */
const LAST = JSON.parse(readFileSync(join(__dirname, '../../published/schemas.json'), 'utf8')) as Record<
  string,
  JsonSchema
>;
const NOW: Readonly<Record<string, JsonSchema>> = eventSchemas();

describe('What was published last', () => {
  it('still holds for everything that is published now', () => {
    const broken = Object.entries(LAST).flatMap(([type, schema]) =>
      NOW[type] ? breaksStrictConsumers(schema, NOW[type], type) : [`${type}: is not published any more`],
    );
    expect(broken).toEqual([]);
  });

  it('has every type: a new one is recorded with the change that brings it', () => {
    expect(Object.keys(LAST).sort()).toEqual(Object.keys(NOW).sort());
  });

  it('validates today the events of today', () => {
    const validate = strictValidator(LAST);
    expect(publishedSamples().flatMap((event) => validate(event))).toEqual([]);
  });
});
