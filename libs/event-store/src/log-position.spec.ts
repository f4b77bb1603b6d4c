import { atCommit, isAfter } from './log-position.ts';

describe('isAfter', () => {
  it('puts everything after nothing', () => expect(isAfter(atCommit(0n), undefined)).toBe(true));
  it('puts no place after itself', () => expect(isAfter(atCommit(5n), atCommit(5n))).toBe(false));
  it('compares commit positions first', () =>
    expect(isAfter({ commit: 6n, prepare: 1n }, { commit: 5n, prepare: 9n })).toBe(true));
  it('compares prepare positions within one commit', () =>
    expect(isAfter({ commit: 5n, prepare: 4n }, { commit: 5n, prepare: 3n })).toBe(true));
});
