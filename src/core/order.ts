/** Brief and terms → an order, or the refusal (spec §7): input beats issue text, and nothing is guessed where money hangs on it. */
import { BRIEF_LIMITS, countCharacters, freezeBrief, tidyText, toLines } from './brief.ts';
import { findHiddenText } from './hidden-text.ts';
import type { ShownText, UnclearMarkup } from './html-comments.ts';
import { dropHtmlComments } from './html-comments.ts';
import type { IssueBrief } from './issue-brief.ts';
import { parseIssueBrief } from './issue-brief.ts';
import type { Category, MissionOrder, Tier } from './mission.ts';
import { CATEGORIES, TIERS } from './mission.ts';
import type { ReasonCode, Verdict } from './model.ts';
import { formatUsd, parseBudget } from './money.ts';
import type { FrozenBrief } from './outcome.ts';
import type { BriefInputs, Limits, TermInputs } from './settings.ts';
import { cut } from './text.ts';

/** What an order is planned from. The month's spending is `null` where it cannot be computed. */
export interface OrderInput {
  readonly source:
    { readonly kind: 'inputs' } | { readonly kind: 'issue'; readonly title: string; readonly body: string };
  readonly brief: BriefInputs;
  readonly terms: TermInputs;
  readonly limits: Limits;
  readonly monthSpentCents: number | null | 'not_needed';
}

/** The terms of an order, in integer cents. */
type OrderTerms = Pick<MissionOrder, 'category' | 'tier' | 'budgetCents' | 'specialist' | 'autoAssign'>;

export type OrderPlan =
  | {
      readonly kind: 'order';
      readonly brief: FrozenBrief;
      readonly terms: OrderTerms;
      readonly droppedComments: number;
      readonly warnings: readonly string[];
    }
  | { readonly kind: 'refused'; readonly verdict: Verdict };

const SHOWN_PLACES = 5;
const SHOWN_VALUE = 60;
const LONGEST_NAME = 100;
const AGAIN = 'then put the label on again, or run again.';
const EXAMPLE = ['- [ ] `npm test` passes', '- [ ] A new test fails without the fix and passes with it'];

/** The brief's texts after reading, and what of them is an issue's. */
interface Texts {
  readonly title: string;
  readonly description: string;
  readonly dod: string | null;
  readonly issue: IssueBrief | null;
  readonly dropped: number;
}

/** A text that goes into the order, and what people call it. */
interface NamedText {
  readonly name: string;
  readonly text: string | null;
}

/**
 * Plans the order. Refusals come in the order of spec §7: hidden_text, brief_unclear, dod_missing, brief_too_long, then the
 * words and the money; each says what was found, where, and the fix.
 */
export function planOrder(input: OrderInput): OrderPlan {
  const read = readTexts(input);
  if ('verdict' in read) return read;
  const brief = readBrief(input, read);
  if ('verdict' in brief) return brief;
  const words = readWords(input.terms, read.issue);
  if ('verdict' in words) return words;
  const budgetCents = readBudget(input, read.issue);
  if (typeof budgetCents !== 'number') return budgetCents;
  const capped = checkCaps(input, budgetCents);
  if (capped !== null) return capped;
  const terms = { ...words, budgetCents, autoAssign: input.terms.autoAssign };
  return { kind: 'order', brief, terms, droppedComments: read.dropped, warnings: describeDropped(read.dropped) };
}

function describeDropped(dropped: number): readonly string[] {
  if (dropped === 0) return [];
  return [
    dropped === 1
      ? '1 HTML comment was left out of the brief.'
      : `${dropped} HTML comments were left out of the brief.`,
  ];
}

type Refusal = Extract<OrderPlan, { kind: 'refused' }>;

function refuse(code: ReasonCode, what: string, next: string): Refusal {
  return { kind: 'refused', verdict: { kind: 'hold', code, say: `Nothing was posted: ${what}.`, next } };
}

