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
import { observe } from '../observe/observe.ts';
import { createMissionView } from '../shared/mission-view.ts';
import { viewOfSnapshot } from '../observe/snapshot-view.ts';
import { publish } from '../publish/publish.ts';
import type { SettleOrder } from '../settle/settle.ts';
import { settle } from '../settle/settle.ts';
import { createWaiter } from '../shared/waiter.ts';

/** A full look, GitHub included, at least this often (ms); between them an unchanged mission costs one request. */
const FULL_LOOK_MS = 5 * 60_000;
/** Holds that may resolve by themselves: looked at again until the timeout (docs/BEHAVIOR.md#waiting). */
const PASSING_HOLDS = new Set(['checks_unavailable', 'checks_inconclusive']);

/** How long a run that is settling is left alone before looking again, ms. */
const BUSY_MS = 5_000;

/** Where one turn of the loop left things. */
interface Pass {
  readonly look: Snapshot;
  readonly page: MissionView;
  readonly verdict: Verdict;
  /** Settled in this turn. */
  readonly acted: boolean;
}

/** Follows one mission. Throws MarketplaceError or GitHubError only when a single pass was asked for. */
export async function follow(
  given: FlowContext,
  start: TrackedMission,
  patience: WaitMode,
  known: Prefetched = {},
): Promise<Outcome> {
  if (patience === 'none') return reportPosted(given, start);
  const engine = withLockFor(given, start);
  const waiter = createWaiter(engine);
  let engaged = start;
  let fullAt = engine.clock.now();
  let fresh = known;
  for (;;) {
    const just = fresh;
    fresh = {};
    const turn = await attempt(engine, waiter.isLast() || patience !== 'loop', () => runPass(engine, engaged, just));
    if (turn !== null) {
      engaged = turn.look.engaged;
      fullAt = engine.clock.now();
      if (patience !== 'loop' || isEnd(turn)) return toOutcome(engine, turn);
      waiter.observe(
        `${turn.page.outcome} ${turn.verdict.code} ${engaged.mission.status} ${turn.look.observation.pull?.headSha ?? ''}`,
      );
    }
    const more = await waitForChange(engine, waiter, engaged, fullAt);
    if (more === null && turn !== null) return toTimeout(engine, turn);
    if (more === null) return toOutcome(engine, await runPass(engine, engaged));
    fresh = more;
  }
}

/** A mission of a run without issue or pull request has no comment to acquire a lock on; nobody but this run settles it. */
function withLockFor(engine: FlowContext, { threadNumber }: TrackedMission): FlowContext {
  return threadNumber === null ? { ...engine, lock: createInProcessLock(() => engine.clock.now()) } : engine;
}

/**
 * Between looks: while the marketplace shows no change and nothing is ready, one request a poll. What it showed need not be
 * read again by the look that follows. `null`: time is over.
 */
async function waitForChange(
  engine: FlowContext,
  waiter: ReturnType<typeof createWaiter>,
  engaged: TrackedMission,
  fullAt: number,
): Promise<Prefetched | null> {
  for (;;) {
    if (!(await waiter.pause())) return null;
    if (isReady(engaged.mission) || engine.clock.now() - fullAt >= FULL_LOOK_MS) return {};
    const mission = await attempt(engine, false, () => engine.marketplace.getMission(engaged.mission.id));
    if (mission === null) continue;
    const { status, verificationText, specialist } = engaged.mission;
    if (mission.status !== status || mission.verificationText !== verificationText || mission.specialist !== specialist)
      return { mission };
  }
}

/** A passing failure of a read costs a warning, not the wait; `null`: nothing was seen. */
async function attempt<T>(engine: FlowContext, last: boolean, body: () => Promise<T>): Promise<T | null> {
  try {
    return await body();
  } catch (error) {
    if (last || !isTransient(error)) throw error;
    engine.log.warning(`${error instanceof Error ? error.message : 'a read failed'}; looking again`);
    return null;
  }
}

async function runPass(engine: FlowContext, engaged: TrackedMission, known: Prefetched = {}): Promise<Pass> {
  let look: Snapshot | null = await observe(engine, engaged, known);
  let busy = false;
  // What moves between judging and paying is judged again; a mission that never stands still waits for the next look.
  for (let round = 0; round < 3; round++) {
    look ??= await observe(engine, engaged);
    const verdict = evaluate(engine, look);
    if (engine.settings.dryRun || !isSettling(verdict)) return show(engine, look, verdict);
    const order = { verdict, judge: (fresh: Snapshot) => evaluate(engine, fresh), person: null };
    const result = await settle(engine, look, order);
    if (result.kind === 'settled') return showSettled(engine, result.look, result.verdict);
    if (result.kind === 'held') return show(engine, result.look, result.verdict);
    busy = result.kind === 'busy';
    if (busy) await pauseForOthers(engine);
    look = result.kind === 'again' ? result.look : null;
  }
  look ??= await observe(engine, engaged);
  const verdict = evaluate(engine, look);
  return show(engine, look, isSettling(verdict) ? { ...verdict, ...(busy ? BUSY : MOVING) } : verdict);
}

