import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  parseRetryDelay,
  createRetryBudget,
  isTransientStatus,
  computeBackoff,
  parseRetryAfter,
} from '../../src/http/retry.ts';

const NOW = Date.UTC(2026, 10, 23, 12, 0, 0);

describe('parseRetryAfter', () => {
  it.each([
    ['0', 0],
    ['7', 7_000],
    [' 120 ', 120_000],
    ['999999999', 999_999_999_000],
    ['Mon, 23 Nov 2026 12:00:30 GMT', 30_000],
    ['Monday, 23-Nov-26 12:00:30 GMT', 30_000],
    ['Mon Nov 23 12:00:30 2026', 30_000],
    ['Mon, 23 Nov 2026 11:59:00 GMT', 0],
  ])('%j is %d ms', (text, ms) => {
    expect(parseRetryAfter(text, NOW)).toBe(ms);
  });

  it.each([
    '',
    ' ',
    '-1',
    '1.5',
    '1e3',
    '+7',
    '9999999999',
    'soon',
    'Mon, 99 Foo 2026 12:00:00 GMT',
    '2026-11-23T12:00:30Z',
    '٧',
  ])('%j is no advice', (text) => {
    expect(parseRetryAfter(text, NOW)).toBeNull();
  });

  it('never throws and never goes back in time', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseRetryAfter(text, NOW) ?? 0).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('takes linear time on long values', () => {
    const long = `Mon, ${' '.repeat(200_000)}`;
    expect(parseRetryAfter(long, NOW)).toBeNull();
  });
});

describe('askedWait', () => {
  const reset = String(NOW / 1_000 + 90);
  it.each([
    ['429 with seconds', 429, { 'retry-after': '5' }, 5_000],
    ['503 with seconds', 503, { 'retry-after': '5' }, 5_000],
    ['403 with seconds: GitHub, secondary limit', 403, { 'retry-after': '60' }, 60_000],
    ['429 with nothing', 429, {}, null],
    ['200 with seconds', 200, { 'retry-after': '5' }, null],
    ['404 with seconds', 404, { 'retry-after': '5' }, null],
    ['a rate limit that is used up', 403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset }, 90_000],
    ['a rate limit with something left', 403, { 'x-ratelimit-remaining': '9', 'x-ratelimit-reset': reset }, null],
    ['a rate limit without a time', 429, { 'x-ratelimit-remaining': '0' }, null],
    ['a rate limit with a bad time', 429, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': 'never' }, null],
    ['a reset that has passed', 429, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' }, 0],
    [
      'both: Retry-After wins',
      429,
      { 'retry-after': '1', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset },
      1_000,
    ],
    ['503 with a rate limit', 503, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset }, null],
  ])('%s', (_name, status, headers, ms) => {
    expect(parseRetryDelay(status, headers as Record<string, string>, NOW)).toBe(ms);
  });
});

describe('isTransientStatus', () => {
  it('is true for 408, 425, 429 and 5xx, and for nothing else', () => {
    const transient = Array.from({ length: 700 }, (_, status) => status).filter(isTransientStatus);
    expect(transient.slice(0, 3)).toEqual([408, 425, 429]);
    expect(transient.slice(3)).toEqual(Array.from({ length: 100 }, (_, n) => 500 + n));
  });
});

describe('jitter', () => {
  it('is full: from nothing up to a bound that doubles, then stays', () => {
    expect([1, 2, 3, 9].map((attempt) => computeBackoff(attempt, 0))).toEqual([0, 0, 0, 0]);
    expect([1, 2, 3, 9].map((attempt) => computeBackoff(attempt, 0.9999))).toEqual([999, 1_999, 3_999, 4_999]);
  });
});

describe('createRetryBudget', () => {
  it('grants the floor at once', () => {
    const budget = createRetryBudget(2, 0.1);
    budget.countRequest();
    expect([budget.takeRetry(), budget.takeRetry(), budget.takeRetry()]).toEqual([true, true, false]);
  });

  it('never lets retries pass a tenth of all requests, once past the floor', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 400 }), fc.integer({ min: 0, max: 5 }), (wishes, floor) => {
        const budget = createRetryBudget(floor, 0.1);
        for (const wish of wishes) {
          budget.countRequest();
          if (wish && budget.takeRetry()) budget.countRequest();
          const { requests, retries } = budget.counters;
          expect(retries).toBeLessThanOrEqual(Math.max(floor, requests * 0.1));
        }
      }),
    );
  });

  it('reaches the tenth: it is a budget, not a ban', () => {
    const budget = createRetryBudget(0, 0.1);
    for (let n = 0; n < 1_000; n += 1) {
      budget.countRequest();
      if (budget.takeRetry()) budget.countRequest();
    }
    const { requests, retries } = budget.counters;
    expect(retries / requests).toBeGreaterThan(0.098);
  });
});
