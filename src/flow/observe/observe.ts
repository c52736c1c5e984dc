/** Snapshots: the marketplace and GitHub read into one plain value (docs/BEHAVIOR.md#modes). GitHub is read only as far as the decision needs it. */
import type { ActiveCommands } from '../../core/commands/parse.ts';
import type { Mission } from '../../core/domain/mission.ts';
import { isReady } from '../../core/domain/mission.ts';
import type { Binding, Comment, Conversation, Pull } from '../../core/domain/model.ts';
import type { Observation } from '../../core/domain/observation.ts';
import type { DecisionMarker, MarkedComment, MissionState } from '../../core/state/markers.ts';
import type { TrackedMission, FlowContext, Prefetched } from '../shared/context.ts';
import type { Contract, JudgingSettings } from '../../core/policy/contract.ts';
import { readCommands } from './active-commands.ts';
import type { ContractsReading } from './contract.ts';
import { listJudgingSettings, readContracts } from './contract.ts';
import type { Delivery } from './delivery.ts';
import { evaluateDelivery, findLatestReportTime, NO_DELIVERY, readDelivery } from './delivery.ts';
import type { FoundPull, PrefetchedPull, PullSearch } from './find-pull.ts';
import { findLinkedByCommand, findPull, findRecordedBase, NO_PULL, prefetchPull } from './find-pull.ts';
import { loadMemory } from './memory.ts';

/** One pass's observation, and what later steps need to act on it. */
export interface Snapshot {
  readonly tracked: TrackedMission;
  readonly observation: Observation;
  readonly delivery: Delivery;
  readonly contracts: ContractsReading;
  /** Every set of settings that must agree, the contract's first. The observation's evidence is evaluated under the first. */
  readonly settings: readonly [JudgingSettings, ...JudgingSettings[]];
  /** The decision comments of this round, by this run or another one. */
  readonly decisions: readonly MarkedComment<DecisionMarker>[];
  /** The decision comments of every round. */
  readonly allDecisions: readonly MarkedComment<DecisionMarker>[];
  /** How often release markers have opened this round again. 0 for locks that can be released. */
  readonly epoch: number;
  /** Why the saved state is lost or not trusted. `null`: it is fine. */
  readonly lostReason: string | null;
  /** Further status comments of this mission, left by runs that overlapped. Their history is in the state. */
  readonly copies: readonly Comment[];
}

/**
 * Reads everything that the decision needs.
 *
 * @throws MarketplaceError or GitHubError if a needed read fails for good.
 */
export async function loadSnapshot(
  context: FlowContext,
  tracked: TrackedMission,
  prefetched: Prefetched = {},
): Promise<Snapshot> {
  const [mission, conversation, prefetchedPull] = await readSources(context, tracked, prefetched);
  const memory = loadMemory(context, tracked, mission, conversation);
  const { allDecisions, epoch, lostReason, copies } = memory;
  const contracts = readContracts(context, mission, memory.state, conversation);
  const contract = contracts.kind === 'read' ? contracts.contracts[0] : null;
  const settings = listJudgingSettings(context, contracts);
  const search: PullSearch = {
    ...toAgreement(context, contract),
    tracked,
    mission,
    state: memory.state,
    conversation,
    prefetchedPull,
  };
  const { hold, found } = await findDelivering(context, search);
  const { binding, pull } = found;
  const isDelivered = isReady(mission) && pull !== null;
  const delivery = isDelivered ? await readDelivery(context, memory.state, pull, settings) : NO_DELIVERY;
  const state = updateState(context, memory.state, binding, pull);
  return {
    tracked: { ...tracked, mission, comment: memory.comment, state },
    ...{ delivery, contracts, settings },
    decisions: allDecisions.filter(({ marker }) => marker.round === state.round),
    ...{ allDecisions, epoch, lostReason, copies },
    observation: {
      now: context.clock.now(),
      mission,
      hold,
      binding,
      pull,
      ...toStateFacts(state),
      ...toContractFacts(contract),
      ...toDeliveryFacts(state, delivery, settings[0]),
      recheckedHead: null,
    },
  };
}

/** Reads the mission, its thread, and what the search for its pull request needs, except what was just read. */
function readSources(
  context: FlowContext,
  tracked: TrackedMission,
  prefetched: Prefetched,
): Promise<[Mission, Conversation | null, PrefetchedPull]> {
  const { marketplace, github } = context;
  const { threadNumber } = tracked;
  return Promise.all([
    prefetched.mission ?? marketplace.getMission(tracked.mission.id),
    prefetched.conversation ?? (threadNumber === null ? null : github.conversations.read(threadNumber)),
    prefetchPull(context, tracked, prefetched),
  ]);
}

