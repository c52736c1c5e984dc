/**
 * Markdown with escaping at the leaf: a plain string can only get into a page through `gfm`, `text`, `code`, `fence`,
 * `quote` or `link`, and each of them makes foreign text inert in GitHub-flavoured Markdown (docs/internals/THREATS.md#text-in-comments).
 *
 * How, and why that way. GitHub finds mentions, issue references, commit SHAs and emoji shortcodes *after* Markdown, in the
 * text nodes of the rendered page. A backslash or an entity (`\@`, `&#64;`) is already decoded by then and does not help
 * (github/markup#1168, github/cmark-gfm#181, openjdk/skara#1548). A zero-width space helps, but it is copied along and makes
 * names that look right and are wrong. Text nodes inside code are never searched (html-pipeline ignores `pre`, `code`, `a`),
 * and a code span is what a person would write. So: a word that GitHub would act on becomes a code span, every other
 * word has its Markdown punctuation escaped, and a vertical bar is always an entity so that no table cell can break.
 * What remains: words that a repository's own custom autolinks match; their targets are chosen by its admins.
 */

/** A piece of finished Markdown. Only this module's functions make one, so nothing foreign slips in unescaped. */
class Markdown {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

export type { Markdown };

/** A template whose literal parts are ours and whose strings are foreign: they go through `text`. */
export function gfm(literals: TemplateStringsArray, ...values: readonly (Markdown | string | number)[]): Markdown {
  return new Markdown(literals.reduce((out, literal, at) => out + toSource(values[at - 1]) + literal));
}

function toSource(value: Markdown | string | number | undefined): string {
  if (value instanceof Markdown) return value.source;
  return typeof value === 'number' ? String(value) : text(value ?? '').source;
}

/** Pieces with a plain separator of ours between them. */
export function join(pieces: readonly Markdown[], separator: string): Markdown {
  return new Markdown(pieces.map(({ source }) => source).join(separator));
}

/** Words that may become a link of ours: `#31` → the address of our own pull request. */
export type OwnLinks = ReadonlyMap<string, string>;

const NO_LINKS: OwnLinks = new Map();

/** Blocks, one empty line apart; what is `null` is left out. No newline at the end. */
export function stack(blocks: readonly (Markdown | null)[]): Markdown {
  const present = blocks.filter((block) => block !== null);
  return new Markdown(present.map(({ source }) => source.trimEnd()).join('\n\n'));
}

/** Foreign text as one line of prose: inert, readable, copied as it was. `backticked` parts stay code. */
export function text(untrusted: string, ownLinks: OwnLinks = NO_LINKS): Markdown {
  const pieces: string[] = [];
  for (const { body, isCode } of splitCode(showInvisible(untrusted).replace(/\s+/g, ' ').trim())) {
    if (isCode) push(pieces, code(body).source);
    else pushProse(pieces, body, ownLinks);
  }
  return new Markdown(pieces.join(''));
}

/** Foreign text as a code span, with a fence longer than any inside; safe in table cells too. Empty text gives a dash. */
export function code(untrusted: string): Markdown {
  const line = showInvisible(untrusted).replace(/\s+/g, ' ').trim();
  if (line === '') return new Markdown('–');
  // Inside a table even a code span's bar must be escaped, outside it must not: so the bar stands between two spans.
  const pieces = line.split(/( ?\| ?)/).filter((piece) => piece !== '');
  const toPiece = (piece: string): string => (PIPE.test(piece) ? piece.replace('|', '&#124;') : toCodeSpan(piece));
  return new Markdown(pieces.map(toPiece).join(''));
}

const PIPE = /^ ?\| ?$/;

/** Foreign text as a fenced block of its own, whole and as it is. Ends with a newline. */
export function fence(untrusted: string, language: 'text' | 'mermaid' = 'text'): Markdown {
  const body = showInvisible(untrusted, '\n\t');
  const ticks = '`'.repeat(Math.max(3, longestRun(body) + 1));
  return new Markdown(`${ticks}${language}\n${body.replace(/\n+$/, '')}\n${ticks}\n`);
}

/** Foreign text of several lines as a block quote: wraps on a phone, keeps lines and indentation. Ends with a newline. */
export function quote(untrusted: string): Markdown {
  const lines = toLines(untrusted).map((line) => {
    const indent = '&nbsp;'.repeat(Math.min(12, line.length - line.trimStart().length));
    const { source } = text(line);
    return source === '' ? '>' : `> ${indent}${source}  `;
  });
  return new Markdown(`${lines.join('\n').trimEnd()}\n`);
}

/** A link of ours; without a safe address the label alone. Addresses come from `toSafeUrl`. */
export function link(url: string | null, label: Markdown): Markdown {
  return url === null ? label : new Markdown(`[${label.source}](${url})`);
}

/** A table; the header row is never left out, so that screen readers can name the columns. Ends with a newline. */
export function table(header: readonly Markdown[], rows: readonly (readonly Markdown[])[]): Markdown {
  const line = (cells: readonly Markdown[]): string => `| ${cells.map(({ source }) => source).join(' | ')} |`;
  const rule = `|${' --- |'.repeat(header.length)}`;
  return new Markdown(`${[line(header), rule, ...rows.map(line)].join('\n')}\n`);
}

/** A bullet list. Ends with a newline. */
export function list(items: readonly Markdown[]): Markdown {
  return new Markdown(items.map(({ source }) => `- ${source}\n`).join(''));
}

/** A section that opens on a click; the title is ours and plain. Ends with a newline. */
export function details(title: string, body: Markdown): Markdown {
  return new Markdown(`<details>\n<summary>${title}</summary>\n\n${body.source.trimEnd()}\n\n</details>\n`);
}

/** Lines of foreign text without the line ends. */
export function toLines(untrusted: string): readonly string[] {
  return untrusted.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n');
}

/** Makes control, direction and zero-width characters visible (`‹U+202E›`): what you see is what is there. */
export function showInvisible(untrusted: string, allowed = '\n\t\r'): string {
  return untrusted
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(INVISIBLE, (char) => (allowed.includes(char) ? char : formatCodePoint(char)));
}

// Controls, soft hyphen, direction marks and overrides, zero-width characters, fillers and tag characters; the joiners and
// variation selectors that emoji and some scripts need are left alone.
const INVISIBLE =
  /[\p{Cc}\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF0-\uFFFB\u{1BCA0}-\u{1BCA3}\u{1D173}-\u{1D17A}\u{E0000}-\u{E0FFF}]/gu;

function formatCodePoint(char: string): string {
  const hex = (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `‹U+${hex}›`;
}

interface Part {
  readonly body: string;
  readonly isCode: boolean;
}

/** Pairs runs of backticks of equal length, as Markdown does; linear. A run without a partner stays text. */
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

/** Index of each run of backticks → index of the next run of the same length. */
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

/** Two code spans side by side would melt into one: a space keeps them apart. */
function push(pieces: string[], piece: string): void {
  if (piece.startsWith('`') && pieces.at(-1)?.endsWith('`') === true) pieces.push(' ');
  pieces.push(piece);
}

function pushProse(pieces: string[], prose: string, ownLinks: OwnLinks): void {
  for (const piece of prose.split(/( |\|)/)) {
    if (piece === ' ') pieces.push(piece);
    else if (piece === '|') pieces.push('&#124;');
    else if (piece !== '') push(pieces, escapeWord(piece, pieces.length === 0, ownLinks));
  }
}

/** A word that GitHub would act on becomes code, without the punctuation around it; any other is escaped. */
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

/** What GitHub or its Markdown makes a mention, a reference, a link, an emoji or an alert of; formulas are below. */
const ACTIVE: readonly RegExp[] = [
  /@(?=[^\s])|[^\s]@/u,
  /#\p{Nd}/u,
  /(?<![0-9a-z])[0-9a-f]{7,}(?![0-9a-z])/iu,
  /(?:gh|ghsa|cve)-\w/iu,
  /:\/\/|www\.|mailto:|xmpp:/iu,
  /:[\w+-]+:/u,
  /\[!\w/u,
];

function isActive(word: string): boolean {
  if (word.includes('$') && !/^["'(]*\$\d[\d,.]*[)"',;:!?]*$/.test(word)) return true;
  return ACTIVE.some((pattern) => pattern.test(word));
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '`': '&#96;' };

function escapePlain(word: string, atStart: boolean): string {
  const escaped = word.replace(/[&<>`]|[\\*_~[\]]/g, (char) => ENTITIES[char] ?? `\\${char}`);
  return atStart ? escapeBlockStart(escaped) : escaped;
}

/** What opens a heading, list, rule or underline at the start of a line. */
function escapeBlockStart(word: string): string {
  return word.replace(/^[-+=#]/, '\\$&').replace(/^(\d{1,9})([.)])/, '$1\\$2');
}

function toCodeSpan(piece: string): string {
  const ticks = '`'.repeat(longestRun(piece) + 1);
  // Markdown takes one space off both ends when both are there; a backtick at an end needs one.
  const pad = /^[` ]|[` ]$/.test(piece) ? ' ' : '';
  return `${ticks}${pad}${piece}${pad}${ticks}`;
}

function longestRun(body: string): number {
  let longest = 0;
  for (const run of body.match(/`+/g) ?? []) longest = Math.max(longest, run.length);
  return longest;
}
