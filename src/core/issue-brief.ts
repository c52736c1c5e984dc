/** An issue's text → the parts of a brief: an issue form's fields, or headings and task lists of free Markdown (spec §7). */
import { listMarkdownLines } from './markdown-lines.ts';
import type { MarkdownLine } from './markdown-lines.ts';

/** What an issue's text says. `null`: not said. `problems` are sentences; with any, the caller refuses. */
export interface IssueBrief {
  readonly description: string;
  readonly dod: string | null;
  readonly category: string | null;
  readonly tier: string | null;
  readonly budgetText: string | null;
  readonly specialist: string | null;
  readonly problems: readonly string[];
}

type Field = 'dod' | 'category' | 'tier' | 'budgetText' | 'specialist';

const FIELDS: Readonly<Record<string, Field>> = {
  'definition of done': 'dod',
  'acceptance criteria': 'dod',
  category: 'category',
  tier: 'tier',
  'budget (usd)': 'budgetText',
  specialist: 'specialist',
};

/** What an issue form leaves for a field that was not filled in. */
const NO_RESPONSE = '_No response_';
const ATX = /^ {0,3}(#{1,6})[ \t]+(\S.*)$/;
const SETEXT = /^ {0,3}(=+|-+)[ \t]*$/;
const TASK = /^ {0,3}[-*+] \[[ xX]\] +(\S.*)$/;

interface Heading {
  readonly level: number;
  readonly title: string;
  readonly line: number;
  /** Index of the first line below it. */
  readonly from: number;
  /** Index of the heading's own first line. */
  readonly at: number;
}

interface Section extends Heading {
  readonly field: Field;
  readonly text: string;
}

/** Reads an issue's text with LF line ends; linear in it. */
export function parseIssueBrief(body: string): IssueBrief {
  const lines = listMarkdownLines(body);
  const sections = listSections(lines, listHeadings(lines));
  const value = (field: Field): string | null => {
    const text = sections.find((one) => one.field === field)?.text ?? '';
    return text === '' || text === NO_RESPONSE ? null : text;
  };
  return {
    description: body,
    dod: value('dod') ?? readTasks(lines),
    category: value('category'),
    tier: value('tier'),
    budgetText: value('budgetText'),
    specialist: value('specialist'),
    problems: [...findDuplicates(sections), ...findUnsure(lines)],
  };
}

function listHeadings(lines: readonly MarkdownLine[]): readonly Heading[] {
  const headings: Heading[] = [];
  lines.forEach((line, index) => {
    if (line.place !== 'text') return;
    const atx = ATX.exec(line.text);
    const above = lines[index - 1];
    if (atx !== null) {
      const [, marks = '', title = ''] = atx;
      headings.push({ level: marks.length, title, line: line.number, at: index, from: index + 1 });
    } else if (above?.place === 'text' && above.text.trim() !== '' && SETEXT.test(line.text) && !ATX.test(above.text)) {
      const level = line.text.includes('=') ? 1 : 2;
      headings.push({ level, title: above.text, line: above.number, at: index - 1, from: index + 1 });
    }
  });
  return headings;
}

/** Known headings with the text below them, up to the next heading of the same or a higher level. */
function listSections(lines: readonly MarkdownLine[], headings: readonly Heading[]): readonly Section[] {
  const sections: Section[] = [];
  headings.forEach((heading, index) => {
    const field = toField(heading.title);
    if (field === null) return;
    const next = headings.slice(index + 1).find((one) => one.level <= heading.level);
    const below = lines.slice(heading.from, next?.at ?? lines.length);
    sections.push({
      ...heading,
      field,
      text: below
        .map((line) => line.text)
        .join('\n')
        .trim(),
    });
  });
  return sections;
}

function toField(title: string): Field | null {
  const name = title
    .trim()
    .replace(/[ \t]#+$/, '')
    .replace(/^[*_]{1,3}|[*_]{1,3}$/g, '')
    .trim()
    .replace(/:$/, '')
    .toLowerCase();
  return Object.hasOwn(FIELDS, name) ? (FIELDS[name] ?? null) : null;
}

function readTasks(lines: readonly MarkdownLine[]): string | null {
  const tasks = lines.filter((line) => line.place === 'text').map((line) => TASK.exec(line.text)?.[1]);
  const found = tasks.filter((task) => task !== undefined);
  return found.length === 0 ? null : found.map((task) => `- [ ] ${task.trim()}`).join('\n');
}

/** A heading typed into a text field forges a second field of that name (issue-ops/parser#102): nobody chooses for the reader. */
function findDuplicates(sections: readonly Section[]): readonly string[] {
  return sections
    .filter((section, index) => sections.findIndex((other) => other.field === section.field) < index)
    .map(
      (section) =>
        `line ${section.line}: the heading "${section.title.trim()}" says again what an earlier heading says`,
    );
}

/** A known heading of which nobody can tell whether it stands in code. */
function findUnsure(lines: readonly MarkdownLine[]): readonly string[] {
  return lines
    .filter((line) => line.place === 'unsure')
    .filter((line) => toField(ATX.exec(line.text.trimStart())?.[2] ?? '') !== null)
    .map((line) => `line ${line.number}: whether this heading stands inside a code block is unclear`);
}
