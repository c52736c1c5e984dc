/** Everything that may refuse a hire before anything is written: permission, brief, order, outlook (docs/BEHAVIOR.md#order-of-refusals). */
import type { IssueForm } from '../../core/domain/model.ts';
import { formatUsd } from '../../core/domain/money.ts';
import { sumMonthCents } from '../../core/order/monthly-spend.ts';
import type { Verdict } from '../../core/domain/model.ts';
import type { OrderPlan } from '../../core/order/order.ts';
import { planOrder } from '../../core/order/order.ts';
import { checkHirer, checkTermsLabel, checkUnchanged } from '../access/permissions.ts';
import type { ReadyOrder } from '../shared/hire-result.ts';
import { holdHire } from '../shared/hire-result.ts';
import type { HireContext } from './context.ts';
import { runPreflight } from './preflight.ts';

/** Notes the order that may be posted, or why none may be. True: go on. Reads may throw. */
export async function authorizeHire(hireContext: HireContext, generation: number): Promise<boolean> {
  const { context: context, subject } = hireContext;
  const earlyRefusal = await findRefusal(hireContext);
  if (earlyRefusal === null) hireContext.forms = await readForms(hireContext);
  const plan = planHireOrder(hireContext);
  const refusal = earlyRefusal ?? (plan.kind === 'refused' ? plan.verdict : null);
  if (refusal !== null) hireContext.refusal = holdHire(subject, refusal, { refused: true, generation });
  if (refusal !== null || plan.kind === 'refused') return false;
  const preflight = await runPreflight(context, subject, plan);
  if (preflight.kind === 'hold') {
    hireContext.refusal = holdHire(subject, preflight.verdict, { order: plan, generation });
    return false;
  }
  const order: ReadyOrder = { ...plan, warnings: [...plan.warnings, ...preflight.warnings] };
  if (context.settings.dryRun) {
    hireContext.refusal = holdHire(subject, describeDryRun(order), { order, generation });
    return false;
  }
  hireContext.order = order;
  hireContext.target = preflight.target;
  return true;
}

/** Only an issue can have been opened with a form, and its text then holds headings of the third level. */
async function readForms({ context: context, intent, subject }: HireContext): Promise<readonly IssueForm[]> {
  const { source } = intent;
  if (subject.kind !== 'issue' || source.kind === 'inputs' || !/^### /m.test(source.body)) return [];
  return context.github.issueForms.list();
}

/** The order as inputs and text plan it, or why there is none. */
export function planHireOrder({ context: context, intent, lookup, forms }: HireContext): OrderPlan {
  const { settings, clock } = context;
  const { source } = intent;
  const isCapped = settings.limits.monthlyBudgetCents !== null;
  return planOrder({
    source: source.kind === 'inputs' ? source : { kind: 'issue', title: source.title, body: source.body, forms },
    brief: settings.brief,
    terms: settings.terms,
    limits: settings.limits,
    commandCents: source.kind === 'command' ? source.budgetCents : null,
    monthSpentCents: isCapped ? sumMonthCents(lookup?.all ?? [], clock.now()) : 'not_needed',
  });
}

/** The refusals before those of the brief itself: permission, then brief_changed. */
async function findRefusal({ context: context, intent, conversation }: HireContext): Promise<Verdict | null> {
  const hirer = await checkHirer(context, intent.source);
  if (hirer !== null) return hirer;
  if (conversation === null) return null;
  return (await checkTermsLabel(context, intent.source, conversation)) ?? checkUnchanged(conversation, intent.source);
}

function describeDryRun({ terms, brief }: ReadyOrder): Verdict {
  const who = terms.specialist ?? `the best-ranked specialist (${terms.tier}, ${terms.category})`;
  return {
    kind: 'wait',
    code: 'dry_run',
    message: `Dry run: would hire ${who} for "${brief.title}" with ${formatUsd(terms.budgetCents)} in escrow. Nothing was written.`,
    nextStep: 'Set dry-run to false to do it.',
  };
}
