/** What GitHub works out about a pull request from its checks, reviews and rules. */
import type { CheckRunRecord, PullRecord, StatusRecord } from './records.ts';
import type { World } from './state.ts';

const FINE = new Set<string | null>(['success', 'neutral', 'skipped']);

/** GraphQL `isRequired`: the pull request's base requires this context, from this app where the rule names one. */
export function isRequired(world: World, pull: PullRecord, what: CheckRunRecord | StatusRecord): boolean {
  const isRun = 'name' in what;
  const name = isRun ? what.name : what.context;
  const appId = isRun ? (what.app?.id ?? null) : statusApp(world, what);
  return world
    .requiredOn(pull.baseRef)
    .some((context) => isSameName(context.name, name) && (context.appId === null || context.appId === appId));
}

/** Names of checks are compared without case (docs/GITHUB-FACTS.md#check-identity). */
const isSameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** A status belongs to the app whose bot set it. */
function statusApp(world: World, { creator }: StatusRecord): number | null {
  const app = [...world.universe.apps.values()].find(({ slug }) => `${slug}[bot]` === creator);
  return app?.id ?? null;
}

/** GraphQL `reviewDecision`: null where the base asks for no review. */
export function reviewDecision(world: World, pull: PullRecord): string | null {
  const needed = world.reviewsOn(pull.baseRef);
  if (needed === 0) return null;
  const latest = new Map<string, string>();
  for (const review of pull.reviews) {
    if (review.state !== 'COMMENTED' && canReview(world, review.author)) latest.set(review.author, review.state);
  }
  const states = [...latest.values()];
  if (states.includes('CHANGES_REQUESTED')) return 'CHANGES_REQUESTED';
  return states.filter((state) => state === 'APPROVED').length >= needed ? 'APPROVED' : 'REVIEW_REQUIRED';
}

/** Whether a review counts: its author may write. */
export const canReview = (world: World, login: string): boolean =>
  ['write', 'maintain', 'admin'].includes(world.grants.get(login.toLowerCase())?.level ?? 'none');

/** GraphQL `statusCheckRollup.state`: the worst of everything reported; `null` when nothing was. */
export function rollupState(world: World, sha: string): 'SUCCESS' | 'FAILURE' | 'PENDING' | 'ERROR' | null {
  const { runs, statuses } = world.rollup(sha);
  if (runs.length + statuses.length === 0) return null;
  if (statuses.some(({ state }) => state === 'error')) return 'ERROR';
  const bad = runs.some(({ status, conclusion }) => status === 'completed' && !FINE.has(conclusion));
  if (bad || statuses.some(({ state }) => state === 'failure')) return 'FAILURE';
  const open = runs.some(({ status }) => status !== 'completed') || statuses.some(({ state }) => state === 'pending');
  return open ? 'PENDING' : 'SUCCESS';
}

/** GraphQL `mergeStateStatus`. */
export function mergeState(world: World, pull: PullRecord): string {
  if (pull.mergeState !== null) return pull.mergeState;
  if (pull.state === 'closed' || pull.mergeable === 'UNKNOWN') return 'UNKNOWN';
  if (pull.mergeable === 'CONFLICTING') return 'DIRTY';
  if (pull.draft) return 'DRAFT';
  if (!reviewIsEnough(world, pull) || !requiredAreGreen(world, pull)) return 'BLOCKED';
  const state = rollupState(world, pull.headSha);
  return state === null || state === 'SUCCESS' ? 'CLEAN' : 'UNSTABLE';
}

const reviewIsEnough = (world: World, pull: PullRecord): boolean =>
  [null, 'APPROVED'].includes(reviewDecision(world, pull));

function requiredAreGreen(world: World, pull: PullRecord): boolean {
  const { runs, statuses } = world.rollup(pull.headSha);
  return world.requiredOn(pull.baseRef).every(({ name, appId }) => {
    const fromApp = (id: number | null): boolean => appId === null || id === appId;
    const states = [
      ...runs.filter((run) => isSameName(run.name, name) && fromApp(run.app?.id ?? null)).map((run) => run.conclusion),
      ...statuses
        .filter((s) => isSameName(s.context, name) && fromApp(statusApp(world, s)))
        .map((status) => status.state),
    ];
    return states.length > 0 && states.every((state) => FINE.has(state));
  });
}
