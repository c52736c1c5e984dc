/** When a read is tried again, and after how long (docs/BEHAVIOR.md#retries). Pure, apart from the budget's own two counters. */
import type { Headers } from './transport.ts';

/** A read is tried at most this often. */
export const MAX_TRIES = 3;

const BASE_MS = 500;
const CAP_MS = 5_000;
const TRANSIENT = new Set([408, 425, 429]);

/** Statuses that may be different next time: 408, 425, 429 and every 5xx. */
export function isTransientStatus(status: number): boolean {
  return TRANSIENT.has(status) || (status >= 500 && status <= 599);
}

/** Full jitter: anything from nothing to twice as much at each further try, in ms. `random` is in [0, 1). */
export function computeBackoff(attempt: number, random: number): number {
  return Math.floor(random * Math.min(CAP_MS, BASE_MS * 2 ** attempt));
}

/**
 * How long the server asks to be left alone, in ms from `now`; `null` when it doesn't. `Retry-After` (RFC 9110 §10.2.3)
 * beats GitHub's `x-ratelimit-reset`, which counts once nothing remains.
 */
export function parseRetryDelay(status: number, headers: Headers, now: number): number | null {
  if (status !== 429 && status !== 503 && status !== 403) return null;
  const retryAfterMs = parseRetryAfter(headers['retry-after'] ?? '', now);
  if (retryAfterMs !== null) return retryAfterMs;
  if (status === 503 || headers['x-ratelimit-remaining'] !== '0') return null;
  const reset = headers['x-ratelimit-reset'] ?? '';
  return /^\d{1,12}$/.test(reset) ? Math.max(0, Number(reset) * 1_000 - now) : null;
}

const HTTP_DATE = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? [\w: -]{10,40}$/;

/** `Retry-After` in ms from `now`: seconds, or any of the three HTTP dates; a date that has passed is 0. */
export function parseRetryAfter(text: string, now: number): number | null {
  const value = text.trim();
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1_000;
  if (!HTTP_DATE.test(value)) return null;
  const at = Date.parse(value.endsWith('GMT') ? value : `${value} GMT`);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

/** How many requests went out, and how many of them were retries. */
export interface Counters {
  readonly requests: number;
  readonly retries: number;
}

/** Keeps retries at or below a tenth of all requests, above a small floor so that the first reads may try again. */
export interface RetryBudget {
  readonly counters: Counters;
  countRequest(): void;
  /** True: one retry is granted, and counted. */
  takeRetry(): boolean;
}

/** `floor` is how many retries are granted before the share counts; `share` is of all requests, retries included. */
export function createRetryBudget(floor: number, share: number): RetryBudget {
  let requests = 0;
  let retries = 0;
  return {
    get counters() {
      return { requests, retries };
    },
    countRequest() {
      requests += 1;
    },
    takeRetry() {
      // The retry itself will be a request as well.
      const granted = retries < floor || retries + 1 <= share * (requests + 1);
      if (granted) retries += 1;
      return granted;
    },
  };
}
