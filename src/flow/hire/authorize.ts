/** The checks that can refuse a hire before anything is written: permission, brief, order, preflight (docs/BEHAVIOR.md#order-of-refusals). */
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

/**
 * Checks whether the hire may be posted. Stores the order, or the refusal.
 *
 * @returns false if the hire is refused.
 * @throws MarketplaceError or GitHubError if a read fails for good.
 */
export async function authorizeHire(hireContext: HireContext, generation: number): Promise<boolean> {
  const { context, subject } = hireContext;
  const plan = await planPermitted(hireContext);
  if (plan.kind === 'refused') return refuse(hireContext, plan.verdict, { refused: true, generation });
  const preflight = await runPreflight(context, subject, plan);
  if (preflight.kind === 'hold') return refuse(hireContext, preflight.verdict, { order: plan, generation });
  const order: ReadyOrder = { ...plan, warnings: [...plan.warnings, ...preflight.warnings] };
  if (context.settings.dryRun) return refuse(hireContext, describeDryRun(order), { order, generation });
  hireContext.order = order;
  hireContext.target = preflight.target;
  return true;
}

function refuse(hireContext: HireContext, verdict: Verdict, details: Parameters<typeof holdHire>[2]): false {
  hireContext.refusal = holdHire(hireContext.subject, verdict, details);
  return false;
}

/** Plans the order once the hirer and the text are permitted. */
async function planPermitted(hireContext: HireContext): Promise<OrderPlan> {
  const verdict = await findRefusal(hireContext);
  if (verdict !== null) return { kind: 'refused', verdict };
  hireContext.forms = await readForms(hireContext);
  return planHireOrder(hireContext);
}

/** Reads the issue forms if the text may follow one: only issues are opened with forms, and their text then has level-3 headings. */
async function readForms({ context, intent, subject }: HireContext): Promise<readonly IssueForm[]> {
  const { source } = intent;
  if (subject.kind !== 'issue' || source.kind === 'inputs' || !/^### /m.test(source.body)) return [];
  return context.github.issueForms.list();
}

/** Plans the order from inputs and text, or explains why there is none. */
export function planHireOrder({ context, intent, lookup, forms }: HireContext): OrderPlan {
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

/**
 * Finds a refusal before those of the brief itself: permission, then `brief_changed`.
 *
 * @returns null if there is none.
 */
async function findRefusal({ context, intent, conversation }: HireContext): Promise<Verdict | null> {
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
