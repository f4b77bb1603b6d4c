import type { FastifyInstance } from 'fastify';
import { PROBLEM_MEDIA_TYPE, problemOf } from '../http/problem.ts';

/** This machine, as its own browsers call it; with any port, since one may be forwarded. */
const OWN = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;

/**
 * Answers only who asks for this machine by name. A foreign page can have its own name resolved to 127.0.0.1 and then reads whatever
 * is served here as if it were its own; where anybody may be anybody, that is everything.
 */
export function answerOwnHosts(server: FastifyInstance): void {
  server.addHook('onRequest', async ({ headers: { host } }, reply) => {
    if (host === undefined || OWN.test(host)) return;
    const problem = problemOf(
      421,
      'HOST_NOT_HERE',
      `The provider for development answers on this machine only, and not to the name ${host}.`,
      'Ask for 127.0.0.1 or localhost, or configure a provider of your own (OIDC_ISSUER).',
      { field: 'Host' },
    );
    await reply.status(problem.status).type(PROBLEM_MEDIA_TYPE).send(JSON.stringify(problem));
  });
}
