/**
 * Text that a person can't see but a machine can read (docs/BEHAVIOR.md#hidden-text): every default-ignorable, format, control,
 * and bidi code point, unless its neighbors show that the script or the emoji needs it.
 */
import { nameCodePoint } from './code-point-name.ts';

/** A hidden code point and its place. Line and column count from 1, columns in code points. */
export interface HiddenText {
  readonly codePoint: number;
  /** `U+202E RIGHT-TO-LEFT OVERRIDE`. */
  readonly name: string;
  readonly line: number;
  readonly column: number;
}

const HIDDEN = /[[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Bidi_Control}\p{Cc}\p{Cs}\u2028\u2029]--[\t\n\r]]/v;
const NO_MARKS: ReadonlySet<number> = new Set();
const LINE_END = /\r\n|\n|\r/;

const ZWNJ = 0x200c;
const ZWJ = 0x200d;
const TEXT_STYLE = 0xfe0e;
const EMOJI_STYLE = 0xfe0f;
const KEYCAP = '\u20e3';
const DIRECTION_MARK = /[\u200e\u200f\u061c]/;

/** Scripts in which joiners change how neighboring letters are written. */
const JOINING_SCRIPTS = [
  /[[\p{Script=Arabic}]&&[\p{L}\p{M}]]/v,
  /[[\p{Script=Syriac}]&&[\p{L}\p{M}]]/v,
  /[[\p{Script=Devanagari}]&&[\p{L}\p{M}]]/v,
  /[[\p{Script=Bengali}]&&[\p{L}\p{M}]]/v,
  /[[\p{Script=Gurmukhi}]&&[\p{L}\p{M}]]/v,
  /[[\p{Script=Gujarati}]&&[\p{L}\p{M}]]/v,
  /[[\p{Script=Oriya}]&&[\p{L}\p{M}]]/v,
  /[[\p{Script=Tamil}]&&[\p{L}\p{M}]]/v,
  /[[\p{Script=Telugu}]&&[\p{L}\p{M}]]/v,
  /[[\p{Script=Kannada}]&&[\p{L}\p{M}]]/v,
  /[[\p{Script=Malayalam}]&&[\p{L}\p{M}]]/v,
  /[[\p{Script=Sinhala}]&&[\p{L}\p{M}]]/v,
];
const RIGHT_TO_LEFT =
  /[[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]&&[\p{L}]]/v;

/** The three flags that Unicode recommends for interchange. Any other tag sequence can carry hidden text. */
const BLACK_FLAG = '\u{1f3f4}';
const TAGGED_FLAGS = new Set(['gbeng', 'gbsct', 'gbwls'].map((region) => `${toTags(region)}\u{e007f}`));
const TAGS_IN_FLAG = 6;

/** Lists every hidden code point, in order. Takes linear time. */
export function findHiddenText(text: string): readonly HiddenText[] {
  return text.split(LINE_END).flatMap((line, index) => (HIDDEN.test(line) ? findInLine(line, index + 1) : []));
}

/** Returns whether a code point is hidden outside the sequences that need it. */
export function isHidden(codePoint: number): boolean {
  return HIDDEN.test(String.fromCodePoint(codePoint));
}

function findInLine(text: string, line: number): readonly HiddenText[] {
  const chars = Array.from(text);
  const marksAllowed = DIRECTION_MARK.test(text) ? findAllowedMarks(chars) : NO_MARKS;
  const found: HiddenText[] = [];
  const nameOf = createNamer();
  for (let at = 0; at < chars.length; at += 1) {
    const char = charAt(chars, at);
    if (beginsFlag(chars, at)) at += TAGS_IN_FLAG;
    else if (HIDDEN.test(char) && !marksAllowed.has(at) && !isNeeded(chars, at)) {
      const codePoint = toCodePoint(char);
      found.push({ codePoint, name: nameOf(codePoint), line, column: at + 1 });
    }
  }
  return found;
}

function beginsFlag(chars: readonly string[], at: number): boolean {
  return charAt(chars, at) === BLACK_FLAG && TAGGED_FLAGS.has(chars.slice(at + 1, at + 1 + TAGS_IN_FLAG).join(''));
}

/** Returns a function that names code points, and computes the name of each only once. */
function createNamer(): (codePoint: number) => string {
  const names = new Map<number, string>();
  return (codePoint) => {
    const name = names.get(codePoint) ?? nameCodePoint(codePoint);
    names.set(codePoint, name);
    return name;
  };
}

function isNeeded(chars: readonly string[], at: number): boolean {
  const codePoint = toCodePoint(charAt(chars, at));
  if (codePoint === TEXT_STYLE || codePoint === EMOJI_STYLE)
    return isStyle(charAt(chars, at - 1), charAt(chars, at + 1));
  if (codePoint === ZWJ && joinsEmoji(chars, at)) return true;
  return (codePoint === ZWJ || codePoint === ZWNJ) && joinsLetters(chars, at);
}

/** Returns whether a style is after an emoji, or between the digit and the cap of a keycap. */
function isStyle(before: string, after: string): boolean {
  return /[0-9#*]/.test(before) ? after === KEYCAP : /\p{Emoji}/u.test(before);
}

/** Returns whether a joiner is between two pictographs, the first one possibly with a skin tone or the emoji style. */
function joinsEmoji(chars: readonly string[], at: number): boolean {
  const before = charAt(chars, at - 1);
  const hasModifier = before === String.fromCodePoint(EMOJI_STYLE) || /\p{Emoji_Modifier}/u.test(before);
  return isPictograph(hasModifier ? charAt(chars, at - 2) : before) && isPictograph(charAt(chars, at + 1));
}

function isPictograph(char: string): boolean {
  return /\p{Extended_Pictographic}/u.test(char);
}

function joinsLetters(chars: readonly string[], at: number): boolean {
  const before = charAt(chars, at - 1);
  const after = charAt(chars, at + 1);
  return JOINING_SCRIPTS.some((script) => script.test(before) && script.test(after));
}

/**
 * Finds the direction marks that right-to-left text needs: the nearest letter on one side is a right-to-left one, and no other
 * hidden character touches the mark, so that a row of them can't spell anything.
 */
function findAllowedMarks(chars: readonly string[]): ReadonlySet<number> {
  const isBehind = listDirections(chars);
  const isBefore = listDirections(chars.toReversed()).reverse();
  const isAllowed = (at: number): boolean =>
    DIRECTION_MARK.test(charAt(chars, at)) &&
    !HIDDEN.test(charAt(chars, at - 1)) &&
    !HIDDEN.test(charAt(chars, at + 1)) &&
    (isBehind[at] === true || isBefore[at] === true);
  return new Set([...chars.keys()].filter(isAllowed));
}

/** Returns for each position whether the last letter up to it is a right-to-left one. */
function listDirections(chars: readonly string[]): boolean[] {
  let isRightToLeft = false;
  return chars.map((char) => {
    if (/\p{L}/u.test(char)) isRightToLeft = RIGHT_TO_LEFT.test(char);
    return isRightToLeft;
  });
}

function toTags(text: string): string {
  return Array.from(text, (char) => String.fromCodePoint(0xe0000 + char.charCodeAt(0))).join('');
}

/** Returns the character at a position, or an empty string outside the text. */
function charAt(chars: readonly string[], at: number): string {
  return chars[at] ?? '';
}

function toCodePoint(char: string): number {
  return Number(char.codePointAt(0));
}
