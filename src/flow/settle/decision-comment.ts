/** Decision comments: what a run is about to do with a round, signed, before it does it (docs/PROTOCOL.md#settle-order). They also notify people. */
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

/** Ids of the decisions that stand for the round of this look, read afresh. Throws GitHubError. */
export async function listDecisions(engine: FlowContext, { engaged }: Snapshot): Promise<readonly number[]> {
  const { threadNumber, state } = engaged;
  const conversation = threadNumber === null ? null : await engine.github.conversations.read(threadNumber);
  return listMarkers(conversation?.comments ?? [], 'decision', state.subject, engine.signer)
    .filter(({ marker }) => isOfRound(marker, state))
    .map(({ comment }) => comment.id);
}

function isOfRound(mark: DecisionMarker, state: MissionState): boolean {
  return mark.mission === state.mission && mark.generation === state.generation && mark.round === state.round;
}

/** Writes what is about to be done. Throws GitHubError. */
export async function writeDecision(
  engine: FlowContext,
  look: Snapshot,
  verdict: Verdict,
  person: ManualDecision | null,
): Promise<Comment> {
  const { state, mission, threadNumber } = look.engaged;
  const { evidence, pull } = look.observation;
  const mark: DecisionMarker = {
    type: 'decision',
    subject: state.subject,
    mission: mission.id,
    generation: state.generation,
    round: state.round,
    verdict: verdict.kind === 'accept' ? 'accept' : 'rework',
    sha: pull?.headSha ?? null,
    evidence: sha256(canonicalJson(evidence.kind === 'evaluated' ? evidence.evidence : evidence)),
    by: person?.by.login ?? null,
    command: person?.commentId ?? null,
    overrides: person?.overrides ?? null,
    exception: person?.exception ?? null,
    run: formatRun(engine.run),
    nonce: engine.nonce(),
    at: engine.clock.now(),
  };
  const visible = engine.render.decision(viewOfSnapshot(engine, look, verdict), verdict, mark.sha);
  return engine.github.conversations.createComment(threadNumber ?? 0, composeBody(visible, mark, engine.signer));
}

/** Says that this run taken the round's lock and certainly sent nothing. Throws GitHubError. */
export async function writeWithdrawal(engine: FlowContext, look: Snapshot, turn: number): Promise<Comment> {
  const { state, mission, threadNumber } = look.engaged;
  const { subject, generation, round } = state;
  const mark: DecisionReleaseMarker = {
    type: 'decision-withdrawal',
    subject,
    mission: mission.id,
    generation,
    round,
    turn,
    run: formatRun(engine.run),
    at: engine.clock.now(),
  };
  const visible = engine.render.reply({
    kind: 'told',
    title: 'Not settled',
    message: `Something moved while round ${round} was about to be settled, or a person takes it over. Nothing was sent by the run that began it.`,
    nextStep: 'Nothing to do: whoever settles the round next says so in a comment of its own.',
    commands: null,
    views: [],
  });
  return engine.github.conversations.createComment(threadNumber ?? 0, composeBody(visible, mark, engine.signer));
}
