/**
 * What you see is what is sent (docs/BEHAVIOR.md#hidden-text): HTML comments, which GitHub hides, are dropped; those in code, which it shows,
 * stay. Where only a full Markdown parser could tell the two apart, the answer is "unclear" and the caller refuses.
 *
 * GitHub renders Markdown to HTML and reads that as HTML again, so both readings must agree: `--!>` and `<!-->` end a comment
 * only in the second, a blank line only in some of the first, and one that is never closed hides the rest of the page.
 * Tags that vanish (`<anything else>`) refuse as well. Not looked at, because a reader can reach them on the page:
 * `<details>`, what a link points to and its title, the alternative text of images.
 */
import { countCharacters } from '../order/brief.ts';
import { isHidden } from './hidden-text.ts';
import { createLineScanner, isDeep, measurePrefix } from './markdown-lines.ts';
import type { MarkdownLine } from './markdown-lines.ts';
import { cut } from '../text.ts';

/** Markup of which nobody can say whether the page shows it; line and column count from 1. */
interface UnclearMarkup {
  readonly line: number;
  readonly column: number;
  readonly what: string;
}

/** A text without what the page doesn't show; lines keep their numbers. `unclear`: the first thing to refuse it for. */
export interface ShownText {
  readonly text: string;
  readonly dropped: number;
  readonly unclear: UnclearMarkup | null;
}

interface Reader {
  readonly text: string;
  readonly pieces: string[];
  /** Everything before it is in `pieces`. */
  position: number;
  line: number;
  dropped: number;
  /** A backtick or tag is open in this paragraph, so that what follows may be inside of code. */
  open: boolean;
  /** A `<word` is open in this paragraph: a `>` would make a tag of it, and hide it. */
  openTag: boolean;
}

/** A line, or the rest of one behind a comment over several; offsets are into the whole text. */
interface Line {
  readonly start: number;
  readonly end: number;
  readonly content: string;
  readonly place: MarkdownLine['place'];
  readonly info: string;
  readonly html: MarkdownLine['html'];
  /** Behind a comment that is a block of its own the rest of its last line is, or may be, raw HTML as well. */
  rest: 'none' | 'maybe' | 'raw';
  /** Indented so far that it may be code. */
  readonly deep: boolean;
  /** Bars may part it into the cells of a table. */
  readonly barred: boolean;
  /** Offset of its last `>`; before its start: it has none. */
  readonly lastClose: number;
  /** Offset of each run of backticks to the end of the next one of its length on the line, if there is one. */
  readonly codeSpans: ReadonlyMap<number, number | undefined>;
}

const TOKEN = /`|>|<!--|<[?!A-Za-z/]|&#(?:\d{1,8}|[xX][\dA-Fa-f]{1,6});/g;
/** A tag that GitHub renders, with no attribute but those that a reader can see or reach. */
const TAG =
  /<\/?(?:h[1-6]|br|b|i|u|strong|em|a|pre|code|img|tt|div|ins|del|sup|sub|p|picture|source|ol|ul|li|table|caption|thead|tbody|tfoot|tr|td|th|blockquote|dl|dt|dd|kbd|q|samp|var|hr|ruby|rt|rp|s|strike|summary|details|figure|figcaption|abbr|cite|dfn|mark|small|span|time|wbr|video|center)(?:[ \t]+(?:href|src|srcset|alt|title|width|height|align|valign|open|colspan|rowspan|border|start|media|controls)(?:[ \t]*=[ \t]*(?:"[^"<>`\n]*"|'[^'<>`\n]*'|[^\s"'=<>`]+))?)*[ \t]*\/?>/iy;
