/** Decision comments: what a run is about to do with a round, signed, before it does it (docs/PROTOCOL.md#settle-order). They also notify people. */
import { canonicalJson, sha256 } from '../../core/digest.ts';
import type { Comment, Verdict } from '../../core/domain/model.ts';
import type { DecisionMark, MissionState, DecisionWithdrawalMark } from '../../core/state/markers.ts';
import { listMarks } from '../../core/state/markers.ts';
import type { Engine } from '../shared/context.ts';
import { formatRun } from '../shared/context.ts';
import type { Look } from '../observe/observe.ts';
import type { PersonsWord } from '../access/manual-decision.ts';
import { pageOfLook } from '../observe/snapshot-view.ts';
import { composeBody } from '../state/status-comment.ts';

/** Ids of the decisions that stand for the round of this look, read afresh. Throws GitHubError. */
export async function listDecisions(engine: Engine, { engaged }: Look): Promise<readonly number[]> {
  const { home, state } = engaged;
  const conversation = home === null ? null : await engine.github.conversations.read(home);
  return listMarks(conversation?.comments ?? [], 'decision', state.subject, engine.codec)
    .filter(({ mark }) => isOfRound(mark, state))
    .map(({ comment }) => comment.id);
}

function isOfRound(mark: DecisionMark, state: MissionState): boolean {
  return mark.mission === state.mission && mark.generation === state.generation && mark.round === state.round;
}

/** Writes what is about to be done. Throws GitHubError. */
export async function writeDecision(
  engine: Engine,
  look: Look,
  verdict: Verdict,
  person: PersonsWord | null,
): Promise<Comment> {
  const { state, mission, home } = look.engaged;
  const { evidence, pull } = look.observation;
  const mark: DecisionMark = {
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
  const visible = engine.render.decision(pageOfLook(engine, look, verdict), verdict, mark.sha);
  return engine.github.conversations.createComment(home ?? 0, composeBody(visible, mark, engine.codec));
}

/** Says that this run burnt the round's fuse and certainly sent nothing. Throws GitHubError. */
export async function writeWithdrawal(engine: Engine, look: Look, turn: number): Promise<Comment> {
  const { state, mission, home } = look.engaged;
  const { subject, generation, round } = state;
  const mark: DecisionWithdrawalMark = {
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
    mood: 'told',
    title: 'Not settled',
    say: `Something moved while round ${round} was about to be settled, or a person takes it over. Nothing was sent by the run that began it.`,
    next: 'Nothing to do: whoever settles the round next says so in a comment of its own.',
    commands: null,
    pages: [],
  });
  return engine.github.conversations.createComment(home ?? 0, composeBody(visible, mark, engine.codec));
}
