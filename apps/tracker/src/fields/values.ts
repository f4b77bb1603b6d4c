import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsString,
  Length,
  Max,
  Min,
  ValidateBy,
} from 'class-validator';
import {
  parseCaseId,
  parseEntryNumber,
  parseFirmsCode,
  parseFpfCaseNumber,
  parseHtsusCode,
  parseImporterNumber,
  parseInstant,
  parseLocalDate,
  parseMoment,
  parsePortCode,
  parseSerialNumber,
} from '#libs/cases';
import { field, type FieldOptions, wayOut } from './field.ts';

/** The largest number of units in one line; more than any consignment, and far from where numbers get inexact. */
const MOST_UNITS = 10_000_000;

/** What the value types of the domain answer when they read outside input. */
type Parsed =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string; readonly wayOut: string };

/** Text that says something: not empty, not endless, trimmed. */
export function Text(options: FieldOptions & { readonly max?: number }): PropertyDecorator {
  const max = options.max ?? 500;
  return field(
    options,
    { type: String, minLength: 1, maxLength: max },
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value)),
    IsString({ message: 'must be text', ...wayOut('Send a string.') }),
    Length(1, max, { message: `must have 1 to ${max} characters`, ...wayOut('Shorten it, or attach a document.') }),
  );
}

export function Count(options: FieldOptions & { readonly min?: number; readonly max?: number }): PropertyDecorator {
  const { min = 1, max = MOST_UNITS } = options;
  return field(
    options,
    { type: 'integer', minimum: min, maximum: max },
    IsInt({
      message: 'must be a whole number',
      ...wayOut('Give a number without a fraction; in JSON without quotes.'),
    }),
    Min(min, { message: `must be at least ${min}`, ...wayOut('Correct the number.') }),
    Max(max, { message: `must be at most ${max}`, ...wayOut('Correct the number.') }),
  );
}

/** An amount in minor units (cents). */
export function MinorUnits(options: FieldOptions): PropertyDecorator {
  return Count({ ...options, min: 0, max: 9_000_000_000_000 });
}

export function OneOf(values: readonly string[], options: FieldOptions): PropertyDecorator {
  return field(
    options,
    { type: String, enum: [...values] },
    IsIn([...values], { message: `must be one of: ${values.join(', ')}`, ...wayOut('Choose one of them.') }),
  );
}

/** A value that a value type of the domain reads; it also normalises it. */
function read(
  name: string,
  parse: (input: unknown) => Parsed,
  options: FieldOptions,
  example: string,
  code?: string,
  format?: 'date' | 'date-time',
): PropertyDecorator {
  return field(
    { example, ...options },
    { type: String, ...(format && { format }) },
    Transform(({ value }: { value: unknown }) => {
      const parsed = parse(value);
      return parsed.ok ? parsed.value : value;
    }),
    ValidateBy(
      {
        name,
        validator: {
          validate: (value) => parse(value).ok,
          defaultMessage: (args) => {
            const parsed = parse(args?.value);
            return parsed.ok ? '' : `${parsed.message} ${parsed.wayOut}`;
          },
        },
      },
      wayOut(`Give a valid value, e.g. ${example}.`, code),
    ),
  );
}

export const CaseIdField = (o: FieldOptions) => read('caseId', parseCaseId, o, 'SYN-01');
export const EntryNumberField = (o: FieldOptions) =>
  read('entryNumber', parseEntryNumber, o, 'ZZZ-2500001-2', 'ENTRY_NUMBER_INVALID');
export const FpfCaseNumberField = (o: FieldOptions) =>
  read('fpfCaseNumber', parseFpfCaseNumber, o, '2025-2801-000123-01');
export const ImporterNumberField = (o: FieldOptions) => read('importerNumber', parseImporterNumber, o, '12-3456789AB');
export const PortField = (o: FieldOptions) => read('port', parsePortCode, o, '2801');
export const FirmsField = (o: FieldOptions) => read('firms', parseFirmsCode, o, 'W123');
export const HtsusField = (o: FieldOptions) => read('htsus', parseHtsusCode, o, '8543.70.9860');
export const InstantField = (o: FieldOptions) =>
  read('instant', parseInstant, o, '2025-02-21T15:00:00Z', 'INSTANT_INVALID', 'date-time');
export const MomentField = (o: FieldOptions) => read('moment', parseMoment, o, '2025-03-02', 'MOMENT_INVALID');
export const LocalDateField = (o: FieldOptions) =>
  read('localDate', parseLocalDate, o, '2025-02-21', 'DATE_INVALID', 'date');

/** A list of short texts: serial numbers, seals, codes, ids. */
export function Texts(
  options: FieldOptions & { readonly most?: number; readonly least?: number; readonly max?: number },
): PropertyDecorator {
  const { most = 100, least = 0, max = 200 } = options;
  return field(
    options,
    { type: [String], minItems: least, maxItems: most },
    IsArray({ message: 'must be a list', ...wayOut('Send a JSON array of strings.') }),
    ArrayMinSize(least, { message: `must have at least ${least} entries`, ...wayOut('Name at least one.') }),
    ArrayMaxSize(most, { message: `must have at most ${most} entries`, ...wayOut('Send several commands.') }),
    IsString({ each: true, message: 'must be a list of texts', ...wayOut('Send a JSON array of strings.') }),
    Length(1, max, {
      each: true,
      message: `each entry must have 1 to ${max} characters`,
      ...wayOut('Correct the entry.'),
    }),
  );
}

export function SerialsField(options: FieldOptions): PropertyDecorator {
  return field(
    { example: ['S21-000123'], ...options },
    { type: [String], maxItems: 10_000 },
    IsArray({ message: 'must be a list', ...wayOut('Send a JSON array of strings.') }),
    ArrayMaxSize(10_000, { message: 'must have at most 10000 entries', ...wayOut('Send several commands.') }),
    ValidateBy(
      {
        name: 'serialNumber',
        validator: {
          validate: (value) => (parseSerialNumber(value) as Parsed).ok,
          defaultMessage: (args) => {
            const parsed = parseSerialNumber(args?.value) as Parsed;
            return parsed.ok ? '' : `must be serial numbers: ${parsed.message}`;
          },
        },
      },
      { each: true, ...wayOut('Correct the serial number.') },
    ),
  );
}
