import { RowKeys } from './row-keys.ts';

describe('The key of a row', () => {
  it('is the same in every run, wherever the row stands', () => {
    const first = new RowKeys();
    const [a, b] = [first.keyOf('A-1', 'detain', { quantity: 1 }), first.keyOf('A-1', 'add-note', { text: 'x' })];
    const second = new RowKeys();
    expect([second.keyOf('A-1', 'add-note', { text: 'x' }), second.keyOf('A-1', 'detain', { quantity: 1 })]).toEqual([
      b,
      a,
    ]);
  });

  it('tells rows apart that say the same', () => {
    const keys = new RowKeys();
    const twice = [keys.keyOf('A-1', 'detain', {}), keys.keyOf('A-1', 'detain', {})];
    expect(new Set(twice).size).toBe(2);
  });

  it('is one that the service accepts', () => {
    expect(new RowKeys().keyOf('A-1', 'add-note', { text: 'ä "quoted"\n' })).toMatch(/^[\x21-\x7e]{1,128}$/);
  });
});
