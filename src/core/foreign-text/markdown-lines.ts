/**
 * GitHub Flavored Markdown, line by line: which lines are certainly code, certainly not, or unsure without a full parser.
 *
 * What people saw decides about money, so callers refuse unsure lines.
 * Source: CommonMark 0.31 §4.5 fenced code, §4.6 HTML blocks, §5 containers.
 */

/** A line. `offset` is where it starts in the text. */
export interface MarkdownLine {
  readonly text: string;
  readonly offset: number;
  /** Counts from 1. */
  readonly number: number;
  /** `unsure`: code or text, depending on the lists and quotes around it. */
  readonly place: 'text' | 'code' | 'unsure';
  /** Whether the line is raw HTML, in which Markdown has no effect. */
  readonly html: 'no' | 'maybe' | 'yes';
  /** The text after an opening fence, which GitHub does not show. */
  readonly info: string;
}

interface Fence {
  readonly mark: string;
  readonly indent: number;
  /** False: deeply indented under a paragraph, it may be part of the paragraph. */
  readonly isSure: boolean;
}

/** The state of a scan between two lines. */
interface Scan {
  fence: Fence | null;
  /** Once the structure is unsure it stays so: what follows may be inside or outside code. */
  isUnsure: boolean;
  html: 'no' | 'maybe' | 'yes';
  /** Inside `<pre>` and similar elements, which blank lines don't end. */
  preformatted: boolean;
  /** What was found in the current run of quoted lines. */
  quoted: 'text' | 'html' | 'fence';
  inParagraph: boolean;
  /** The column where the content of the open list item at the left edge begins. 0: none, or unsure. */
  item: number;
}

type LineClass = Pick<MarkdownLine, 'place' | 'html' | 'info'>;

/** A function that classifies lines one after the other. Callers omit lines that they know to be hidden. */
export type LineScanner = (text: string) => LineClass;

const TEXT: LineClass = { place: 'text', html: 'no', info: '' };
const CODE: LineClass = { place: 'code', html: 'no', info: '' };

const FENCE = /^((?:[ \t]*(?:[-*+]|\d{1,9}[.)])(?=[ \t]))*[ \t]*)(`{3,}(?=[^`]*$)|~{3,})(.*)/;
/** A list item at the left edge that is certainly no thematic break and no underline of a heading. */
const ITEM = /^(?:[-*+]|(\d{1,9})[.)]) {1,4}(?=[^\s\-*+_])/;
const CLOSING = /^[ \t]*(`{3,}|~{3,})[ \t]*$/;
const QUOTE = /^ {0,3}>/;
/** A fence without the containers before it. */
const BARE_FENCE = /^(?:`{3,}(?=[^`]*$)|~{3,})(.*)/;
const QUOTED_FENCE = /`{3}|~{3}/;
/** Indentation, list markers, and quotes at the beginning of a line. */
export const CONTAINERS = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t])))*[ \t]*/;
const PREFORMATTED = /^<(?:pre|script|style|textarea)(?=[\s>]|$)/i;
const END_PREFORMATTED = /<\/(?:pre|script|style|textarea)>/i;
const HTML_START = /^<[A-Za-z/]/;
const HTML_BLOCK =
  /^<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?=[\s>]|\/>|$)/i;
const TAB = 4;

/** Creates a scanner for the beginning of a text. */
export function createLineScanner(): LineScanner {
  const scan: Scan = {
    fence: null,
    isUnsure: false,
    html: 'no',
    preformatted: false,
    quoted: 'text',
    inParagraph: false,
    item: 0,
  };
  return (text) => {
    if (scan.isUnsure) return toUnsure(text);
    if (scan.fence !== null) return readFenced(scan, scan.fence, text);
    if (scan.preformatted) return readPreformatted(scan, text);
    return readOpen(scan, text);
  };
}

/** Lists all lines of a text with LF line ends, classified. */
export function listMarkdownLines(text: string): readonly MarkdownLine[] {
  const scan = createLineScanner();
  let offset = 0;
  return text.split('\n').map((line, index) => {
    const start = offset;
    offset += line.length + 1;
    return { text: line, offset: start, number: index + 1, ...scan(line) };
  });
}

/** Measures leading white space in columns, with a tab stop at every fourth. */
function measureIndent(text: string): number {
  let columns = 0;
  for (const char of text) {
    if (char === '\t') columns += TAB - (columns % TAB);
    else if (char === ' ') columns += 1;
    else break;
  }
  return columns;
}

/** Returns whether a line may be code: it has four columns of white space before or after its list markers and quotes. */
export function isDeep(text: string): boolean {
  const prefix = text.slice(0, measurePrefix(text));
  return measureIndent(prefix) >= TAB || / {5}|\t/.test(prefix);
}

/** Returns the length of a line's indentation, list markers, and quotes. */
export function measurePrefix(text: string): number {
  return text.length - text.replace(CONTAINERS, '').length;
}

