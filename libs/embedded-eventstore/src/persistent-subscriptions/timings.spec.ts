import { Timings } from './timings.ts';

describe('How long a consumer takes', () => {
  it('is told only after its first answer', () => {
    const timings = new Timings();
    timings.start('a');
    expect(timings.summary()).toEqual([]);
  });

  it('is summed up under the names that clients know', () => {
    const timings = new Timings();
    for (const id of ['a', 'b', 'c']) {
      timings.start(id);
      timings.end(id);
    }
    timings.end('never started');
    const keys = timings.summary().map(({ key }) => key);
    expect(keys).toEqual([
      'Mean',
      'Median',
      'Fastest',
      ...[1, 2, 3, 4, 5].map((n) => `Quintile ${n}`),
      ...['90%', '95%', '99%', '99.5%', '99.9%'],
      'Highest',
    ]);
  });
});
