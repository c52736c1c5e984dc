/** Names of invisible code points, so that a refusal can say which ones it found. */

const NAMES = new Map<number, string>([
  [0x00ad, 'SOFT HYPHEN'],
  [0x034f, 'COMBINING GRAPHEME JOINER'],
  [0x061c, 'ARABIC LETTER MARK'],
  [0x115f, 'HANGUL CHOSEONG FILLER'],
  [0x1160, 'HANGUL JUNGSEONG FILLER'],
  [0x180e, 'MONGOLIAN VOWEL SEPARATOR'],
  [0x200b, 'ZERO WIDTH SPACE'],
  [0x200c, 'ZERO WIDTH NON-JOINER'],
  [0x200d, 'ZERO WIDTH JOINER'],
  [0x200e, 'LEFT-TO-RIGHT MARK'],
  [0x200f, 'RIGHT-TO-LEFT MARK'],
  [0x2028, 'LINE SEPARATOR'],
  [0x2029, 'PARAGRAPH SEPARATOR'],
  [0x202a, 'LEFT-TO-RIGHT EMBEDDING'],
  [0x202b, 'RIGHT-TO-LEFT EMBEDDING'],
  [0x202c, 'POP DIRECTIONAL FORMATTING'],
  [0x202d, 'LEFT-TO-RIGHT OVERRIDE'],
  [0x202e, 'RIGHT-TO-LEFT OVERRIDE'],
  [0x2060, 'WORD JOINER'],
  [0x2061, 'FUNCTION APPLICATION'],
  [0x2062, 'INVISIBLE TIMES'],
  [0x2063, 'INVISIBLE SEPARATOR'],
  [0x2064, 'INVISIBLE PLUS'],
  [0x2066, 'LEFT-TO-RIGHT ISOLATE'],
  [0x2067, 'RIGHT-TO-LEFT ISOLATE'],
  [0x2068, 'FIRST STRONG ISOLATE'],
  [0x2069, 'POP DIRECTIONAL ISOLATE'],
  [0x3164, 'HANGUL FILLER'],
  [0xfeff, 'ZERO WIDTH NO-BREAK SPACE'],
  [0xffa0, 'HALFWIDTH HANGUL FILLER'],
  [0xe0001, 'LANGUAGE TAG'],
  [0xe007f, 'CANCEL TAG'],
]);

/** Ranges of code points that share a kind of name. */
const RANGES: readonly { readonly from: number; readonly to: number; readonly name: (codePoint: number) => string }[] =
  [
    { from: 0xfe00, to: 0xfe0f, name: (codePoint) => `VARIATION SELECTOR-${codePoint - 0xfe00 + 1}` },
    { from: 0xe0100, to: 0xe01ef, name: (codePoint) => `VARIATION SELECTOR-${codePoint - 0xe0100 + 17}` },
    {
      from: 0xe0020,
      to: 0xe007e,
      name: (codePoint) => `TAG CHARACTER "${String.fromCodePoint(codePoint - 0xe0000)}"`,
    },
  ];

/** Names a code point, such as `U+202E RIGHT-TO-LEFT OVERRIDE`. One that is not listed is named by its kind. */
export function nameCodePoint(codePoint: number): string {
  const hex = codePoint.toString(16).toUpperCase().padStart(4, '0');
  const range = RANGES.find(({ from, to }) => codePoint >= from && codePoint <= to);
  return `U+${hex} ${NAMES.get(codePoint) ?? range?.name(codePoint) ?? nameKind(String.fromCodePoint(codePoint))}`;
}

function nameKind(char: string): string {
  if (/\p{Cc}/u.test(char)) return 'CONTROL CHARACTER';
  if (/\p{Cs}/u.test(char)) return 'LONE SURROGATE';
  return /\p{Cf}/u.test(char) ? 'FORMAT CHARACTER' : 'INVISIBLE CHARACTER';
}
