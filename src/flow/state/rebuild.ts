/** `resume` for a mission whose signed state is gone: writes it anew from the marketplace and the decisions on record (docs/PROTOCOL.md#rebuild). */
import type { Mission } from '../../core/domain/mission.ts';
import type { Conversation, Subject } from '../../core/domain/model.ts';
import { parseFooter } from '../../core/domain/reference.ts';
import { advanceRound } from '../../core/state/rounds.ts';
import type { MissionState } from '../../core/state/markers.ts';
import { listMarkers } from '../../core/state/markers.ts';
import type { FlowContext } from '../shared/context.ts';
import { createState, keyOf } from '../shared/hire-result.ts';
import { createMissionView } from '../shared/mission-view.ts';
import { composeBody, findReplacement, readStatus } from './status-comment.ts';

export interface LostState {
  readonly subject: Subject;
  readonly mission: Mission;
  readonly generation: number;
  readonly conversation: Conversation;
}

/** Writes the state anew, on the comment that the mission names where it is still ours. Throws GitHubError. */
export async function rebuildState(engine: FlowContext, lost: LostState, by: string): Promise<void> {
  const { conversation, mission, generation } = lost;
  const named = parseFooter(mission.description)?.comment ?? null;
  const state = composeState(engine, lost, named, by);
  const place = { subject: state.subject, generation, commentId: named, mission: mission.id };
  const known = readStatus(conversation, engine.signer, place);
  // Somebody else was faster, or a lagging read had hidden it.
  if (known.kind === 'found' && known.state.mission === mission.id) return;
  const page = createMissionView(engine, { ...PLAIN, ...lost, verdict: REBUILT, state });
  const body = composeBody(engine.render.comment(page), state, engine.signer);
  const old = findReplacement(conversation, engine.signer, place);
  if (old === null) await engine.github.conversations.createComment(conversation.number, body);
  else await engine.github.conversations.editComment(old, body);
}

const REBUILT = {
  kind: 'wait',
  code: 'mission_not_ready',
  message: 'The state was written anew.',
  nextStep: 'Looking at the mission now.',
} as const;

const PLAIN = { brief: null, droppedComments: 0, warnings: [] } as const;

function composeState(
  engine: FlowContext,
  { subject, mission, generation, conversation }: LostState,
  named: number | null,
  by: string,
): MissionState {
  const key = keyOf(engine, subject);
  const record = listMarkers(conversation.comments, 'decision', key, engine.signer)
    .map(({ marker }) => marker)
    .filter((mark) => mark.mission === mission.id && mark.generation === generation);
  const fresh = createState(key, generation, {
    mission: mission.id,
    brief: parseFooter(mission.description)?.brief ?? null,
    budgetCents: mission.budgetCents,
    restored: { by, comment: named },
    history: [{ at: engine.clock.now(), text: `State written anew at the word of @${by}` }],
  });
  return advanceRound(fresh, mission, record);
}
