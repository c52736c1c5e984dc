/** Reads the marketplace and GitHub into one plain value (docs/BEHAVIOR.md#modes). GitHub is asked only as far as the decision needs it. */
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
import type { JudgingSettings } from '../../core/policy/contract.ts';
import { toJudgingSettings } from '../../core/policy/contract.ts';
import type { ContractsReading } from './contract.ts';
import { listJudgingSettings, readContracts } from './contract.ts';
import type { Delivery } from './delivery.ts';
import { evaluateDelivery, findLatestReportTime, NO_DELIVERY, readDelivery } from './delivery.ts';
import type { TrackedMission, FlowContext, Prefetched } from '../shared/context.ts';
import type { PullSearch } from './find-pull.ts';
import { findLinkedByCommand, findPull, prefetchPull, findRecordedBase } from './find-pull.ts';
import { isThreadShared } from '../missions/ambiguous.ts';
import { listCopies, readStatus } from '../state/status-comment.ts';

/** One look: the observation, and what later steps need to act on it. */
export interface Snapshot {
  readonly tracked: TrackedMission;
  readonly observation: Observation;
  readonly delivery: Delivery;
  readonly contracts: ContractsReading;
  /** Every set of settings that has to agree, the contract's first. The observation's evidence is evaluated under the first. */
  readonly settings: readonly [JudgingSettings, ...JudgingSettings[]];
  /** Decisions already on record for this round, ours or another run's. */
  readonly decisions: readonly MarkedComment<DecisionMarker>[];
  /** Decisions of every round. */
  readonly allDecisions: readonly MarkedComment<DecisionMarker>[];
  /** How often this round was opened again, where acquires can't be taken back. */
  readonly epoch: number;
  /** The signed state is gone or not to be trusted; why. */
  readonly lostReason: string | null;
  /** Further status comments of this very mission, left by runs that overlapped; their history is in the state. */
  readonly copies: readonly Comment[];
}

/** Looks at everything the decision needs. Throws MarketplaceError or GitHubError when a needed read fails for good. */
export async function loadSnapshot(
  context: FlowContext,
  tracked: TrackedMission,
  prefetched: Prefetched = {},
): Promise<Snapshot> {
  const [mission, conversation, prefetchedPull] = await Promise.all([
    prefetched.mission ?? context.marketplace.getMission(tracked.mission.id),
    prefetched.conversation ??
      (tracked.threadNumber === null ? null : context.github.conversations.read(tracked.threadNumber)),
    prefetchPull(context, tracked, prefetched),
  ]);
  const memory = loadMemory(context, tracked, mission, conversation);
  const contracts = readContracts(context, mission, memory.state, conversation);
  const [contract] = contracts.kind === 'read' ? contracts.contracts : [];
  const [primary, ...others] = listJudgingSettings(context, contracts);
  const settings = [primary ?? toJudgingSettings(context.settings), ...others] as const;
  const search: PullSearch = {
    base: contract?.base ?? null,
    hiredAt: contract?.hiredAt ?? null,
    tracked: tracked,
    mission,
    state: memory.state,
    conversation,
    prefetchedPull: prefetchedPull,
  };
  const needsPull = isReady(mission) || memory.state.pull !== null || isLinkedBySettings(context, tracked);
  const first = needsPull ? await findPull(context, search) : NO_PULL;
  const comments = [...(conversation?.comments ?? []), ...otherComments(first.pull, tracked)];
  const commands = await readCommands(context, tracked, comments);
  const { binding, pull } = commands.link === null ? first : await findLinkedByCommand(context, search, commands);
  const delivery =
    isReady(mission) && pull !== null ? await readDelivery(context, memory.state, pull, settings) : NO_DELIVERY;
  const state = updateState(context, memory.state, binding, pull);
  return {
    tracked: { ...tracked, mission, comment: memory.comment, state },
    delivery,
    contracts,
    settings,
    decisions: memory.allDecisions.filter(({ marker }) => marker.round === state.round),
    allDecisions: memory.allDecisions,
    epoch: memory.epoch,
    lostReason: memory.lostReason,
    copies: memory.copies,
    observation: {
      now: context.clock.now(),
      mission,
      agreedBudgetCents: contract?.budgetCents ?? state.budgetCents,
      agreedHead: contract?.head ?? null,
      agreedMinRank: state.minRank ?? null,
      rounds: { round: state.round, sentBackSha: state.sentBackSha, leftSince: state.leftSince },
      hold: commands.hold,
      binding,
      pull,
      touchedPaths: delivery.touched,
      evidence: evaluateDelivery(delivery, settings[0]),
      baseFailing: delivery.failingOnBase,
      changedAt: Math.max(state.headSince ?? 0, findLatestReportTime(delivery.reading)),
      recheckedHead: null,
    },
  };
}

const NO_PULL = { binding: { kind: 'none' } as Binding, pull: null };

function isLinkedBySettings(context: FlowContext, tracked: TrackedMission): boolean {
  return context.settings.prNumber !== null || tracked.subject.kind === 'pull_request';
}

function otherComments(pull: Pull | null, tracked: TrackedMission): readonly Comment[] {
  return pull === null || pull.number === tracked.threadNumber ? [] : pull.comments;
}

