import { balance } from './balance.ts';

const recorded = new Map([
  ['A', ['a0', 'a1', 'a2']],
  ['B', ['b0']],
]);
const kept = (...names: string[]) =>
  names.map((id) => ({ id, caseId: id.charAt(0).toUpperCase(), sequence: Number(id.slice(1)) }));

describe('The balance of a consumer', () => {
  it('is even when everything arrived in order, be it twice', () => {
    const even = { kills: 1, expected: 4, missing: 0, outOfOrder: 0 };
    expect(balance(1, recorded, kept('a0', 'b0', 'a1', 'a2'))).toEqual({ ...even, received: 4 });
    expect(balance(1, recorded, kept('a0', 'a1', 'a0', 'a1', 'b0', 'a2'))).toEqual({ ...even, received: 6 });
  });

  it('counts what never arrived', () => {
    expect(balance(1, recorded, kept('a0', 'a1'))).toMatchObject({ missing: 2, outOfOrder: 0 });
  });

  it('counts what overtook another event of its case', () => {
    expect(balance(1, recorded, kept('a0', 'a2', 'a1', 'b0'))).toMatchObject({ missing: 0, outOfOrder: 2 });
  });
});
