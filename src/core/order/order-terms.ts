/** Inputs and issue text → the terms of an order, or why there are none: words first, then the money (docs/BEHAVIOR.md#budget). */
import { countCharacters } from './brief.ts';
import type { IssueBrief } from './issue-brief.ts';
import type { Category, MissionOrder, Tier } from '../domain/mission.ts';
import { CATEGORIES, TIERS } from '../domain/mission.ts';
import { formatUsd, parseBudget } from '../domain/money.ts';
import type { Refusal } from './refusal.ts';
import { RETRY_HINT, refuse, MAX_SHOWN_VALUE_LENGTH } from './refusal.ts';
import type { Limits, TermInputs } from '../domain/settings.ts';
import { cut } from '../text.ts';

/** The terms of an order, in integer cents. */
export type OrderTerms = Pick<MissionOrder, 'category' | 'tier' | 'budgetCents' | 'specialist' | 'autoAssign'>;

type NamedTerms = Pick<OrderTerms, 'category' | 'tier' | 'specialist'>;

const MAX_NAME_LENGTH = 100;

/** Category, tier and specialist. An unknown word in an issue refuses: a typo must not buy another tier. */
export function readNamedTerms(terms: TermInputs, issue: IssueBrief): NamedTerms | Refusal {
  const category = terms.category ?? chooseOption<Category>('Category', issue.category ?? 'Other', CATEGORIES);
  if (typeof category !== 'string') return category;
  const tier = terms.tier ?? chooseOption<Tier>('Tier', issue.tier ?? 'T1 Verified', TIERS);
  if (typeof tier !== 'string') return tier;
  const named = readSpecialist(terms.specialist ?? issue.specialist ?? '');
  return 'verdict' in named ? named : { category, tier, ...named };
}

function readSpecialist(text: string): Pick<NamedTerms, 'specialist'> | Refusal {
  const name = text.trim();
  const length = countCharacters(name);
  if (length <= MAX_NAME_LENGTH) return { specialist: name === '' ? null : name };
  return refuse(
    'brief_unclear',
    `the specialist has ${length} characters, which is no name: "${cut(name, MAX_SHOWN_VALUE_LENGTH)}"`,
    `Write the name as mode: discover lists it, or leave it out, ${RETRY_HINT}`,
  );
}

/** The allowed word that a text means, in any case. */
function chooseOption<T extends string>(name: string, text: string, allowed: readonly T[]): T | Refusal {
  const option = allowed.find((one) => one.toLowerCase() === text.toLowerCase());
  if (option !== undefined) return option;
  return refuse(
    'brief_unclear',
    `the issue's ${name} is "${cut(text, MAX_SHOWN_VALUE_LENGTH)}", which is none of ${allowed.join(', ')}`,
    `Write one of these below the heading ${name}, or leave the section out, ${RETRY_HINT}`,
  );
}

/** Amounts that people wrote: in a command (integer cents), and in the issue. */
interface WrittenBudget {
  readonly commandCents: number | null;
  readonly text: string | null;
}

/**
 * The input beats a command's amount, which beats the config file, which beats issue text; what people write counts only
 * below a cap that the workflow sets (docs/BEHAVIOR.md#budget). Integer cents.
 */
export function readBudget(terms: TermInputs, written: WrittenBudget, limits: Limits): number | Refusal {
  const inputCents = terms.budgetIsConfigured === true ? null : terms.budgetCents;
  const cents =
    inputCents ??
    readCommandBudget(written.commandCents, limits) ??
    terms.budgetCents ??
    readText(written.text, limits);
  return typeof cents === 'number' ? checkPositive(cents) : cents;
}

function readCommandBudget(cents: number | null, limits: Limits): number | Refusal | null {
  if (cents === null || limits.maxBudgetCents !== null) return cents;
  return refuse(
    'budget_missing',
    `the command says ${formatUsd(cents)}, but an amount in a comment spends money only where max-budget-usd is set`,
    'Set the input max-budget-usd in the workflow, or leave the amount out of the command and give the input budget-usd.',
  );
}

function readText(text: string | null, limits: Limits): number | Refusal {
  if (text === null) {
    return refuse(
      'budget_missing',
      'no budget is given',
      'Give the input budget-usd, such as 120; or set max-budget-usd, and write the amount below a heading "### Budget (USD)" in the issue.',
    );
  }
  if (limits.maxBudgetCents === null) {
    return refuse(
      'budget_missing',
      `the issue's Budget (USD) is "${cut(text, MAX_SHOWN_VALUE_LENGTH)}", but text of an issue spends money only where max-budget-usd is set`,
      'Set the input max-budget-usd in the workflow, or give the input budget-usd.',
    );
  }
  return (
    parseBudget(text) ??
    refuse(
      'budget_missing',
      `the issue's Budget (USD) is "${cut(text, MAX_SHOWN_VALUE_LENGTH)}", which is no amount`,
      `Write dollars in plain digits with at most two decimals, such as 120 or 99.50, ${RETRY_HINT}`,
    )
  );
}

function checkPositive(cents: number): number | Refusal {
  if (cents > 0) return cents;
  return refuse('budget_missing', `the budget is ${formatUsd(cents)}`, 'Give an amount above zero.');
}

/** Refuses a budget above a cap, or a cap that cannot be computed. */
export function checkCaps(
  limits: Limits,
  monthSpentCents: number | null | 'not_needed',
  budget: number,
): Refusal | null {
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
