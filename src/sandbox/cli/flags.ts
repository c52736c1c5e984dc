/** Readers of single flags. Each throws a UsageError that says what was expected. */
import { suggestName } from '../market/matching.ts';
import { UsageError } from './usage.ts';

/** The values of the given flags, and the arguments that are no flags. */
export interface ParsedFlags {
  readonly one: (name: string) => string | undefined;
  readonly many: (name: string) => readonly string[];
  readonly rest: readonly string[];
}

/** Returns the closest candidate. The words are short: two swapped letters can be half of one. */
export const suggestClosest = (given: string, candidates: readonly string[]): string | null =>
  suggestName(given, candidates, 0.5);

/** The grammar of an integer. */
export const INTEGER = /^-?\d{1,15}$/;
/** The grammar of a number that is not negative. */
export const NUMBER = /^\d{1,9}(\.\d{1,9})?$/;
const TIME = /^(\d{1,6})(ms|s|m|h)$/;
const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
/** The longest allowed time. `setTimeout` accepts at most 2^31 ms. */
const MAX_TIME_MS = 24 * 3_600_000;

/**
 * Rejects the value of a flag.
 *
 * @throws UsageError
 */
export function rejectFlag(flag: string, expected: string, text: string): never {
  throw new UsageError(`--${flag}: expected ${expected}, got "${text}".`);
}

/**
 * Reads a number that matches a grammar.
 *
 * @returns null if the flag was not given.
 * @throws UsageError
 */
export function readNumber(parsed: ParsedFlags, flag: string, grammar: RegExp, expected: string): number | null {
  const text = parsed.one(flag);
  if (text === undefined) return null;
  return grammar.test(text) ? Number(text) : rejectFlag(flag, expected, text);
}

/**
 * Reads a whole number from `min` to `max`.
 *
 * @throws UsageError
 */
export function readWithin(parsed: ParsedFlags, flag: string, min: number, max: number, fallback: number): number {
  const value = readNumber(parsed, flag, INTEGER, `a whole number from ${min} to ${max}`) ?? fallback;
  return value < min || value > max ? rejectFlag(flag, `${min} to ${max}`, parsed.one(flag) ?? '') : value;
}

/**
 * Reads a duration such as `90s` and returns it in ms.
 *
 * @throws UsageError
 */
export function readTime(parsed: ParsedFlags, flag: string, fallback: number): number {
  const text = parsed.one(flag);
  if (text === undefined) return fallback;
  const [, digits = '', unit = ''] = TIME.exec(text) ?? [];
  const ms = Number(digits) * (UNIT_MS[unit] ?? 0);
  return ms > 0 && ms <= MAX_TIME_MS ? ms : rejectFlag(flag, 'a time from 1ms to 24h, like 90s, 10m or 2h', text);
}

/**
 * Reads a text that is not blank.
 *
 * @returns null if the flag was not given.
 * @throws UsageError
 */
export function readText(parsed: ParsedFlags, flag: string): string | null {
  const text = parsed.one(flag);
  if (text === undefined) return null;
  return text.trim() === '' || text.includes('\0') ? rejectFlag(flag, 'something', text) : text;
}
