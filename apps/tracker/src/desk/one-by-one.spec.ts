import { OneByOne } from './one-by-one.ts';

describe('One by one', () => {
  it('work on the same thing is done in the order of asking, and never two at once', async () => {
    const desk = new OneByOne();
    const seen: string[] = [];
    const work = (name: string) => async () => {
      seen.push(`${name} begins`);
      for (let turns = 0; turns < 5; turns++) await Promise.resolve();
      seen.push(`${name} ends`);
      return name;
    };
    expect(await Promise.all(['a', 'b', 'c'].map((name) => desk.run('case', work(name))))).toEqual(['a', 'b', 'c']);
    expect(seen).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]));
  });

  it('work on another thing does not wait for it', async () => {
    const desk = new OneByOne();
    let finish = (): void => undefined;
    const held = desk.run('one', () => new Promise<void>((resolve) => (finish = resolve)));
    expect(await desk.run('other', async () => 'done')).toBe('done');
    finish();
    await held;
  });

  it('a failure is told to who asked, holds nobody up, and nothing is kept when all is done', async () => {
    const desk = new OneByOne();
    const failing = desk.run('case', () => Promise.reject(new Error('mine')));
    const next = desk.run('case', async () => 'fine');
    await expect(failing).rejects.toThrow('mine');
    expect(await next).toBe('fine');
    expect(desk.busy).toBe(0);
  });
});
