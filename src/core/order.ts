/** Brief and terms → an order, or the refusal (spec §7): input beats issue text, and nothing is guessed where money hangs on it. */
import { BRIEF_LIMITS, countCharacters, freezeBrief, tidyText } from './brief.ts';
import { findHiddenText } from './hidden-text.ts';
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

/** The three texts with where they came from. */
interface Texts {
  readonly title: string;
  readonly description: string;
  readonly dod: string | null;
  readonly issue: IssueBrief | null;
  readonly dropped: number;
}

/** Plans the order. Refusals come in the order of spec §7: hidden_text, dod_missing, brief_too_long, then the money. */
export function planOrder(input: OrderInput): OrderPlan {
  const read = readTexts(input);
  if ('verdict' in read) return read;
  const { title, description, dod, issue, dropped } = read;
  if (dod === null || dod.trim() === '') return refuse('dod_missing', NO_DOD.say, NO_DOD.next);
  const brief = freezeBrief({ title, description, dod });
  const long = findTooLong(brief);
  if (long !== null) return long;
  const words = readWords(input.terms, issue);
  if ('verdict' in words) return words;
  const budget = readBudget(input, issue);
  if (typeof budget !== 'number') return budget;
  const capped = checkCaps(input, budget);
  if (capped !== null) return capped;
  const { autoAssign } = input.terms;
  const warnings =
    dropped === 0 ? [] : [`${dropped} hidden HTML comment${dropped === 1 ? ' was' : 's were'} left out of the brief.`];
  return {
    kind: 'order',
    brief,
    terms: { ...words, budgetCents: budget, autoAssign },
    droppedComments: dropped,
    warnings,
  };
}

const NO_DOD = {
  say: 'Nothing was posted: there is no Definition of Done, so nobody could tell when the work is finished.',
  next: 'Add a section such as "## Definition of Done" with "- [ ] The new test fails without the fix and passes with it", then put the label on again.',
};

type Refusal = Extract<OrderPlan, { kind: 'refused' }>;

function refuse(code: ReasonCode, say: string, next: string): Refusal {
  return { kind: 'refused', verdict: { kind: 'hold', code, say, next } };
}

/** What is shown is what is sent: hidden text refuses, HTML comments are dropped. */
function readTexts({ source, brief }: OrderInput): Texts | Refusal {
  const title = brief.title ?? (source.kind === 'issue' ? source.title : '');
  const body = source.kind === 'issue' ? dropHtmlComments(tidyText(source.body)) : null;
  const given = [title, brief.description, brief.dod, body?.text ?? null];
  const names = ['the title', 'the description', 'the Definition of Done', 'the issue'];
  for (const [index, text] of given.entries()) {
    const [first, ...more] = findHiddenText(text ?? '');
    if (first === undefined) continue;
    const others = more.length === 0 ? '' : ` and ${more.length} more`;
    return refuse(
      'hidden_text',
      `Nothing was posted: ${names[index] ?? 'the text'} holds invisible text: ${first.name} at line ${first.line}, column ${first.column}${others}.`,
      'Delete the invisible characters (typing the line anew does it), then put the label on again.',
    );
  }
  if (body !== null && body.unclear !== null) {
    const { what, line, column } = body.unclear;
    return refuse(
      'brief_unclear',
      `Nothing was posted: at line ${line}, column ${column} of the issue it is unclear what a reader sees: ${what}.`,
      'Write that place without HTML, then put the label on again.',
    );
  }
  const issue = body === null ? null : parseIssueBrief(body.text);
  return {
    title,
    description: brief.description ?? issue?.description ?? '',
    dod: brief.dod ?? issue?.dod ?? null,
    issue,
    dropped: body?.dropped ?? 0,
  };
}

function findTooLong(brief: FrozenBrief): Refusal | null {
  if (brief.title === '') {
    return refuse(
      'brief_unclear',
      'Nothing was posted: the title is empty.',
      'Give it a title that says what is wanted.',
    );
  }
  for (const part of ['title', 'description', 'dod'] as const) {
    const [count, limit] = [countCharacters(brief[part]), BRIEF_LIMITS[part]];
    if (count <= limit) continue;
    const name = part === 'dod' ? 'Definition of Done' : part;
    return refuse(
      'brief_too_long',
      `Nothing was posted: the ${name} has ${count} characters, at most ${limit} are sent.`,
      'Shorten it, or link to the long text, then put the label on again.',
    );
  }
  return null;
}

