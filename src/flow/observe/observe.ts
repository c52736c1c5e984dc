/** Reads the marketplace and GitHub into one plain value (docs/BEHAVIOR.md#modes). GitHub is asked only as far as the decision needs it. */
import type { ChecksReading } from '../../core/domain/checks.ts';
import type { Permit, ActiveCommands } from '../../core/commands/parse.ts';
import { listCommandAuthors, readActiveCommands } from '../../core/commands/parse.ts';
import type { Mission } from '../../core/domain/mission.ts';
import { isReady } from '../../core/domain/mission.ts';
import type { Account, Binding, Comment, Conversation, Pull } from '../../core/domain/model.ts';
import type { Observation } from '../../core/domain/observation.ts';
import { advanceRound } from '../../core/state/rounds.ts';
import { listMarkers, mergeHistories } from '../../core/state/markers.ts';
import type { DecisionMarker, MarkedComment, MissionState } from '../../core/state/markers.ts';
import { checkPermission } from '../access/permissions.ts';
import { newestReport, NOT_SEEN, readDelivery } from './delivery.ts';
import type { TrackedMission, FlowContext, Prefetched } from '../shared/context.ts';
import type { PullSearch } from './find-pull.ts';
import { findCommanded, findPull, prefetchPull, recordedBase } from './find-pull.ts';
import { isThreadShared } from '../missions/ambiguous.ts';
import { listCopies, readStatus } from '../state/status-comment.ts';

/** One look: the observation, and what later steps need to act on it. */
export interface Snapshot {
  readonly engaged: TrackedMission;
  readonly observation: Observation;
  readonly reading: ChecksReading | null;
  /** Decisions already on record for this round, ours or another run's. */
  readonly decisions: readonly MarkedComment<DecisionMarker>[];
  /** Decisions of every round. */
  readonly record: readonly MarkedComment<DecisionMarker>[];
  /** How often this round was opened again, where acquires can't be taken back. */
  readonly turn: number;
  /** The signed state is gone or not to be trusted; why. */
  readonly lost: string | null;
  /** Further status comments of this very mission, left by runs that overlapped; their history is in the state. */
  readonly copies: readonly Comment[];
}

/** Looks at everything the decision needs. Throws MarketplaceError or GitHubError when a needed read fails for good. */
export async function observe(engine: FlowContext, engaged: TrackedMission, known: Prefetched = {}): Promise<Snapshot> {
  const [mission, conversation, ahead] = await Promise.all([
    known.mission ?? engine.marketplace.getMission(engaged.mission.id),
    known.conversation ??
      (engaged.threadNumber === null ? null : engine.github.conversations.read(engaged.threadNumber)),
    prefetchPull(engine, engaged, known),
  ]);
  const memory = loadMemory(engine, engaged, mission, conversation);
  const search: PullSearch = { engaged, mission, state: memory.state, conversation, ahead };
  const pullMatters = isReady(mission) || memory.state.pull !== null || settingsBind(engine, engaged);
  const first = pullMatters ? await findPull(engine, search) : NO_PULL;
  const comments = [...(conversation?.comments ?? []), ...otherComments(first.pull, engaged)];
  const words = await readCommands(engine, engaged, comments);
  const { binding, pull } = words.bind === null ? first : await findCommanded(engine, search, words);
  const seen = isReady(mission) && pull !== null ? await readDelivery(engine, memory.state, pull) : NOT_SEEN;
  const state = updateState(engine, memory.state, binding, pull);
  return {
    engaged: { ...engaged, mission, comment: memory.comment, state },
    reading: seen.reading,
    decisions: memory.record.filter(({ marker }) => marker.round === state.round),
    record: memory.record,
    turn: memory.turn,
    lost: memory.lost,
    copies: memory.copies,
    observation: {
      now: engine.clock.now(),
      mission,
      agreedBudgetCents: state.budgetCents,
      agreedMinRank: state.minRank ?? null,
      rounds: { round: state.round, sentBackSha: state.sentBackSha, leftSince: state.leftSince },
      hold: words.hold,
      binding,
      pull,
      touched: seen.touched,
      evidence: seen.evidence,
      baseFailing: seen.baseFailing,
      changedAt: Math.max(state.headSince ?? 0, newestReport(seen.reading)),
      headAgain: null,
    },
  };
}

const NO_PULL = { binding: { kind: 'none' } as Binding, pull: null };

function settingsBind(engine: FlowContext, engaged: TrackedMission): boolean {
  return engine.settings.prNumber !== null || engaged.subject.kind === 'pull_request';
}

function otherComments(pull: Pull | null, engaged: TrackedMission): readonly Comment[] {
  return pull === null || pull.number === engaged.threadNumber ? [] : pull.comments;
}

interface Memory {
  readonly comment: Comment | null;
  readonly state: MissionState;
  readonly record: readonly MarkedComment<DecisionMarker>[];
  readonly turn: number;
  readonly lost: string | null;
  readonly copies: readonly Comment[];
}

