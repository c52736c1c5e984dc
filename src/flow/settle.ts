/**
 * Settling a round at most once (spec §6): judge again on fresh reads → burn the decision fuse → decision comment → re-read
 * mission, people's words, and the head last → POST once. A rework is never sent again.
 */
import { canonicalJson, sha256 } from '../core/digest.ts';
import type { Mission } from '../core/mission.ts';
import type { Comment, Pull, Verdict } from '../core/model.ts';
import { decide } from '../core/policy.ts';
import type { Failure, FusePlace, WriteReply } from '../core/ports.ts';
import { formatRefPart } from '../core/reference.ts';
import { formatReworkReason } from '../core/rework.ts';
import type { DecisionMark, MissionState } from '../core/state.ts';
import { addHistory, listMarks } from '../core/state.ts';
import type { Engine } from './engine.ts';
import { formatRun, hold } from './engine.ts';
import type { Look } from './observe.ts';
import { isReady, observe, readWords } from './observe.ts';
import { pageOfLook } from './page.ts';
import { composeBody } from './status-comment.ts';

export type SettleResult =
  | { readonly kind: 'settled'; readonly verdict: Verdict; readonly state: MissionState; readonly look: Look }
  /** Something moved: nothing was sent, judge again. */
  | { readonly kind: 'again'; readonly look: Look | null }
  | { readonly kind: 'held'; readonly verdict: Verdict; readonly look: Look }
  /** Certainly nothing was sent, and the fuse is intact again. */
  | { readonly kind: 'failed'; readonly failure: Failure; readonly look: Look };

/** From the burn to the POST, ms. */
const DECISION_MS = 60_000;
/** How long another run's settling is waited for, ms, before it counts as in doubt. */
const OTHERS_MS = 120_000;

/** Carries out an `accept` or `rework`. The verdict is judged again on fresh reads first. */
export async function settle(engine: Engine, before: Look, verdict: Verdict): Promise<SettleResult> {
  const look = await observe(engine, before.engaged);
  const again = decide(look.observation, engine.settings.policy);
  if (look.lost !== null || again.kind !== verdict.kind || headOf(look) !== headOf(before))
    return { kind: 'again', look };
  const { home, comment } = look.engaged;
  if (home === null && engine.run.runAttempt > 1 && verdict.kind === 'rework')
    return { kind: 'held', verdict: doubtOfRerun(), look };
  if (home !== null && comment === null) return { kind: 'held', verdict: noPlace(), look };
  const { round } = look.observation.rounds;
  const place = placeOf(look, comment);
  const burn = await engine.fuse.burn(place, round);
  switch (burn.kind) {
    case 'ours':
      return settleAsOwner(engine, look, again, () => engine.fuse.takeBack(place, burn.burnId));
    case 'burnt':
      return afterOthers(engine, look, place);
    case 'gone':
      return { kind: 'held', verdict: noPlace(), look };
    case 'denied':
      return { kind: 'held', verdict: notAllowed(burn.why), look };
    case 'unclear':
      return {
        kind: 'held',
        verdict: inDoubt(`whether this run burnt the decision fuse is unknown: ${burn.why}`),
        look,
      };
  }
}

function placeOf({ engaged }: Look, comment: Comment | null): FusePlace {
  const { home, subject, mission } = engaged;
  const reference = formatRefPart(home ?? 0, subject.key);
  return { on: 'comment', id: comment?.id ?? 0, reference, mission: mission.id, turn: 0 };
}

function headOf(look: Look): string | null {
  return look.observation.pull?.headSha ?? null;
}

/** Somebody else burnt the fuse of this round: give them time, then it is in doubt. */
async function afterOthers(engine: Engine, look: Look, place: FusePlace): Promise<SettleResult> {
  const { round } = look.observation.rounds;
  const reading = await engine.fuse.read(place, round);
  if (reading.kind === 'burnt' && engine.clock.now() - (reading.at ?? 0) < OTHERS_MS && !engine.signal.aborted) {
    await engine.clock.sleep(Math.min(5_000, Math.max(0, engine.deadline - engine.clock.now())), engine.signal);
    if (engine.clock.now() < engine.deadline) return { kind: 'again', look: null };
  }
  if (reading.kind === 'intact') return { kind: 'again', look: null };
  return {
    kind: 'held',
    verdict: inDoubt(`round ${round} was begun by another run and the mission still waits`),
    look,
  };
}

/** What the owner of a burnt fuse carries along. */
interface Turn {
  readonly look: Look;
  readonly verdict: Verdict;
  /** Undoes the decision comment and the burn; false: could not. Only while certainly nothing was sent. */
  readonly withdraw: () => Promise<boolean>;
  /** ms since the epoch. */
  readonly deadline: number;
}

