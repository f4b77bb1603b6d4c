import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pageHeaders } from './page-headers.ts';

/** Addresses within the page; it finds the way itself, so each of them is answered with the same document. */
export const PAGE_PATHS = [
  ...['/', '/cases', '/cases/*', '/approvals', '/mismatches', '/board'],
  ...['/bulk', '/bulk/*', '/new-case', '/signed-in'],
];

const OF_PROGRAMS = /^\/(api|docs|metrics|development-identity)(\/|\?|$)/;

/** Where `npm run build` puts the page, seen from this file in `dist` as well as in the sources. */
const FOLDERS = ['../../../web/', '../../../../dist/apps/web/'].map((path) => new URL(path, import.meta.url));

function builtPage(): string | undefined {
  return FOLDERS.map((url) => fileURLToPath(url)).find((folder) => existsSync(`${folder}index.html`));
}

/**
 * Serves the page for people where it has been built; a service run from its sources without it is the API alone.
 * Files are served as they were compressed by the build, and their names carry their content, so they are kept for ever.
 */
export async function servePage(app: NestFastifyApplication, issuer?: string, folder = builtPage()): Promise<void> {
  if (!folder) return;
  const fastify = app.getHttpAdapter().getInstance();
  await fastify.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    index: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      for (const [name, value] of Object.entries(pageHeaders(path, issuer))) void reply.header(name, value);
    },
  });
  for (const path of PAGE_PATHS) {
    fastify.get(path, (_request, reply) => reply.sendFile('index.html'));
  }
  // Who mistypes an address of the page is told by the page; programs get a problem, as ever.
  fastify.get('/*', ({ url, headers }, reply) =>
    headers.accept?.includes('text/html') && !OF_PROGRAMS.test(url)
      ? reply.status(404).sendFile('index.html')
      : reply.callNotFound(),
  );
}
