import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { unlessSilent } from './unless-silent.ts';

/** A client of a server, of which only the stream matters; what is asked is answered by what comes on it. */
function connected() {
  const stream = new PassThrough();
  return { stream, client: { connection: { stream } }, ask: () => once(stream, 'data') };
}

describe('A question to a database', () => {
  it('fails when the server has left without a word, and the connection is given up', async () => {
    const { stream, client, ask } = connected();
    await expect(unlessSilent(client, 10, ask)).rejects.toThrow('nothing has come within 10 ms');
    expect(stream.destroyed).toBe(true);
  });

  it('leaves the connection alone once it is answered, or refused', async () => {
    jest.useFakeTimers();
    const { stream, client } = connected();
    expect(await unlessSilent(client, 10, async () => 'rows')).toBe('rows');
    const refused = async (): Promise<never> => {
      throw new Error('no such table');
    };
    await expect(unlessSilent(client, 10, refused)).rejects.toThrow('no such table');
    jest.advanceTimersByTime(1000);
    jest.useRealTimers();
    expect(stream.destroyed).toBe(false);
  });
});