const MOVING = {
  kind: 'wait',
  code: 'head_moved',
  say: 'Something kept moving while it was judged; this run sent nothing.',
} as const;

/** Its reason stays what the other run acts on. */
const BUSY = { kind: 'wait', say: 'Another run is settling it; this run sent nothing.' } as const;

function pauseForOthers({ clock, deadline, signal }: FlowContext): Promise<void> {
  return clock.sleep(Math.min(BUSY_MS, Math.max(0, deadline - clock.now())), signal);
}

function isSettling(verdict: Verdict): verdict is SettleOrder['verdict'] {
  return verdict.kind === 'accept' || verdict.kind === 'rework';
}

async function show(engine: FlowContext, look: Snapshot, verdict: Verdict): Promise<Pass> {
  const page = viewOfSnapshot(engine, look, verdict);
  const engaged = await publish(engine, look, page);
  return { look: { ...look, engaged }, page, verdict, acted: false };
}

/** Shows what was settled, and makes the step's outcome of it. */
export async function reportSettled(
  engine: FlowContext,
  look: Snapshot,
  verdict: Verdict,
  decider: Decider,
): Promise<Outcome> {
  return toOutcome(engine, await showSettled(engine, look, verdict), decider);
}

async function showSettled(engine: FlowContext, look: Snapshot, verdict: Verdict): Promise<Pass> {
  const outcome = verdict.kind === 'accept' ? 'accepted' : 'reworked';
  const page = viewOfSnapshot(engine, look, verdict, { outcome });
  const engaged = await publish(engine, look, page);
  return { look: { ...look, engaged }, page, verdict, acted: true };
}

function isEnd({ verdict, page }: Pass): boolean {
  if (page.outcome === 'accepted') return true;
  return verdict.kind === 'hold' && !PASSING_HOLDS.has(verdict.code);
}

function toOutcome(
  engine: FlowContext,
  { look, page: view, verdict, acted }: Pass,
  by: Decider | null = null,
): Outcome {
  const settledNow = acted || view.outcome === 'accepted';
  const decider = by ?? (acted ? policyOf(engine.run.runId) : findDecider(look));
  const receipt: Receipt | null = settledNow ? createReceipt(view, decider) : null;
  return {
    kind: view.outcome,
    code: verdict.code,
    message: verdict.message,
    nextStep: verdict.nextStep,
    view,
    views: [],
    commentUrl: look.engaged.comment?.url ?? null,
    specialists: null,
    receipt,
    exitWithFailure: false,
  };
}

function policyOf(run: string): Decider {
  return { by: `policy, run ${run}`, overrides: null, exception: null };
}

/** Who accepted before this run looked, by the decisions on record. */
function findDecider({ record }: Snapshot): Decider {
  const mark = record.findLast((one) => one.marker.verdict === 'accept')?.marker;
  if (mark === undefined) return { by: 'an earlier run', overrides: null, exception: null };
  if (mark.by === null) return policyOf(mark.run);
  return { by: `@${mark.by}`, overrides: mark.overrides, exception: mark.exception };
}

/** The time is over, or the job was cancelled: the mission goes on, and a later run resumes it. */
function toTimeout(engine: FlowContext, turn: Pass): Outcome {
  const outcome = toOutcome(engine, turn);
  if (turn.page.outcome === 'reworked') return outcome;
  const resume = 'The mission goes on at the marketplace with its escrow held; run the job again to resume.';
  if (engine.signal.aborted) {
    return {
      ...outcome,
      kind: 'pending',
      code: 'cancelled',
      message: `Cancelled while waiting: ${turn.verdict.message}`,
      nextStep: resume,
    };
  }
  const timedOut = turn.verdict.kind === 'wait';
  return { ...outcome, exitWithFailure: timedOut && engine.settings.waiting.onTimeout === 'fail' };
}

function reportPosted(engine: FlowContext, engaged: TrackedMission): Outcome {
  const verdict: Verdict = {
    kind: 'wait',
    code: 'posted',
    message: `Mission ${engaged.mission.id} is posted (${engaged.mission.status}).`,
    nextStep: 'A later run settles it: mode: sync with this mission-id, or the label again.',
  };
  const view = createMissionView(engine, { ...engaged, verdict });
  engine.log.info(engine.render.logLine(view));
  return {
    kind: 'pending',
    code: verdict.code,
    message: verdict.message,
    nextStep: verdict.nextStep,
    view,
    views: [],
    commentUrl: engaged.comment?.url ?? null,
    specialists: null,
    receipt: null,
    exitWithFailure: false,
  };
}