/** Category, tier and specialist. An unknown word in an issue refuses: a typo must not buy another tier. */
function readWords(
  terms: TermInputs,
  issue: IssueBrief | null,
): Omit<OrderTerms, 'budgetCents' | 'autoAssign'> | Refusal {
  const [problem] = issue?.problems ?? [];
  if (problem !== undefined) {
    return refuse(
      'brief_unclear',
      `Nothing was posted: ${problem}.`,
      'Keep one heading of that name, then put the label on again.',
    );
  }
  const category = terms.category ?? chooseWord<Category>(issue?.category ?? null, CATEGORIES, 'Other');
  if (category === null) return refuseWord('Category', issue?.category ?? '', CATEGORIES);
  const tier = terms.tier ?? chooseWord<Tier>(issue?.tier ?? null, TIERS, 'T1 Verified');
  if (tier === null) return refuseWord('Tier', issue?.tier ?? '', TIERS);
  const specialist = terms.specialist ?? issue?.specialist ?? null;
  if (specialist !== null && (specialist.length > 100 || specialist.includes('\n'))) {
    return refuse(
      'brief_unclear',
      'Nothing was posted: the Specialist of the issue is not a name on one line.',
      'Write the name as mode: discover lists it, or leave the section out.',
    );
  }
  return { category, tier, specialist };
}

function chooseWord<T extends string>(text: string | null, allowed: readonly T[], otherwise: T): T | null {
  if (text === null) return otherwise;
  return allowed.find((word) => word.toLowerCase() === text.trim().toLowerCase()) ?? null;
}

function refuseWord(name: string, text: string, allowed: readonly string[]): Refusal {
  return refuse(
    'brief_unclear',
    `Nothing was posted: the ${name} of the issue is "${cut(text, 60)}", which is none of ${allowed.join(', ')}.`,
    `Write one of them, or leave the section out, then put the label on again.`,
  );
}

/** Input beats issue text, and text counts only below a cap that the workflow sets. Integer cents. */
function readBudget({ terms, limits }: OrderInput, issue: IssueBrief | null): number | Refusal {
  if (terms.budgetCents !== null) return positive(terms.budgetCents);
  const text = issue?.budgetText ?? null;
  if (text === null) {
    return refuse(
      'budget_missing',
      'Nothing was posted: no budget is given.',
      'Give the input budget-usd, or write a section "Budget (USD)" in the issue and set max-budget-usd in the workflow.',
    );
  }
  if (limits.maxBudgetCents === null) {
    return refuse(
      'budget_missing',
      'Nothing was posted: the issue names a budget, but text in an issue spends money only where max-budget-usd is set.',
      'Set max-budget-usd in the workflow, or give the input budget-usd.',
    );
  }
  const cents = parseBudget(text.trim());
  if (cents !== null) return positive(cents);
  return refuse(
    'budget_unknown',
    `Nothing was posted: the budget "${cut(text, 60)}" is not an amount.`,
    'Write digits with at most two decimals, such as 120 or 120.50, then put the label on again.',
  );
}

function positive(cents: number): number | Refusal {
  return cents > 0
    ? cents
    : refuse('budget_unknown', 'Nothing was posted: a budget of $0.00 hires nobody.', 'Give an amount above zero.');
}

function checkCaps({ limits, monthSpentCents }: OrderInput, budget: number): Refusal | null {
  const { maxBudgetCents, monthlyBudgetCents } = limits;
  if (maxBudgetCents !== null && budget > maxBudgetCents) {
    return refuse(
      'budget_exceeded',
      `Nothing was posted: the budget is ${formatUsd(budget)}, the cap for one mission is ${formatUsd(maxBudgetCents)}.`,
      'Lower the budget, or raise max-budget-usd in the workflow.',
    );
  }
  if (monthlyBudgetCents === null) return null;
  if (typeof monthSpentCents !== 'number') {
    return refuse(
      'budget_unknown',
      "Nothing was posted: what this month's missions cost cannot be computed, so the monthly cap cannot be kept.",
      'Look at the missions on the marketplace: one has no budget or no date. Or leave monthly-budget-usd out.',
    );
  }
  if (monthSpentCents + budget <= monthlyBudgetCents) return null;
  return refuse(
    'budget_exceeded',
    `Nothing was posted: ${formatUsd(monthSpentCents)} is spent this month, and ${formatUsd(budget)} more would pass the cap of ${formatUsd(monthlyBudgetCents)}.`,
    'Wait for the next month (UTC), lower the budget, or raise monthly-budget-usd.',
  );
}
