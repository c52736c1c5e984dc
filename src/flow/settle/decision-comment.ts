/** The decision comment: what a run is about to do with a round, signed before it does it (docs/PROTOCOL.md#settle-order). It also notifies people. */
import { canonicalJson, sha256 } from '../../core/digest.ts';
import type { Comment, Verdict } from '../../core/domain/model.ts';
import type { DecisionMarker, MissionState, DecisionReleaseMarker } from '../../core/state/markers.ts';
import { listMarkers } from '../../core/state/markers.ts';
import type { FlowContext } from '../shared/context.ts';
import { formatRun } from '../shared/context.ts';
import type { Snapshot } from '../observe/observe.ts';
import type { ManualDecision } from '../access/manual-decision.ts';
import { viewOfSnapshot } from '../observe/snapshot-view.ts';
import { composeBody } from '../state/status-comment.ts';

/**
 * Reads the IDs of the round's decision comments again.
 *
 * @throws GitHubError if the thread cannot be read.
 */
export async function listDecisions(context: FlowContext, { tracked }: Snapshot): Promise<readonly number[]> {
  const { threadNumber, state } = tracked;
  const conversation = threadNumber === null ? null : await context.github.conversations.read(threadNumber);
  return listMarkers(conversation?.comments ?? [], 'decision', state.subject, context.signer)
    .filter(({ marker }) => isOfCurrentRound(marker, state))
    .map(({ comment }) => comment.id);
}

function isOfCurrentRound(marker: DecisionMarker, state: MissionState): boolean {
  return marker.mission === state.mission && marker.generation === state.generation && marker.round === state.round;
}

/**
 * Writes the decision comment.
 *
 * @throws GitHubError if GitHub refuses the comment.
 */
export async function writeDecision(
  context: FlowContext,
  snapshot: Snapshot,
  verdict: Verdict,
  manualDecision: ManualDecision | null,
): Promise<Comment> {
  const { state, mission, threadNumber } = snapshot.tracked;
  const { evidence, pull } = snapshot.observation;
  const marker: DecisionMarker = {
    type: 'decision',
    subject: state.subject,
    mission: mission.id,
    generation: state.generation,
    round: state.round,
    verdict: verdict.kind === 'accept' ? 'accept' : 'rework',
    sha: pull?.headSha ?? null,
    evidence: sha256(canonicalJson(evidence.kind === 'evaluated' ? evidence.evidence : evidence)),
    ...describeDecider(manualDecision),
    run: formatRun(context.run),
    nonce: context.nonce(),
    at: context.clock.now(),
  };
  const visible = context.render.decision(viewOfSnapshot(context, snapshot, verdict), verdict, marker.sha);
  return context.github.conversations.createComment(threadNumber ?? 0, composeBody(visible, marker, context.signer));
}

function describeDecider(
  decision: ManualDecision | null,
): Pick<DecisionMarker, 'by' | 'command' | 'overrides' | 'exception'> {
  if (decision === null) return { by: null, command: null, overrides: null, exception: null };
  const { by, commentId, overrides, exception } = decision;
  return { by: by.login, command: commentId, overrides, exception };
}

/**
 * Writes that this run took the round's lock and certainly sent nothing.
 *
 * @throws GitHubError if GitHub refuses the comment.
 */
export async function writeReleaseMarker(context: FlowContext, snapshot: Snapshot, epoch: number): Promise<Comment> {
  const { state, mission, threadNumber } = snapshot.tracked;
  const { subject, generation, round } = state;
  const marker: DecisionReleaseMarker = {
    type: 'decision-withdrawal',
    subject,
    mission: mission.id,
    generation,
    round,
    turn: epoch,
    run: formatRun(context.run),
    at: context.clock.now(),
  };
  const visible = context.render.reply({
    kind: 'told',
    title: 'Not settled',
    message: `Something moved while round ${round} was about to be settled, or a person takes it over. Nothing was sent by the run that began it.`,
    nextStep: 'Nothing to do: whoever settles the round next says so in a comment of its own.',
    commands: null,
    views: [],
  });
  return context.github.conversations.createComment(threadNumber ?? 0, composeBody(visible, marker, context.signer));
}
