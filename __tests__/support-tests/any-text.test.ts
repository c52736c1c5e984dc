import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyText } from '../support/any-text.ts';

describe('any text', () => {
  it('is made of whole characters, of every plane and of the ends of it', () => {
    const texts = fc.sample(anyText(), { seed: 1, numRuns: 2000 });
    expect(texts.filter((text) => !text.isWellFormed())).toEqual([]);
    expect(Math.max(...texts.map((text) => text.length))).toBeGreaterThan(10);
    const planes = new Set(Array.from(texts.join(''), (character) => (character.codePointAt(0) ?? 0) >> 16));
    expect([...planes].sort((a, b) => a - b)).toEqual([...new Array(17).keys()]);
    expect(texts.join('')).toMatch(/\u{10ffff}|\0/u);
  });

  it('has names in it that objects have by themselves', () => {
    expect(fc.sample(anyText(), { seed: 1, numRuns: 2000 }).join(' ')).toContain('__proto__');
  });

  it.each([
    ['', true],
    ['a\ud7ff\ue000\u{10ffff}', true],
    ['a\ud800', false],
  ])('knows the way back from %j: %s', (text, known) => {
    expect(anyText().canShrinkWithoutContext(text)).toBe(known);
  });
});
