import { PassThrough } from 'node:stream';
import { Pull } from './pull.ts';

const source = () => new PassThrough({ objectMode: true, highWaterMark: 4 });

describe('a pull', () => {
  it('hands over what is there, in order and no more than asked for', async () => {
    const stream = source();
    const pull = new Pull<number>(stream);
    for (const item of [1, 2, 3]) stream.write(item);
    expect(await pull.take(2)).toEqual([1, 2]);
    expect(await pull.take(2)).toEqual([3]);
  });

  it('waits for the next item', async () => {
    const stream = source();
    const next = new Pull<number>(stream).take(10);
    setTimeout(() => stream.write(1), 5);
    expect(await next).toEqual([1]);
  });

  it('is empty after the end, for ever', async () => {
    const stream = source();
    const pull = new Pull<number>(stream);
    stream.end(1);
    expect(await pull.take(10)).toEqual([1]);
    expect(await pull.take(10)).toEqual([]);
    expect(await pull.take(10)).toEqual([]);
  });

  it('hands over what came before a failure, then throws it once', async () => {
    const stream = source();
    const pull = new Pull<number>(stream);
    stream.write(1);
    stream.emit('error', new Error('gone'));
    stream.emit('error', new Error('gone again'));
    expect(await pull.take(10)).toEqual([1]);
    await expect(pull.take(10)).rejects.toThrow('gone');
    expect(await pull.take(10)).toEqual([]);
  });

  it('gives nothing after it was stopped, though items were there', async () => {
    const stream = source();
    const pull = new Pull<number>(stream);
    stream.write(1);
    pull.stop();
    expect(await pull.take(10)).toEqual([]);
  });

  it('releases a waiting taker when it is stopped', async () => {
    const pull = new Pull<number>(source());
    const waiting = pull.take(10);
    pull.stop();
    expect(await waiting).toEqual([]);
  });

  it('leaves the writer waiting while nobody takes', async () => {
    const stream = source();
    const pull = new Pull<number>(stream);
    let written = 0;
    while (stream.write(written) && written < 1_000) written++;
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(written).toBeLessThan(20);
    expect((await pull.take(1_000)).length).toBeGreaterThan(0);
  });
});
