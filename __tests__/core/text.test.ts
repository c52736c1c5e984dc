import { describe, expect, it } from '@jest/globals';
import { cut, endSentence, listNames } from '../../src/core/text.ts';

describe('cut', () => {
  it.each([
    ['abc', 3, 'abc'],
    ['abcd', 3, 'ab…'],
    ['', 3, ''],
    ['a😀b', 3, 'a…'],
    ['ab😀', 3, 'ab…'],
    ['a😀bc', 4, 'a😀…'],
    ['a\u{10000}b', 3, 'a…'],
    ['a\u{10ffff}b', 3, 'a…'],
    ['a\ufffd\ufffdb', 3, 'a\ufffd…'],
  ])('%j to %d is %j', (text, max, expected) => {
    expect(cut(text, max)).toBe(expected);
  });
});

describe('names', () => {
  it('are quoted, each once', () => {
    expect(listNames(['b', 'a', 'b'])).toBe('"b", "a"');
  });

  it('are counted beyond the fifth', () => {
    expect(listNames(['1', '2', '3', '4', '5', '6', '7'])).toBe('"1", "2", "3", "4", "5" and 2 more');
  });

  it('are cut', () => {
    expect(listNames(['n'.repeat(81)])).toBe(`"${'n'.repeat(79)}…"`);
  });
});

describe('the end of a sentence', () => {
  it.each([
    ['rules: 403', 'rules: 403.'],
    ['It failed. ', 'It failed.'],
    ['Why?', 'Why?'],
    ['v1.2: no', 'v1.2: no.'],
    ['12345678901', '123456789…'],
  ])('%j becomes %j', (text, expected) => {
    expect(endSentence(text, 10)).toBe(expected);
  });
});
