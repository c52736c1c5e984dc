/** GitHub's rate limits for one token: an hourly budget each for REST and GraphQL, and the secondary limit on writes. */
import { RestError } from './errors.ts';

export interface LimitOptions {
  /** REST requests an hour; 1,000 for a GITHUB_TOKEN. */
  readonly rest?: number;
  /** GraphQL points an hour. */
  readonly graphql?: number;
  /** Content-creating requests a minute. */
  readonly writesPerMinute?: number;
}

const HOUR = 3_600_000;
const MINUTE = 60_000;

interface Bucket {
  readonly limit: number;
  used: number;
  resetAt: number;
}

/** Counts what one token used. */
export class Limits {
  readonly #now: () => number;
  readonly #buckets: { readonly core: Bucket; readonly graphql: Bucket };
  readonly #writesPerMinute: number;
  #writes: number[] = [];

  constructor(now: () => number, options: LimitOptions = {}) {
    this.#now = now;
    this.#writesPerMinute = options.writesPerMinute ?? 80;
    const resetAt = now() + HOUR;
    this.#buckets = {
      core: { limit: options.rest ?? 1000, used: 0, resetAt },
      graphql: { limit: options.graphql ?? 1000, used: 0, resetAt },
    };
  }

  /** Throws a 403 when the hour's budget is used up. */
  spend(resource: 'core' | 'graphql', points = 1): void {
    const bucket = this.bucket(resource);
    if (bucket.used + points > bucket.limit) {
      throw new RestError(403, 'API rate limit exceeded for installation ID 1.', { headers: this.headers(resource) });
    }
    bucket.used += points;
  }

  /** Throws a 403 with `retry-after` when the last minute saw too many writes. */
  write(): void {
    const now = this.#now();
    this.#writes = this.#writes.filter((at) => at > now - MINUTE);
    if (this.#writes.length >= this.#writesPerMinute) {
      throw new RestError(
        403,
        'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
        {
          headers: { 'retry-after': '60' },
        },
      );
    }
    this.#writes.push(now);
  }

  /** Leaves this many for the hour; for tests that come close to the end. */
  leave(resource: 'core' | 'graphql', remaining: number): void {
    const bucket = this.bucket(resource);
    bucket.used = bucket.limit - remaining;
  }

  bucket(resource: 'core' | 'graphql'): Bucket {
    const bucket = this.#buckets[resource];
    if (this.#now() >= bucket.resetAt) {
      bucket.used = 0;
      bucket.resetAt = this.#now() + HOUR;
    }
    return bucket;
  }

  headers(resource: 'core' | 'graphql'): Record<string, string> {
    const { limit, used, resetAt } = this.bucket(resource);
    return {
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(limit - used),
      'x-ratelimit-used': String(used),
      'x-ratelimit-reset': String(Math.floor(resetAt / 1000)),
      'x-ratelimit-resource': resource,
    };
  }
}
