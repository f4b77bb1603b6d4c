import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Person, VerifiedToken } from '#libs/access';

const PROOFS = new WeakMap<object, VerifiedToken>();

/** Notes who a request comes from, once that is proven. */
export function noteCaller(request: FastifyRequest, proof: VerifiedToken): void {
  PROOFS.set(request, proof);
}

/** Who a request comes from; nobody on public routes. */
export function callerOf(request: FastifyRequest): Person | undefined {
  return PROOFS.get(request)?.person;
}

/** The person who calls, as a parameter of a route that is not public. */
export const Caller = createParamDecorator((_nothing: unknown, context: ExecutionContext): Person | undefined =>
  callerOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** Until when that is proven, in milliseconds since 1970: for answers that go on for longer. */
export const ProvenUntil = createParamDecorator(
  (_nothing: unknown, context: ExecutionContext): number =>
    PROOFS.get(context.switchToHttp().getRequest<FastifyRequest>())?.expiresAt ?? 0,
);