/** The state as the status comment has it now (another run may have gone on), and what the decisions on record add to it. */
function loadMemory(
  engine: FlowContext,
  engaged: TrackedMission,
  mission: Mission,
  conversation: Conversation | null,
): Memory {
  const { comment, state: known } = engaged;
  if (conversation === null || comment === null || engine.signer.tag === 'orkestro-sandbox') {
    return { comment, state: advanceRound(known, mission, []), record: [], turn: 0, lost: null, copies: [] };
  }
  const { subject, generation } = known;
  const status = readStatus(conversation, engine.signer, { subject, generation, commentId: comment.id });
  const isOurs = (mark: { readonly mission: string; readonly generation: number }): boolean =>
    mark.mission === mission.id && mark.generation === generation;
  const record = listMarkers(conversation.comments, 'decision', subject, engine.signer).filter(({ marker }) =>
    isOurs(marker),
  );
  if (status.kind !== 'found') {
    const lost = status.kind === 'lost' ? status.why : 'the status comment is gone';
    return { comment: null, state: known, record, turn: 0, lost, copies: [] };
  }
  // A lagging read may show an older state than the one this run has written.
  const isStored = status.state.mission === mission.id && status.state.sequence >= known.sequence;
  const stored = isStored ? withBinding(status.state, known) : known;
  const after = advanceRound(
    stored,
    mission,
    record.map(({ marker }) => marker),
  );
  const copies = listCopies(conversation, engine.signer, { ...after, commentId: status.comment.id });
  const histories = [after.history, ...copies.map(({ marker }) => marker.history)];
  const state = copies.length === 0 ? after : { ...after, history: mergeHistories(histories) };
  const withdrawn = listMarkers(conversation.comments, 'decision-withdrawal', subject, engine.signer)
    .filter(({ marker }) => isOurs(marker) && marker.round === state.round)
    .map(({ marker }) => marker.turn + 1);
  const turn = Math.max(0, ...withdrawn);
  return { comment: status.comment, state, record, turn, lost: null, copies: copies.map((copy) => copy.comment) };
}

/** What this run has bound and not yet recorded stands, unless somebody has recorded another binding. */
function withBinding(stored: MissionState, { pull, base }: MissionState): MissionState {
  return stored.pull !== null || pull === null ? stored : { ...stored, pull, ...(base !== undefined && { base }) };
}

/**
 * People's standing words, from those who may settle (docs/PROTOCOL.md#standing-commands). Permissions are read live. A `link` names no key: where
 * missions of several keys live, it binds none.
 */
export async function readCommands(
  engine: FlowContext,
  { subject }: TrackedMission,
  comments: readonly Comment[],
): Promise<Commands> {
  const { command, limits } = engine.settings;
  const authors = listCommandAuthors(comments, command);
  const says = new Map<string, Permit>();
  await Promise.all(
    authors.map(async (author: Account) => {
      says.set(author.login, (await checkPermission(engine, author, limits.settlePermission)).say);
    }),
  );
  const sayOf = (login: string): Permit => says.get(login) ?? 'unknown';
  const ofPeople = (login: string, isBot: boolean): Permit => (isBot ? 'may_not' : sayOf(login));
  const { bind: personsLink } = readActiveCommands(comments, { prefix: command, sayOf: ofPeople });
  const words = { ...readActiveCommands(comments, { prefix: command, sayOf }), personsLink };
  const isNobodys = words.bind !== null && (await isThreadShared(engine, subject));
  return isNobodys ? { ...words, bind: null, personsLink: null } : words;
}

interface Commands extends ActiveCommands {
  /** The latest bind by a person: only people bind forks (docs/PROTOCOL.md#standing-commands). */
  readonly personsLink: number | null;
}

/** Adds what this look has seen to the state: the first binding, the head and since when, and our own job. */
function updateState(engine: FlowContext, state: MissionState, binding: Binding, pull: Pull | null): MissionState {
  const { jobCheckRunId } = engine.settings;
  const bound = binding.kind === 'bound' ? binding.number : state.pull;
  const moved = pull !== null && pull.headSha !== state.head;
  const known = jobCheckRunId === null || state.ownJobs.includes(jobCheckRunId);
  const base = bound === null ? null : baseOf(state, bound, pull);
  return {
    ...state,
    pull: bound,
    ...(base !== null && { base }),
    ...(binding.kind === 'bound' && pull !== null && { authors: withAuthor(state.authors ?? [], pull) }),
    head: pull === null ? state.head : pull.headSha,
    headSince: moved ? engine.clock.now() : state.headSince,
    ownJobs: known ? state.ownJobs : [...state.ownJobs, jobCheckRunId].slice(-20),
  };
}

/** The last of so many: nobody binds one pull request after the other. */
const MAX_AUTHORS = 20;

function withAuthor(authors: readonly string[], { author }: Pull): readonly string[] {
  return author === null || authors.includes(author.login) ? authors : [...authors, author.login].slice(-MAX_AUTHORS);
}

/** What was recorded for the pull request stays; of another one, or of an older mark, it is the present base. */
function baseOf(state: MissionState, bound: number, pull: Pull | null): string | null {
  return pull?.number === bound ? recordedBase(state, pull) : (state.base ?? null);
}
