/** Tags, links, and character references outside comments: whether GitHub shows them. */
import { isHidden } from './hidden-text.ts';
import type { Line, Reader } from './html-lines.ts';
import { isEscaped } from './html-lines.ts';
import { cut } from '../text.ts';

/** A tag that GitHub renders, with only those attributes that a reader can see or reach. */
const TAG =
  /<\/?(?:h[1-6]|br|b|i|u|strong|em|a|pre|code|img|tt|div|ins|del|sup|sub|p|picture|source|ol|ul|li|table|caption|thead|tbody|tfoot|tr|td|th|blockquote|dl|dt|dd|kbd|q|samp|var|hr|ruby|rt|rp|s|strike|summary|details|figure|figcaption|abbr|cite|dfn|mark|small|span|time|wbr|video|center)(?:[ \t]+(?:href|src|srcset|alt|title|width|height|align|valign|open|colspan|rowspan|border|start|media|controls)(?:[ \t]*=[ \t]*(?:"[^"<>`\n]*"|'[^'<>`\n]*'|[^\s"'=<>`]+))?)*[ \t]*\/?>/iy;
const LINK = /<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>`]*|[\w.+-]{1,64}@[\w.-]{1,255})>/y;
const SHOWN_TAG = 60;
const LAST_CODE_POINT = 0x10ffff;

/**
 * Explains why GitHub may hide a tag. Known HTML tags without hidden text are allowed.
 *
 * @returns null if GitHub shows it or it hides nothing
 */
export function findTagProblem(reader: Reader, line: Line, at: number, token: string): string | null {
  if (/[?!]/.test(token)) return `"${token}", which begins markup that the page hides`;
  if (isEscaped(reader, line, at) || measureTag(reader.text, at) > 0) return null;
  if (line.lastClose < at && line.html === 'no' && line.rest === 'none') return null;
  const end = line.lastClose < at ? line.end : reader.text.indexOf('>', at) + 1;
  return `"${cut(reader.text.slice(at, end), SHOWN_TAG)}", which the page may take for a tag and hide`;
}

/** Returns the length of a harmless tag or a link in angle brackets at an offset, or 0 if there is none. */
function measureTag(text: string, at: number): number {
  const pattern = [TAG, LINK].find((candidate) => {
    candidate.lastIndex = at;
    return candidate.test(text);
  });
  return pattern === undefined ? 0 : pattern.lastIndex - at;
}

/** Skips a tag and returns the offset after it. Anything that is no harmless tag stays open. */
export function skipTag(reader: Reader, at: number, next: number): number {
  const length = measureTag(reader.text, at);
  if (length > 0) return at + length;
  reader.open = true;
  reader.openTag = true;
  return next;
}

/** Returns whether a token is a numeric character reference to an invisible character. */
export function namesHidden(token: string): boolean {
  if (!token.startsWith('&')) return false;
  const digits = token.slice(2, -1);
  const codePoint = /x/i.test(digits) ? Number.parseInt(digits.slice(1), 16) : Number(digits);
  return codePoint <= LAST_CODE_POINT && isHidden(codePoint);
}
