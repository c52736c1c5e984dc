/** The lines of a text and a reader that walks through them, to find HTML comments (core/foreign-text/html-comments.ts). */
import { countCharacters } from '../order/brief.ts';
import { isDeep } from './markdown-lines.ts';
import type { MarkdownLine } from './markdown-lines.ts';
import type { UnclearMarkup } from './shown-text.ts';

/** A reader of a text, and what it has written so far. */
export interface Reader {
  readonly text: string;
  readonly pieces: string[];
  /** The offset up to which everything is in `pieces`. */
  position: number;
  line: number;
  dropped: number;
  /** A backtick or tag is open in this paragraph, so that what follows may be inside code. */
  open: boolean;
  /** A `<word` is open in this paragraph. A `>` would turn it into a tag and hide it. */
  openTag: boolean;
}

/** A line, or the rest of one after a comment of several lines. Offsets are into the whole text. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly content: string;
  readonly place: MarkdownLine['place'];
  readonly info: string;
  readonly html: MarkdownLine['html'];
  /**
   * Whether this is the rest of a line after a comment that is, or may be, a separate block. The rest is then raw HTML
   * too.
   */
  rest: 'none' | 'maybe' | 'raw';
  /** Whether the line is indented so deeply that it may be code. */
  readonly deep: boolean;
  /** Whether the line has bars, which may split it into table cells. */
  readonly barred: boolean;
  /** The offset of its last `>`. Before its start: it has none. */
  readonly lastClose: number;
  /**
   * From the offset of each run of backticks to the end of the next one of the same length on the line. `undefined`:
   * none.
   */
  readonly codeSpans: ReadonlyMap<number, number | undefined>;
}

/** Returns the line at an offset, with its classification. */
export function toLine(
  text: string,
  start: number,
  { place, html, info }: Pick<MarkdownLine, 'place' | 'html' | 'info'>,
): Line {
  return { place, html, info, rest: 'none', ...measureLine(text, start) };
}

/** Returns the line at an offset, without its classification. */
export function measureLine(text: string, start: number): Omit<Line, 'place' | 'html' | 'info' | 'rest'> {
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

/** Returns whether a line is certainly raw HTML, in which there is no code. */
export function isRaw(line: Line): boolean {
  return line.html === 'yes' || line.rest === 'raw';
}

/** Returns whether an odd number of backslashes in text escapes what follows, so that GitHub shows it as it is. */
export function isEscaped(reader: Reader, line: Line, at: number): boolean {
  let backslashes = 0;
  while (reader.text[at - 1 - backslashes] === '\\') backslashes += 1;
  return backslashes % 2 === 1 && line.html === 'no' && line.rest === 'none';
}

/** Copies the text up to an offset to the result. Returns null, as nothing is unclear. */
export function copyTo(reader: Reader, end: number): null {
  reader.pieces.push(reader.text.slice(reader.position, end));
  reader.position = end;
  return null;
}

/** Returns unclear markup at an offset. */
export function unclearAt(reader: Reader, at: number, what: string): UnclearMarkup {
  const start = reader.text.lastIndexOf('\n', at - 1) + 1;
  return { line: reader.line, column: countCharacters(reader.text.slice(start, at)) + 1, what };
}

/** Returns the offset of the end of a line. */
export function findLineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}
