import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findHiddenText, isHidden } from '../../../src/core/foreign-text/hidden-text.ts';
import { anyText } from '../../support/any-text.ts';
import { expectLinear } from '../../support/growth.ts';

const LAST = 0x10ffff;
const PLAIN = new Set([0x09, 0x0a, 0x0d]);

/** Every code point once; surrogates one by one, behind something that is of no kind looked for. */
const EVERY = Array.from({ length: LAST + 1 }, (_, codePoint) => {
  const char = String.fromCodePoint(codePoint);
  return char.isWellFormed() ? char : `=${char}=`;
}).join('');

/** Every code point of a kind, by the runtime's own Unicode tables. */
function listCodePoints(kind: RegExp): number[] {
  const chars = EVERY.match(new RegExp(kind, 'gu')) ?? [];
  return chars.map((char) => char.codePointAt(0) ?? 0).filter((codePoint) => !PLAIN.has(codePoint));
}

const names = (text: string): string[] => findHiddenText(text).map(({ name }) => name);

describe('every code point that cannot be seen is refused', () => {
  it.each([
    { kind: 'default-ignorable', pattern: /\p{Default_Ignorable_Code_Point}/u, atLeast: 4000 },
    { kind: 'format (Cf)', pattern: /\p{Cf}/u, atLeast: 160 },
    { kind: 'bidi control', pattern: /\p{Bidi_Control}/u, atLeast: 12 },
    { kind: 'variation selector', pattern: /\p{Variation_Selector}/u, atLeast: 259 },
    { kind: 'control', pattern: /\p{Cc}/u, atLeast: 62 },
    { kind: 'surrogate', pattern: /\p{Cs}/u, atLeast: 2048 },
    { kind: 'line or paragraph separator', pattern: /[\p{Zl}\p{Zp}]/u, atLeast: 2 },
  ])('threat row 14: $kind: between Latin letters, at the beginning, at the end, alone', ({ pattern, atLeast }) => {
    const codePoints = listCodePoints(pattern);
    expect(codePoints.length).toBeGreaterThanOrEqual(atLeast);
    const missed = codePoints.filter((codePoint) => {
      const char = String.fromCodePoint(codePoint);
      return [`a${char}b`, `${char}b`, `a${char}`, char].some((text) => findHiddenText(text).length !== 1);
    });
    expect(missed).toEqual([]);
  });

  it('says which one, on which line, in which column', () => {
    expect(findHiddenText('ok\nnot \u202eko\r\n😀\u200b!\r\u0000')).toEqual([
      { codePoint: 0x202e, name: 'U+202E RIGHT-TO-LEFT OVERRIDE', line: 2, column: 5 },
      { codePoint: 0x200b, name: 'U+200B ZERO WIDTH SPACE', line: 3, column: 2 },
      { codePoint: 0, name: 'U+0000 CONTROL CHARACTER', line: 4, column: 1 },
    ]);
  });

  it.each([
    ['\u00ad', 'U+00AD SOFT HYPHEN'],
    ['\ufeff', 'U+FEFF ZERO WIDTH NO-BREAK SPACE'],
    ['\ufe00', 'U+FE00 VARIATION SELECTOR-1'],
    ['\u{e0100}', 'U+E0100 VARIATION SELECTOR-17'],
    ['\u{e0041}', 'U+E0041 TAG CHARACTER "A"'],
    ['\u{e007f}', 'U+E007F CANCEL TAG'],
    ['\ud800', 'U+D800 LONE SURROGATE'],
    ['\u{110bd}', 'U+110BD FORMAT CHARACTER'],
    ['\u{e0fff}', 'U+E0FFF INVISIBLE CHARACTER'],
    ['\u0085', 'U+0085 CONTROL CHARACTER'],
  ])('%j is called %s', (char, name) => {
    expect(names(`x${char}`)).toEqual([name]);
  });

  it('knows a single code point', () => {
    expect([isHidden(0x200b), isHidden(0xe0041), isHidden(0x41), isHidden(0x0a)]).toEqual([true, true, false, false]);
  });
});

