import { describe, expect, it } from '@jest/globals';
import { createDelimiter } from '../../../src/action/output/delimiter.ts';

describe('an unguessable text', () => {
  it.each([
    ['the kernel', undefined],
    ['node:crypto, where the file is missing', '/nowhere/urandom'],
    ['node:crypto, where the file ends early', '/dev/null'],
  ])('has 128 bits and is new each time, from %s', (_from, source) => {
    const texts = Array.from({ length: 200 }, () => createDelimiter(source));
    expect(new Set(texts).size).toBe(200);
    for (const text of texts) expect(text).toMatch(/^[0-9a-f]{32}$/);
    // Each of the 128 bits is sometimes set and sometimes not.
    for (let at = 0; at < 32; at += 1) {
      const digits = texts.map((text) => parseInt(text[at] ?? '', 16));
      for (const bit of [1, 2, 4, 8]) expect(new Set(digits.map((digit) => digit & bit)).size).toBe(2);
    }
  });
});