async function settleAsOwner(
  engine: Engine,
  look: Look,
  verdict: Verdict,
  takeBack: () => Promise<boolean>,
): Promise<SettleResult> {
  const deadline = engine.clock.now() + DECISION_MS;
  let note: Comment | null = null;
  const withdraw = async (): Promise<boolean> => {
    if (note !== null) await engine.github.conversations.deleteComment(note.id).catch(() => false);
    return takeBack().catch(() => false);
  };
  try {
    if (await sawNewDecision(engine, look)) {
      await withdraw();
      return { kind: 'again', look: null };
    }
    note = await writeDecision(engine, look, verdict);
  } catch (error) {
    await withdraw();
    throw error;
  }
  return send(engine, { look, verdict, withdraw, deadline });
}

/** A decision of this round that was not seen when judging: its author knew something that this run did not. */
async function sawNewDecision(engine: Engine, look: Look): Promise<boolean> {
  const { home, state } = look.engaged;
  if (home === null || isTrial(engine)) return false;
  const conversation = await engine.github.conversations.read(home);
  const seen = new Set(look.decisions.map(({ comment }) => comment.id));
  const marks = listMarks(conversation?.comments ?? [], 'decision', state.subject, engine.codec);
  return marks.some(({ comment, mark }) => isOfRound(mark, state) && !seen.has(comment.id));
}

function isOfRound(mark: DecisionMark, state: MissionState): boolean {
  return mark.mission === state.mission && mark.generation === state.generation && mark.round === state.round;
}

async function writeDecision(engine: Engine, look: Look, verdict: Verdict): Promise<Comment | null> {
  const { home, state, mission } = look.engaged;
  if (home === null || isTrial(engine)) return null;
  const { evidence } = look.observation;
  const mark: DecisionMark = {
    type: 'decision',
    subject: state.subject,
    mission: mission.id,
    generation: state.generation,
    round: state.round,
    verdict: verdict.kind === 'accept' ? 'accept' : 'rework',
    sha: headOf(look),
    evidence: sha256(canonicalJson(evidence.kind === 'evaluated' ? evidence.evidence : evidence)),
    run: formatRun(engine.run),
    nonce: engine.nonce(),
    at: engine.clock.now(),
  };
  const visible = engine.render.decision(pageOfLook(engine, look, verdict), verdict, mark.sha);
  return engine.github.conversations.createComment(home, composeBody(visible, mark, engine.codec));
}

async function send(engine: Engine, turn: Turn): Promise<SettleResult> {
  const { look, verdict } = turn;
  const reason = verdict.kind === 'rework' ? await composeReason(engine, look, verdict) : '';
  const unchanged = await isUnchanged(engine, look).catch(() => false);
  if (!unchanged || engine.clock.now() >= turn.deadline || engine.signal.aborted) {
    return (await turn.withdraw()) ? { kind: 'again', look: null } : { kind: 'held', verdict: stuck(), look };
  }
  const reply = await post(engine, look, verdict, reason);
  if (reply.kind === 'refused') {
    const clean = await turn.withdraw();
    return clean ? { kind: 'failed', failure: reply.failure, look } : { kind: 'held', verdict: stuck(), look };
  }
  return afterSending(engine, turn, reply, reason);
}

/** Reads again what payment depends on: the mission, people's words, and the head last (spec §6). */
async function isUnchanged(engine: Engine, look: Look): Promise<boolean> {
  const { engaged, observation } = look;
  const [mission, conversation, pull] = await Promise.all([
    engine.marketplace.getMission(engaged.mission.id),
    engaged.home === null ? null : engine.github.conversations.read(engaged.home),
    observation.pull === null ? null : engine.github.pulls.read(observation.pull.number),
  ]);
  if (!sameMission(mission, observation.mission) || !samePull(pull, observation.pull)) return false;
  const elsewhere = pull === null || pull.number === engaged.home ? [] : pull.comments;
  const words = await readWords(engine, [...(conversation?.comments ?? []), ...elsewhere]);
  if (words.hold !== null || (words.bind ?? pull?.number) !== pull?.number) return false;
  if (pull === null) return true;
  return (await engine.github.pulls.readHead(pull.number)) === observation.pull?.headSha;
}

/** The head is not compared here: it is read last, alone. */
function samePull(now: Pull | null, before: Pull | null): boolean {
  if (now === null || before === null) return now === before;
  return now.state === before.state && now.draft === before.draft && now.baseRef === before.baseRef;
}

