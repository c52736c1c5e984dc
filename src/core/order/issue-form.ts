/**
 * Which of the repository's issue forms an issue was opened with (docs/BEHAVIOR.md#issue-forms).
 *
 * GitHub writes the labels of a form as third-level headings, all of them and in order. Any other heading was typed.
 */
import type { MarkdownLine } from '../foreign-text/markdown-lines.ts';
import type { IssueForm } from '../domain/model.ts';

/**
 * A text read as a form. `headings` are the form's own, by line number. `problems` lists ambiguities, for any of which
 * the caller refuses.
 */
export interface FormReading {
  readonly headings: ReadonlyMap<number, string>;
  readonly problems: readonly string[];
}

/**
 * Finds the form that a text follows.
 *
 * @returns null if the text does not begin like a form, so that it is free text
 */
export function findForm(lines: readonly MarkdownLine[], forms: readonly IssueForm[]): FormReading | null {
  const beginning = lines.find(({ text }) => text.trim() !== '');
  if (beginning === undefined || !isHeading(beginning)) return null;
  const headings = lines.filter(isHeading);
  const begun = forms.filter(({ labels }) => isHeadingOf(beginning, labels[0]));
  const readings = begun.map((form) => ({ path: form.path, ...readForm(headings, form) }));
  const [first, second] = readings.filter(({ problems }) => problems.length === 0);
  if (first === undefined) return readings[0] ?? null;
  if (second === undefined) return first;
  const problem = `the text follows two issue forms, ${first.path} and ${second.path}, so which headings were typed is unclear`;
  return { headings: first.headings, problems: [problem] };
}

function isHeading({ text, place, html }: MarkdownLine): boolean {
  return place === 'text' && html === 'no' && text.startsWith('### ');
}

function isHeadingOf({ text }: MarkdownLine, label: string | undefined): boolean {
  return text.slice(4).trim() === label?.trim();
}

/** Reads a text as a form. Every label must occur exactly once, in the form's order. */
function readForm(headings: readonly MarkdownLine[], { path, labels }: IssueForm): FormReading {
  const found = new Map<number, string>();
  const problems: string[] = [];
  let last = 0;
  for (const label of labels) {
    const [heading, again] = headings.filter((one) => isHeadingOf(one, label));
    if (heading === undefined) problems.push(`the heading "${label}" of the issue form ${path} is missing`);
    else if (again !== undefined)
      problems.push(`line ${again.number}: the heading "${label}" of the issue form ${path} stands there again`);
    else if (heading.number <= last)
      problems.push(`line ${heading.number}: the heading "${label}" of the issue form ${path} is out of its order`);
    else {
      found.set(heading.number, label);
      last = heading.number;
    }
  }
  return { headings: found, problems };
}
