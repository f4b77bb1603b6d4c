import { GroupCommit } from './group-commit.ts';

/** Counts transactions; a write that throws takes its whole transaction with it, as in SQLite. */
function groupCommit() {
  const done: unknown[][] = [];
  let told = 0;
  const commits = new GroupCommit(
    async (write) => {
      const result = write();
      await Promise.resolve();
      done.push(Array.isArray(result) ? result : [result]);
      return result;
    },
    () => told++,
  );
  return { commits, done, told: () => told };
}

describe('Group commit', () => {
  it('lets writes that arrive together share one commit, each with its own answer', async () => {
    const { commits, done, told } = groupCommit();
    const answers = await Promise.all([1, 2, 3].map((n) => commits.add(10, () => n)));
    expect(answers).toEqual([1, 2, 3]);
    expect(done).toEqual([[1, 2, 3]]);
    expect(told()).toBe(1);
  });

  it('answers a write that cannot be written with its error, and writes the others', async () => {
    const { commits } = groupCommit();
    const refuse = (): number => {
      throw new RangeError('too much');
    };
    const settled = await Promise.allSettled([
      commits.add(1, () => 'a'),
      commits.add(1, refuse),
      commits.add(1, () => 'c'),
    ]);
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(settled[1]).toMatchObject({ reason: expect.any(RangeError) });
  });

  it('bounds a commit by bytes, so that readers get their turn', async () => {
    const { commits, done } = groupCommit();
    await Promise.all([1, 2, 3].map((n) => commits.add(5 * 1024 * 1024, () => n)));
    expect(done).toEqual([[1], [2], [3]]);
  });

  it('says when more waits than memory should hold', async () => {
    const { commits } = groupCommit();
    const waiting = [1, 2, 3, 4].map((n) => commits.add(5 * 1024 * 1024, () => n));
    expect(commits.isOverfull).toBe(true);
    await Promise.all(waiting);
    expect(commits.isOverfull).toBe(false);
  });

  it('lets what arrives during a commit share the next one', async () => {
    const { commits, done } = groupCommit();
    const more: Promise<number>[] = [];
    const first = commits.add(1, () => {
      for (const n of [2, 3]) more.push(commits.add(1, () => n));
      return 1;
    });
    await first;
    await Promise.all(more);
    expect(done).toEqual([[1], [2, 3]]);
  });

  it('carries half of many, so that the others are written while their authors have the answers', async () => {
    const { commits, done } = groupCommit();
    let left = 400;
    const author = async (): Promise<void> => {
      while (left-- > 0) await commits.add(1, () => 1);
    };
    await Promise.all(Array.from({ length: 64 }, author));
    expect(done.slice(0, 8).map(({ length }) => length)).toEqual(Array.from({ length: 8 }, () => 32));
    expect(done.flat()).toHaveLength(400);
  });

  it('waits a little for the authors of the last commit before it begins with the first of them', async () => {
    const { commits, done } = groupCommit();
    await Promise.all(Array.from({ length: 8 }, () => commits.add(1, () => 'before')));
    const first = commits.add(1, () => 'first');
    await new Promise(setImmediate);
    const others = Array.from({ length: 3 }, () => commits.add(1, () => 'behind it'));
    await Promise.all([first, ...others]);
    expect(done.slice(1)).toEqual([['first', 'behind it', 'behind it', 'behind it']]);
  });

  it('waits no longer than a little when nobody comes', async () => {
    const { commits, done } = groupCommit();
    await Promise.all(Array.from({ length: 8 }, () => commits.add(1, () => 'before')));
    await commits.add(1, () => 'alone');
    expect(done.slice(1)).toEqual([['alone']]);
  });

  it('says when all that waited has been written', async () => {
    const { commits, done } = groupCommit();
    void commits.add(1, () => 'last');
    await commits.flush();
    expect(done).toEqual([['last']]);
  });
});