/** Finds the pull request that delivers, and the hold in force. */
async function findDelivering(
  context: FlowContext,
  search: PullSearch,
): Promise<{ readonly found: FoundPull; readonly hold: ActiveCommands['hold'] }> {
  const { tracked, mission, state, conversation } = search;
  const needsPull = isReady(mission) || state.pull !== null || isLinkedBySettings(context, tracked);
  const first = needsPull ? await findPull(context, search) : NO_PULL;
  const comments = [...(conversation?.comments ?? []), ...listPullOnlyComments(first.pull, tracked)];
  const commands = await readCommands(context, tracked, comments);
  const found = commands.link === null ? first : await findLinkedByCommand(context, search, commands);
  return { found, hold: commands.hold };
}

function isLinkedBySettings(context: FlowContext, tracked: TrackedMission): boolean {
  return context.settings.prNumber !== null || tracked.subject.kind === 'pull_request';
}

/** Returns the pull request's comments, unless it is the mission's own thread. */
function listPullOnlyComments(pull: Pull | null, tracked: TrackedMission): readonly Comment[] {
  return pull === null || pull.number === tracked.threadNumber ? [] : pull.comments;
}

/** Returns what the observation takes from the saved state. */
export function toStateFacts(state: MissionState): Pick<Observation, 'agreedBudgetCents' | 'agreedMinRank' | 'rounds'> {
  return {
    agreedBudgetCents: state.budgetCents,
    agreedMinRank: state.minRank ?? null,
    rounds: { round: state.round, sentBackSha: state.sentBackSha, leftSince: state.leftSince },
  };
}

/** Returns the base and the time that a reference is measured against. */
function toAgreement({ run }: FlowContext, contract: Contract | null): Pick<PullSearch, 'base' | 'hiredAt'> {
  return { base: contract?.base ?? run.repository.defaultBranch, hiredAt: contract?.hiredAt ?? null };
}

/** Returns what the contract says instead of the saved state. */
function toContractFacts(contract: Contract | null): Partial<Observation> {
  if (contract === null) return {};
  const { budgetCents, head } = contract;
  return { ...(budgetCents !== null && { agreedBudgetCents: budgetCents }), agreedHead: head };
}

function toDeliveryFacts(
  { headSince }: MissionState,
  delivery: Delivery,
  settings: JudgingSettings,
): Pick<Observation, 'touchedPaths' | 'evidence' | 'baseFailing' | 'changedAt'> {
  const { touched, failingOnBase, reading } = delivery;
  return {
    touchedPaths: touched,
    evidence: evaluateDelivery(delivery, settings),
    baseFailing: failingOnBase,
    changedAt: Math.max(headSince ?? 0, findLatestReportTime(reading)),
  };
}

/** Adds what this snapshot has seen: the first link, the head and since when, and this run's own job. */
function updateState(context: FlowContext, state: MissionState, binding: Binding, pull: Pull | null): MissionState {
  const linked = binding.kind === 'bound' ? binding.number : state.pull;
  const base = linked === null ? null : baseOf(state, linked, pull);
  return {
    ...state,
    pull: linked,
    ...(base !== null && { base }),
    ...(binding.kind === 'bound' && pull !== null && { authors: withAuthor(state.authors ?? [], pull) }),
    ...(pull !== null && toHead(context, state, pull)),
    ownJobs: withOwnJob(context, state.ownJobs),
  };
}

function toHead(
  { clock }: FlowContext,
  state: MissionState,
  { headSha }: Pull,
): Pick<MissionState, 'head' | 'headSince'> {
  return { head: headSha, headSince: headSha === state.head ? state.headSince : clock.now() };
}

/** How many own jobs are remembered. */
const MAX_OWN_JOBS = 20;

function withOwnJob({ settings }: FlowContext, ownJobs: readonly string[]): readonly string[] {
  const { jobCheckRunId } = settings;
  return jobCheckRunId === null || ownJobs.includes(jobCheckRunId)
    ? ownJobs
    : [...ownJobs, jobCheckRunId].slice(-MAX_OWN_JOBS);
}

/** How many authors are remembered. More links than that do not happen in practice. */
const MAX_AUTHORS = 20;

function withAuthor(authors: readonly string[], { author }: Pull): readonly string[] {
  return author === null || authors.includes(author.login) ? authors : [...authors, author.login].slice(-MAX_AUTHORS);
}

/** Returns the base recorded for the pull request, or its current base for another pull request or an older marker. */
function baseOf(state: MissionState, linked: number, pull: Pull | null): string | null {
  return pull?.number === linked ? findRecordedBase(state, pull) : (state.base ?? null);
}