describe('words hidden in what looks harmless are refused', () => {
  it.each([
    { what: 'tag characters behind a flag that is none', text: `🏴${toTags('ignore')}\u{e007f}` },
    { what: 'tag characters behind an emoji', text: `😀${toTags('pay all')}` },
    { what: 'the tags of a flag behind a letter', text: `x${toTags('gbeng')}\u{e007f}` },
    { what: 'the tags of a flag behind another flag', text: `🏳${toTags('gbeng')}\u{e007f}` },
    { what: 'tags behind a whole flag of tags', text: `🏴${toTags('gbeng')}\u{e007f}${toTags('x')}` },
    { what: 'a flag of tags that is not ended', text: `🏴${toTags('gbeng')}` },
    { what: 'a flag of another region', text: `🏴${toTags('ustx')}\u{e007f}` },
    { what: 'bytes as variation selectors behind an emoji', text: '😀\u{e0158}\u{e0155}' },
    { what: 'a row of emoji selectors', text: '❤\ufe0f\ufe0f' },
    { what: 'a selector behind a letter', text: 'a\ufe0f' },
    { what: 'a selector behind a digit without cap', text: '1\ufe0f' },
    { what: 'an ideographic variation', text: '葛\u{e0100}' },
    { what: 'a joiner between Latin letters', text: 'a\u200db' },
    { what: 'a joiner before an emoji only', text: 'a\u200d👩' },
    { what: 'a joiner behind an emoji only', text: '👩\u200d' },
    { what: 'two joiners between emoji', text: '👩\u200d\u200d🚀' },
    { what: 'a non-joiner between emoji', text: '👩\u200c🚀' },
    { what: 'a joiner between digits', text: '1\u200d2' },
    { what: 'a non-joiner between scripts', text: 'م\u200ca' },
    { what: 'a non-joiner between scripts, the other way round', text: 'a\u200cم' },
    { what: 'a joiner between two joining scripts', text: 'م\u200dक' },
    { what: 'a skin tone before a joiner, without anybody', text: 'a🏽\u200d🚀' },
    { what: 'two non-joiners between Persian letters', text: 'می\u200c\u200cخواهم' },
    { what: 'a direction mark in Latin text', text: 'abc\u200edef' },
    { what: 'a direction mark between digits', text: '12\u200f34' },
    { what: 'a direction mark that begins a line of Latin text', text: '\u200fabc' },
    { what: 'a direction mark that ends a line of Latin text', text: 'abc\u200f' },
    { what: 'a direction mark on the line below Hebrew', text: 'שלום\nabc\u200fdef' },
    { what: 'a row of direction marks in Hebrew', text: 'של\u200f\u200eום' },
    { what: 'a mark far from the only Hebrew letter of the line', text: 'a\u200eb ש' },
    { what: 'an isolate in Arabic', text: 'م \u2067abc\u2069 م' },
    { what: 'an embedding in Hebrew', text: 'ש\u202bש\u202c' },
  ])('$what', ({ text }) => {
    expect(findHiddenText(text).length).toBeGreaterThan(0);
  });

  it('each mark of a row, though the letters around need one', () => {
    expect(findHiddenText('ש\u200f\u200eם').map(({ column }) => column)).toEqual([2, 3]);
    expect(findHiddenText('ש\u200f\u200b12').map(({ column }) => column)).toEqual([2, 3]);
    expect(findHiddenText('ש\u200b\u200f12').map(({ column }) => column)).toEqual([2, 3]);
  });
});

/** Of each script in which a joiner shows: a letter, a sign on letters, and a digit or stop. */
const JOINING = [
  ['Arabic', 'م', '\u0615', '۱'],
  ['Syriac', 'ܒ', '\u0730', '܀'],
  ['Devanagari', 'क', '\u094d', '१'],
  ['Bengali', 'র', '\u09cd', '১'],
  ['Gurmukhi', 'ਕ', '\u0a4d', '੧'],
  ['Gujarati', 'ક', '\u0acd', '૧'],
  ['Oriya', 'କ', '\u0b4d', '୧'],
  ['Tamil', 'க', '\u0bcd', '௧'],
  ['Telugu', 'క', '\u0c4d', '౧'],
  ['Kannada', 'ಕ', '\u0ccd', '೧'],
  ['Malayalam', 'ക', '\u0d4d', '൧'],
  ['Sinhala', 'ක', '\u0dca', '෧'],
] as const;

describe.each(JOINING)('a joiner or non-joiner in %s', (_script, letter, sign, other) => {
  it.each(['\u200c', '\u200d'])('is fine between letters and their signs: %j', (joiner) => {
    for (const text of [
      `${letter}${joiner}${letter}`,
      `${letter}${sign}${joiner}${letter}`,
      `${letter}${joiner}${sign}`,
    ])
      expect({ text, found: findHiddenText(text) }).toEqual({ text, found: [] });
  });

  it.each(['\u200c', '\u200d'])('is refused where it changes nothing: %j', (joiner) => {
    for (const text of [`${other}${joiner}${other}`, `${letter}${joiner}${other}`, `${other}${joiner}${letter}`])
      expect({ text, found: findHiddenText(text).length }).toEqual({ text, found: 1 });
  });

  it.each(['\u200b', '\u00ad', '\u2060', '\ufeff', '\ufe0f', '\u{e0041}'])(
    'is the only thing that may stand there: %j',
    (hidden) => {
      expect(findHiddenText(`${letter}${hidden}${letter}`)).toHaveLength(1);
    },
  );

  it.each(['\u200c', '\u200d'])('is refused at an edge: %j', (joiner) => {
    for (const text of [`${letter}${joiner}`, `${joiner}${letter}`, `${letter}${joiner} ${letter}`])
      expect({ text, found: findHiddenText(text).length }).toEqual({ text, found: 1 });
  });
});

