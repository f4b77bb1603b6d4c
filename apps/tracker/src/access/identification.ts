import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Person } from '#libs/access';
import { developmentActor, DEVELOPMENT_ACTOR_HEADER } from '../identity/development-actor.ts';

/** Tells who a request comes from. */
@Injectable()
export class Identification {
  /**
   * @param demanded whether nobody is not good enough
   * @throws ProblemError 401 when it can't be told, or is not proven
   */
  async of(request: FastifyRequest, demanded: boolean): Promise<Person | undefined> {
    const header = request.headers[DEVELOPMENT_ACTOR_HEADER];
    const named = Array.isArray(header) ? header[0] : header;
    return named === undefined && !demanded ? undefined : developmentActor(named);
  }
}
