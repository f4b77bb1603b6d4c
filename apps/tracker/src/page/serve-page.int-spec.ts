import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { servePage } from './serve-page.ts';

describe('An address that leads nowhere', () => {
  const server = new FastifyAdapter().getInstance();
  const folder = `${mkdtempSync(join(tmpdir(), 'page-'))}/`;

  beforeAll(async () => {
    writeFileSync(`${folder}index.html`, 'the page');
    server.setNotFoundHandler((_request, reply) => reply.status(404).send({ code: 'NOT_FOUND' }));
    const app = { getHttpAdapter: () => ({ getInstance: () => server }) } as unknown as NestFastifyApplication;
    await servePage(app, undefined, folder);
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  const ask = async (url: string, accept: string) => {
    const { statusCode, body } = await server.inject({ url, headers: { accept } });
    return [statusCode, body];
  };
  const browser = 'text/html,application/xhtml+xml,*/*;q=0.8';

  it('is told to people by the page', async () => {
    expect(await ask('/mismatch', browser)).toEqual([404, 'the page']);
    expect(await ask('/mismatches', browser)).toEqual([200, 'the page']);
  });

  it('is told to programs as a problem, and to everybody where only programs have business', async () => {
    expect(await ask('/mismatch', '*/*')).toEqual([404, '{"code":"NOT_FOUND"}']);
    expect(await ask('/api/v1/mismatches', browser)).toEqual([404, '{"code":"NOT_FOUND"}']);
  });
});
