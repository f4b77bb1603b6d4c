import { hash } from 'node:crypto';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import helmet from 'helmet';
import { ProblemError, problemOf } from './problem.ts';

/**
 * What holds for every answer, whatever made it. The policy is that of the documentation, the only thing here that a
 * browser shows by itself; the page brings a stricter one of its own.
 */
export async function harden(server: FastifyInstance, requestsPerMinute: number): Promise<void> {
  // Made once: the plugin of the same name reads the policy anew for each request.
  const setHeaders = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // The documentation's own parts style themselves.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
  });
  server.addHook('onRequest', (request, reply, next) =>
    setHeaders(request.raw, reply.raw, (error) => next(error as Error | undefined)),
  );
  // What one person was shown is in no cache for the next at that machine, nor after somebody was erased.
  server.addHook('onRequest', async ({ url }, reply) => {
    if (url.startsWith('/api/')) void reply.header('Cache-Control', 'no-store');
  });
  await server.register(rateLimit, {
    max: requestsPerMinute,
    timeWindow: '1 minute',
    cache: 10_000,
    keyGenerator: callerKey,
    errorResponseBuilder: (_request, { after }) => tooMany(after),
  });
}

/** Callers are counted by their token; who has none, by the address that they come from. */
function callerKey({ headers, ip }: FastifyRequest): string {
  return headers.authorization === undefined ? ip : hash('sha256', headers.authorization, 'base64');
}

function tooMany(after: string): ProblemError {
  const error = new ProblemError(
    problemOf(429, 'TOO_MANY_REQUESTS', 'These are more requests than one caller may send.', `Go on in ${after}.`),
  );
  return Object.assign(error, { statusCode: 429 });
}
