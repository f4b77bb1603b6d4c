import { hash } from 'node:crypto';
import type { JWTVerifyGetKey } from 'jose';
import { LRUCache } from 'lru-cache';
import { type TokenRules, type VerifiedToken, verifyToken } from './verify-token.ts';

const MOST_TOKENS = 10_000;

/** Milliseconds after which even a good token is proven again: by then a key may have been taken back. */
const PROVEN_FOR = 5 * 60_000;

/**
 * Tokens that were proven a moment ago. A signature takes a tenth of a millisecond, and officers send the same token with
 * every command; kept is the hash, so that no token can be read out of the memory of the service. Refusals are not kept.
 */
export class VerifiedTokens {
  private readonly proven = new LRUCache<string, VerifiedToken & { readonly provenAt: number }>({ max: MOST_TOKENS });
  private readonly keys: JWTVerifyGetKey;
  private readonly rules: TokenRules;
  private readonly now: () => number;

  constructor(keys: JWTVerifyGetKey, rules: TokenRules, now: () => number = Date.now) {
    this.keys = keys;
    this.rules = rules;
    this.now = now;
  }

  /** @throws TokenRefused; KeysUnavailable */
  async proofOf(token: string): Promise<VerifiedToken> {
    const key = hash('sha256', token, 'base64');
    const now = this.now();
    const known = this.proven.get(key);
    if (known && now < known.expiresAt && now - known.provenAt < PROVEN_FOR) return known;
    this.proven.delete(key);
    const verified = await verifyToken(token, this.keys, this.rules);
    this.proven.set(key, { ...verified, provenAt: now });
    return verified;
  }
}
