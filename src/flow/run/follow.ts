/** The loop of `run`: one pass after the other, until the mission is settled, put on hold, or the time is over (docs/BEHAVIOR.md#waiting). */
import type { Mission } from '../../core/domain/mission.ts';
import { isReady } from '../../core/domain/mission.ts';
import type { Outcome } from '../../core/domain/outcome.ts';
import type { WaitMode } from '../../core/commands/intent.ts';
import { isTransient } from '../shared/remote-error.ts';
import type { TrackedMission, FlowContext, Prefetched } from '../shared/context.ts';
import { createInProcessLock } from '../shared/in-process-lock.ts';
import type { Waiter } from '../shared/waiter.ts';
import { createWaiter } from '../shared/waiter.ts';
import { reportPosted, toOutcome, toTimeout } from './outcome.ts';
import type { Pass } from './pass.ts';
import { runPass } from './pass.ts';

/** How long an unchanged mission goes without a full pass, in ms. Between full passes, each poll costs one request. */
const FULL_PASS_MS = 5 * 60_000;
/** The holds that can end without a person. They are polled until the timeout (docs/BEHAVIOR.md#waiting). */
const TRANSIENT_HOLDS = new Set(['checks_unavailable', 'checks_inconclusive']);

/**
 * Follows one mission.
 *
 * @throws MarketplaceError or GitHubError if a single pass was asked for, or time is over, and a needed read fails for good.
 */
export async function follow(
  outerContext: FlowContext,
  start: TrackedMission,
  waitMode: WaitMode,
  prefetched: Prefetched = {},
): Promise<Outcome> {
  const context = withLockFor(outerContext, start);
  switch (waitMode) {
    case 'none':
      return reportPosted(context, start);
    case 'once':
      return toOutcome(context, await runPass(context, start, prefetched));
    case 'loop':
      return followUntilEnd(context, start, prefetched);
  }
}

/** Adds a lock of its own for a mission without a comment to put one on. Only its own run settles it. */
function withLockFor(context: FlowContext, { threadNumber }: TrackedMission): FlowContext {
  return threadNumber === null ? { ...context, lock: createInProcessLock(() => context.clock.now()) } : context;
}

async function followUntilEnd(context: FlowContext, start: TrackedMission, prefetched: Prefetched): Promise<Outcome> {
  const waiter = createWaiter(context);
  let tracked = start;
  let fullPassAt = context.clock.now();
  let next = prefetched;
  for (;;) {
    const pass = await tolerateTransient(context, waiter.isLast(), () => runPass(context, tracked, next));
    if (pass !== null) {
      if (isEnd(pass)) return toOutcome(context, pass);
      tracked = pass.snapshot.tracked;
      fullPassAt = context.clock.now();
      waiter.recordSeen(describePass(pass));
    }
    const change = await waitForChange(context, waiter, tracked, fullPassAt);
    if (change === null)
      return pass === null ? toOutcome(context, await runPass(context, tracked)) : toTimeout(context, pass);
    next = change;
  }
}

function isEnd({ verdict, view }: Pass): boolean {
  if (view.outcome === 'accepted') return true;
  return verdict.kind === 'hold' && !TRANSIENT_HOLDS.has(verdict.code);
}

/** Returns what must differ for the polls to speed up again. */
function describePass({ view, verdict, snapshot }: Pass): string {
  const { tracked, observation } = snapshot;
  return `${view.outcome} ${verdict.code} ${tracked.mission.status} ${observation.pull?.headSha ?? ''}`;
}

/**
 * Polls the mission until it changes or a full pass is due. Returns what the next pass need not read again.
 *
 * @returns null if time is over.
 */
async function waitForChange(
  context: FlowContext,
  waiter: Waiter,
  { mission: before }: TrackedMission,
  fullPassAt: number,
): Promise<Prefetched | null> {
  for (;;) {
    if (!(await waiter.pause())) return null;
    if (isReady(before) || context.clock.now() - fullPassAt >= FULL_PASS_MS) return {};
    const mission = await tolerateTransient(context, false, () => context.marketplace.getMission(before.id));
    if (mission !== null && hasChanged(before, mission)) return { mission };
  }
}

function hasChanged(before: Mission, { status, verificationText, specialist }: Mission): boolean {
  return status !== before.status || verificationText !== before.verificationText || specialist !== before.specialist;
}

/**
 * Runs a read whose transient failure costs a warning, not the wait.
 *
 * @returns null if it failed.
 */
async function tolerateTransient<T>(context: FlowContext, isLast: boolean, body: () => Promise<T>): Promise<T | null> {
  try {
    return await body();
  } catch (error) {
    if (isLast || !isTransient(error)) throw error;
    context.log.warning(`${error instanceof Error ? error.message : 'a read failed'}; looking again`);
    return null;
  }
}
