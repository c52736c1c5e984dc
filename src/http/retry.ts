/**
 * When a read is retried, and after which delay (docs/BEHAVIOR.md#retries). Pure, apart from the two counters of the
 * budget.
 */
import type { Headers } from './transport.ts';

/** The maximum number of tries of a read. */
export const MAX_TRIES = 3;

const BASE_MS = 500;
const CAP_MS = 5_000;
const TRANSIENT = new Set([408, 425, 429]);

/** Returns whether a status may be different next time: 408, 425, 429, or any 5xx. */
export function isTransientStatus(status: number): boolean {
  return TRANSIENT.has(status) || (status >= 500 && status <= 599);
}

/** Returns a delay with full jitter, in ms: its upper bound doubles with each try. `random` is in [0, 1). */
export function computeBackoff(attempt: number, random: number): number {
  return Math.floor(random * Math.min(CAP_MS, BASE_MS * 2 ** attempt));
}

const PAUSING_STATUSES = new Set([403, 429, 503]);

/**
 * Returns the pause that the server requests, in ms from `now`. `Retry-After` (RFC 9110 §10.2.3) takes precedence over
 * GitHub's `x-ratelimit-reset`.
 *
 * @returns null if the server requests no pause
 */
export function parseRetryDelay(status: number, headers: Headers, now: number): number | null {
  if (!PAUSING_STATUSES.has(status)) return null;
  const retryAfterMs = parseRetryAfter(headers['retry-after'] ?? '', now);
  return retryAfterMs !== null || status === 503 ? retryAfterMs : parseRateLimitReset(headers, now);
}

/** Returns the ms until GitHub's rate limit resets, or `null` while requests remain. */
function parseRateLimitReset(headers: Headers, now: number): number | null {
  if (headers['x-ratelimit-remaining'] !== '0') return null;
  const reset = headers['x-ratelimit-reset'] ?? '';
  return /^\d{1,12}$/.test(reset) ? Math.max(0, Number(reset) * 1_000 - now) : null;
}

const HTTP_DATE = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? [\w: -]{10,40}$/;

/**
 * Parses `Retry-After` to ms from `now`: a number of seconds, or any of the three HTTP dates. A date in the past is 0.
 *
 * @returns null if the text is neither
 */
export function parseRetryAfter(text: string, now: number): number | null {
  const value = text.trim();
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1_000;
  if (!HTTP_DATE.test(value)) return null;
  const at = Date.parse(value.endsWith('GMT') ? value : `${value} GMT`);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

/** The number of requests sent, and how many of them were retries. */
export interface Counters {
  readonly requests: number;
  readonly retries: number;
}

/** A limit for retries: a share of all requests, with a small floor so that the first reads may be retried. */
export interface RetryBudget {
  readonly counters: Counters;
  countRequest(): void;
  /** Grants and counts one retry. False if the budget is used up. */
  takeRetry(): boolean;
}

/** Creates a budget. `floor`: retries granted before the share counts. `share`: of all requests, retries included. */
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
      // The retry is a request as well.
      const granted = retries < floor || retries + 1 <= share * (requests + 1);
      if (granted) retries += 1;
      return granted;
    },
  };
}
