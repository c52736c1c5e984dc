/**
 * The parts of a brief, read from an issue form's fields or from headings and task lists of Markdown
 * (docs/BEHAVIOR.md#issue-forms).
 */
import type { IssueForm } from '../domain/model.ts';
import { findForm } from './issue-form.ts';
import { listMarkdownLines } from '../foreign-text/markdown-lines.ts';
import type { MarkdownLine } from '../foreign-text/markdown-lines.ts';

/**
 * The parts of a brief in an issue's text. `null`: not given. `problems` lists ambiguities, for any of which the caller
 * refuses.
 */
export interface IssueBrief {
  /** The text without the sections that are fields. */
  readonly description: string;
  readonly dod: string | null;
  readonly category: string | null;
  readonly tier: string | null;
  readonly budgetText: string | null;
  readonly specialist: string | null;
  readonly problems: readonly string[];
}

type Field = 'dod' | 'category' | 'tier' | 'budgetText' | 'specialist';

const FIELDS = new Map<string, Field>([
  ['definition of done', 'dod'],
  ['acceptance criteria', 'dod'],
  ['category', 'category'],
  ['tier', 'tier'],
  ['budget (usd)', 'budgetText'],
  ['specialist', 'specialist'],
]);

/** What GitHub writes for a field that was not filled in. */
const NO_RESPONSE = '_No response_';
const ATX = /^ {0,3}(#{1,6})(?=[ \t]|$)(.*)/;
const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/;
/** A line that dashes below it don't turn into a heading. */
const NO_TITLE = /^(?: {4}|[ \t]*(?:[-*+>|<]|\d{1,9}[.)][ \t]))/;
const TASK = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[[ xX]\][ \t]+\S/;
const MAX_TITLE_LENGTH = 100;

interface Heading {
  readonly level: number;
  readonly title: string;
  /** The number of its lines: two with an underline. */
  readonly height: number;
}

interface Section {
  readonly field: Field;
  readonly level: number;
  readonly title: string;
  /** The line of the heading, counted from 1. */
  readonly line: number;
  /** The first line below the heading. */
  readonly contentLine: number;
  readonly lines: MarkdownLine[];
}

/**
 * Parses an issue's text with LF line ends, after HTML comments were dropped. Never throws, and takes linear time.
 *
 * If the text follows one of the repository's issue forms, only the form's own headings count, so that text typed into a field
 * can't forge another field.
 */
export function parseIssueBrief(body: string, forms: readonly IssueForm[] = []): IssueBrief {
  const lines = listMarkdownLines(body);
  const known = forms.filter(({ labels }) => labels.some((label) => toField(label) !== null));
  const form = findForm(lines, known);
  if (form === null) {
    const { rest, sections } = splitSections(lines);
    return toBrief(lines, rest, sections, findUnsure(lines));
  }
  const { rest, sections } = splitForm(lines, form.headings);
  return toBrief(lines, rest, sections, form.problems);
}

function toBrief(
  lines: readonly MarkdownLine[],
  rest: readonly MarkdownLine[],
  sections: readonly Section[],
  more: readonly string[],
): IssueBrief {
  const value = (field: Field): string | null => readValue(sections.find((section) => section.field === field));
  return {
    description: joinLines(rest),
    dod: value('dod') ?? readTasks(lines),
    category: value('category'),
    tier: value('tier'),
    budgetText: value('budgetText'),
    specialist: value('specialist'),
    problems: [...findDuplicates(sections), ...findMultiline(sections), ...more],
  };
}

/** Cuts out the known fields of a form. Each ends at the form's next heading, regardless of headings typed in between. */
function splitForm(
  lines: readonly MarkdownLine[],
  headings: ReadonlyMap<number, string>,
): { readonly rest: readonly MarkdownLine[]; readonly sections: readonly Section[] } {
  const rest: MarkdownLine[] = [];
  const sections: Section[] = [];
  let section: Section | null = null;
  for (const line of lines) {
    const { number } = line;
    const label = headings.get(number);
    if (label === undefined) {
      (section?.lines ?? rest).push(line);
      continue;
    }
    const field = toField(label);
    section =
      field === null ? null : { field, level: 3, title: label, line: number, contentLine: number + 1, lines: [] };
    if (section === null) rest.push(line);
    else sections.push(section);
  }
  return { rest, sections };
}

/** Cuts out the known sections. Each ends at the next known heading, or the next one of its level or above. */
function splitSections(lines: readonly MarkdownLine[]): {
  readonly rest: readonly MarkdownLine[];
  readonly sections: readonly Section[];
} {
  const rest: MarkdownLine[] = [];
  const sections: Section[] = [];
  let section: Section | null = null;
  for (const [index, line] of lines.entries()) {
    const next = chooseSection(section, readHeading(lines, index, line), line.number);
    if (next !== null && next !== section) sections.push(next);
    section = next;
    if (section === null) rest.push(line);
    else if (line.number >= section.contentLine) section.lines.push(line);
  }
  return { rest, sections };
}

