import { errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import type { Person } from '../person.ts';
import { type ClaimNames, personFrom, type RoleNames } from './claims.ts';
import { KeysUnavailable, TokenRefused } from './token-refused.ts';

/** What a token has to be for this service. */
export interface TokenRules {
  readonly issuer: string;
  readonly audience: string;
  /** Signature algorithms that are taken; a token does not choose by itself. */
  readonly algorithms: readonly string[];
  /** Seconds by which the clocks of issuer and service may differ. */
  readonly clockSkew: number;
  readonly claims: ClaimNames;
  readonly roles: RoleNames;
}

export interface VerifiedToken {
  readonly person: Person;
  /** Milliseconds since 1970 from which it is no longer good. */
  readonly expiresAt: number;
}

/**
 * Proves a token: signature by a key of the issuer, issuer, audience, times.
 * @throws TokenRefused; KeysUnavailable when the issuer does not give its keys.
 */
export async function verifyToken(token: string, keys: JWTVerifyGetKey, rules: TokenRules): Promise<VerifiedToken> {
  const { issuer, audience, algorithms, clockSkew } = rules;
  try {
    const { payload } = await jwtVerify(token, keys, {
      ...{ issuer, audience, algorithms: [...algorithms], clockTolerance: clockSkew },
      requiredClaims: ['exp', 'iat'],
    });
    const person = personFrom(payload, rules.claims, rules.roles);
    return { person, expiresAt: ((payload.exp ?? 0) + clockSkew) * 1000 };
  } catch (error) {
    throw refusal(error);
  }
}

function refusal(error: unknown): Error {
  if (error instanceof TokenRefused || error instanceof KeysUnavailable) return error;
  if (error instanceof errors.JWTExpired) return new TokenRefused('TOKEN_EXPIRED', 'It has expired.');
  if (error instanceof errors.JWTClaimValidationFailed) {
    return new TokenRefused('TOKEN_INVALID', `Its claim ${error.claim} is not what this service demands.`);
  }
  if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError)) {
    return new KeysUnavailable('The keys of the identity provider cannot be had.', { cause: error });
  }
  if (error instanceof errors.JOSEAlgNotAllowed) {
    return new TokenRefused('TOKEN_INVALID', 'It is signed in a way that this service does not take.');
  }
  return new TokenRefused('TOKEN_INVALID', 'It is not a token that the identity provider of this service has signed.');
}
