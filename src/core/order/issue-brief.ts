/** An issue's text → the parts of a brief: an issue form's fields, or headings and task lists of free Markdown (docs/BEHAVIOR.md#issue-forms). */
import type { IssueForm } from '../domain/model.ts';
import { findForm } from './issue-form.ts';
import { listMarkdownLines } from '../foreign-text/markdown-lines.ts';
import type { MarkdownLine } from '../foreign-text/markdown-lines.ts';

/** What an issue's text says. `null`: not said. `problems` say where it is ambiguous; with any, the caller refuses. */
export interface IssueBrief {
  /** The text without the sections that were read as fields. */
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

/** What an issue form leaves for a field that was not filled in. */
const NO_RESPONSE = '_No response_';
const ATX = /^ {0,3}(#{1,6})(?=[ \t]|$)(.*)/;
const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/;
/** A line that is a paragraph of its own kind, so that dashes below it don't make it a heading. */
const NO_TITLE = /^(?: {4}|[ \t]*(?:[-*+>|<]|\d{1,9}[.)][ \t]))/;
const TASK = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[[ xX]\][ \t]+\S/;
const MAX_TITLE_LENGTH = 100;

interface Heading {
  readonly level: number;
  readonly title: string;
  /** Lines that it takes: two with an underline. */
  readonly height: number;
}

interface Section {
  readonly field: Field;
  readonly level: number;
  readonly title: string;
  /** The heading's own line; counts from 1. */
  readonly line: number;
  readonly lines: MarkdownLine[];
}

/**
 * Reads an issue's text with LF line ends, after HTML comments were dropped. Where it follows one of the repository's issue
 * forms, only that form's own headings count: what is typed into a field forges nothing. Never throws; linear in the text.
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

/** Cuts out a form's known fields: each goes on to the form's next heading, whatever is typed in between. */
function splitForm(
  lines: readonly MarkdownLine[],
  headings: ReadonlyMap<number, string>,
): { readonly rest: readonly MarkdownLine[]; readonly sections: readonly Section[] } {
  const rest: MarkdownLine[] = [];
  const sections: Section[] = [];
  let section: Section | null = null;
  for (const line of lines) {
    const label = headings.get(line.number);
    if (label === undefined) {
      (section?.lines ?? rest).push(line);
      continue;
    }
    const field = toField(label);
    section = field === null ? null : { field, level: 3, title: label, line: line.number, lines: [] };
    if (section === null) rest.push(line);
    else sections.push(section);
  }
  return { rest, sections };
}

/** Cuts out the known sections: each goes on to the next known heading, or the next one of its level or above. */
function splitSections(lines: readonly MarkdownLine[]): {
  readonly rest: readonly MarkdownLine[];
  readonly sections: readonly Section[];
} {
  const rest: MarkdownLine[] = [];
  const sections: Section[] = [];
  let section: Section | null = null;
  let skip = 0;
  for (const [index, line] of lines.entries()) {
    const heading = readHeading(lines, index, line);
    if (heading !== null) {
      const field = toField(heading.title);
      if (field !== null) {
        section = { field, level: heading.level, title: heading.title.trim(), line: line.number, lines: [] };
        sections.push(section);
        skip = heading.height;
      } else if (section !== null && heading.level <= section.level) section = null;
    }
    if (skip > 0) skip -= 1;
    else (section?.lines ?? rest).push(line);
  }
  return { rest, sections };
}

/** The heading that begins on a line, with number signs before it or a line of dashes below it. */
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

/** The field that a heading names: any case, with or without emphasis, colon and closing number signs. */
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

/** Lines as text; of several empty lines outside of code one is kept. */
function joinLines(lines: readonly MarkdownLine[]): string {
  const isBlank = (line: MarkdownLine | undefined): boolean => line?.place === 'text' && line.text.trim() === '';
  const kept = lines.filter((line, index) => !isBlank(line) || !isBlank(lines[index - 1]));
  const first = kept.findIndex((line) => !isBlank(line));
  const last = kept.findLastIndex((line) => !isBlank(line));
  // Where all are blank this is slice(-1, 0), which is empty.
  return kept
    .slice(first, last + 1)
    .map((line) => line.text.trimEnd())
    .join('\n');
}

/** All task list items, each with the more indented lines that belong to it. */
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

/** A heading typed into a text field forges a second field of that name (issue-ops/parser#102): nobody chooses for the reader. */
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

/** Everything but a Definition of Done is one line. */
function findMultiline(sections: readonly Section[]): readonly string[] {
  return sections
    .filter((section) => section.field !== 'dod' && readValue(section)?.includes('\n') === true)
    .map((section) => `line ${section.line}: below the heading "${section.title}" stands more than one line`);
}

/** Known headings of which nobody can tell whether the page shows them as such. */
function findUnsure(lines: readonly MarkdownLine[]): readonly string[] {
  return lines
    .filter((line) => line.html === 'maybe' && namesField(line))
    .map(
      (line) => `line ${line.number}: whether "${line.text.trim()}" is a heading, or part of code or HTML, is unclear`,
    );
}

/** Reads like the heading of a field, however far it is indented. */
function namesField({ text }: MarkdownLine): boolean {
  const title = /^[ \t]*#{1,6}[ \t](.*)/.exec(text)?.[1];
  return title !== undefined && toField(title) !== null;
}