/** Returns the section that a line belongs to: a new one, the current one, or none. */
function chooseSection(current: Section | null, heading: Heading | null, line: number): Section | null {
  if (heading === null) return current;
  const { level, title, height } = heading;
  const field = toField(title);
  if (field !== null) return { field, level, title: title.trim(), line, contentLine: line + height, lines: [] };
  return current !== null && level <= current.level ? null : current;
}

/** Reads the heading that begins on a line, with number signs before it or a line of dashes below it. */
function readHeading(lines: readonly MarkdownLine[], index: number, line: MarkdownLine): Heading | null {
  if (line.place !== 'text' || line.html !== 'no') return null;
  const atx = ATX.exec(line.text);
  if (atx === null) return readUnderlined(lines, index, line);
  const [, marks = '', title = ''] = atx;
  return { level: marks.length, title, height: 1 };
}

function readUnderlined(lines: readonly MarkdownLine[], index: number, { text }: MarkdownLine): Heading | null {
  const below = lines[index + 1];
  const isTitle = text.trim() !== '' && !NO_TITLE.test(text) && beginsParagraph(lines[index - 1]);
  if (!isTitle || below?.place !== 'text' || !UNDERLINE.test(below.text)) return null;
  return { level: below.text.includes('=') ? 1 : 2, title: text, height: 2 };
}

function beginsParagraph(above: MarkdownLine | undefined): boolean {
  return above?.place !== 'text' || above.text.trim() === '' || ATX.test(above.text);
}

/**
 * Returns the field that a heading names, in any letter case and with or without emphasis, colon, and closing number
 * signs.
 */
function toField(title: string): Field | null {
  if (title.length > MAX_TITLE_LENGTH) return null;
  const name = title
    .trim()
    .replace(/[ \t]#+$/, '')
    .trim()
    .replace(/^[*_]{1,3}|[*_]{1,3}$/g, '')
    .replace(/:$/, '')
    .replace(/\s+/g, ' ')
    .toLowerCase();
  return FIELDS.get(name) ?? null;
}

function readValue(section: Section | undefined): string | null {
  const text = section === undefined ? '' : joinLines(section.lines);
  return text === '' || text === NO_RESPONSE ? null : text;
}

/** Joins lines to text. Of several empty lines outside code, one is kept. */
function joinLines(lines: readonly MarkdownLine[]): string {
  const isBlank = (line: MarkdownLine | undefined): boolean => line?.place === 'text' && line.text.trim() === '';
  const kept = lines.filter((line, index) => !isBlank(line) || !isBlank(lines[index - 1]));
  const first = kept.findIndex((line) => !isBlank(line));
  const last = kept.findLastIndex((line) => !isBlank(line));
  // If all are blank, this is slice(-1, 0), which is empty.
  return kept
    .slice(first, last + 1)
    .map((line) => line.text.trimEnd())
    .join('\n');
}

/** Reads all task list items, each with its more indented lines. */
function readTasks(lines: readonly MarkdownLine[]): string | null {
  let inTask = false;
  const kept = lines.filter((line) => {
    if (line.place !== 'text') inTask = false;
    else if (TASK.test(line.text)) inTask = true;
    else inTask = inTask && /^(?: {2}|\t)[ \t]*\S/.test(line.text);
    return inTask;
  });
  return kept.length === 0 ? null : joinLines(kept);
}

/**
 * Finds fields that occur twice: a heading typed into a text field can forge one (issue-ops/parser#102). The caller
 * refuses both.
 */
function findDuplicates(sections: readonly Section[]): readonly string[] {
  const firsts = new Map<Field, Section>();
  return sections.flatMap((section) => {
    const first = firsts.get(section.field);
    if (first !== undefined) return [describeDuplicate(section, first)];
    firsts.set(section.field, section);
    return [];
  });
}

function describeDuplicate(section: Section, first: Section): string {
  return `line ${section.line}: the heading "${section.title}" says again what "${first.title}" on line ${first.line} says`;
}

/** Finds fields of several lines. Only a Definition of Done can have them. */
function findMultiline(sections: readonly Section[]): readonly string[] {
  return sections
    .filter((section) => section.field !== 'dod' && readValue(section)?.includes('\n') === true)
    .map((section) => `line ${section.line}: below the heading "${section.title}" stands more than one line`);
}

/** Finds known headings that GitHub may or may not show as headings. */
function findUnsure(lines: readonly MarkdownLine[]): readonly string[] {
  return lines
    .filter((line) => line.html === 'maybe' && namesField(line))
    .map(
      (line) => `line ${line.number}: whether "${line.text.trim()}" is a heading, or part of code or HTML, is unclear`,
    );
}

/** Returns whether a line looks like the heading of a field, at any indentation. */
function namesField({ text }: MarkdownLine): boolean {
  const title = /^[ \t]*#{1,6}[ \t](.*)/.exec(text)?.[1];
  return title !== undefined && toField(title) !== null;
}
