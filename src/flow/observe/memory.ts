/** The saved state of a mission as its thread has it now, with what the decision comments add to it. */
import type { Mission } from '../../core/domain/mission.ts';
import type { Comment, Conversation } from '../../core/domain/model.ts';
import { advanceRound } from '../../core/state/rounds.ts';
import { listMarkers, mergeHistories } from '../../core/state/markers.ts';
import type { DecisionMarker, MarkedComment, MissionState } from '../../core/state/markers.ts';
import type { TrackedMission, FlowContext } from '../shared/context.ts';
import { listCopies, readStatus } from '../state/status-comment.ts';

/** The saved state, and the comments that it comes from. */
export interface Memory {
  readonly comment: Comment | null;
  readonly state: MissionState;
  readonly allDecisions: readonly MarkedComment<DecisionMarker>[];
  readonly epoch: number;
  readonly lostReason: string | null;
  readonly copies: readonly Comment[];
}

const NO_MEMORY = { comment: null, allDecisions: [], epoch: 0, lostReason: null, copies: [] } as const;

/** Returns the saved state as the status comment has it now, which another run may have changed. */
export function loadMemory(
  context: FlowContext,
  tracked: TrackedMission,
  mission: Mission,
  conversation: Conversation | null,
): Memory {
  const { comment, state: knownState } = tracked;
  if (conversation === null || comment === null || context.signer.isSandbox)
    return { ...NO_MEMORY, comment, state: advanceRound(knownState, mission, []) };
  const { subject, generation } = knownState;
  const allDecisions = listMarkers(conversation.comments, 'decision', subject, context.signer).filter(({ marker }) =>
    isOwn(marker, mission, generation),
  );
  const status = readStatus(conversation, context.signer, { subject, generation, commentId: comment.id });
  if (status.kind !== 'found') {
    const lostReason = status.kind === 'lost' ? status.why : 'the status comment is gone';
    return { ...NO_MEMORY, state: knownState, allDecisions, lostReason };
  }
  const stored = chooseNewer(status.state, knownState, mission);
  const markers = allDecisions.map(({ marker }) => marker);
  const { state, copies } = mergeCopies(
    context,
    conversation,
    advanceRound(stored, mission, markers),
    status.comment.id,
  );
  const epoch = findEpoch(context, conversation, mission, state);
  return { comment: status.comment, state, allDecisions, epoch, lostReason: null, copies };
}

function isOwn(
  marker: { readonly mission: string; readonly generation: number },
  { id }: Mission,
  generation: number,
): boolean {
  return marker.mission === id && marker.generation === generation;
}

/** Returns the stored state, unless a lagging read shows an older one than this run has written. */
function chooseNewer(stored: MissionState, known: MissionState, { id }: Mission): MissionState {
  return stored.mission === id && stored.sequence >= known.sequence ? withBinding(stored, known) : known;
}

/** Adds the link that this run has made and not yet recorded, unless another link is recorded. */
function withBinding(stored: MissionState, { pull, base }: MissionState): MissionState {
  return stored.pull !== null || pull === null ? stored : { ...stored, pull, ...(base !== undefined && { base }) };
}

/** Adds the history of the status comments that overlapping runs left. */
function mergeCopies(
  context: FlowContext,
  conversation: Conversation,
  state: MissionState,
  commentId: number,
): Pick<Memory, 'state' | 'copies'> {
  const copies = listCopies(conversation, context.signer, { ...state, commentId });
  if (copies.length === 0) return { state, copies: [] };
  const history = mergeHistories([state.history, ...copies.map(({ marker }) => marker.history)]);
  return { state: { ...state, history }, copies: copies.map(({ comment }) => comment) };
}

/** Returns how often release markers have opened the current round again. */
function findEpoch(
  context: FlowContext,
  conversation: Conversation,
  mission: Mission,
  { subject, generation, round }: MissionState,
): number {
  const released = listMarkers(conversation.comments, 'decision-withdrawal', subject, context.signer)
    .filter(({ marker }) => isOwn(marker, mission, generation) && marker.round === round)
    .map(({ marker }) => marker.turn + 1);
  return Math.max(0, ...released);
}
