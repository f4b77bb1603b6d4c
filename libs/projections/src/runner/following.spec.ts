import { reached } from './following.ts';
import type { ReadModelStatus } from './status.ts';

const model = (change: Partial<ReadModelStatus> = {}): ReadModelStatus => ({
  ...{ name: 'cases', version: 1, generation: 0, serving: true, build: undefined, phase: 'live', position: 100n },
  ...{ logVerified: true, lagMs: 0, poison: undefined, ...change },
});

describe('Waiting for a position', () => {
  it('ends when all that is read has come there, whatever is being built beside it', () => {
    expect(reached([model(), model({ generation: 1, serving: false, position: 3n })], 100n, undefined)).toBe('reached');
    expect(reached([model({ position: 99n })], 100n, undefined)).toBeUndefined();
  });

  it('goes on while nothing is known of the read models, since then nothing has been reached', () => {
    expect(reached([], 100n, undefined)).toBeUndefined();
    expect(reached([model()], 100n, 'another')).toBeUndefined();
  });

  it('goes on while it is not known whether the position is one of the same log', () => {
    expect(reached([model({ logVerified: false })], 100n, undefined)).toBeUndefined();
  });

  it('is of no use once what has not come there stands still', () => {
    expect(reached([model({ phase: 'stopped', position: 99n })], 100n, undefined)).toBe('stopped');
    expect(reached([model({ phase: 'stopped' })], 100n, undefined)).toBe('reached');
  });
});