/** What is shown is what is sent: hidden text refuses, HTML comments are dropped. */
function readTexts({ source, brief, terms }: OrderInput): Texts | Refusal {
  const issueTitle = source.kind === 'issue' ? source.title : null;
  const issueBody = source.kind === 'issue' ? source.body : null;
  const hidden = refuseHidden([
    { name: 'the title', text: brief.title ?? issueTitle },
    { name: 'the issue', text: issueBody },
    { name: 'the description', text: brief.description },
    { name: 'the Definition of Done', text: brief.dod },
    { name: 'the specialist', text: terms.specialist },
  ]);
  if (hidden !== null) return hidden;
  const shown = [
    { name: 'the issue', ...dropComments(issueBody) },
    { name: 'the description', ...dropComments(brief.description) },
    { name: 'the Definition of Done', ...dropComments(brief.dod) },
  ] as const;
  for (const { name, unclear } of shown) if (unclear !== null) return refuseUnclear(name, unclear);
  const [body, description, dod] = shown;
  const issue = issueBody === null ? null : parseIssueBrief(body.text);
  return {
    title: brief.title ?? issueTitle ?? '',
    description: brief.description === null ? (issue?.description ?? '') : description.text,
    dod: brief.dod === null ? (issue?.dod ?? null) : dod.text,
    issue,
    dropped: body.dropped + description.dropped + dod.dropped,
  };
}

function dropComments(text: string | null): ShownText {
  return dropHtmlComments(toLines(text ?? '').join('\n'));
}

function refuseHidden(texts: readonly NamedText[]): Refusal | null {
  for (const { name, text } of texts) {
    const found = findHiddenText(text ?? '');
    if (found.length === 0) continue;
    const places = found.slice(0, SHOWN_PLACES).map((one) => `${one.name} at line ${one.line}, column ${one.column}`);
    const more = found.length > SHOWN_PLACES ? ` and ${found.length - SHOWN_PLACES} more` : '';
    return refuse(
      'hidden_text',
      `${name} holds invisible text: ${places.join('; ')}${more}`,
      `Delete the invisible characters (type the line anew rather than paste it), ${AGAIN}`,
    );
  }
  return null;
}

function refuseUnclear(name: string, { line, column, what }: UnclearMarkup): Refusal {
  return refuse(
    'hidden_text',
    `what a reader sees of ${name} is unclear at line ${line}, column ${column}: ${what}`,
    `Put it in backticks or a fenced code block if it is meant to be seen, or delete it, ${AGAIN}`,
  );
}

/** The three texts, frozen, when they are clear, complete and short enough. */
function readBrief(input: OrderInput, { title, description, dod, issue }: Texts): FrozenBrief | Refusal {
  const problems = issue?.problems ?? [];
  if (problems.length > 0) {
    return refuse(
      'brief_unclear',
      `the issue can be read in two ways; ${problems.slice(0, SHOWN_PLACES).join('; ')}`,
      `Leave one heading of each name, with its value on one line below (a Definition of Done may be longer), ${AGAIN}`,
    );
  }
  if (dod === null || tidyText(dod) === '') return refuseNoDod(input);
  const brief = freezeBrief({ title, description, dod });
  if (brief.title === '')
    return refuse('brief_unclear', 'the title is empty', 'Give it a title that says what is wanted.');
  // Dropping a comment can bring characters together that were fine apart.
  const hidden = refuseHidden([
    { name: 'the title without comments', text: brief.title },
    { name: 'the description without comments', text: brief.description },
    { name: 'the Definition of Done without comments', text: brief.dod },
  ]);
  return hidden ?? findTooLong(brief) ?? brief;
}

function refuseNoDod({ source }: OrderInput): Refusal {
  const what = 'there is no Definition of Done, so nobody could tell when the work is finished';
  if (source.kind === 'inputs') {
    return refuse(
      'dod_missing',
      what,
      `Give the input dod (or dod-file), for example:\n\ndod: |\n  ${EXAMPLE.join('\n  ')}`,
    );
  }
  const section = ['## Definition of Done', ...EXAMPLE].join('\n');
  return refuse('dod_missing', what, `Add a section like this to the issue, ${AGAIN}\n\n${section}`);
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
        `Shorten it by ${formatCount(count - limit)} characters or more, or link to the long text, ${AGAIN}`,
      );
    }
  }
  return null;
}

