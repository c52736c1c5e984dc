/**
 * Respects GitHub's rate limits (docs/GITHUB-FACTS.md#rate-limits): delays writes, and reads how many requests are
 * left.
 */
import type { Quota } from '../../core/ports/github.ts';
import type { Clock } from '../../core/ports/runtime.ts';

/** Writes that may leave at once. After them, one per second: 75 in a minute, safely below the limit of 80. */
const MAX_BURST = 15;
const REFILL_INTERVAL_MS = 1_000;

/**
 * Creates a function that waits until the next write may leave. The few writes of one mission never wait.
 *
 * Without a clock, no write waits.
 */
export function createRateLimiter(clock: Pick<Clock, 'now' | 'sleep'> | null): () => Promise<void> {
  if (clock === null) return () => Promise.resolve();
  let tokens = MAX_BURST;
  let refilledAt = clock.now();
  return async () => {
    const now = clock.now();
    tokens = Math.min(MAX_BURST, tokens + (now - refilledAt) / REFILL_INTERVAL_MS) - 1;
    refilledAt = now;
    if (tokens < 0) await clock.sleep(Math.ceil(-tokens * REFILL_INTERVAL_MS));
  };
}

/** A counter of requests that also tracks how many GitHub still allows. GHES may not say. */
export interface QuotaMeter {
  /** Counts a request that is about to leave. */
  countRequest(): void;
  /** Records the remaining requests that a response reports. */
  readHeaders(headers: Readonly<Record<string, unknown>>): void;
  /** Returns the counts so far. */
  read(): Quota;
}

/** Creates a counter at zero. */
export function createQuotaMeter(): QuotaMeter {
  const remainingByResource = new Map<string, number>();
  let requests = 0;
  return {
    countRequest() {
      requests += 1;
    },
    readHeaders(headers) {
      const remaining = Number(headers['x-ratelimit-remaining'] ?? Number.NaN);
      const resource = headers['x-ratelimit-resource'];
      if (Number.isFinite(remaining))
        remainingByResource.set(typeof resource === 'string' ? resource : 'core', remaining);
    },
    read: () => ({ requests, left: remainingByResource.size === 0 ? null : Math.min(...remainingByResource.values()) }),
  };
}
