import type { FastifyInstance } from 'fastify';
import { PROBLEM_MEDIA_TYPE, problemOf } from './problem.ts';

const problem = problemOf(
  421,
  'ROLE_NOT_HERE',
  'This process keeps the read models level and answers nothing but how it is.',
  'Ask a process whose TRACKER_ROLES include api.',
);

/** A process without the role `api` is asked by supervisors alone. */
export function answerOnlyHealth(server: FastifyInstance): void {
  server.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/api/v1/health/')) return;
    await reply.status(problem.status).type(PROBLEM_MEDIA_TYPE).send(JSON.stringify(problem));
  });
}
