import type { FastifyInstance } from 'fastify';
import type { ProcessRole } from '../config/settings.ts';
import { PROBLEM_MEDIA_TYPE, problemOf } from './problem.ts';

/** Whatever a process does, it says how it is. */
const ALWAYS = /^\/(api\/v1\/health\/|metrics(\?|$))/;
const WEBHOOKS = /^\/api\/v1\/webhooks(\/|\?|$)/;

/**
 * A process answers for what it does and for nothing else. Webhooks are registered where they are delivered, so requests
 * about them belong to a process with that role, whether it answers others or not.
 */
export function answerByRoles(server: FastifyInstance, roles: readonly ProcessRole[]): void {
  const [api, webhooks] = [roles.includes('api'), roles.includes('webhooks')];
  if (api && webhooks) return;
  server.addHook('onRequest', async ({ url }, reply) => {
    if (ALWAYS.test(url)) return;
    const needed = WEBHOOKS.test(url) ? 'webhooks' : 'api';
    if (needed === 'webhooks' ? webhooks : api) return;
    const problem = problemOf(
      421,
      'ROLE_NOT_HERE',
      `This process does not answer here: its roles are ${roles.join(', ')}.`,
      `Ask a process whose TRACKER_ROLES include ${needed}.`,
    );
    await reply.status(problem.status).type(PROBLEM_MEDIA_TYPE).send(JSON.stringify(problem));
  });
}
