/** The loop of `run`: observe → decide → act → report, until the mission is settled, held, or the time is over (docs/BEHAVIOR.md#waiting). */
import type { Verdict } from '../../core/domain/model.ts';
import { isReady } from '../../core/domain/mission.ts';
import type { MissionView, Outcome, Receipt } from '../../core/domain/outcome.ts';
import type { WaitMode } from '../../core/commands/intent.ts';
import type { Decider } from '../../core/state/receipt.ts';
import { createReceipt } from '../../core/state/receipt.ts';
import { isTransient } from '../shared/remote-error.ts';
import type { TrackedMission, FlowContext, Prefetched } from '../shared/context.ts';
import { evaluate } from '../observe/evaluate.ts';
import { createInProcessLock } from '../shared/in-process-lock.ts';
import type { Snapshot } from '../observe/observe.ts';
import { loadSnapshot } from '../observe/observe.ts';
import { createMissionView } from '../shared/mission-view.ts';
import { viewOfSnapshot } from '../observe/snapshot-view.ts';
import { publish } from '../publish/publish.ts';
import type { SettleOrder } from '../settle/settle.ts';
import { settle } from '../settle/settle.ts';
import { createWaiter } from '../shared/waiter.ts';

/** A full look, GitHub included, at least this often (ms); between them an unchanged mission costs one request. */
const FULL_SNAPSHOT_MS = 5 * 60_000;
/** Holds that may resolve by themselves: looked at again until the timeout (docs/BEHAVIOR.md#waiting). */
const TRANSIENT_HOLDS = new Set(['checks_unavailable', 'checks_inconclusive']);

/** How long a run that is settling is left alone before looking again, ms. */
const BUSY_MS = 5_000;

/** Where one turn of the loop left things. */
interface Pass {
  readonly snapshot: Snapshot;
  readonly view: MissionView;
  readonly verdict: Verdict;
  /** Settled in this turn. */
  readonly settled: boolean;
}

/** Follows one mission. Throws MarketplaceError or GitHubError only when a single pass was asked for. */
export async function follow(
  outerContext: FlowContext,
  start: TrackedMission,
  waitMode: WaitMode,
  prefetched: Prefetched = {},
): Promise<Outcome> {
  if (waitMode === 'none') return reportPosted(outerContext, start);
  const context = withLockFor(outerContext, start);
  const waiter = createWaiter(context);
  let tracked = start;
  let fullSnapshotAt = context.clock.now();
  let nextPrefetched = prefetched;
  for (;;) {
    const passPrefetched = nextPrefetched;
    nextPrefetched = {};
    const pass = await tolerateTransient(context, waiter.isLast() || waitMode !== 'loop', () =>
      runPass(context, tracked, passPrefetched),
    );
    if (pass !== null) {
      tracked = pass.snapshot.tracked;
      fullSnapshotAt = context.clock.now();
      if (waitMode !== 'loop' || isEnd(pass)) return toOutcome(context, pass);
      waiter.recordSeen(
        `${pass.view.outcome} ${pass.verdict.code} ${tracked.mission.status} ${pass.snapshot.observation.pull?.headSha ?? ''}`,
      );
    }
    const change = await waitForChange(context, waiter, tracked, fullSnapshotAt);
    if (change === null && pass !== null) return toTimeout(context, pass);
    if (change === null) return toOutcome(context, await runPass(context, tracked));
    nextPrefetched = change;
  }
}

/** A mission of a run without issue or pull request has no comment to acquire a lock on; nobody but this run settles it. */
function withLockFor(context: FlowContext, { threadNumber }: TrackedMission): FlowContext {
  return threadNumber === null ? { ...context, lock: createInProcessLock(() => context.clock.now()) } : context;
}

/**
 * Between looks: while the marketplace shows no change and nothing is ready, one request a poll. What it showed need not be
 * read again by the look that follows. `null`: time is over.
 */
async function waitForChange(
  context: FlowContext,
  waiter: ReturnType<typeof createWaiter>,
  tracked: TrackedMission,
  fullSnapshotAt: number,
): Promise<Prefetched | null> {
  for (;;) {
    if (!(await waiter.pause())) return null;
    if (isReady(tracked.mission) || context.clock.now() - fullSnapshotAt >= FULL_SNAPSHOT_MS) return {};
    const mission = await tolerateTransient(context, false, () => context.marketplace.getMission(tracked.mission.id));
    if (mission === null) continue;
    const { status, verificationText, specialist } = tracked.mission;
    if (mission.status !== status || mission.verificationText !== verificationText || mission.specialist !== specialist)
      return { mission };
  }
}

/** A passing failure of a read costs a warning, not the wait; `null`: nothing was seen. */
async function tolerateTransient<T>(context: FlowContext, last: boolean, body: () => Promise<T>): Promise<T | null> {
  try {
    return await body();
  } catch (error) {
    if (last || !isTransient(error)) throw error;
    context.log.warning(`${error instanceof Error ? error.message : 'a read failed'}; looking again`);
    return null;
  }
}

