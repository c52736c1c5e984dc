/**
 * Planning an order from brief and terms, or refusing it (docs/BEHAVIOR.md#order-of-refusals). Nothing about money is
 * guessed.
 */
import { formatUsd } from '../domain/money.ts';
import type { OrderSource } from './order-brief.ts';
import { readOrderBrief, refuseHidden } from './order-brief.ts';
import type { OrderTerms } from './order-terms.ts';
import { checkCaps, readBudget, readNamedTerms } from './order-terms.ts';
import type { FrozenBrief } from '../domain/outcome.ts';
import type { Refusal } from './refusal.ts';
import type { BriefInputs, Limits, TermInputs } from '../domain/settings.ts';

/** The input of an order. The month's spending, in cents, is null if it can't be computed. */
export interface OrderInput {
  readonly source: OrderSource;
  readonly brief: BriefInputs;
  readonly terms: TermInputs;
  readonly limits: Limits;
  /** The amount of a `hire` command, in cents. `null`: none. */
  readonly commandCents: number | null;
  readonly monthSpentCents: number | null | 'not_needed';
}

/** An order to post, or the reason to refuse it. */
export type OrderPlan =
  | {
      readonly kind: 'order';
      readonly brief: FrozenBrief;
      readonly terms: OrderTerms;
      /** The number of hidden comments that were left out of the brief. */
      readonly droppedComments: number;
      readonly warnings: readonly string[];
    }
  | Refusal;

/**
 * Plans an order.
 *
 * Refuses in the order of docs/BEHAVIOR.md#order-of-refusals: the brief, then named terms, then money. A refusal says what was
 * found, where, and the fix.
 */
export function planOrder(input: OrderInput): OrderPlan {
  const { source, brief: inputs, terms: wanted, limits, commandCents, monthSpentCents } = input;
  const hidden = refuseHidden([{ name: 'the specialist', text: wanted.specialist ?? '' }]);
  if (hidden !== null) return hidden;
  const read = readOrderBrief(source, inputs);
  if ('verdict' in read) return read;
  const { brief, issue, droppedComments } = read;
  const names = readNamedTerms(wanted, issue);
  if ('verdict' in names) return names;
  const budgetCents = readBudget(wanted, { commandCents, text: issue.budgetText }, limits);
  if (typeof budgetCents !== 'number') return budgetCents;
  const capped = checkCaps(limits, monthSpentCents, budgetCents);
  if (capped !== null) return capped;
  const terms = { ...names, budgetCents, autoAssign: wanted.autoAssign };
  const warnings = [...describeDropped(droppedComments), ...warnIgnoredAmount(commandCents, budgetCents)];
  return { kind: 'order', brief, terms, droppedComments, warnings };
}

/** Warns of an amount in a command that does not count. */
function warnIgnoredAmount(commandCents: number | null, budgetCents: number): readonly string[] {
  if (commandCents === null || commandCents === budgetCents) return [];
  const [commandAmount, counted] = [formatUsd(commandCents), formatUsd(budgetCents)];
  return [`The command said ${commandAmount}; the workflow's budget-usd of ${counted} counts.`];
}

function describeDropped(count: number): readonly string[] {
  if (count === 0) return [];
  return [
    count === 1
      ? '1 hidden comment was left out of the brief.'
      : `${count} hidden comments were left out of the brief.`,
  ];
}
