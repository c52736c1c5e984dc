/** `resume` for a mission without its saved state: writes the state again from the marketplace and the decision comments (docs/PROTOCOL.md#rebuild). */
import type { Mission } from '../../core/domain/mission.ts';
import type { Conversation, Subject } from '../../core/domain/model.ts';
import { parseFooter } from '../../core/domain/reference.ts';
import { advanceRound } from '../../core/state/rounds.ts';
import type { MissionState } from '../../core/state/markers.ts';
import { listMarkers } from '../../core/state/markers.ts';
import type { FlowContext } from '../shared/context.ts';
import { createState, formatSubjectKey, NO_ORDER } from '../shared/hire-result.ts';
import { createMissionView } from '../shared/mission-view.ts';
import { composeBody, findReplacement, readStatus } from './status-comment.ts';

/** A mission without its saved state. */
export interface LostState {
  readonly subject: Subject;
  readonly mission: Mission;
  readonly generation: number;
  readonly conversation: Conversation;
}

/**
 * Writes the state again, on the comment that the mission names if that comment is still ours.
 *
 * @throws GitHubError if GitHub refuses a request.
 */
export async function rebuildState(context: FlowContext, lostState: LostState, by: string): Promise<void> {
  const { conversation, mission, generation } = lostState;
  const namedCommentId = parseFooter(mission.description)?.comment ?? null;
  const state = composeState(context, lostState, namedCommentId, by);
  const target = { subject: state.subject, generation, commentId: namedCommentId, mission: mission.id };
  const current = readStatus(conversation, context.signer, target);
  // Another run was faster, or a lagging read had hidden the state.
  if (current.kind === 'found' && current.state.mission === mission.id) return;
  const view = createMissionView(context, { ...NO_ORDER, ...lostState, verdict: REBUILT, state });
  const body = composeBody(context.render.statusComment(view), state, context.signer);
  const old = findReplacement(conversation, context.signer, target);
  if (old === null) await context.github.conversations.createComment(conversation.number, body);
  else await context.github.conversations.editComment(old, body);
}

const REBUILT = {
  kind: 'wait',
  code: 'mission_not_ready',
  message: 'The state was written anew.',
  nextStep: 'Looking at the mission now.',
} as const;

function composeState(
  context: FlowContext,
  { subject, mission, generation, conversation }: LostState,
  namedCommentId: number | null,
  by: string,
): MissionState {
  const key = formatSubjectKey(context, subject);
  const decisions = listMarkers(conversation.comments, 'decision', key, context.signer)
    .map(({ marker }) => marker)
    .filter((marker) => marker.mission === mission.id && marker.generation === generation);
  const fresh = createState(key, generation, {
    mission: mission.id,
    brief: parseFooter(mission.description)?.brief ?? null,
    budgetCents: mission.budgetCents,
    restored: { by, comment: namedCommentId },
    history: [{ at: context.clock.now(), text: `State written anew at the word of @${by}` }],
  });
  return advanceRound(fresh, mission, decisions);
}