interface Memory {
  readonly comment: Comment | null;
  readonly state: MissionState;
  readonly allDecisions: readonly MarkedComment<DecisionMarker>[];
  readonly epoch: number;
  readonly lostReason: string | null;
  readonly copies: readonly Comment[];
}

/** The state as the status comment has it now (another run may have gone on), and what the decisions on record add to it. */
function loadMemory(
  context: FlowContext,
  tracked: TrackedMission,
  mission: Mission,
  conversation: Conversation | null,
): Memory {
  const { comment, state: knownState } = tracked;
  if (conversation === null || comment === null || context.signer.isSandbox) {
    return {
      comment,
      state: advanceRound(knownState, mission, []),
      allDecisions: [],
      epoch: 0,
      lostReason: null,
      copies: [],
    };
  }
  const { subject, generation } = knownState;
  const status = readStatus(conversation, context.signer, { subject, generation, commentId: comment.id });
  const isOurs = (marker: { readonly mission: string; readonly generation: number }): boolean =>
    marker.mission === mission.id && marker.generation === generation;
  const allDecisions = listMarkers(conversation.comments, 'decision', subject, context.signer).filter(({ marker }) =>
    isOurs(marker),
  );
  if (status.kind !== 'found') {
    const lostReason = status.kind === 'lost' ? status.why : 'the status comment is gone';
    return { comment: null, state: knownState, allDecisions, epoch: 0, lostReason, copies: [] };
  }
  // A lagging read may show an older state than the one this run has written.
  const isStored = status.state.mission === mission.id && status.state.sequence >= knownState.sequence;
  const stored = isStored ? withBinding(status.state, knownState) : knownState;
  const after = advanceRound(
    stored,
    mission,
    allDecisions.map(({ marker }) => marker),
  );
  const copies = listCopies(conversation, context.signer, { ...after, commentId: status.comment.id });
  const histories = [after.history, ...copies.map(({ marker }) => marker.history)];
  const state = copies.length === 0 ? after : { ...after, history: mergeHistories(histories) };
  const withdrawn = listMarkers(conversation.comments, 'decision-withdrawal', subject, context.signer)
    .filter(({ marker }) => isOurs(marker) && marker.round === state.round)
    .map(({ marker }) => marker.turn + 1);
  const epoch = Math.max(0, ...withdrawn);
  return {
    comment: status.comment,
    state,
    allDecisions,
    epoch,
    lostReason: null,
    copies: copies.map((copy) => copy.comment),
  };
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
  context: FlowContext,
  { subject }: TrackedMission,
  comments: readonly Comment[],
): Promise<Commands> {
  const { command, limits } = context.settings;
  const authors = listCommandAuthors(comments, command);
  const permits = new Map<string, Permit>();
  await Promise.all(
    authors.map(async (author: Account) => {
      permits.set(author.login, (await checkPermission(context, author, limits.settlePermission)).permit);
    }),
  );
  const permitOf = (login: string): Permit => permits.get(login) ?? 'unknown';
  const permitOfPerson = (login: string, isBot: boolean): Permit => (isBot ? 'denied' : permitOf(login));
  const { link: personsLink } = readActiveCommands(comments, { prefix: command, permitOf: permitOfPerson });
  const commands = { ...readActiveCommands(comments, { prefix: command, permitOf: permitOf }), personsLink };
  const isAmbiguous = commands.link !== null && (await isThreadShared(context, subject));
  return isAmbiguous ? { ...commands, link: null, personsLink: null } : commands;
}

interface Commands extends ActiveCommands {
  /** The latest bind by a person: only people bind forks (docs/PROTOCOL.md#standing-commands). */
  readonly personsLink: number | null;
}

/** Adds what this look has seen to the state: the first binding, the head and since when, and our own job. */
function updateState(context: FlowContext, state: MissionState, binding: Binding, pull: Pull | null): MissionState {
  const { jobCheckRunId } = context.settings;
  const bound = binding.kind === 'bound' ? binding.number : state.pull;
  const moved = pull !== null && pull.headSha !== state.head;
  const isJobRecorded = jobCheckRunId === null || state.ownJobs.includes(jobCheckRunId);
  const base = bound === null ? null : baseOf(state, bound, pull);
  return {
    ...state,
    pull: bound,
    ...(base !== null && { base }),
    ...(binding.kind === 'bound' && pull !== null && { authors: withAuthor(state.authors ?? [], pull) }),
    head: pull === null ? state.head : pull.headSha,
    headSince: moved ? context.clock.now() : state.headSince,
    ownJobs: isJobRecorded ? state.ownJobs : [...state.ownJobs, jobCheckRunId].slice(-20),
  };
}

/** The last of so many: nobody binds one pull request after the other. */
const MAX_AUTHORS = 20;

function withAuthor(authors: readonly string[], { author }: Pull): readonly string[] {
  return author === null || authors.includes(author.login) ? authors : [...authors, author.login].slice(-MAX_AUTHORS);
}

/** What was recorded for the pull request stays; of another one, or of an older mark, it is the present base. */
function baseOf(state: MissionState, bound: number, pull: Pull | null): string | null {
  return pull?.number === bound ? findRecordedBase(state, pull) : (state.base ?? null);
}
