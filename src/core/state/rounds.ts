/** Which round a mission is in: 1 + the reworks known to have taken effect (docs/PROTOCOL.md#rounds). */
import type { Mission } from '../domain/mission.ts';
import type { DecisionMarker, MissionState } from './markers.ts';

/**
 * Returns the state with the latest round that is known. `decisions` are the mission's, oldest first.
 *
 * The state, a decision of a later round, and the marketplace's own count can all know the round, and the highest wins. So an
 * older state that someone restores never reopens an old round. If the marketplace doesn't count, a recorded rework of a
 * mission that is at work again has taken effect too: a run may have crashed before it saved that.
 */
export function advanceRound(
  state: MissionState,
  mission: Pick<Mission, 'phase' | 'reworkCount'>,
  decisions: readonly DecisionMarker[],
): MissionState {
  const round = findRound(state.round, mission, decisions);
  if (round > state.round) {
    const last = findRework(decisions, round - 1);
    return { ...state, round, sentBackSha: last?.sha ?? state.sentBackSha, leftSince: true };
  }
  return isAtWork(mission) && state.sentBackSha !== null && !state.leftSince ? { ...state, leftSince: true } : state;
}

function findRound(
  savedRound: number,
  mission: Pick<Mission, 'phase' | 'reworkCount'>,
  decisions: readonly DecisionMarker[],
): number {
  const { reworkCount } = mission;
  const minRound = Math.max(savedRound, 1 + (reworkCount ?? 0), ...decisions.map(({ round }) => round));
  const isSentBack = reworkCount === null && isAtWork(mission) && findRework(decisions, minRound) !== undefined;
  return isSentBack ? minRound + 1 : minRound;
}

function isAtWork({ phase }: Pick<Mission, 'phase'>): boolean {
  return phase === 'in_progress' || phase === 'matched';
}

function findRework(decisions: readonly DecisionMarker[], round: number): DecisionMarker | undefined {
  return decisions.findLast((marker) => marker.round === round && marker.verdict === 'rework');
}
