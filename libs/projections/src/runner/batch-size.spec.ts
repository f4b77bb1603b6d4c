import { BatchSize } from './batch-size.ts';

describe('the size of a batch', () => {
  it('grows while full batches are quick, and never without bound', () => {
    const size = new BatchSize();
    for (let i = 0; i < 20; i++) size.learn(size.current, 0.01, true);
    expect(size.current).toBe(8_000);
  });

  it('shrinks to what fits into the time when a batch took too long', () => {
    const size = new BatchSize();
    size.learn(64, 500, true);
    expect(size.current).toBe(32);
  });

  it('may take longer where nobody waits for its end', () => {
    const size = new BatchSize();
    size.learn(64, 500, true, 1_000);
    expect(size.current).toBe(128);
  });

  it('never becomes so small that it only pays for transactions', () => {
    const size = new BatchSize();
    size.learn(64, 100_000, true);
    expect(size.current).toBe(16);
  });

  it('learns nothing from a quick batch that was not full', () => {
    const size = new BatchSize();
    size.learn(3, 0.1, false);
    expect(size.current).toBe(64);
  });
});
