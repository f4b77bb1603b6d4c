import type { Type as Class } from '@nestjs/common';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsObject, ValidateNested } from 'class-validator';
import { field, type FieldOptions, wayOut } from './field.ts';

/** A list of objects of one class, each checked by its own rules. */
export function Items(
  item: () => Class,
  options: FieldOptions & { readonly least?: number; readonly most?: number },
): PropertyDecorator {
  const { least = 1, most = 200 } = options;
  return field(
    options,
    // Named `type`, by which the documentation tells a reference that is followed later from a class.
    { type: () => item(), isArray: true, minItems: least, maxItems: most },
    IsArray({ message: 'must be a list', ...wayOut('Send a JSON array of objects.') }),
    ArrayMinSize(least, { message: `must have at least ${least} entry`, ...wayOut('Name at least one.') }),
    ArrayMaxSize(most, { message: `must have at most ${most} entries`, ...wayOut('Send several commands.') }),
    IsObject({ each: true, message: 'must be a list of objects', ...wayOut('Send a JSON array of objects.') }),
    ValidateNested({ each: true }),
    Type(item),
  );
}

/** One object of a class, checked by its own rules. */
export function Item(item: () => Class, options: FieldOptions): PropertyDecorator {
  return field(
    options,
    { type: () => item() },
    IsObject({ message: 'must be an object', ...wayOut('Send a JSON object.') }),
    ValidateNested(),
    Type(item),
  );
}
