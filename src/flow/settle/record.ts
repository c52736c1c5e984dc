/** The saved state after a settlement. */
import type { MissionState } from '../../core/state/markers.ts';
import { addHistory } from '../../core/state/markers.ts';
import type { Snapshot } from '../observe/observe.ts';
import type { SettleContext } from './context.ts';

/** Records a decision that took effect, in the state and its history. */
export function recordSettled(settleContext: SettleContext): Snapshot {
  const { context, snapshot, verdict } = settleContext;
  const { state } = snapshot.tracked;
  const sha = snapshot.observation.pull?.headSha ?? null;
  const text = describeSettled(settleContext, sha);
  const history = addHistory(state.history, { at: context.clock.now(), text });
  const next: MissionState =
    verdict.kind === 'accept'
      ? { ...state, history }
      : { ...state, history, round: state.round + 1, sentBackSha: sha, leftSince: true };
  const mission = settleContext.mission ?? snapshot.tracked.mission;
  return { ...snapshot, tracked: { ...snapshot.tracked, mission, state: next } };
}

function describeSettled({ verdict, order, snapshot }: SettleContext, sha: string | null): string {
  const where = sha === null ? '' : ` at ${sha.slice(0, 7)}`;
  const by = order.manualDecision === null ? '' : ` by @${order.manualDecision.by.login}`;
  return verdict.kind === 'accept'
    ? `Accepted and paid${where}${by}`
    : `Sent back${where}${by} (round ${snapshot.tracked.state.round})`;
}

/** Records a rework that was sent but not seen to take effect, so that the same delivery is not judged again (docs/BEHAVIOR.md#changed-decisions). */
export function recordUnseenRework({ snapshot, verdict }: SettleContext): Snapshot {
  if (verdict.kind !== 'rework') return snapshot;
  const sentBackSha = snapshot.observation.pull?.headSha ?? null;
  const state = { ...snapshot.tracked.state, sentBackSha, leftSince: false };
  return { ...snapshot, tracked: { ...snapshot.tracked, state } };
}
