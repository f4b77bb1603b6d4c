export { field, type FieldOptions } from './field.ts';
export { Item, Items } from './items.ts';
export * from './values.ts';
