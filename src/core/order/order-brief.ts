/** The brief of an order, from inputs and issue text, or the reason why there is none (docs/BEHAVIOR.md#brief). */
import type { BriefText } from './brief.ts';
import { BRIEF_LIMITS, countCharacters, freezeBrief, tidyText, toLines } from './brief.ts';
import { findHiddenText } from '../foreign-text/hidden-text.ts';
import { dropHtmlComments } from '../foreign-text/html-comments.ts';
import type { IssueBrief } from './issue-brief.ts';
import { parseIssueBrief } from './issue-brief.ts';
import type { IssueForm } from '../domain/model.ts';
import { dropLinkDefinitions } from '../foreign-text/link-definitions.ts';
import type { ShownText } from '../foreign-text/shown-text.ts';
import type { FrozenBrief } from '../domain/outcome.ts';
import type { Refusal } from './refusal.ts';
import { RETRY_HINT, refuse, MAX_SHOWN_PLACES } from './refusal.ts';
import type { BriefInputs } from '../domain/settings.ts';

/** The source of a brief: inputs alone, or the title and body of an issue or pull request, which inputs override. */
export type OrderSource =
  | { readonly kind: 'inputs' }
  | {
      readonly kind: 'issue';
      readonly title: string;
      readonly body: string;
      /** The issue forms of the default branch. */
      readonly forms?: readonly IssueForm[];
    };

/** The brief, and the other fields of the issue's text. */
export interface OrderBrief {
  readonly brief: FrozenBrief;
  readonly issue: IssueBrief;
  readonly droppedComments: number;
}

/** A text of the order, and its name for people. */
interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** A text of the order as it was written, and as GitHub shows it. */
interface ReadText extends ShownText {
  readonly name: string;
  readonly written: string;
}

const EXAMPLE = '- [ ] A new test fails without the fix and passes with it';
const NO_ISSUE = { title: '', body: null, forms: [] };

/** Reads the brief. Refuses with hidden_text, brief_unclear, dod_missing, and brief_too_long, in this order. */
export function readOrderBrief(source: OrderSource, inputs: BriefInputs): OrderBrief | Refusal {
  const { title: issueTitle, body, forms } = source.kind === 'issue' ? source : NO_ISSUE;
  const title = inputs.title ?? issueTitle;
  const texts = {
    issue: readText('the issue', body),
    description: readText('the description', inputs.description),
    dod: readText('the Definition of Done', inputs.dod),
    template: readText("the config file's Definition of Done", inputs.dodTemplate ?? null),
  };
  const all = Object.values(texts);
  const written = all.map((one) => ({ name: one.name, text: one.written }));
  const hiddenRefusal = refuseHidden([{ name: 'the title', text: title }, ...written]) ?? refuseUnclear(all);
  if (hiddenRefusal !== null) return hiddenRefusal;
  const issue = parseIssueBrief(texts.issue.text, forms);
  const ambiguous = refuseAmbiguous(issue);
  if (ambiguous !== null) return ambiguous;
  const brief = freeze(source, { title, ...chooseTexts(inputs, issue, texts) });
  if ('verdict' in brief) return brief;
  return { brief, issue, droppedComments: all.reduce((sum, { dropped }) => sum + dropped, 0) };
}

function readText(name: string, text: string | null): ReadText {
  const written = toLines(text ?? '').join('\n');
  return { name, written, ...dropHiddenMarkup(written) };
}

function dropHiddenMarkup(text: string): ShownText {
  const comments = dropHtmlComments(text);
  if (comments.unclear !== null) return comments;
  const definitions = dropLinkDefinitions(comments.text);
  return { ...definitions, dropped: comments.dropped + definitions.dropped };
}

/** Chooses each text: an input overrides the issue, and an issue without a Definition of Done gets the config file's. */
function chooseTexts(
  inputs: BriefInputs,
  issue: IssueBrief,
  texts: Readonly<Record<'description' | 'dod' | 'template', ReadText>>,
): Omit<BriefText, 'title'> {
  return {
    description: inputs.description === null ? issue.description : texts.description.text,
    dod: inputs.dod === null ? (issue.dod ?? texts.template.text) : texts.dod.text,
  };
}

/** Refuses the first text that contains invisible characters, with their code points and places. */
export function refuseHidden(texts: readonly NamedText[]): Refusal | null {
  for (const { name, text } of texts) {
    const found = findHiddenText(text);
    if (found.length === 0) continue;
    const places = found
      .slice(0, MAX_SHOWN_PLACES)
      .map((place) => `${place.name} at line ${place.line}, column ${place.column}`);
    const more = found.length > MAX_SHOWN_PLACES ? ` and ${found.length - MAX_SHOWN_PLACES} more` : '';
    return refuse(
      'hidden_text',
      `${name} holds invisible text: ${places.join('; ')}${more}`,
      `Delete the invisible characters (type the line anew rather than paste it), ${RETRY_HINT}`,
    );
  }
  return null;
}

function refuseUnclear(texts: readonly ReadText[]): Refusal | null {
  for (const { name, unclear } of texts) {
    if (unclear === null) continue;
    const { line, column, what } = unclear;
    return refuse(
      'hidden_text',
      `what a reader sees of ${name} is unclear at line ${line}, column ${column}: ${what}`,
      `Put it in backticks or a fenced code block if it is meant to be seen, or delete it, ${RETRY_HINT}`,
    );
  }
  return null;
}

function refuseAmbiguous({ problems }: IssueBrief): Refusal | null {
  if (problems.length === 0) return null;
  return refuse(
    'brief_unclear',
    `the issue can be read in two ways; ${problems.slice(0, MAX_SHOWN_PLACES).join('; ')}`,
    `Leave one heading of each name, with its value on one line below (a Definition of Done may be longer), ${RETRY_HINT}`,
  );
}

/** Freezes a brief if it is complete and short enough. */
function freeze(source: OrderSource, text: BriefText): FrozenBrief | Refusal {
  if (tidyText(text.dod) === '') return refuseNoDod(source);
  const brief = freezeBrief(text);
  if (brief.title === '')
    return refuse('brief_unclear', 'the title is empty', 'Give it a title that says what is wanted.');
  // Dropping a comment can join characters that were allowed only apart.
  const hidden = refuseHidden([
    { name: 'the description without comments', text: brief.description },
    { name: 'the Definition of Done without comments', text: brief.dod },
  ]);
  return hidden ?? findTooLong(brief) ?? brief;
}

function refuseNoDod({ kind }: OrderSource): Refusal {
  return refuse(
    'dod_missing',
    'there is no Definition of Done, so nobody could tell when the work is finished',
    kind === 'inputs'
      ? `Give the input dod (or dod-file), for example "${EXAMPLE}".`
      : `Add a heading "## Definition of Done" to the issue and below it what must hold, for example "${EXAMPLE}", ${RETRY_HINT}`,
  );
}

function findTooLong(brief: FrozenBrief): Refusal | null {
  const parts = [
    { name: 'the title', text: brief.title, limit: BRIEF_LIMITS.title },
    { name: 'the description', text: brief.description, limit: BRIEF_LIMITS.description },
    { name: 'the Definition of Done', text: brief.dod, limit: BRIEF_LIMITS.dod },
  ];
  for (const { name, text, limit } of parts) {
    const count = countCharacters(text);
    if (count > limit) {
      return refuse(
        'brief_too_long',
        `${name} has ${formatCount(count)} characters, at most ${formatCount(limit)} are sent`,
        `Shorten it to ${formatCount(limit)} characters, or link to the long text, ${RETRY_HINT}`,
      );
    }
  }
  return null;
}

function formatCount(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
