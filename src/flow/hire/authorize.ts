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
export async function authorizeHire(notes: HireContext, generation: number): Promise<boolean> {
  const { engine, subject } = notes;
  const first = await findRefusal(notes);
  if (first === null) notes.forms = await readForms(notes);
  const plan = planHireOrder(notes);
  const refusal = first ?? (plan.kind === 'refused' ? plan.verdict : null);
  if (refusal !== null) notes.refusal = holdHire(subject, refusal, { refused: true, generation });
  if (refusal !== null || plan.kind === 'refused') return false;
  const outlook = await runPreflight(engine, subject, plan);
  if (outlook.kind === 'hold') {
    notes.refusal = holdHire(subject, outlook.verdict, { order: plan, generation });
    return false;
  }
  const order: ReadyOrder = { ...plan, warnings: [...plan.warnings, ...outlook.warnings] };
  if (engine.settings.dryRun) {
    notes.refusal = holdHire(subject, describeDryRun(order), { order, generation });
    return false;
  }
  notes.order = order;
  return true;
}

/** Only an issue can have been opened with a form, and its text then holds headings of the third level. */
async function readForms({ engine, intent, subject }: HireContext): Promise<readonly IssueForm[]> {
  const { source } = intent;
  if (subject.kind !== 'issue' || source.kind === 'inputs' || !/^### /m.test(source.body)) return [];
  return engine.github.issueForms.list();
}

/** The order as inputs and text plan it, or why there is none. */
export function planHireOrder({ engine, intent, lookup, forms }: HireContext): OrderPlan {
  const { settings, clock } = engine;
  const { source } = intent;
  const capped = settings.limits.monthlyBudgetCents !== null;
  return planOrder({
    source: source.kind === 'inputs' ? source : { kind: 'issue', title: source.title, body: source.body, forms },
    brief: settings.brief,
    terms: settings.terms,
    limits: settings.limits,
    saidCents: source.kind === 'command' ? source.budgetCents : null,
    monthSpentCents: capped ? sumMonthCents(lookup?.all ?? [], clock.now()) : 'not_needed',
  });
}

/** The refusals before those of the brief itself: permission, then brief_changed. */
async function findRefusal({ engine, intent, conversation }: HireContext): Promise<Verdict | null> {
  const hirer = await checkHirer(engine, intent.source);
  if (hirer !== null) return hirer;
  if (conversation === null) return null;
  return (await checkTermsLabel(engine, intent.source, conversation)) ?? checkUnchanged(conversation, intent.source);
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
