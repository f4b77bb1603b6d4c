import fc from 'fast-check';
import { RecentlyUsed } from './recently-used.ts';

describe('What is kept of what was used lately', () => {
  it('keeps the latest half of its bound whatever comes, and never more than the bound', () => {
    const kept = new RecentlyUsed<number, number>(100);
    for (let key = 0; key < 1_000; key++) kept.set(key, key);
    const there = Array.from({ length: 1_000 }, (_none, key) => key).filter((key) => peek(kept, key) !== undefined);
    expect(there.length).toBeLessThanOrEqual(100);
    expect(there).toEqual(expect.arrayContaining(Array.from({ length: 50 }, (_none, index) => 950 + index)));
  });

  it('keeps what is used again and again, however much else comes', () => {
    const kept = new RecentlyUsed<string, number>(10);
    kept.set('often', 1);
    for (let other = 0; other < 1_000; other++) {
      kept.set(`once-${other}`, other);
      expect(kept.get('often')).toBe(1);
    }
  });

  it('weighs entries where their sizes differ, and keeps one that is heavier than the bound until the next', () => {
    const kept = new RecentlyUsed<string, string>(100, (_key, text) => text.length);
    kept.set('huge', 'x'.repeat(1_000));
    expect(kept.get('huge')).toHaveLength(1_000);
    kept.set('next', 'y'.repeat(60));
    kept.set('after', 'z'.repeat(60));
    expect(kept.get('huge')).toBeUndefined();
    expect(kept.get('after')).toHaveLength(60);
  });

  it('never answers with anything but what was set last', () => {
    const keys = fc.integer({ min: 0, max: 12 });
    const deeds = fc.array(fc.oneof(fc.tuple(keys, fc.nat()), fc.tuple(keys, fc.constant('delete' as const))));
    fc.assert(
      fc.property(deeds, (all) => {
        const kept = new RecentlyUsed<number, number>(6);
        const truth = new Map<number, number>();
        for (const [key, deed] of all) {
          if (deed === 'delete') {
            kept.delete(key);
            truth.delete(key);
            expect(kept.get(key)).toBeUndefined();
          } else {
            kept.set(key, deed);
            truth.set(key, deed);
            expect(kept.get(key)).toBe(deed);
          }
          for (const other of truth.keys()) expect([truth.get(other), undefined]).toContain(peek(kept, other));
        }
        kept.clear();
        for (const key of truth.keys()) expect(kept.get(key)).toBeUndefined();
      }),
    );
  });
});

/** Looks without making it used. */
function peek<Key, Value>(kept: RecentlyUsed<Key, Value>, key: Key): Value | undefined {
  const { young, old } = kept as unknown as { young: Map<Key, Value>; old: Map<Key, Value> };
  return young.get(key) ?? old.get(key);
}
