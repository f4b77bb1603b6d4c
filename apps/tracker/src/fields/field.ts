import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { IsDefined, IsOptional, ValidateIf, type ValidationOptions } from 'class-validator';

/** What every field of a command says of itself: for people in the OpenAPI document, for machines as rules. */
export interface FieldOptions {
  readonly description: string;
  readonly example?: unknown;
  readonly optional?: boolean;
}

/**
 * One field: its documentation and its rules together, so that they can't drift apart. `null` counts as a
 * wrong value, not as an absent one, unless the field is optional.
 */
export function field(
  options: FieldOptions,
  api: ApiPropertyOptions,
  ...rules: PropertyDecorator[]
): PropertyDecorator {
  const { description, example, optional = false } = options;
  const documented = { ...api, description, required: !optional, ...(example !== undefined && { example }) };
  const presence = optional ? IsOptional() : IsDefined({ message: 'is missing', ...wayOut(`Add it: ${description}`) });
  // The other rules have nothing to say about a field that is not there.
  const present = ValidateIf((_object, value) => value !== undefined || !optional);
  return applyDecorators(ApiProperty(documented as ApiPropertyOptions), present, presence, ...rules);
}

export function wayOut(text: string, code?: string): ValidationOptions {
  return { context: { wayOut: text, ...(code && { code }) } };
}
