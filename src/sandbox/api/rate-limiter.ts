/**
 * A token bucket per customer, in memory: `burst` requests at once, `perSecond` in the long run. The marketplace's page
 * says "rate-and-scope bound to the key's Customer", so creating more keys does not raise the limit.
 */
import { SandboxError } from '../wire/errors.ts';
import type { Terms } from '../scenario/scenario.ts';

interface Bucket {
  tokens: number;
  at: number;
}

/** A limiter of requests per customer. */
export interface Limiter {
  /**
   * Takes one token at `now` (ms).
   *
   * @throws SandboxError `rate_limited` with `Retry-After` if no token is left.
   */
  take(customer: number, now: number): void;
}

/** Creates a limiter. With `null`, requests are not limited. */
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
