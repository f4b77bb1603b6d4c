import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Person } from '#libs/access';

const CALLERS = new WeakMap<object, Person>();

/** Notes who a request comes from, once that is proven. */
export function noteCaller(request: FastifyRequest, person: Person): void {
  CALLERS.set(request, person);
}

/** Who a request comes from; nobody on public routes. */
export function callerOf(request: FastifyRequest): Person | undefined {
  return CALLERS.get(request);
}

/** The person who calls, as a parameter of a route that is not public. */
export const Caller = createParamDecorator((_nothing: unknown, context: ExecutionContext): Person | undefined =>
  callerOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