describe('a direction mark in right-to-left text', () => {
  it.each(['ש', 'م', 'ܒ', 'ދ', 'ߊ', 'ࠀ', 'ࡀ', '𞤀', '𐴀'])('is fine beside %s, on either side', (letter) => {
    for (const text of [`${letter} \u200e1`, `1 \u200e ${letter}`, `a ${letter}\u061c`, `\u200f${letter} a`])
      expect({ text, found: findHiddenText(text) }).toEqual({ text, found: [] });
  });

  it.each(['१', '۱', '\u05b0'])('is refused beside what is no letter: %s', (other) => {
    expect(names(`${other}\u200e${other}`)).toEqual(['U+200E LEFT-TO-RIGHT MARK']);
  });
});

describe('what people write is fine', () => {
  it.each([
    { what: 'nothing', text: '' },
    { what: 'ASCII with tabs and line ends', text: 'a\tb\r\nc\nd' },
    { what: 'accents, also combining', text: 'naïve cafe\u0301' },
    { what: 'no-break and wide spaces', text: 'a\u00a0b\u3000c' },
    { what: 'emoji', text: '😀 🇩🇪 ☺ ©' },
    { what: 'emoji style', text: '❤️ ☎︎ ©️' },
    { what: 'keycaps', text: '1️⃣ #️⃣ *️⃣ 0⃣' },
    { what: 'skin tones', text: '👍🏽 ☝🏿' },
    { what: 'a family', text: '👨‍👩‍👧‍👦' },
    { what: 'a profession with skin tone', text: '👩🏽‍🚀' },
    { what: 'sequences with emoji style before the joiner', text: '❤️‍🔥 🏳️‍🌈 🏃🏽‍♀️‍➡️' },
    { what: 'a pirate flag', text: '🏴‍☠️' },
    { what: 'a plain black flag', text: '🏴 🏴x' },
    {
      what: 'the three flags of tags',
      text: ['gbeng', 'gbsct', 'gbwls'].map((at) => `🏴${toTags(at)}\u{e007f}`).join(''),
    },
    { what: 'a Persian verb', text: 'می\u200cخواهم' },
    { what: 'a Hindi conjunct', text: 'क्\u200dष र्\u200cद' },
    { what: 'a Sinhala word', text: 'ශ්\u200dරී' },
    { what: 'direction marks in Hebrew', text: 'C++\u200f היא שפה (C\u200e) שלי' },
    { what: 'the Arabic letter mark', text: 'رقم \u061c12' },
  ])('$what', ({ text }) => {
    expect(findHiddenText(text)).toEqual([]);
  });

  it('threat row 14: all emoji sequences for interchange that can be built here from one person and one thing', () => {
    const things = ['🚀', '⚕️', '⚖️', '✈️', '🎓', '🌾', '🍳', '🔧', '💻', '🎨', '🚒', '🦰', '🦽', '🤝'];
    const tones = ['', '🏻', '🏼', '🏽', '🏾', '🏿'];
    const all = ['👩', '👨', '🧑'].flatMap((who) =>
      tones.flatMap((tone) => things.map((thing) => `${who}${tone}\u200d${thing}`)),
    );
    expect(all.filter((sequence) => findHiddenText(sequence).length > 0)).toEqual([]);
  });
});

describe('properties', () => {
  const hostile = fc.array(
    fc.constantFrom(
      'a',
      'ש',
      'م',
      'क',
      '1',
      ' ',
      '\n',
      '😀',
      '🏴',
      '\u200d',
      '\u200e',
      '\ufe0f',
      '\u{e0067}',
      '\u{e007f}',
      '\u202e',
    ),
    { maxLength: 40 },
  );

  it('never throws, and places what it finds', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        for (const { codePoint, line, column } of findHiddenText(text)) {
          const found = text.split(/\r\n|\n|\r/)[line - 1];
          expect(Array.from(found ?? '')[column - 1]).toBe(String.fromCodePoint(codePoint));
        }
      }),
    );
  });

  it('text without hidden code points is always fine, and bidi controls never are', () => {
    fc.assert(
      fc.property(hostile, (chars) => {
        const text = chars.join('');
        const found = findHiddenText(text);
        if (!Array.from(text).some((char) => isHidden(char.codePointAt(0)!))) expect(found).toEqual([]);
        expect(found.filter(({ codePoint }) => codePoint === 0x202e)).toHaveLength(text.split('\u202e').length - 1);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('time', () => {
  it.each([
    { what: 'plain text', unit: 'word ' },
    { what: 'marks in a row', unit: '\u200e-' },
    { what: 'marks in Hebrew', unit: 'ש\u200e' },
    { what: 'flags', unit: '🏴\u{e0067}' },
    { what: 'joiners', unit: '👩\u200d' },
    { what: 'lines', unit: '\u200b\n' },
  ])('grows with the text: $what', ({ unit }) => {
    expectLinear(findHiddenText, (size) => unit.repeat(size / unit.length), 256 * 1024);
  });
});

function toTags(text: string): string {
  return Array.from(text, (char) => String.fromCodePoint(0xe0000 + char.charCodeAt(0))).join('');
}
