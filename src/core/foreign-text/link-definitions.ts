/**
 * The other comment of Markdown: `[//]: # (words)` is a link definition, which the page never shows. One that nothing refers
 * to is dropped like an HTML comment; where it may be something else, the answer is "unclear" and the caller refuses.
 * Source: CommonMark 0.31 §4.7; footnotes as GitHub has them.
 */
import type { ShownText } from './html-comments.ts';
import type { MarkdownLine } from './markdown-lines.ts';
import { CONTAINERS, isDeep, listMarkdownLines } from './markdown-lines.ts';

interface Definition {
  readonly label: string;
  /** It is complete on its line; else the next line may belong to it, or it is a footnote's beginning. */
  readonly isComplete: boolean;
  /** What follows the label, in which other labels may be referred to. */
  readonly rest: string;
}

const START = /^\[((?:[^[\]\\]|\\.){1,999})\]:[ \t]*(.*)/;
const WHOLE = /^(?:<[^<>]*>|[^\s<]\S*)(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*$/;
const OPEN = /^(?:$|(?:<[^<>]*>|[^\s<]\S*)[ \t]+["'(])/;
/** Not the text of an inline link, nor that of a link whose label follows. */
const REFERENCE = /(?<!\\)\[((?:[^[\]\\]|\\.){1,999})\](?!\(|\[(?!\]))/g;
const BRACKETS = /\[((?:[^[\]\\]|\\.){1,999})\]/g;
const OPEN_LABEL = /^\[(?:[^[\]\\]|\\.)*$/;
const LABEL_END = /^(?:[^[\]\\]|\\.)*\]:/;
const LABEL_MIDDLE = /^(?:[^[\]\\]|\\.)*$/;
const TITLE_START = /^[ \t]*["'(]/;
const WHAT =
  'a link definition or footnote that the page hides, because nothing refers to it or its label is defined twice';

/** Labels in square brackets: those that surely are references, and all that may be. */
interface Mentions {
  readonly sure: ReadonlySet<string>;
  readonly possible: ReadonlySet<string>;
}

/** A line, and the definition that begins on it. */
interface Entry {
  readonly line: MarkdownLine;
  readonly definition: Definition | null;
}

/** Drops link definitions that nothing refers to from text with LF line ends; lines keep their numbers. Linear. */
export function dropLinkDefinitions(text: string): ShownText {
  const entries = listMarkdownLines(text).map((line) => ({ line, definition: readDefinition(line) }));
  const mentions = listMentions(entries);
  const defined = new Set<string>();
  const pieces: string[] = [];
  let dropped = 0;
  let inLabel = false;
  for (const [index, { line, definition }] of entries.entries()) {
    inLabel = continuesLabel(inLabel, line);
    const hasTitleBelow = beginsTitle(entries[index + 1]);
    const isAlone = isBlank(pieces.at(-1)) && !hasTitleBelow;
    const context = { mentions, defined, isAlone, hasTitleBelow };
    const action = definition === null ? 'keep' : chooseAction(definition, line, context);
    if (action === 'unclear' || (inLabel && LABEL_END.test(line.text))) {
      return { text, dropped: 0, unclear: { line: line.number, column: 1, what: WHAT } };
    }
    if (action === 'drop') dropped += 1;
    pieces.push(action === 'drop' ? '' : line.text);
    if (definition !== null) defined.add(definition.label);
  }
  return { text: pieces.join('\n'), dropped, unclear: null };
}

/** Of several definitions of a label the first one counts, and which one that is takes a parser to say. */
function chooseAction(
  { label, isComplete }: Definition,
  line: MarkdownLine,
  context: {
    readonly mentions: Mentions;
    readonly defined: ReadonlySet<string>;
    readonly isAlone: boolean;
    readonly hasTitleBelow: boolean;
  },
): 'keep' | 'drop' | 'unclear' {
  if (context.mentions.sure.has(label)) {
    // In a quote or a list a title on the next line may go on lazily, and not every page shows it with the link.
    const mayHide = context.hasTitleBelow && !line.text.startsWith('[');
    return context.defined.has(label) || mayHide ? 'unclear' : 'keep';
  }
  // Surely a definition, and no more than its line: it begins a paragraph at the left edge, and no title follows.
  const isSure = isComplete && context.isAlone && isPlain(line) && line.text.startsWith('[');
  return isSure && !context.mentions.possible.has(label) ? 'drop' : 'unclear';
}

function beginsTitle(entry: Entry | undefined): boolean {
  return entry !== undefined && TITLE_START.test(entry.line.text.replace(CONTAINERS, ''));
}

function isPlain({ place, html }: MarkdownLine): boolean {
  return place === 'text' && html === 'no';
}

function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}

function readDefinition(line: MarkdownLine): Definition | null {
  if (line.place === 'code' || line.html === 'yes') return null;
  const match = START.exec(line.text.replace(CONTAINERS, ''));
  if (match === null) return null;
  const [, name = '', rest = ''] = match;
  const label = toLabel(name);
  if (label === '') return null;
  if (label.startsWith('^')) return { label, isComplete: false, rest };
  if (WHOLE.test(rest)) return { label, isComplete: true, rest };
  return OPEN.test(rest) ? { label, isComplete: false, rest } : null;
}

function listMentions(entries: readonly Entry[]): Mentions {
  const sure = new Set<string>();
  const possible = new Set<string>();
  for (const { line, definition } of entries) {
    const text = definition === null ? line.text : definition.rest;
    const closed = text.slice(0, text.lastIndexOf(']') + 1);
    for (const [, label = ''] of closed.matchAll(BRACKETS)) possible.add(toLabel(label));
    if (!isPlain(line) || isDeep(line.text)) continue;
    for (const [, label = ''] of text.matchAll(REFERENCE)) sure.add(toLabel(label));
  }
  return { sure, possible };
}

/** A label may go over several lines, which hides the definition from a look at single ones. */
function continuesLabel(inLabel: boolean, { text, place }: MarkdownLine): boolean {
  if (place === 'code') return false;
  if (OPEN_LABEL.test(text.replace(CONTAINERS, ''))) return true;
  return inLabel && text.trim() !== '' && (LABEL_END.test(text) || LABEL_MIDDLE.test(text));
}

/** Labels are compared in one case (down and up again: `ẞ`, `ß` and `SS` are one label), with any white space as one space. */
function toLabel(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
}
