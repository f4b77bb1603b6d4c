export { Item, Items } from './items.ts';
export * from './values.ts';
