import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { Networks } from './networks.ts';
import { Poster } from './poster.ts';

const TAKEN = 'HTTP/1.1 204 No Content\r\n\r\n';

describe('an endpoint of which nothing is known', () => {
  let server: Server;
  let poster: Poster;
  /** What was received, connection by connection. */
  let connections: string[];

  async function behaves(answer: (socket: Socket, connection: number, request: number) => void): Promise<URL> {
    connections = [];
    server = createServer((socket) => {
      const connection = connections.push('') - 1;
      let [heard, requests] = ['', 0];
      socket.on('error', () => undefined);
      socket.on('data', (bytes) => {
        connections[connection] = heard += bytes.toString('utf8');
        if (heard.endsWith('{}')) answer(socket, connection, requests++);
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?of=ours`);
  }

  const post = (url: URL) => poster.post(url, { 'webhook-id': 'E-1' }, '{}');

  beforeEach(() => {
    poster = new Poster(new Networks(['127.0.0.0/8']), 500, 2);
  });

  afterEach(() => {
    poster.close();
    server.close();
  });

  it('is sent the whole address, the headers and the body', async () => {
    const url = await behaves((socket) => socket.write(TAKEN));
    expect(await post(url)).toMatchObject({ status: 204, body: '' });
    expect(connections[0]).toMatch(/^POST \/hook\?of=ours HTTP\/1\.1\r\n/);
    expect(connections[0]).toMatch(/\r\nhost: 127\.0\.0\.1:\d+\r\n/i);
    expect(connections[0]).toMatch(/\r\nwebhook-id: E-1\r\n/);
    expect(connections[0]).toMatch(/\r\ncontent-length: 2\r\n/i);
  });

  it('is sent event after event over the connections that there are', async () => {
    const url = await behaves((socket) => socket.write(TAKEN));
    for (let event = 0; event < 20; event++) await post(url);
    expect(connections.length).toBeLessThanOrEqual(2);
  });

  it('may close a connection just when it is used again: the event goes over a new one', async () => {
    let broken = 0;
    const url = await behaves((socket, _, request) => {
      if (request === 0) socket.write(TAKEN);
      else if (broken++ === 0) socket.resetAndDestroy();
      else socket.write(TAKEN);
    });
    for (let event = 0; event < 9; event++) expect(await post(url)).toMatchObject({ status: 204 });
    expect(broken).toBeGreaterThan(0);
  });

  it('that closes every connection is tried twice, and then has not taken it', async () => {
    const url = await behaves((socket) => socket.end());
    await expect(post(url)).rejects.toMatchObject({
      code: 'NOT_DELIVERED',
      message: expect.stringContaining('closed'),
    });
    expect(connections).toHaveLength(2);
  });

  it('that breaks off in the middle of its answer has not taken it, and is not asked again at once', async () => {
    const url = await behaves((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf'));
    await expect(post(url)).rejects.toThrow('the answer broke off');
    expect(connections).toHaveLength(1);
  });

  it.each([
    ['says nothing', ''],
    ['begins to answer', 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf'],
  ])('that %s and then waits is given up in time, and its connection with it', async (_, begun) => {
    const closed = Promise.withResolvers<unknown>();
    const url = await behaves((socket) => {
      socket.once('close', closed.resolve);
      socket.write(begun);
    });
    await expect(post(url)).rejects.toThrow('no answer within 500 ms');
    await closed.promise;
  });

  it('that never stops answering is cut off, and its status counts', async () => {
    const closed = Promise.withResolvers<unknown>();
    const url = await behaves((socket) => {
      socket.once('close', closed.resolve);
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      const more = (): void => {
        if (!socket.destroyed) socket.write('x'.repeat(1024), more);
      };
      more();
    });
    const { status, body } = await post(url);
    expect(status).toBe(200);
    expect(body.length).toBeGreaterThan(16 * 1024);
    await closed.promise;
  });

  it('that speaks no HTTP has not taken it', async () => {
    const url = await behaves((socket) => socket.end('220 smtp.example.org\r\n'));
    await expect(post(url)).rejects.toMatchObject({ code: 'NOT_DELIVERED' });
  });

  it('that sends the caller elsewhere is not followed', async () => {
    const url = await behaves((socket) =>
      socket.write('HTTP/1.1 307 Temporary Redirect\r\nLocation: /other\r\nContent-Length: 0\r\n\r\n'),
    );
    expect(await post(url)).toMatchObject({ status: 307 });
    expect(connections.join('')).not.toContain('/other');
  });

  it('says how long it wants to be left alone', async () => {
    const url = await behaves((socket) =>
      socket.write('HTTP/1.1 429 Too Many Requests\r\nRetry-After: 7\r\nContent-Length: 0\r\n\r\n'),
    );
    expect(await post(url)).toEqual({ status: 429, body: '', retryAfter: 7 });
  });

  it('is not connected to where the operator allows no network of its kind', async () => {
    const url = await behaves((socket) => socket.write(TAKEN));
    poster = new Poster(new Networks(['10.0.0.0/8']), 500, 2);
    await expect(post(url)).rejects.toThrow('ADDRESS_NOT_ALLOWED');
    url.hostname = 'localhost';
    await expect(post(url)).rejects.toThrow('ADDRESS_NOT_ALLOWED');
    expect(connections).toHaveLength(0);
  });

  it('that is not there has not taken it', async () => {
    const url = await behaves(() => undefined);
    await new Promise((resolve) => server.close(resolve));
    await expect(post(url)).rejects.toThrow('ECONNREFUSED');
  });
});