function readFenced(scan: Scan, fence: Fence, text: string): LineClass {
  const content = fence.isSure ? CODE : toUnsure(text);
  if (text.trim() === '') return content;
  const indent = measureIndent(text);
  if (indent < fence.indent) return leaveFence(scan, indent, text);
  return closes(fence, text) ? closeFence(scan, fence, text) : content;
}

function closeFence(scan: Scan, fence: Fence, text: string): LineClass {
  const indent = measureIndent(text);
  // A fence closes at up to three more columns, counted from the edge of the list item, which is known only without a list.
  if (indent > fence.indent && fence.indent > 0) return becomeUnsure(scan, text);
  if (indent < TAB || indent === fence.indent) scan.fence = null;
  return fence.isSure ? CODE : toUnsure(text);
}

/**
 * Handles a line that is less indented than the fence: its list item has ended, and the code with it, or that is
 * unsure.
 */
function leaveFence(scan: Scan, indent: number, text: string): LineClass {
  if (indent >= scan.item) return becomeUnsure(scan, text);
  scan.fence = null;
  return readOpen(scan, text);
}

function closes(fence: Fence, text: string): boolean {
  const mark = CLOSING.exec(text)?.[1];
  return mark?.startsWith(fence.mark) === true;
}

function readPreformatted(scan: Scan, text: string): LineClass {
  if (END_PREFORMATTED.test(text)) scan.preformatted = false;
  return { ...TEXT, html: 'yes' };
}

function readOpen(scan: Scan, text: string): LineClass {
  if (text.trim() === '') {
    scan.html = 'no';
    scan.quoted = 'text';
    scan.inParagraph = false;
    return TEXT;
  }
  if (scan.html === 'no' && QUOTE.test(text)) return readQuoted(scan, text);
  scan.quoted = 'text';
  readItem(scan, text);
  const opening = scan.html === 'yes' ? null : FENCE.exec(text);
  if (opening !== null) return openFence(scan, text, opening);
  if (scan.html !== 'yes' && BARE_FENCE.test(text.replace(CONTAINERS, ''))) return becomeUnsure(scan, text);
  scan.inParagraph = true;
  return readHtml(scan, text);
}

function readItem(scan: Scan, text: string): void {
  const marker = scan.html === 'no' ? ITEM.exec(text) : null;
  // Only an item with number 1 can interrupt a paragraph. Any number continues a list.
  if (marker !== null && (marker[1] === undefined || Number(marker[1]) === 1 || scan.item > 0)) {
    scan.item = marker[0].length;
  } else if (measureIndent(text) < scan.item) scan.item = 0;
}

function openFence(scan: Scan, text: string, [, lead = '', mark = '', info = '']: RegExpExecArray): LineClass {
  const indent = measureIndent(lead.replace(/[^\t]/g, ' '));
  // After `<x>` it may be raw HTML, which ends elsewhere.
  if (scan.html === 'maybe') return becomeUnsure(scan, text);
  const isSure = !scan.inParagraph || indent < scan.item + TAB;
  scan.fence = { mark, indent, isSure };
  return isSure ? { ...CODE, info: info.trim() } : toUnsure(text);
}

function readQuoted(scan: Scan, text: string): LineClass {
  scan.item = 0;
  scan.inParagraph = true;
  if (scan.quoted === 'fence' || QUOTED_FENCE.test(text)) scan.quoted = 'fence';
  else if (HTML_START.test(text.replace(CONTAINERS, ''))) scan.quoted = 'html';
  if (scan.quoted === 'fence') return toUnsure(text);
  return scan.quoted === 'html' ? { ...TEXT, html: 'maybe' } : TEXT;
}

function readHtml(scan: Scan, text: string): LineClass {
  const content = text.replace(CONTAINERS, '');
  if (PREFORMATTED.test(content)) return readPreformattedStart(scan, text);
  if (HTML_BLOCK.test(text)) scan.html = 'yes';
  else if (scan.html === 'no' && HTML_START.test(content)) scan.html = 'maybe';
  return { ...TEXT, html: scan.html };
}

function readPreformattedStart(scan: Scan, text: string): LineClass {
  if (END_PREFORMATTED.test(text)) {
    if (scan.html === 'no') scan.html = 'maybe';
    return { ...TEXT, html: 'maybe' };
  }
  if (!PREFORMATTED.test(text) || scan.html !== 'no') return becomeUnsure(scan, text);
  scan.preformatted = true;
  return { ...TEXT, html: 'yes' };
}

function becomeUnsure(scan: Scan, text: string): LineClass {
  scan.isUnsure = true;
  return toUnsure(text);
}

function toUnsure(text: string): LineClass {
  const info = BARE_FENCE.exec(text.replace(CONTAINERS, ''))?.[1] ?? '';
  return { place: 'unsure', html: 'maybe', info: info.trim() };
}
