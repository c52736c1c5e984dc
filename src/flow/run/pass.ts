/** One pass over a mission: observe, decide, act, and report. */
import type { Verdict } from '../../core/domain/model.ts';
import type { MissionView } from '../../core/domain/outcome.ts';
import type { TrackedMission, FlowContext, Prefetched } from '../shared/context.ts';
import { evaluate } from '../observe/evaluate.ts';
import type { Snapshot } from '../observe/observe.ts';
import { loadSnapshot } from '../observe/observe.ts';
import { viewOfSnapshot } from '../observe/snapshot-view.ts';
import { publish } from '../publish/publish.ts';
import type { SettleOrder } from '../settle/context.ts';
import { settle } from '../settle/settle.ts';

/** The result of a pass. */
export interface Pass {
  readonly snapshot: Snapshot;
  readonly view: MissionView;
  readonly verdict: Verdict;
  /** Whether this pass settled the round. */
  readonly settled: boolean;
}

/** How often a pass decides if something keeps changing between its decision and its request. */
const MAX_DECISIONS = 3;
/** How long a run that is settling is left alone before the next read, in ms. */
const BUSY_MS = 5_000;

/**
 * Runs one pass.
 *
 * @throws MarketplaceError or GitHubError if a needed read fails for good.
 */
export async function runPass(
  context: FlowContext,
  tracked: TrackedMission,
  prefetched: Prefetched = {},
): Promise<Pass> {
  let snapshot: Snapshot | null = await loadSnapshot(context, tracked, prefetched);
  let isBusy = false;
  for (let count = 0; count < MAX_DECISIONS; count++) {
    snapshot ??= await loadSnapshot(context, tracked);
    const attempt = await decideAndSettle(context, snapshot);
    if (attempt.kind === 'done') return attempt.pass;
    isBusy = attempt.kind === 'busy';
    if (isBusy) await pauseForOthers(context);
    snapshot = attempt.snapshot;
  }
  snapshot ??= await loadSnapshot(context, tracked);
  const verdict = evaluate(context, snapshot);
  return publishVerdict(context, snapshot, isSettling(verdict) ? toWait(verdict, isBusy) : verdict);
}

/** A pass that is done, or the reason to decide again, with a snapshot that is still fresh, if there is one. */
type Attempt =
  | { readonly kind: 'done'; readonly pass: Pass }
  | { readonly kind: 'again' | 'busy'; readonly snapshot: Snapshot | null };

async function decideAndSettle(context: FlowContext, snapshot: Snapshot): Promise<Attempt> {
  const verdict = evaluate(context, snapshot);
  if (context.settings.dryRun || !isSettling(verdict))
    return { kind: 'done', pass: await publishVerdict(context, snapshot, verdict) };
  const order = { verdict, evaluate: (fresh: Snapshot) => evaluate(context, fresh), manualDecision: null };
  const result = await settle(context, snapshot, order);
  switch (result.kind) {
    case 'settled':
      return { kind: 'done', pass: await publishSettled(context, result.snapshot, result.verdict) };
    case 'held':
      return { kind: 'done', pass: await publishVerdict(context, result.snapshot, result.verdict) };
    case 'busy':
      return { kind: 'busy', snapshot: null };
    case 'again':
      return result;
  }
}

/** Returns the verdict of a pass that sent nothing because something kept changing, or because another run is settling. */
function toWait(verdict: Verdict, isBusy: boolean): Verdict {
  return { ...verdict, ...(isBusy ? BUSY_VERDICT : MOVED_VERDICT) };
}

const MOVED_VERDICT = {
  kind: 'wait',
  code: 'head_moved',
  message: 'Something kept moving while it was judged; this run sent nothing.',
} as const;

/** The reason code stays the one that the other run acts on. */
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

/** Publishes a decision that took effect. */
export async function publishSettled(context: FlowContext, snapshot: Snapshot, verdict: Verdict): Promise<Pass> {
  const outcome = verdict.kind === 'accept' ? 'accepted' : 'reworked';
  const view = viewOfSnapshot(context, snapshot, verdict, { outcome });
  const tracked = await publish(context, snapshot, view);
  return { snapshot: { ...snapshot, tracked }, view, verdict, settled: true };
}
