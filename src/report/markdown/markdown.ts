/**
 * Builds Markdown with escaping at the leaves. A plain string can enter only through `gfm`, `text`, `code`, `fence`, `quote`,
 * or `link`, and each makes foreign text inert in GitHub-flavored Markdown (docs/internals/THREATS.md#text-in-comments).
 *
 * GitHub finds mentions, issue references, commit SHAs, and emoji shortcodes *after* Markdown, in the text nodes of the HTML. A
 * backslash or an entity (`\@`, `&#64;`) is already decoded by then, so it does not help (github/markup#1168,
 * github/cmark-gfm#181, openjdk/skara#1548). A zero-width space helps, but readers copy it along, and a copied name is wrong.
 * GitHub never searches text nodes inside code (html-pipeline ignores `pre`, `code`, `a`), and people also write code spans. So:
 *
 * - A word that GitHub would act on becomes a code span.
 * - Every other word has its Markdown punctuation escaped.
 * - A vertical bar is always an entity, so that it can't break a table cell.
 *
 * Words that match a repository's custom autolinks are left. Its admins choose their targets.
 */

/** A piece of finished Markdown. Only this module creates one, so no foreign text enters unescaped. */
class Markdown {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

export type { Markdown };

/** Builds Markdown from a template. Its literal parts are trusted, its strings are foreign and go through `text`. */
export function gfm(literals: TemplateStringsArray, ...values: readonly (Markdown | string | number)[]): Markdown {
  return new Markdown(literals.reduce((out, literal, at) => out + toSource(values[at - 1]) + literal));
}

/** Returns the Markdown of a template's value. */
function toSource(value: Markdown | string | number | undefined): string {
  if (value instanceof Markdown) return value.source;
  return typeof value === 'number' ? String(value) : text(value ?? '').source;
}

/** Joins pieces with a trusted separator. */
export function join(pieces: readonly Markdown[], separator: string): Markdown {
  return new Markdown(pieces.map(({ source }) => source).join(separator));
}

/** Words that become links, with their addresses: `#31` is the mission's pull request. */
export type OwnLinks = ReadonlyMap<string, string>;

const NO_LINKS: OwnLinks = new Map();

/** Stacks blocks with an empty line between them. Skips `null`. No newline at the end. */
export function stack(blocks: readonly (Markdown | null)[]): Markdown {
  const present = blocks.filter((block) => block !== null);
  return new Markdown(present.map(({ source }) => source.trimEnd()).join('\n\n'));
}

/** Escapes foreign text as one line of prose that can be read and copied. Parts in backticks stay code. */
export function text(untrusted: string, ownLinks: OwnLinks = NO_LINKS): Markdown {
  const pieces: string[] = [];
  for (const { body, isCode } of splitCode(showInvisible(untrusted).replace(/\s+/g, ' ').trim())) {
    if (isCode) push(pieces, code(body).source);
    else pushProse(pieces, body, ownLinks);
  }
  return new Markdown(pieces.join(''));
}

/** Renders foreign text as a code span, also safe in table cells. An empty text becomes a dash. */
export function code(untrusted: string): Markdown {
  const line = showInvisible(untrusted).replace(/\s+/g, ' ').trim();
  if (line === '') return new Markdown('–');
  // Inside a table a code span's bar must be escaped, outside it must not be, so the bar is put between two spans.
  const pieces = line.split(/( ?\| ?)/).filter((piece) => piece !== '');
  const toPiece = (piece: string): string => (PIPE.test(piece) ? piece.replace('|', '&#124;') : toCodeSpan(piece));
  return new Markdown(pieces.map(toPiece).join(''));
}

const PIPE = /^ ?\| ?$/;

/** Renders foreign text as a fenced block, whole and unchanged. Ends with a newline. */
export function fence(untrusted: string, language: 'text' | 'mermaid' = 'text'): Markdown {
  const body = showInvisible(untrusted, '\n\t');
  const ticks = '`'.repeat(Math.max(3, longestRun(body) + 1));
  return new Markdown(`${ticks}${language}\n${dropNewlinesAtEnd(body)}\n${ticks}\n`);
}

/** Renders foreign text as a block quote, which keeps lines and indentation but wraps on a phone. Ends with a newline. */
export function quote(untrusted: string): Markdown {
  const lines = toLines(untrusted).map((line) => {
    const indent = '&nbsp;'.repeat(Math.min(12, line.length - line.trimStart().length));
    const { source } = text(line);
    return source === '' ? '>' : `> ${indent}${source}  `;
  });
  return new Markdown(`${lines.join('\n').trimEnd()}\n`);
}

/** Renders a link, or the label alone if the address is `null`. Addresses come from `toSafeUrl` or `toOwnUrl`. */
export function link(url: string | null, label: Markdown): Markdown {
  return url === null ? label : new Markdown(`[${label.source}](${url})`);
}

/** Renders a table. It always has a header row, so that screen readers can name the columns. Ends with a newline. */
export function table(header: readonly Markdown[], rows: readonly (readonly Markdown[])[]): Markdown {
  const line = (cells: readonly Markdown[]): string => `| ${cells.map(({ source }) => source).join(' | ')} |`;
  const rule = `|${' --- |'.repeat(header.length)}`;
  return new Markdown(`${[line(header), rule, ...rows.map(line)].join('\n')}\n`);
}

/** Renders a bullet list. Ends with a newline. */
export function list(items: readonly Markdown[]): Markdown {
  return new Markdown(items.map(({ source }) => `- ${source}\n`).join(''));
}

/** Renders a section that opens on a click. The title is trusted plain text. Ends with a newline. */
export function details(title: string, body: Markdown): Markdown {
  return new Markdown(`<details>\n<summary>${title}</summary>\n\n${body.source.trimEnd()}\n\n</details>\n`);
}

/** Splits foreign text into lines without line ends. */
export function toLines(untrusted: string): readonly string[] {
  return dropNewlinesAtEnd(untrusted.replace(/\r\n?/g, '\n')).split('\n');
}

/** Removes newlines from the end. A pattern would look at every run of newlines again from each of its characters. */
function dropNewlinesAtEnd(body: string): string {
  let end = body.length;
  while (end > 0 && body.charAt(end - 1) === '\n') end -= 1;
  return body.slice(0, end);
}

/** Makes control, direction, and zero-width characters visible (`‹U+202E›`), except the `allowed` ones. */
export function showInvisible(untrusted: string, allowed = '\n\t\r'): string {
  return untrusted
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(INVISIBLE, (char) => (allowed.includes(char) ? char : formatCodePoint(char)));
}

// Controls, soft hyphen, direction marks and overrides, zero-width characters, fillers, and tag characters. Emoji and some
// scripts need joiners and variation selectors, so these are not listed.
const INVISIBLE =
  /[\p{Cc}\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF0-\uFFFB\u{1BCA0}-\u{1BCA3}\u{1D173}-\u{1D17A}\u{E0000}-\u{E0FFF}]/gu;

/** Formats a character as `‹U+202E›`. */
function formatCodePoint(char: string): string {
  const hex = (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `‹U+${hex}›`;
}

/** A part of a line: prose or the content of a code span. */
interface Part {
  readonly body: string;
  readonly isCode: boolean;
}

/** Splits a line at code spans: pairs runs of backticks of equal length, as Markdown does, in linear time. */
function splitCode(line: string): readonly Part[] {
  const pieces = line.split(/(`+)/);
  const partnerOf = findPartners(pieces);
  const parts: Part[] = [];
  let prose = '';
  let at = 0;
  while (at < pieces.length) {
    const partner = partnerOf.get(at);
    if (partner === undefined) {
      prose += pieces[at] ?? '';
      at += 1;
      continue;
    }
    parts.push({ body: prose, isCode: false }, { body: pieces.slice(at + 1, partner).join(''), isCode: true });
    prose = '';
    at = partner + 1;
  }
  return [...parts, { body: prose, isCode: false }].filter(({ body }) => body !== '');
}

/** Maps the index of each run of backticks to the index of the next run of the same length. */
function findPartners(pieces: readonly string[]): ReadonlyMap<number, number> {
  const partners = new Map<number, number>();
  const nextOfLength = new Map<number, number>();
  for (let at = pieces.length - 2; at > 0; at -= 2) {
    const length = pieces[at]?.length ?? 0;
    const partner = nextOfLength.get(length);
    if (partner !== undefined) partners.set(at, partner);
    nextOfLength.set(length, at);
  }
  return partners;
}

/** Adds a piece. Separates adjacent code spans with a space, because they would merge into one. */
function push(pieces: string[], piece: string): void {
  if (piece.startsWith('`') && pieces.at(-1)?.endsWith('`') === true) pieces.push(' ');
  pieces.push(piece);
}

/** Adds prose word by word. */
function pushProse(pieces: string[], prose: string, ownLinks: OwnLinks): void {
  for (const piece of prose.split(/( |\|)/)) {
    if (piece === ' ') pieces.push(piece);
    else if (piece === '|') pieces.push('&#124;');
    else if (piece !== '') push(pieces, escapeWord(piece, pieces.length === 0, ownLinks));
  }
}

/** Escapes a word. A word that GitHub would act on becomes code, without the punctuation around it. */
function escapeWord(word: string, atStart: boolean, ownLinks: OwnLinks): string {
  if (!isActive(word)) return escapePlain(word, atStart);
  let start = 0;
  let end = word.length;
  while (start < end && OPENING.includes(word.charAt(start))) start += 1;
  while (end > start && CLOSING.includes(word.charAt(end - 1))) end -= 1;
  const core = word.slice(start, end);
  if (!isActive(core)) return toCodeSpan(word);
  const url = ownLinks.get(core);
  const shown = url === undefined ? toCodeSpan(core) : `[${core}](${url})`;
  return escapePlain(word.slice(0, start), atStart) + shown + escapePlain(word.slice(end), false);
}

const OPENING = '(["\'';
const CLOSING = ')]"\',;.!?';

/** What GitHub turns into a mention, reference, link, emoji, or alert. isActive also checks for formulas. */
const ACTIVE: readonly RegExp[] = [
  /@(?=[^\s])|[^\s]@/u,
  /#\p{Nd}/u,
  /(?<![0-9a-z])[0-9a-f]{7,}(?![0-9a-z])/iu,
  /(?:gh|ghsa|cve)-\w/iu,
  /:\/\/|www\.|mailto:|xmpp:/iu,
  /:[\w+-]+:/u,
  /\[!\w/u,
];

/** Tells whether GitHub would act on a word. */
function isActive(word: string): boolean {
  if (word.includes('$') && !/^["'(]*\$\d[\d,.]*[)"',;:!?]*$/.test(word)) return true;
  return ACTIVE.some((pattern) => pattern.test(word));
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '`': '&#96;' };

/** Escapes a word's Markdown punctuation. */
function escapePlain(word: string, atStart: boolean): string {
  const escaped = word.replace(/[&<>`]|[\\*_~[\]]/g, (char) => ENTITIES[char] ?? `\\${char}`);
  return atStart ? escapeBlockStart(escaped) : escaped;
}

/** Escapes what opens a heading, list, rule, or underline at the start of a line. */
function escapeBlockStart(word: string): string {
  return word.replace(/^[-+=#]/, '\\$&').replace(/^(\d{1,9})([.)])/, '$1\\$2');
}

/** Renders a code span whose fence is longer than every run of backticks in it. */
function toCodeSpan(piece: string): string {
  const ticks = '`'.repeat(longestRun(piece) + 1);
  // Markdown removes one space from both ends if both have one. A backtick at an end needs a space.
  const pad = /^[` ]|[` ]$/.test(piece) ? ' ' : '';
  return `${ticks}${pad}${piece}${pad}${ticks}`;
}

/** Returns the length of the longest run of backticks. */
function longestRun(body: string): number {
  let longest = 0;
  for (const run of body.match(/`+/g) ?? []) longest = Math.max(longest, run.length);
  return longest;
}
