/** The checks before money is committed: a mission that could never be settled must not be posted (docs/BEHAVIOR.md#preflight). */
import type { Mission } from '../../core/domain/mission.ts';
import { TIERS } from '../../core/domain/mission.ts';
import type { Subject, Verdict } from '../../core/domain/model.ts';
import type { FlowContext } from '../shared/context.ts';
import { hold } from '../shared/context.ts';
import type { ReadyOrder } from '../shared/hire-result.ts';

/** The branch that the delivery goes into, and the head of a pull request that is there already. */
export interface DeliveryTarget {
  readonly base: string;
  /** `null`: there is no pull request yet. */
  readonly head: string | null;
}

/** The result of the checks. */
export type Preflight =
  | { readonly kind: 'clear'; readonly warnings: readonly string[]; readonly target: DeliveryTarget }
  | { readonly kind: 'hold'; readonly verdict: Verdict };

/**
 * Returns a hold if the mission certainly could not be settled or matched, and warnings if that is possible.
 *
 * @throws MarketplaceError or GitHubError if a read fails for good.
 */
export async function runPreflight(context: FlowContext, subject: Subject, order: ReadyOrder): Promise<Preflight> {
  const rankProblem = await findRankProblem(context, order);
  if (rankProblem !== null) return { kind: 'hold', verdict: rankProblem };
  const target = await chooseTarget(context, subject);
  return target.kind === 'hold' ? target : checkRequired(context, target);
}

/** Begins to read the branch's required checks for `runPreflight`, if the branch is already known. */
export function prefetchPreflight({ settings, run, github }: FlowContext, subject: Subject): void {
  const { checks, whenNoRequiredChecks } = settings.policy;
  const isAsked = checks.kind === 'required' && whenNoRequiredChecks !== 'accept';
  if (isAsked && settings.prNumber === null && subject.kind === 'issue')
    github.checks.prefetch(run.repository.defaultBranch, 'protection');
}

async function chooseTarget(
  context: FlowContext,
  subject: Subject,
): Promise<({ readonly kind: 'target' } & DeliveryTarget) | { readonly kind: 'hold'; readonly verdict: Verdict }> {
  const number = context.settings.prNumber ?? (subject.kind === 'pull_request' ? subject.number : null);
  if (number === null) return { kind: 'target', base: context.run.repository.defaultBranch, head: null };
  const pull = await context.github.pulls.read(number);
  if (pull?.state === 'open') return { kind: 'target', base: pull.baseRef, head: pull.headSha };
  const why = pull === null ? 'does not exist' : `is ${pull.state}`;
  const verdict = hold(
    pull === null ? 'binding_conflict' : 'pull_closed',
    `Nothing was posted: pull request #${number} ${why}, so no delivery could be judged on it.`,
    'Name an open pull request of this repository.',
  );
  return { kind: 'hold', verdict };
}

async function checkRequired(context: FlowContext, { base, head }: DeliveryTarget): Promise<Preflight> {
  const clear = (...warnings: readonly string[]): Preflight => ({ kind: 'clear', warnings, target: { base, head } });
  const { checks, whenNoRequiredChecks } = context.settings.policy;
  if (checks.kind !== 'required' || whenNoRequiredChecks === 'accept') return clear();
  const reading = await context.github.checks.readRequired(base);
  if (reading.kind === 'unavailable') {
    return clear(`The required checks of ${base} could not be read: ${reading.why}`);
  }
  if (reading.required.length > 0) return clear();
  const verdict = hold(
    'no_required_checks',
    `Nothing was posted: branch ${base} requires no checks, so nothing could prove a delivery.`,
    'Require a status check on that branch (Settings → Rules), or name the ones that count with the input checks.',
  );
  return { kind: 'hold', verdict };
}

async function findRankProblem(context: FlowContext, order: ReadyOrder): Promise<Verdict | null> {
  const { minRank } = context.settings.policy;
  if (minRank === null) return null;
  const { specialist, tier } = order.terms;
  const listed = await context.marketplace.listSpecialists();
  const matching = listed.filter((one) =>
    specialist === null ? reachesTier(one.tier, tier) : one.name === specialist || one.persona === specialist,
  );
  const best = Math.max(-1, ...matching.map((one) => one.rank ?? -1));
  if (best >= minRank) return null;
  const who = specialist ?? `a specialist of tier ${tier}`;
  return hold(
    'rank_unavailable',
    `Nothing was posted: ${who} with Agent Rank ${minRank} or more is not listed${best < 0 ? '' : ` (the best has ${best})`}.`,
    'Lower min-rank, choose another tier, or try again later; mode: discover lists who is there.',
  );
}

/** Returns whether a specialist's tier is high enough. `New` is below every tier that can be asked for, except self-serve. */
function reachesTier(has: Mission['tier'], wanted: string): boolean {
  const level = (tier: string | null): number => TIERS.findIndex((one) => one === tier);
  return level(has) >= level(wanted) || wanted === TIERS[0];
}