function formatCount(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** Category, tier and specialist. An unknown word in an issue refuses: a typo must not buy another tier. */
function readWords(
  terms: TermInputs,
  issue: IssueBrief | null,
): Omit<OrderTerms, 'budgetCents' | 'autoAssign'> | Refusal {
  const category = terms.category ?? chooseWord<Category>(issue?.category ?? null, CATEGORIES, 'Other');
  if (category === null) return refuseWord('Category', issue?.category ?? null, CATEGORIES);
  const tier = terms.tier ?? chooseWord<Tier>(issue?.tier ?? null, TIERS, 'T1 Verified');
  if (tier === null) return refuseWord('Tier', issue?.tier ?? null, TIERS);
  const specialist = (terms.specialist ?? issue?.specialist ?? '').trim();
  if (countCharacters(specialist) > LONGEST_NAME) {
    return refuse(
      'brief_unclear',
      `the specialist has ${countCharacters(specialist)} characters, which is no name: "${cut(specialist, SHOWN_VALUE)}"`,
      `Write the name as mode: discover lists it, or leave it out, ${AGAIN}`,
    );
  }
  return { category, tier, specialist: specialist === '' ? null : specialist };
}

function chooseWord<T extends string>(text: string | null, allowed: readonly T[], otherwise: T): T | null {
  if (text === null) return otherwise;
  return allowed.find((word) => word.toLowerCase() === text.trim().toLowerCase()) ?? null;
}

function refuseWord(name: string, text: string | null, allowed: readonly string[]): Refusal {
  return refuse(
    'brief_unclear',
    `the issue's ${name} is "${cut(text ?? '', SHOWN_VALUE)}", which is none of ${allowed.join(', ')}`,
    `Write one of these below the heading ${name}, or leave the section out, ${AGAIN}`,
  );
}

/** Input beats issue text, and text counts only below a cap that the workflow sets. Integer cents. */
function readBudget({ source, terms, limits }: OrderInput, issue: IssueBrief | null): number | Refusal {
  const text = issue?.budgetText ?? null;
  if (terms.budgetCents !== null) return checkPositive(terms.budgetCents);
  if (text === null) {
    const inIssue = ', or set max-budget-usd and write the amount below a heading "### Budget (USD)" in the issue';
    return refuse(
      'budget_missing',
      'no budget is given',
      `Give the input budget-usd, such as 120${source.kind === 'issue' ? inIssue : ''}.`,
    );
  }
  if (limits.maxBudgetCents === null) {
    return refuse(
      'budget_missing',
      `the issue's Budget (USD) is "${cut(text, SHOWN_VALUE)}", but text of an issue spends money only where max-budget-usd is set`,
      'Set the input max-budget-usd in the workflow, or give the input budget-usd.',
    );
  }
  const cents = parseBudget(text);
  if (cents !== null) return checkPositive(cents);
  return refuse(
    'budget_missing',
    `the issue's Budget (USD) is "${cut(text, SHOWN_VALUE)}", which is no amount`,
    `Write dollars in plain digits with at most two decimals, such as 120 or 99.50, ${AGAIN}`,
  );
}

function checkPositive(cents: number): number | Refusal {
  if (cents > 0) return cents;
  return refuse('budget_missing', `the budget is ${formatUsd(cents)}`, 'Give an amount above zero.');
}

function checkCaps({ limits, monthSpentCents }: OrderInput, budget: number): Refusal | null {
  const { maxBudgetCents, monthlyBudgetCents } = limits;
  if (maxBudgetCents !== null && budget > maxBudgetCents) {
    return refuse(
      'budget_exceeded',
      `the budget is ${formatUsd(budget)}, the most for one mission is ${formatUsd(maxBudgetCents)} (max-budget-usd)`,
      'Lower the budget, or raise max-budget-usd in the workflow.',
    );
  }
  if (monthlyBudgetCents === null) return null;
  if (typeof monthSpentCents !== 'number') {
    return refuse(
      'budget_unknown',
      `what was posted this month cannot be computed, so the cap of ${formatUsd(monthlyBudgetCents)} (monthly-budget-usd) cannot be kept; the budget is ${formatUsd(budget)}`,
      'A mission on the marketplace has no date, or no budget: look at them there, or take monthly-budget-usd out of the workflow.',
    );
  }
  if (monthSpentCents + budget <= monthlyBudgetCents) return null;
  return refuse(
    'budget_exceeded',
    `${formatUsd(monthSpentCents)} was posted this month (UTC), and ${formatUsd(budget)} more would pass the cap of ${formatUsd(monthlyBudgetCents)} (monthly-budget-usd)`,
    'Lower the budget, wait for the next month, or raise monthly-budget-usd in the workflow.',
  );
}
