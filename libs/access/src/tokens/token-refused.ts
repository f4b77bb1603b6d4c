/** Why a token is not taken; stable, and told to the caller. */
export type TokenProblem = 'TOKEN_INVALID' | 'TOKEN_EXPIRED' | 'ROLE_MISSING';

/** A token that is not good enough. The message says what is wrong, never what the token holds. */
export class TokenRefused extends Error {
  readonly code: TokenProblem;

  constructor(code: TokenProblem, message: string) {
    super(message);
    this.code = code;
  }
}

/** The keys of the issuer can't be had, so nothing can be said of a token: try again. */
export class KeysUnavailable extends Error {
  readonly code = 'IDENTITY_UNAVAILABLE';
}
