export { Item, Items } from './items.ts';
export { listed, PortsQuery, WholeQuery } from './query.ts';
export * from './values.ts';
