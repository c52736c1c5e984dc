/** Keeps to GitHub's limits (docs/GITHUB-FACTS.md#rate-limits): how much of the hour's share is left, and how close writes may follow. */
import type { Quota } from '../../core/ports/github.ts';
import type { Clock } from '../../core/ports/runtime.ts';

/** Writes that may go out at once; after them one each second: 75 in a minute, so that 80 stay out of reach on a slow way, too. */
const MAX_BURST = 15;
const REFILL_INTERVAL_MS = 1_000;

/** Waits until the next write may go out. The few writes of one mission never wait. */
export function createRateLimiter(clock: Pick<Clock, 'now' | 'sleep'> | null): () => Promise<void> {
  if (clock === null) return () => Promise.resolve();
  let free = MAX_BURST;
  let at = clock.now();
  return async () => {
    const now = clock.now();
    free = Math.min(MAX_BURST, free + (now - at) / REFILL_INTERVAL_MS) - 1;
    at = now;
    if (free < 0) await clock.sleep(Math.ceil(-free * REFILL_INTERVAL_MS));
  };
}

/** Counts what was asked and reads what GitHub says is left; GHES may say nothing. */
export interface QuotaMeter {
  countRequest(): void;
  readHeaders(headers: Readonly<Record<string, unknown>>): void;
  read(): Quota;
}

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