const LINK = /<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>`]*|[\w.+-]{1,64}@[\w.-]{1,255})>/y;
/** The name of a language. */
const INFO = /^[\w+#.-]{0,30}$/;
const SHOWN_TAG = 60;
const OPENING = '<!--';
const CLOSING = '-->';
const BLOCK_INDENT = 4;
const LAST_CODE_POINT = 0x10ffff;

/** Drops HTML comments from text with LF line ends. Linear in the text. */
export function dropHtmlComments(text: string): ShownText {
  const first = dropOnce(text);
  const again = dropOnce(first.text);
  const nested = { line: 1, column: 1, what: 'an HTML comment that is put together from the rests of others' };
  return again.dropped > 0 ? { ...first, unclear: nested } : { ...first, unclear: again.unclear };
}

function dropOnce(text: string): ShownText {
  const reader: Reader = { text, pieces: [], position: 0, line: 1, dropped: 0, open: false, openTag: false };
  const scan = createLineScanner();
  while (reader.position < text.length) {
    const start = reader.position;
    const line = toLine(text, start, scan(text.slice(start, findLineEnd(text, start))));
    const unclear = readLine(reader, line);
    if (unclear !== null) return { text, dropped: 0, unclear };
    if (reader.position < text.length) reader.pieces.push('\n');
    reader.position += 1;
    reader.line += 1;
  }
  return { text: reader.pieces.join(''), dropped: reader.dropped, unclear: null };
}

function toLine(
  text: string,
  start: number,
  { place, html, info }: Pick<MarkdownLine, 'place' | 'html' | 'info'>,
): Line {
  return { place, html, info, rest: 'none', ...measureLine(text, start) };
}

function measureLine(text: string, start: number): Omit<Line, 'place' | 'html' | 'info' | 'rest'> {
  const end = findLineEnd(text, start);
  const content = text.slice(start, end);
  return {
    start,
    end,
    content,
    deep: isDeep(content),
    barred: content.includes('|'),
    lastClose: start + content.lastIndexOf('>'),
    codeSpans: findCodeSpans(content, start),
  };
}

/** Reads to the end of the line, or of the line on which its last comment ends. */
function readLine(reader: Reader, first: Line): UnclearMarkup | null {
  let line = first;
  if (line.content.trim() === '') {
    reader.open = false;
    reader.openTag = false;
  }
  if (!INFO.test(line.info)) return unclearAt(reader, line.start, 'words behind a code fence, which the page hides');
  if (line.place === 'code') return copyTo(reader, line.end);
  if (line.place === 'unsure') reader.open = true;
  TOKEN.lastIndex = 0;
  for (let token = TOKEN.exec(line.content); token !== null; token = TOKEN.exec(line.content)) {
    const at = line.start + token.index;
    const isComment = token[0] === OPENING;
    const what = isComment ? findCommentProblem(reader, line, at) : findTokenProblem(reader, line, at, token[0]);
    if (what !== null) return unclearAt(reader, at, what);
    if (isComment) line = dropComment(reader, line, at);
    TOKEN.lastIndex = (isComment ? reader.position : skip(reader, line, at, token[0])) - line.start;
  }
  return copyTo(reader, line.end);
}

/** Why the page may hide a token that is no comment; `null`: it shows it. */
function findTokenProblem(reader: Reader, line: Line, at: number, token: string): string | null {
  if (namesHidden(token)) return `"${token}", which the page shows as nothing`;
  if (token === '>') return reader.openTag ? 'a tag over several lines, which the page hides' : null;
  if (token.startsWith('<')) return findTagProblem(reader, line, at, token);
  return null;
}

/** Tags are fine when they are HTML's own and say nothing that the page doesn't show. */
function findTagProblem(reader: Reader, line: Line, at: number, token: string): string | null {
  if (/[?!]/.test(token)) return `"${token}", which begins markup that the page hides`;
  if (isEscaped(reader, line, at) || measureTag(reader.text, at) > 0) return null;
  if (line.lastClose < at && line.html === 'no' && line.rest === 'none') return null;
  const end = line.lastClose < at ? line.end : reader.text.indexOf('>', at) + 1;
  return `"${cut(reader.text.slice(at, end), SHOWN_TAG)}", which the page may take for a tag and hide`;
}

/** In text behind an odd number of backslashes: the page shows what follows as it is. */
function isEscaped(reader: Reader, line: Line, at: number): boolean {
  let backslashes = 0;
  while (reader.text[at - 1 - backslashes] === '\\') backslashes += 1;
  return backslashes % 2 === 1 && line.html === 'no' && line.rest === 'none';
}

/** The length of a harmless tag or a link in angle brackets at an offset; 0: there is none. */
function measureTag(text: string, at: number): number {
  const pattern = [TAG, LINK].find((candidate) => {
    candidate.lastIndex = at;
    return candidate.test(text);
  });
  return pattern === undefined ? 0 : pattern.lastIndex - at;
}

/** Passes a token that is no comment: the offset behind it, or behind what it begins. */
function skip(reader: Reader, line: Line, at: number, token: string): number {
  const next = at + token.length;
  if (token.startsWith('<')) return isEscaped(reader, line, at) ? next : skipTag(reader, at, next);
  if (token !== '`' || isRaw(line)) return next;
  const end = line.codeSpans.get(at);
  if (end !== undefined && !reader.open && !mayCut(reader, line, at)) return end;
  reader.open = true;
  return next;
}

