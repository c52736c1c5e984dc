/**
 * A token bucket per customer, in memory: `burst` requests at once, `perSecond` in the long run. Not per key ("rate-and-scope
 * bound to the key's Customer"): whoever makes more keys may not ask more often.
 */
import { SandboxError } from '../wire/errors.ts';
import type { Terms } from '../scenario/scenario.ts';

interface Bucket {
  tokens: number;
  at: number;
}

export interface Limiter {
  /** Takes one token at `now` (ms). Throws SandboxError `rate_limited` with `Retry-After` when there is none. */
  take(customer: number, now: number): void;
}

/** A limiter; `null` limits nothing. */
export function createLimiter(limit: Terms['rateLimit']): Limiter {
  const buckets = new Map<number, Bucket>();
  return {
    take(customer, now) {
      if (limit === null) return;
      const bucket = buckets.get(customer) ?? { tokens: limit.burst, at: now };
      const earned = (Math.max(0, now - bucket.at) / 1000) * limit.perSecond;
      bucket.tokens = Math.min(limit.burst, bucket.tokens + earned);
      bucket.at = now;
      buckets.set(customer, bucket);
      if (bucket.tokens < 1) {
        const seconds = Math.max(1, Math.ceil((1 - bucket.tokens) / limit.perSecond));
        throw new SandboxError('rate_limited', `Too many requests of this customer; wait ${seconds} s.`, {
          headers: { 'Retry-After': String(seconds) },
        });
      }
      bucket.tokens -= 1;
    },
  };
}
