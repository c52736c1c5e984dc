/** Converts single values of the wire format. What is not certain becomes `null`. Pure. */

/**
 * Converts dollars to cents.
 *
 * @returns null if the amount is missing, negative, or not a whole number of cents: unknown is better than nearly right
 */
export function toCents(usd: number | string | null | undefined): number | null {
  const dollars = typeof usd === 'string' ? parseDollars(usd) : usd;
  if (dollars === null || dollars === undefined || dollars < 0) return null;
  const cents = Math.round(dollars * 100);
  return Number.isSafeInteger(cents) && cents / 100 === dollars ? cents : null;
}

function parseDollars(usd: string): number | null {
  return /^\d{1,12}(\.\d{1,2})?$/.test(usd) ? Number(usd) : null;
}

/** Returns an Agent Rank, or `null` if the value is not an integer from 0 to 100. */
export function toRank(value: number | null | undefined): number | null {
  const rank = toCount(value);
  return rank === null || rank > 100 ? null : rank;
}

/** Returns a non-negative safe integer, or `null` if the value is none. */
export function toCount(value: number | null | undefined): number | null {
  return Number.isSafeInteger(value) && (value ?? -1) >= 0 ? (value ?? null) : null;
}

/**
 * Converts ISO 8601 text, or seconds or milliseconds since the epoch, to milliseconds since the epoch. Text without a time zone
 * is UTC, so that it is the same moment on every runner.
 *
 * @returns null if the value is missing or no time
 */
export function toTime(value: string | number | null | undefined): number | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return toEpoch(value);
  if (!/^\d{4}-\d{2}-\d{2}T/.test(value)) return null;
  const at = Date.parse(HAS_ZONE.test(value) ? value : `${value}Z`);
  return Number.isNaN(at) ? null : at;
}

/** The end of an ISO 8601 time with a zone: `Z`, `+01:00`, `+0100`, or `+01`. */
const HAS_ZONE = /(?:z|[+-]\d{2}(?::?\d{2})?)$/i;

/** Tells seconds from milliseconds: seconds stay below 10^11 until the year 5138, milliseconds have been above it since 1973. */
function toEpoch(value: number): number | null {
  const ms = value < 1e11 ? value * 1_000 : value;
  return value > 0 && ms <= 8.64e15 ? Math.trunc(ms) : null;
}
