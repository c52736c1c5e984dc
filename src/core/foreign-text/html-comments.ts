/**
 * HTML comments in foreign text (docs/BEHAVIOR.md#hidden-text), so that only what people see is sent.
 *
 * GitHub hides HTML comments, so they are dropped. It shows those in code, so they stay. If only a full Markdown parser can
 * tell the two apart, the result is "unclear" and the caller refuses.
 *
 * GitHub renders Markdown to HTML and then parses that HTML, so both parsers must agree. `--!>` and `<!-->` end a comment only
 * for the second, a blank line only in some cases for the first, and a comment that is never closed hides the rest of the
 * page. Unknown tags, which vanish, are refused too. Markup whose text people can reach is allowed: `<details>`, the target
 * and title of a link, and the alternative text of an image.
 */
import type { Line, Reader } from './html-lines.ts';
import { copyTo, findLineEnd, isEscaped, isRaw, measureLine, toLine, unclearAt } from './html-lines.ts';
import { findTagProblem, namesHidden, skipTag } from './html-tags.ts';
import { createLineScanner, measurePrefix } from './markdown-lines.ts';
import type { ShownText, UnclearMarkup } from './shown-text.ts';

const TOKEN = /`|>|<!--|<[?!A-Za-z/]|&#(?:\d{1,8}|[xX][\dA-Fa-f]{1,6});/g;
/** The name of a language. */
const INFO = /^[\w+#.-]{0,30}$/;
const OPENING = '<!--';
const CLOSING = '-->';
const BLOCK_INDENT = 4;

/** Drops HTML comments from text with LF line ends. Takes linear time. */
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

/** Reads to the end of the line, or of the line on which its last comment ends. */
function readLine(reader: Reader, line: Line): UnclearMarkup | null {
  if (line.content.trim() === '') {
    reader.open = false;
    reader.openTag = false;
  }
  if (!INFO.test(line.info)) return unclearAt(reader, line.start, 'words behind a code fence, which the page hides');
  if (line.place === 'code') return copyTo(reader, line.end);
  if (line.place === 'unsure') reader.open = true;
  return readTokens(reader, line);
}

function readTokens(reader: Reader, first: Line): UnclearMarkup | null {
  let line = first;
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

/**
 * Explains why GitHub may hide a token that is no comment.
 *
 * @returns null if GitHub shows it
 */
function findTokenProblem(reader: Reader, line: Line, at: number, token: string): string | null {
  if (namesHidden(token)) return `"${token}", which the page shows as nothing`;
  if (token === '>') return reader.openTag ? 'a tag over several lines, which the page hides' : null;
  if (token.startsWith('<')) return findTagProblem(reader, line, at, token);
  return null;
}

/** Skips a token that is no comment. Returns the offset after it, or after what it begins. */
function skip(reader: Reader, line: Line, at: number, token: string): number {
  const next = at + token.length;
  if (token.startsWith('<')) return isEscaped(reader, line, at) ? next : skipTag(reader, at, next);
  if (token !== '`' || isRaw(line)) return next;
  const end = line.codeSpans.get(at);
  if (end !== undefined && !reader.open && !mayCut(reader, line, at)) return end;
  reader.open = true;
  return next;
}

/**
 * Returns whether a backtick may begin no code: table cells split code, a backslash escapes a backtick, and raw HTML
 * has no code.
 */
function mayCut(reader: Reader, line: Line, at: number): boolean {
  return line.barred || line.html === 'maybe' || line.rest === 'maybe' || reader.text[at - 1] === '\\';
}

/** Drops a comment but keeps its line ends. Returns the line that continues after it. */
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

/**
 * Explains why GitHub may not hide the whole comment at an offset.
 *
 * @returns null if GitHub certainly hides it
 */
function findCommentProblem(reader: Reader, line: Line, at: number): string | null {
  if (line.place === 'unsure') return 'an HTML comment that may or may not be part of a code block';
  const close = reader.text.indexOf(CLOSING, at + OPENING.length);
  if (close === -1) return 'an HTML comment that is never closed, which may hide the rest of the page';
  const content = reader.text.slice(at + OPENING.length, close);
  if (/^-?>/.test(content) || content.includes('--!>')) return 'an HTML comment that ends in more than one place';
  return close > line.end ? findBlockProblem(line, at, content) : findInlineProblem(reader, line, at, content);
}

/**
 * Checks a comment of several lines. It is certainly hidden only if it begins its line and no raw HTML can end inside
 * it.
 */
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

/** Returns whether a comment begins its line, where it is a separate block and not part of a paragraph. */
function startsBlock(reader: Reader, line: Line, at: number): boolean {
  return at - line.start < BLOCK_INDENT && /^ *$/.test(reader.text.slice(line.start, at));
}
