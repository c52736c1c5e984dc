/** What the settle protocol concludes from two readings of a mission. */
import type { MissionStanding, Preconditions, SettleState } from './settle-state.ts';

/** Returns whether a decision may still be sent: the preconditions hold, and are those that were judged. */
export function samePreconditions(now: Preconditions, judged: Preconditions | null): boolean {
  return (
    judged !== null &&
    now.isReady &&
    !now.isBlocked &&
    now.head === judged.head &&
    now.reworks === judged.reworks &&
    now.fingerprint === judged.fingerprint
  );
}

/** Returns whether the decision has taken effect on the mission. */
export function tookEffect(state: SettleState, mission: MissionStanding): boolean {
  return state.plan.verdict === 'accept' ? mission.phase === 'accepted' : wasSentBack(state, mission);
}

/**
 * Returns whether a rework has taken effect.
 *
 * A specialist may already have delivered again. Then only the marketplace's own count, if it has one, shows that the work
 * was sent back. Without a response, a mission at work is no proof: that read may be older than the delivery.
 */
function wasSentBack({ preconditions, response }: SettleState, { phase, reworks }: MissionStanding): boolean {
  const isAtWork = phase === 'in_progress' || phase === 'matched';
  const reworksBefore = preconditions?.reworks ?? null;
  if (reworksBefore === null || reworks === null) return isAtWork;
  return (isAtWork && response === 'done') || reworks > reworksBefore;
}
