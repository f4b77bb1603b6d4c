import { DispatchToSingle } from './dispatch-to-single.ts';
import { Pinned } from './pinned.ts';
import { correlationOf, sourceStreamOf } from './pinning-keys.ts';
import { RoundRobin } from './round-robin.ts';
import type { Strategy } from './strategy.ts';

export type { Strategy } from './strategy.ts';

const STRATEGIES: Readonly<Record<string, () => Strategy>> = {
  RoundRobin: () => new RoundRobin(),
  DispatchToSingle: () => new DispatchToSingle(),
  Pinned: () => new Pinned(sourceStreamOf),
  PinnedByCorrelation: () => new Pinned(correlationOf),
};

export const isStrategy = (name: string): boolean => Object.hasOwn(STRATEGIES, name);

export function strategyNamed(name: string): Strategy {
  const make = STRATEGIES[name];
  if (!make) throw new RangeError(`There is no consumer strategy ${name}.`);
  return make();
}
