/** The terms of an order, from inputs and issue text, or the reason why there are none (docs/BEHAVIOR.md#budget). */
import { countCharacters } from './brief.ts';
import type { IssueBrief } from './issue-brief.ts';
import type { Category, MissionOrder, Tier } from '../domain/mission.ts';
import { CATEGORIES, TIERS } from '../domain/mission.ts';
import { formatUsd, parseBudget } from '../domain/money.ts';
import type { Refusal } from './refusal.ts';
import { RETRY_HINT, refuse, MAX_SHOWN_VALUE_LENGTH } from './refusal.ts';
import type { Limits, TermInputs } from '../domain/settings.ts';
import { cut } from '../text.ts';

/** The terms of an order. Money is integer cents. */
export type OrderTerms = Pick<MissionOrder, 'category' | 'tier' | 'budgetCents' | 'specialist' | 'autoAssign'>;

type NamedTerms = Pick<OrderTerms, 'category' | 'tier' | 'specialist'>;

const MAX_NAME_LENGTH = 100;
const DEFAULT_CATEGORY: Category = 'Other';
const DEFAULT_TIER: Tier = 'T1 Verified';

/** Reads category, tier, and specialist. Refuses an unknown name in an issue: a typo must not buy another tier. */
export function readNamedTerms(terms: TermInputs, issue: IssueBrief): NamedTerms | Refusal {
  const category = terms.category ?? chooseOption('Category', issue.category ?? DEFAULT_CATEGORY, CATEGORIES);
  if (typeof category !== 'string') return category;
  const tier = terms.tier ?? chooseOption('Tier', issue.tier ?? DEFAULT_TIER, TIERS);
  if (typeof tier !== 'string') return tier;
  const named = readSpecialist(terms, issue);
  return 'verdict' in named ? named : { category, tier, ...named };
}

function readSpecialist(terms: TermInputs, issue: IssueBrief): Pick<NamedTerms, 'specialist'> | Refusal {
  const name = (terms.specialist ?? issue.specialist ?? '').trim();
  const length = countCharacters(name);
  if (length <= MAX_NAME_LENGTH) return { specialist: name === '' ? null : name };
  return refuse(
    'brief_unclear',
    `the specialist has ${length} characters, which is no name: "${cut(name, MAX_SHOWN_VALUE_LENGTH)}"`,
    `Write the name as mode: discover lists it, or leave it out, ${RETRY_HINT}`,
  );
}

/** Returns the allowed option that a text names, in any letter case. */
function chooseOption<T extends string>(name: string, text: string, allowed: readonly T[]): T | Refusal {
  const option = allowed.find((one) => one.toLowerCase() === text.toLowerCase());
  if (option !== undefined) return option;
  return refuse(
    'brief_unclear',
    `the issue's ${name} is "${cut(text, MAX_SHOWN_VALUE_LENGTH)}", which is none of ${allowed.join(', ')}`,
    `Write one of these below the heading ${name}, or leave the section out, ${RETRY_HINT}`,
  );
}

/** The amounts that people wrote: in a command, in cents, and in the issue. */
interface WrittenBudget {
  readonly commandCents: number | null;
  readonly text: string | null;
}

/**
 * Reads the budget, in cents. The input overrides the amount of a command, which overrides the config file, which overrides
 * the issue text. Amounts that people write count only below a cap that the workflow sets (docs/BEHAVIOR.md#budget).
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

/**
 * Refuses a budget above a cap, or if the month's spending can't be computed. Money is integer cents.
 *
 * @returns null if nothing is refused
 */
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
