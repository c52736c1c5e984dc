import { describe, expect, it } from '@jest/globals';
import { nameCodePoint } from '../../../src/core/foreign-text/code-point-name.ts';

/** Code points and names as in `UnicodeData.txt` of the Unicode Character Database. */
const UNICODE_DATA = `
00AD;SOFT HYPHEN
034F;COMBINING GRAPHEME JOINER
061C;ARABIC LETTER MARK
115F;HANGUL CHOSEONG FILLER
1160;HANGUL JUNGSEONG FILLER
180E;MONGOLIAN VOWEL SEPARATOR
200B;ZERO WIDTH SPACE
200C;ZERO WIDTH NON-JOINER
200D;ZERO WIDTH JOINER
200E;LEFT-TO-RIGHT MARK
200F;RIGHT-TO-LEFT MARK
2028;LINE SEPARATOR
2029;PARAGRAPH SEPARATOR
202A;LEFT-TO-RIGHT EMBEDDING
202B;RIGHT-TO-LEFT EMBEDDING
202C;POP DIRECTIONAL FORMATTING
202D;LEFT-TO-RIGHT OVERRIDE
202E;RIGHT-TO-LEFT OVERRIDE
2060;WORD JOINER
2061;FUNCTION APPLICATION
2062;INVISIBLE TIMES
2063;INVISIBLE SEPARATOR
2064;INVISIBLE PLUS
2066;LEFT-TO-RIGHT ISOLATE
2067;RIGHT-TO-LEFT ISOLATE
2068;FIRST STRONG ISOLATE
2069;POP DIRECTIONAL ISOLATE
3164;HANGUL FILLER
FEFF;ZERO WIDTH NO-BREAK SPACE
FFA0;HALFWIDTH HANGUL FILLER
E0001;LANGUAGE TAG
E007F;CANCEL TAG
`;

describe('the name of a code point', () => {
  it.each(
    UNICODE_DATA.trim()
      .split('\n')
      .map((row) => row.split(';')),
  )('U+%s is %s', (hex = '', name = '') => {
    expect(nameCodePoint(Number.parseInt(hex, 16))).toBe(`U+${hex} ${name}`);
  });

  it.each([
    [0xfe00, 'U+FE00 VARIATION SELECTOR-1'],
    [0xfe0f, 'U+FE0F VARIATION SELECTOR-16'],
    [0xe0100, 'U+E0100 VARIATION SELECTOR-17'],
    [0xe01ef, 'U+E01EF VARIATION SELECTOR-256'],
  ])('of a selector counts on from range to range: %d', (codePoint, name) => {
    expect(nameCodePoint(codePoint)).toBe(name);
  });

  it.each([
    [0xe0020, 'U+E0020 TAG CHARACTER " "'],
    [0xe0041, 'U+E0041 TAG CHARACTER "A"'],
    [0xe007e, 'U+E007E TAG CHARACTER "~"'],
  ])('of a tag shows the letter that it smuggles: %d', (codePoint, name) => {
    expect(nameCodePoint(codePoint)).toBe(name);
  });

  it.each([
    [0xfdff, 'INVISIBLE CHARACTER'],
    [0xfe10, 'INVISIBLE CHARACTER'],
    [0xe001f, 'INVISIBLE CHARACTER'],
    [0xe0080, 'INVISIBLE CHARACTER'],
    [0xe00ff, 'INVISIBLE CHARACTER'],
    [0xe01f0, 'INVISIBLE CHARACTER'],
    [0xfff9, 'FORMAT CHARACTER'],
    [0x110bd, 'FORMAT CHARACTER'],
    [0, 'CONTROL CHARACTER'],
    [0x9f, 'CONTROL CHARACTER'],
    [0xd800, 'LONE SURROGATE'],
    [0xdfff, 'LONE SURROGATE'],
  ])('without a name of its own, also right beside a range, is its kind: %d', (codePoint, kind) => {
    expect(nameCodePoint(codePoint).split(' ').slice(1).join(' ')).toBe(kind);
  });

  it('has at least four digits', () => {
    expect(nameCodePoint(0x1).split(' ')[0]).toBe('U+0001');
  });
});
