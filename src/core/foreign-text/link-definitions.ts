/**
 * Link definitions such as `[//]: # (text)`, which GitHub never shows, so that people use them as comments.
 *
 * A definition without references is dropped like an HTML comment. If it may be something else, the result is "unclear" and
 * the caller refuses. Source: CommonMark 0.31 §4.7, and footnotes as GitHub has them.
 */
import type { MarkdownLine } from './markdown-lines.ts';
import { CONTAINERS, isDeep, listMarkdownLines } from './markdown-lines.ts';
import type { ShownText } from './shown-text.ts';

interface Definition {
  readonly label: string;
  /** Whether it is complete on its line. Otherwise the next line may belong to it, or it begins a footnote. */
  readonly isComplete: boolean;
  /** The text after the label, which can contain references to other labels. */
  readonly rest: string;
}

const START = /^\[((?:[^[\]\\]|\\.){1,999})\]:[ \t]*(.*)/;
const WHOLE = /^(?:<[^<>]*>|[^\s<]\S*)(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*$/;
const OPEN = /^(?:$|(?:<[^<>]*>|[^\s<]\S*)[ \t]+["'(])/;
/** A label in brackets that is neither the text of an inline link nor that of a link whose label follows. */
const REFERENCE = /(?<!\\)\[((?:[^[\]\\]|\\.){1,999})\](?!\(|\[(?!\]))/g;
const BRACKETS = /\[((?:[^[\]\\]|\\.){1,999})\]/g;
const OPEN_LABEL = /^\[(?:[^[\]\\]|\\.)*$/;
const LABEL_END = /^(?:[^[\]\\]|\\.)*\]:/;
const LABEL_MIDDLE = /^(?:[^[\]\\]|\\.)*$/;
const TITLE_START = /^[ \t]*["'(]/;
const WHAT =
  'a link definition or footnote that the page hides, because nothing refers to it or its label is defined twice';

/** Labels in square brackets: certain references, and all possible ones. */
interface Mentions {
  readonly sure: ReadonlySet<string>;
  readonly possible: ReadonlySet<string>;
}

/** A line, and the definition that begins on it. `null`: none. */
interface Entry {
  readonly line: MarkdownLine;
  readonly definition: Definition | null;
}

/** Drops link definitions without references from text with LF line ends. Lines keep their numbers. Takes linear time. */
export function dropLinkDefinitions(text: string): ShownText {
  const entries = listMarkdownLines(text).map((line) => ({ line, definition: readDefinition(line) }));
  const mentions = listMentions(entries);
  const defined = new Set<string>();
  const pieces: string[] = [];
  let inLabel = false;
  for (const [index, { line, definition }] of entries.entries()) {
    inLabel = continuesLabel(inLabel, line);
    const context = { mentions, defined, above: pieces.at(-1), below: entries[index + 1] };
    const action = definition === null ? 'keep' : chooseAction(definition, line, context);
    if (action === 'unclear' || (inLabel && LABEL_END.test(line.text)))
      return { text, dropped: 0, unclear: { line: line.number, column: 1, what: WHAT } };
    pieces.push(action === 'drop' ? '' : line.text);
    if (definition !== null) defined.add(definition.label);
  }
  // Only a dropped line becomes empty: the line of a definition is never empty.
  const dropped = entries.filter(({ definition }, index) => definition !== null && pieces[index] === '').length;
  return { text: pieces.join('\n'), dropped, unclear: null };
}

/** The surroundings of a definition. `above` is the line above as kept. */
interface DefinitionContext {
  readonly mentions: Mentions;
  readonly defined: ReadonlySet<string>;
  readonly above: string | undefined;
  readonly below: Entry | undefined;
}

/** Chooses what to do with a definition. Of several for a label the first one counts, which only a parser can find. */
function chooseAction(
  definition: Definition,
  line: MarkdownLine,
  { mentions, defined, above, below }: DefinitionContext,
): 'keep' | 'drop' | 'unclear' {
  const { label } = definition;
  const hasTitleBelow = beginsTitle(below);
  if (mentions.sure.has(label)) return defined.has(label) || mayHideTitle(line, hasTitleBelow) ? 'unclear' : 'keep';
  const isAlone = isBlank(above) && !hasTitleBelow && isWholeLine(definition, line);
  return isAlone && !mentions.possible.has(label) ? 'drop' : 'unclear';
}

/** Returns whether GitHub may hide a title: in a quote or list, it may continue lazily on the next line. */
function mayHideTitle({ text }: MarkdownLine, hasTitleBelow: boolean): boolean {
  return hasTitleBelow && !text.startsWith('[');
}

/** Returns whether a definition is certainly one, and no more than its line: it is complete and at the left edge. */
function isWholeLine({ isComplete }: Definition, line: MarkdownLine): boolean {
  return isComplete && isPlain(line) && line.text.startsWith('[');
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
  return match === null ? null : toDefinition(match);
}

function toDefinition([, name = '', rest = '']: RegExpExecArray): Definition | null {
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
    const text = definition?.rest ?? line.text;
    const closed = text.slice(0, text.lastIndexOf(']') + 1);
    addLabels(possible, closed, BRACKETS);
    if (isPlain(line) && !isDeep(line.text)) addLabels(sure, text, REFERENCE);
  }
  return { sure, possible };
}

function addLabels(labels: Set<string>, text: string, pattern: RegExp): void {
  for (const [, label = ''] of text.matchAll(pattern)) labels.add(toLabel(label));
}

/** Returns whether a label continues on the next line. Such a label hides its definition from a scan by lines. */
function continuesLabel(inLabel: boolean, { text, place }: MarkdownLine): boolean {
  if (place === 'code') return false;
  if (OPEN_LABEL.test(text.replace(CONTAINERS, ''))) return true;
  return inLabel && text.trim() !== '' && (LABEL_END.test(text) || LABEL_MIDDLE.test(text));
}

/**
 * Normalizes a label: any white space as one space, and one letter case. Down and up again, `ẞ`, `ß`, and `SS` are
 * equal.
 */
function toLabel(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
}