/** Cells of a table cut code, a backslash disarms a backtick, raw HTML knows no code. */
function mayCut(reader: Reader, line: Line, at: number): boolean {
  return line.barred || line.html === 'maybe' || line.rest === 'maybe' || reader.text[at - 1] === '\\';
}

function skipTag(reader: Reader, at: number, next: number): number {
  const length = measureTag(reader.text, at);
  if (length > 0) return at + length;
  reader.open = true;
  reader.openTag = true;
  return next;
}

function findCodeSpans(line: string, offset: number): ReadonlyMap<number, number | undefined> {
  const ends = new Map<number, number | undefined>();
  const nextOfLength = new Map<number, number>();
  let end = line.lastIndexOf('`') + 1;
  while (end > 0) {
    let start = end - 1;
    while (line[start - 1] === '`') start -= 1;
    ends.set(offset + start, nextOfLength.get(end - start));
    nextOfLength.set(end - start, offset + end);
    end = start === 0 ? 0 : line.lastIndexOf('`', start - 1) + 1;
  }
  return ends;
}

/** Drops a comment but its line ends; answers the line that goes on behind it. */
function dropComment(reader: Reader, line: Line, at: number): Line {
  const end = reader.text.indexOf(CLOSING, at + OPENING.length) + CLOSING.length;
  const newlines = reader.text.slice(at, end).split('\n').length - 1;
  copyTo(reader, at);
  reader.pieces.push('\n'.repeat(newlines));
  reader.line += newlines;
  reader.dropped += 1;
  reader.position = end;
  if (newlines > 0) return { ...line, ...measureLine(reader.text, end), rest: 'raw' };
  if (startsBlock(reader, line, at)) line.rest = 'raw';
  else if (line.rest === 'none' && at <= line.start + measurePrefix(line.content)) line.rest = 'maybe';
  return line;
}

/** Why it is not certain that the page hides the comment at an offset, from its beginning to its end; `null`: it is. */
function findCommentProblem(reader: Reader, line: Line, at: number): string | null {
  if (line.place === 'unsure') return 'an HTML comment that may or may not be part of a code block';
  const close = reader.text.indexOf(CLOSING, at + OPENING.length);
  if (close === -1) return 'an HTML comment that is never closed, which may hide the rest of the page';
  const content = reader.text.slice(at + OPENING.length, close);
  if (/^-?>/.test(content) || content.includes('--!>')) return 'an HTML comment that ends in more than one place';
  return close > line.end ? findBlockProblem(line, at, content) : findInlineProblem(reader, line, at, content);
}

/** Over several lines only a comment that begins its line is surely hidden; raw HTML must not end inside of it. */
function findBlockProblem(line: Line, at: number, content: string): string | null {
  const isWhole = (line.html === 'yes' || at === line.start) && line.rest === 'none';
  const mayEnd = line.html !== 'no' && /\n[ \t]*\n|<\//.test(content);
  return isWhole && !mayEnd ? null : 'an HTML comment over several lines that does not begin its line';
}

function findInlineProblem(reader: Reader, line: Line, at: number, content: string): string | null {
  if (isRaw(line) || startsBlock(reader, line, at)) return null;
  if (line.deep) return 'an HTML comment on a line so far indented that it may be code';
  if (reader.open) return 'an HTML comment behind a backtick or tag that is not closed on its line';
  if (reader.text[at - 1] === '\\') return 'an HTML comment behind a backslash';
  return /--|-$|\|/.test(content) ? 'an HTML comment with dashes or bars inside' : null;
}

/** At the beginning of its line, where a comment is a block of its own and no paragraph's part. */
function startsBlock(reader: Reader, line: Line, at: number): boolean {
  return at - line.start < BLOCK_INDENT && /^ *$/.test(reader.text.slice(line.start, at));
}

function isRaw(line: Line): boolean {
  return line.html === 'yes' || line.rest === 'raw';
}

/** A numeric character reference to something that can't be seen. */
function namesHidden(token: string): boolean {
  if (!token.startsWith('&')) return false;
  const digits = token.slice(2, -1);
  const codePoint = /x/i.test(digits) ? Number.parseInt(digits.slice(1), 16) : Number(digits);
  return codePoint <= LAST_CODE_POINT && isHidden(codePoint);
}

function copyTo(reader: Reader, end: number): null {
  reader.pieces.push(reader.text.slice(reader.position, end));
  reader.position = end;
  return null;
}

function unclearAt(reader: Reader, at: number, what: string): UnclearMarkup {
  const start = reader.text.lastIndexOf('\n', at - 1) + 1;
  return { line: reader.line, column: countCharacters(reader.text.slice(start, at)) + 1, what };
}

function findLineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}
