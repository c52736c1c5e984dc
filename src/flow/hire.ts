/**
 * Hiring at most once (spec §6): look up and adopt → authorise → look ahead → status comment and intent → burn the fuse →
 * look up again → POST exactly once → record. Whatever is unclear is looked up, never sent again.
 */
import { formatUsd } from '../core/money.ts';
import type { Intent } from '../core/intent.ts';
import { sumMonthCents } from '../core/month.ts';
import type { Conversation, Verdict } from '../core/model.ts';
import type { OrderPlan } from '../core/order.ts';
import { planOrder } from '../core/order.ts';
import { adopt } from './adopt.ts';
import { checkHirer, checkUnchanged } from './authorise.ts';
import type { Engine, HireResult } from './engine.ts';
import { hold } from './engine.ts';
import type { ReadyOrder } from './held.ts';
import { holdHire } from './held.ts';
import type { Lookup } from './lookup.ts';
import { lookUp } from './lookup.ts';
import { checkOutlook } from './outlook.ts';
import { postForHome, postForRun } from './post.ts';

export type HireIntent = Extract<Intent, { kind: 'hire' }>;

/** Gets the subject its mission: the one that is there, or a new one. Reads may throw MarketplaceError or GitHubError. */
export async function hire(engine: Engine, intent: HireIntent): Promise<HireResult> {
  const { subject } = intent;
  const lookup = await lookUp(engine, subject);
  const home = subject.kind === 'run' ? null : subject.number;
  const conversation = home === null ? null : await engine.github.conversations.read(home);
  if (home !== null && conversation === null) return holdHire(subject, missingSubject(home));
  const plan = planFor(engine, intent, lookup);
  if (lookup.kind !== 'none') return adopt(engine, { subject, lookup, conversation, wanted: asWanted(intent, plan) });
  const refusal = await findRefusal(engine, intent, conversation, plan);
  if (refusal !== null) return holdHire(subject, refusal, { refused: true });
  if (plan.kind !== 'order') return holdHire(subject, plan.verdict, { refused: true });
  const outlook = await checkOutlook(engine, subject, plan);
  if (outlook.kind === 'hold') return holdHire(subject, outlook.verdict, { order: plan });
  const order: ReadyOrder = { ...plan, warnings: [...plan.warnings, ...outlook.warnings] };
  if (engine.settings.dryRun) return holdHire(subject, describeDryRun(order), { order });
  return home === null || conversation === null
    ? postForRun(engine, subject, order)
    : postForHome(engine, { subject, home, conversation, order });
}

/** Only inputs can contradict a mission that is there; a label adopts it whatever it says (spec §6). */
function asWanted(intent: HireIntent, plan: OrderPlan): ReadyOrder | null {
  return intent.source.kind === 'inputs' && plan.kind === 'order' ? plan : null;
}

function planFor(engine: Engine, intent: HireIntent, lookup: Lookup): OrderPlan {
  const { settings, clock } = engine;
  const { source } = intent;
  const capped = settings.limits.monthlyBudgetCents !== null;
  return planOrder({
    source: source.kind === 'inputs' ? source : { kind: 'issue', title: source.title, body: source.body },
    brief: settings.brief,
    terms: settings.terms,
    limits: settings.limits,
    monthSpentCents: capped ? sumMonthCents(lookup.all, clock.now()) : 'not_needed',
  });
}

/** The refusals before those of the brief itself: permission, then brief_changed. */
async function findRefusal(
  engine: Engine,
  intent: HireIntent,
  conversation: Conversation | null,
  plan: OrderPlan,
): Promise<Verdict | null> {
  const hirer = await checkHirer(engine, intent.source);
  if (hirer !== null) return hirer;
  const changed = conversation === null ? null : checkUnchanged(conversation, intent.source);
  if (changed !== null) return changed;
  return plan.kind === 'refused' ? plan.verdict : null;
}

function missingSubject(number: number): Verdict {
  return hold(
    'github_error',
    `Nothing was posted: there is no issue or pull request #${number} in this repository.`,
    'Give the number of one that exists as issue-number or pr-number.',
  );
}

function describeDryRun({ terms, brief }: ReadyOrder): Verdict {
  const who = terms.specialist ?? `the best-ranked specialist (${terms.tier}, ${terms.category})`;
  return {
    kind: 'wait',
    code: 'dry_run',
    say: `Dry run: would hire ${who} for "${brief.title}" with ${formatUsd(terms.budgetCents)} in escrow. Nothing was written.`,
    next: 'Set dry-run to false to do it.',
  };
}