function sameMission(now: Mission, before: Mission): boolean {
  return isReady(now) && now.verification === before.verification && now.budgetCents === before.budgetCents;
}

function post(engine: Engine, look: Look, verdict: Verdict, reason: string): Promise<WriteReply<Mission | null>> {
  const { id } = look.engaged.mission;
  return verdict.kind === 'accept'
    ? engine.marketplace.acceptMission(id)
    : engine.marketplace.reworkMission(id, reason);
}

/** The answer says it is done, or is unclear: only the mission itself tells. */
async function afterSending(
  engine: Engine,
  turn: Turn,
  reply: Exclude<WriteReply<Mission | null>, { kind: 'refused' }>,
  reason: string,
): Promise<SettleResult> {
  const { look, verdict } = turn;
  const mission = await readAfterwards(engine, look, reply);
  if (mission !== null && tookEffect(mission, verdict)) return settled(engine, look, verdict, mission);
  const mayRepeat = verdict.kind === 'accept' && reply.kind === 'unclear' && mission !== null && isReady(mission);
  if (mayRepeat && (await isUnchanged(engine, look).catch(() => false))) {
    const second = await post(engine, look, verdict, reason);
    const after = second.kind === 'refused' ? mission : await readAfterwards(engine, look, second);
    if (after !== null && tookEffect(after, verdict)) return settled(engine, look, verdict, after);
  }
  const why =
    reply.kind === 'unclear' ? reply.failure.why : 'the marketplace said yes, but the mission has not changed';
  return { kind: 'held', verdict: inDoubt(`the ${verdict.kind} was sent and its answer is unclear (${why})`), look };
}

async function readAfterwards(
  engine: Engine,
  look: Look,
  reply: Exclude<WriteReply<Mission | null>, { kind: 'refused' }>,
): Promise<Mission | null> {
  if (reply.kind === 'done' && reply.value !== null) return reply.value;
  return engine.marketplace.getMission(look.engaged.mission.id).catch(() => null);
}

function tookEffect(mission: Mission, verdict: Verdict): boolean {
  if (verdict.kind === 'accept') return mission.phase === 'accepted';
  return mission.phase === 'in_progress' || mission.phase === 'matched';
}

function settled(engine: Engine, look: Look, verdict: Verdict, mission: Mission): SettleResult {
  const { state } = look.engaged;
  const at = engine.clock.now();
  const sha = headOf(look);
  const where = sha === null ? '' : ` at ${sha.slice(0, 7)}`;
  const text = verdict.kind === 'accept' ? `Accepted and paid${where}` : `Sent back${where} (round ${state.round})`;
  const history = addHistory(state.history, { at, text });
  const next: MissionState =
    verdict.kind === 'accept'
      ? { ...state, history }
      : { ...state, history, round: state.round + 1, sentBackSha: sha, leftSince: true };
  return {
    kind: 'settled',
    verdict,
    state: next,
    look: { ...look, engaged: { ...look.engaged, mission, state: next } },
  };
}

async function composeReason(engine: Engine, look: Look, verdict: Verdict): Promise<string> {
  const evidence = look.observation.evidence.kind === 'evaluated' ? look.observation.evidence.evidence : null;
  const failing = new Set(evidence?.results.filter((one) => one.verdict === 'failed').map((one) => one.nodeId));
  const checks = look.reading?.kind === 'read' ? look.reading.reported.filter((one) => failing.has(one.nodeId)) : [];
  const details =
    checks.length === 0 ? new Map() : await engine.github.checks.readDetails(checks).catch(() => new Map());
  return formatReworkReason({ verdict, mission: look.engaged.mission, evidence, details, redact: engine.redact });
}

function isTrial(engine: Engine): boolean {
  return engine.codec.tag === 'orkestro-sandbox';
}

function inDoubt(why: string): Verdict {
  return hold(
    'settle_in_doubt',
    `Whether this round was settled cannot be known: ${why}. Nothing is sent again by itself.`,
    'A person looks at the mission on the marketplace and settles it there.',
  );
}

function stuck(): Verdict {
  return inDoubt('nothing was sent, but the guarding reaction could not be taken back');
}

function doubtOfRerun(): Verdict {
  return inDoubt('an earlier attempt of this run may have sent the work back already');
}

function noPlace(): Verdict {
  return hold(
    'state_lost',
    'The status comment that guards the decision is gone, so nothing is settled by itself.',
    'A person settles the mission with the marketplace.',
  );
}

function notAllowed(why: string): Verdict {
  return hold(
    'missing_permission',
    `Nothing was settled: the reaction that guards the decision could not be set (${why}).`,
    'Give the job permissions: issues: write and pull-requests: write; the next run goes on.',
  );
}
