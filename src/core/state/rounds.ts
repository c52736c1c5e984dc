/** Which round a mission is in: 1 + the reworks known to have taken effect (docs/PROTOCOL.md#rounds). */
import type { Mission } from '../domain/mission.ts';
import type { DecisionMarker, MissionState } from './markers.ts';

/**
 * Known by the state, by a decision of a later round, and by the marketplace's own count, whichever knows of more: an older
 * state that somebody put back opens no old round again. Where the marketplace doesn't count, a rework on record of a mission
 * that is at work again has taken effect, too: a run may have crashed before it could write that down. `record` are the
 * mission's decisions, oldest first.
 */
export function advanceRound(
  state: MissionState,
  { phase, reworkCount }: Pick<Mission, 'phase' | 'reworkCount'>,
  decisions: readonly DecisionMarker[],
): MissionState {
  const isAtWork = phase === 'in_progress' || phase === 'matched';
  const minRound = Math.max(state.round, 1 + (reworkCount ?? 0), ...decisions.map(({ round }) => round));
  const wasSentBack = decisions.some(({ round, verdict }) => round === minRound && verdict === 'rework');
  const round = reworkCount === null && isAtWork && wasSentBack ? minRound + 1 : minRound;
  if (round > state.round) {
    const last = decisions.findLast((marker) => marker.round === round - 1 && marker.verdict === 'rework');
    return { ...state, round, sentBackSha: last?.sha ?? state.sentBackSha, leftSince: true };
  }
  return isAtWork && state.sentBackSha !== null && !state.leftSince ? { ...state, leftSince: true } : state;
}
