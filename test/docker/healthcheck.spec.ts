import { execFile } from 'node:child_process';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const SCRIPT = join(import.meta.dirname, '../../docker/healthcheck.mjs');

const listen = (answer: RequestListener): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer(answer).listen(0, '127.0.0.1', () => resolve(server));
  });

const check = (port: number): Promise<{ code: number; stderr: string }> =>
  new Promise((resolve) => {
    const env = { ...process.env, PORT: String(port) };
    execFile(process.execPath, [SCRIPT], { env }, (error, _stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stderr });
    });
  });

/** What the health check says while something answers like this. */
async function against(answer: RequestListener): Promise<{ code: number; stderr: string }> {
  const server = await listen(answer);
  try {
    return await check((server.address() as AddressInfo).port);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

describe('the health check of the image', () => {
  it('is content with a service that says it is ready', async () => {
    const paths: (string | undefined)[] = [];
    const { code } = await against((request, response) => {
      paths.push(request.url);
      response.end('{}');
    });
    expect([code, paths]).toEqual([0, ['/api/v1/health/ready']]);
  });

  it('fails when the service says that it is not, and passes on why', async () => {
    const { code, stderr } = await against((_request, response) =>
      response.writeHead(503).end('{"problems":["The read models are 11000 ms behind."]}'),
    );
    expect([code, stderr]).toEqual([1, expect.stringMatching(/it answered 503: .*are 11000 ms behind/)]);
  });

  it('fails when the service accepts and then says nothing', async () => {
    const { code, stderr } = await against(() => undefined);
    expect([code, stderr]).toEqual([1, expect.stringContaining('does not answer')]);
  });

  it('fails when nobody listens', async () => {
    const server = await listen(() => undefined);
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const { code, stderr } = await check(port);
    expect([code, stderr]).toEqual([1, expect.stringContaining('ECONNREFUSED')]);
  });
});
