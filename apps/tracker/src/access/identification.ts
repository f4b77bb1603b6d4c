import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { KeysUnavailable, TokenRefused, type VerifiedToken } from '#libs/access';
import { ProblemError, problemOf } from '../http/problem.ts';
import { Tokens } from './tokens.ts';

/** Tells who a request comes from: whom its bearer token (RFC 6750) proves. */
@Injectable()
export class Identification {
  constructor(private readonly tokens: Tokens) {}

  /** @throws ProblemError 401 when there is no proof, or a bad one; 503 when the issuer does not answer */
  async of(request: FastifyRequest): Promise<VerifiedToken> {
    const { authorization } = request.headers;
    if (authorization === undefined) throw unproven('TOKEN_REQUIRED', 'No token came with the request.');
    return this.bearer(authorization);
  }

  private async bearer(authorization: string): Promise<VerifiedToken> {
    const token = /^Bearer +([\w~+/.=-]+)$/i.exec(authorization)?.[1];
    if (token === undefined)
      throw unproven('TOKEN_INVALID', 'The header Authorization is not of the form Bearer TOKEN.');
    try {
      return await this.tokens.proofOf(token);
    } catch (error) {
      if (error instanceof TokenRefused) throw refused(error);
      if (error instanceof KeysUnavailable) throw unavailable();
      throw error;
    }
  }
}

function refused({ code, message }: TokenRefused): ProblemError {
  if (code !== 'ROLE_MISSING') return unproven(code, `The token is not taken. ${message}`);
  return new ProblemError(
    problemOf(403, 'NOT_PERMITTED', `The token is good, but: ${message}`, 'Ask for a role where accounts are kept.'),
  );
}

function unproven(code: 'TOKEN_REQUIRED' | 'TOKEN_INVALID' | 'TOKEN_EXPIRED', detail: string): ProblemError {
  const error = code === 'TOKEN_REQUIRED' ? '' : ', error="invalid_token"';
  return new ProblemError(
    problemOf(
      401,
      code,
      detail,
      'Sign in (again) and send Authorization: Bearer TOKEN; see /api/v1/session/configuration.',
      {
        field: 'Authorization',
      },
    ),
    { 'WWW-Authenticate': `Bearer realm="customs-case-tracker"${error}` },
  );
}

/** The identity provider is not there: nobody is let in without proof, and nobody is told that the token were bad. */
export function unavailable(): ProblemError {
  return new ProblemError(
    problemOf(
      503,
      'IDENTITY_UNAVAILABLE',
      'The identity provider does not answer, so nobody can be recognised.',
      'Ask again in a moment.',
    ),
  );
}
