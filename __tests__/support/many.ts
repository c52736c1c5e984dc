/**
 * What a test of very many cases says of each. `expect` remembers where it was called, which costs more than most of what such
 * tests look at: here it is called for a case that is wrong, to say so.
 */
import { expect } from '@jest/globals';

/** Asserts `expect(found).toEqual([])`. */
export function expectNone(found: readonly unknown[]): void {
  if (found.length > 0) expect(found).toEqual([]);
}

/** Asserts `expect(found).toBe(wanted)`. */
export function expectSame(found: string | number | boolean, expected: string | number | boolean): void {
  if (!Object.is(found, expected)) expect(found).toBe(expected);
}
