export { Item, Items } from './items.ts';
export { BrokenDownBy, FormatQuery, listed, PortsQuery, WholeQuery } from './query.ts';
export * from './values.ts';