async function runPass(context: FlowContext, tracked: TrackedMission, prefetched: Prefetched = {}): Promise<Pass> {
  let snapshot: Snapshot | null = await loadSnapshot(context, tracked, prefetched);
  let busy = false;
  // What moves between judging and paying is judged again; a mission that never stands still waits for the next look.
  for (let round = 0; round < 3; round++) {
    snapshot ??= await loadSnapshot(context, tracked);
    const verdict = evaluate(context, snapshot);
    if (context.settings.dryRun || !isSettling(verdict)) return publishVerdict(context, snapshot, verdict);
    const order = { verdict, evaluate: (fresh: Snapshot) => evaluate(context, fresh), manualDecision: null };
    const result = await settle(context, snapshot, order);
    if (result.kind === 'settled') return publishSettled(context, result.snapshot, result.verdict);
    if (result.kind === 'held') return publishVerdict(context, result.snapshot, result.verdict);
    busy = result.kind === 'busy';
    if (busy) await pauseForOthers(context);
    snapshot = result.kind === 'again' ? result.snapshot : null;
  }
  snapshot ??= await loadSnapshot(context, tracked);
  const verdict = evaluate(context, snapshot);
  return publishVerdict(
    context,
    snapshot,
    isSettling(verdict) ? { ...verdict, ...(busy ? BUSY_VERDICT : MOVED_VERDICT) } : verdict,
  );
}

const MOVED_VERDICT = {
  kind: 'wait',
  code: 'head_moved',
  message: 'Something kept moving while it was judged; this run sent nothing.',
} as const;

/** Its reason stays what the other run acts on. */
const BUSY_VERDICT = { kind: 'wait', message: 'Another run is settling it; this run sent nothing.' } as const;

function pauseForOthers({ clock, deadline, signal }: FlowContext): Promise<void> {
  return clock.sleep(Math.min(BUSY_MS, Math.max(0, deadline - clock.now())), signal);
}

function isSettling(verdict: Verdict): verdict is SettleOrder['verdict'] {
  return verdict.kind === 'accept' || verdict.kind === 'rework';
}

async function publishVerdict(context: FlowContext, snapshot: Snapshot, verdict: Verdict): Promise<Pass> {
  const view = viewOfSnapshot(context, snapshot, verdict);
  const tracked = await publish(context, snapshot, view);
  return { snapshot: { ...snapshot, tracked }, view, verdict, settled: false };
}

/** Shows what was settled, and makes the step's outcome of it. */
export async function reportSettled(
  context: FlowContext,
  snapshot: Snapshot,
  verdict: Verdict,
  decider: Decider,
): Promise<Outcome> {
  return toOutcome(context, await publishSettled(context, snapshot, verdict), decider);
}

async function publishSettled(context: FlowContext, snapshot: Snapshot, verdict: Verdict): Promise<Pass> {
  const outcome = verdict.kind === 'accept' ? 'accepted' : 'reworked';
  const view = viewOfSnapshot(context, snapshot, verdict, { outcome });
  const tracked = await publish(context, snapshot, view);
  return { snapshot: { ...snapshot, tracked }, view, verdict, settled: true };
}

function isEnd({ verdict, view }: Pass): boolean {
  if (view.outcome === 'accepted') return true;
  return verdict.kind === 'hold' && !TRANSIENT_HOLDS.has(verdict.code);
}

function toOutcome(
  context: FlowContext,
  { snapshot, view, verdict, settled }: Pass,
  by: Decider | null = null,
): Outcome {
  const settledNow = settled || view.outcome === 'accepted';
  const decider = by ?? (settled ? toPolicyDecider(context.run.runId) : findDecider(snapshot));
  const receipt: Receipt | null = settledNow ? createReceipt(view, decider) : null;
  return {
    kind: view.outcome,
    code: verdict.code,
    message: verdict.message,
    nextStep: verdict.nextStep,
    view,
    views: [],
    commentUrl: snapshot.tracked.comment?.url ?? null,
    specialists: null,
    receipt,
    exitWithFailure: false,
  };
}

function toPolicyDecider(run: string): Decider {
  return { by: `policy, run ${run}`, overrides: null, exception: null };
}

/** Who accepted before this run looked, by the decisions on record. */
function findDecider({ allDecisions }: Snapshot): Decider {
  const marker = allDecisions.findLast((one) => one.marker.verdict === 'accept')?.marker;
  if (marker === undefined) return { by: 'an earlier run', overrides: null, exception: null };
  if (marker.by === null) return toPolicyDecider(marker.run);
  return { by: `@${marker.by}`, overrides: marker.overrides, exception: marker.exception };
}

/** The time is over, or the job was cancelled: the mission goes on, and a later run resumes it. */
function toTimeout(context: FlowContext, pass: Pass): Outcome {
  const outcome = toOutcome(context, pass);
  if (pass.view.outcome === 'reworked') return outcome;
  const resume = 'The mission goes on at the marketplace with its escrow held; run the job again to resume.';
  if (context.signal.aborted) {
    return {
      ...outcome,
      kind: 'pending',
      code: 'cancelled',
      message: `Cancelled while waiting: ${pass.verdict.message}`,
      nextStep: resume,
    };
  }
  const timedOut = pass.verdict.kind === 'wait';
  return { ...outcome, exitWithFailure: timedOut && context.settings.waiting.onTimeout === 'fail' };
}

function reportPosted(context: FlowContext, tracked: TrackedMission): Outcome {
  const verdict: Verdict = {
    kind: 'wait',
    code: 'posted',
    message: `Mission ${tracked.mission.id} is posted (${tracked.mission.status}).`,
    nextStep: 'A later run settles it: mode: sync with this mission-id, or the label again.',
  };
  const view = createMissionView(context, { ...tracked, verdict });
  context.log.info(context.render.logLine(view));
  return {
    kind: 'pending',
    code: verdict.code,
    message: verdict.message,
    nextStep: verdict.nextStep,
    view,
    views: [],
    commentUrl: tracked.comment?.url ?? null,
    specialists: null,
    receipt: null,
    exitWithFailure: false,
  };
}
