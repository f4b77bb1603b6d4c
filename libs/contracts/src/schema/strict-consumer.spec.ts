import { code, type JsonSchema, list, oneOf, optional, record, whole } from './field.ts';
import { breaksStrictConsumers } from './strict-consumer.ts';

const schemaOf = (fields: Parameters<typeof record>[0]): JsonSchema => record(fields).schema;
const then = schemaOf({
  basis: oneOf(['decision', 'deemed'], 'How.'),
  line: whole('Line.', 1),
  note: optional(code('Note.')),
  lines: list(record({ quantity: whole('Units.', 1) }), 'Units.'),
});
const fields = {
  basis: oneOf(['decision', 'deemed'], 'How.'),
  line: whole('Line.', 1),
  note: optional(code('Note.')),
  lines: list(record({ quantity: whole('Units.', 1) }), 'Units.'),
};

describe('A consumer who validates strictly', () => {
  it.each([
    ['an unchanged schema', fields],
    ['other words', { ...fields, line: whole('The line.', 1) }],
    ['fewer values', { ...fields, basis: oneOf(['decision'], 'How.') }],
    ['a field that is always there now', { ...fields, note: code('Note.') }],
    ['a higher least value', { ...fields, line: whole('Line.', 2) }],
  ])('is not broken by %s', (_what, now) => {
    expect(breaksStrictConsumers(then, schemaOf(now))).toEqual([]);
  });

  it.each([
    ['another field', { ...fields, more: code('More.') }, '$.more'],
    ['another value', { ...fields, basis: oneOf(['decision', 'deemed', 'other'], 'How.') }, '$.basis'],
    ['any value', { ...fields, basis: code('How.') }, '$.basis'],
    ['a field that may be missing', { ...fields, line: optional(whole('Line.', 1)) }, '$.line'],
    ['another type', { ...fields, line: code('Line.') }, '$.line'],
    ['a lower least value', { ...fields, line: whole('Line.') }, '$.line'],
    [
      'a change deep inside',
      { ...fields, lines: list(record({ quantity: whole('Units.', 0) }), 'Units.') },
      '$.lines[].quantity',
    ],
  ])('is broken by %s, and told where', (_what, now, path) => {
    const broken = breaksStrictConsumers(then, schemaOf(now));
    expect(broken.length).toBeGreaterThan(0);
    expect(broken.join('\n')).toContain(path);
  });

  it('is not broken by further attributes where they were open', () => {
    const open = { type: 'object', properties: {} };
    expect(breaksStrictConsumers(open, { type: 'object', properties: { more: { type: 'string' } } })).toEqual([]);
  });
});
