/** The pull request that delivers a mission (docs/PROTOCOL.md#binding): what links it, and what speaks against it. */
import { decideBinding, parseMissionReferences } from '../../core/policy/binding.ts';
import type { Mission } from '../../core/domain/mission.ts';
import { isReady } from '../../core/domain/mission.ts';
import type { Binding, Conversation, Pull, PullCandidate } from '../../core/domain/model.ts';
import type { MissionState } from '../../core/state/markers.ts';
import { cut } from '../../core/text.ts';
import { findOtherReference } from './other-mission.ts';
import type { TrackedMission, FlowContext, Prefetched } from '../shared/context.ts';

/** The reads that are needed if nothing has changed, made at the same time as the others. All of them are optional. */
export interface PrefetchedPull {
  readonly pull: Pull | null;
  /** Recently updated pull requests. `null`: not read. */
  readonly updated: readonly PullCandidate[] | null;
}

/** Reads what the search for the pull request will probably need. Failures are ignored. */
export async function prefetchPull(
  context: FlowContext,
  tracked: TrackedMission,
  prefetched: Prefetched,
): Promise<PrefetchedPull> {
  const { github, run } = context;
  const ready = isReady(prefetched.mission ?? tracked.mission);
  if (ready && context.settings.policy.checks.kind !== 'none')
    github.checks.prefetch(tracked.state.base ?? run.repository.defaultBranch, 'rules');
  if (prefetched.pull !== undefined) return { pull: prefetched.pull, updated: null };
  const number = predictPull(context, tracked);
  // A read that fails here is repeated where it is needed, and fails there with its own message.
  if (number !== null) return { pull: await readPull(context, number, ready).catch(() => null), updated: null };
  const updated = ready ? listUpdated(context, tracked.mission).catch(() => null) : null;
  return { pull: null, updated: await updated };
}

/**
 * Returns the number of the pull request that probably delivers.
 *
 * @returns null if this run knows none.
 */
function predictPull({ settings }: FlowContext, { subject, state }: TrackedMission): number | null {
  return settings.prNumber ?? state.pull ?? (subject.kind === 'pull_request' ? subject.number : null);
}

/** Reads a pull request, with its checks and files if they decide. */
function readPull({ github }: FlowContext, number: number, ready: boolean): Promise<Pull | null> {
  return ready ? github.pulls.readDelivery(number) : github.pulls.read(number);
}

function listUpdated({ github }: FlowContext, { createdAt }: Mission): Promise<readonly PullCandidate[]> {
  return github.pulls.listUpdatedSince((createdAt ?? 0) - CLOCK_SKEW_MS);
}

/** How far the marketplace's clock may be ahead of GitHub's, in ms. */
const CLOCK_SKEW_MS = 10 * 60_000;

/** The values that the search for the delivering pull request starts from. */
export interface PullSearch {
  readonly tracked: TrackedMission;
  readonly mission: Mission;
  readonly state: MissionState;
  /** The branch that a reference alone counts into. */
  readonly base: string;
  /** When the mission was posted, ms by GitHub's clock. `null`: unknown. */
  readonly hiredAt: number | null;
  readonly conversation: Conversation | null;
  readonly prefetchedPull: PrefetchedPull;
}

/** The link of a mission to its pull request, and that pull request. */
export interface FoundPull {
  readonly binding: Binding;
  readonly pull: Pull | null;
}

/** The result for a mission that needs no pull request yet. */
export const NO_PULL: FoundPull = { binding: { kind: 'none' }, pull: null };

/**
 * Finds the pull request that delivers. A reference to another mission on it is a conflict.
 *
 * @throws GitHubError or MarketplaceError if a read fails for good.
 */
export async function findPull(
  context: FlowContext,
  search: PullSearch,
  linkedByCommand: number | null = null,
): Promise<FoundPull> {
  const { tracked, mission, state } = search;
  const explicit = context.settings.prNumber;
  const hasKnownPull = state.pull !== null || explicit !== null || linkedByCommand !== null;
  const updated = hasKnownPull || tracked.subject.kind === 'pull_request' ? [] : await readUpdated(context, search);
  const binding = decideBinding({
    explicit,
    subject: tracked.subject,
    recorded: state.pull,
    linkedByCommand,
    missionId: mission.id,
    hiredAt: search.hiredAt,
    candidates: toCandidates(search, updated),
  });
  return binding.kind === 'bound' ? checkBound(context, search, binding) : { binding, pull: null };
}

function readUpdated(
  context: FlowContext,
  { mission, prefetchedPull }: PullSearch,
): readonly PullCandidate[] | Promise<readonly PullCandidate[]> {
  return prefetchedPull.updated ?? listUpdated(context, mission);
}

/** Reads the linked pull request and checks what speaks against it. */
async function checkBound(
  context: FlowContext,
  search: PullSearch,
  binding: Extract<Binding, { kind: 'bound' }>,
): Promise<FoundPull> {
  const { number } = binding;
  const { pull: read } = search.prefetchedPull;
  const pull = read?.number === number ? read : await readPull(context, number, isReady(search.mission));
  if (pull === null) return { binding: { kind: 'conflict', why: `there is no pull request #${number}` }, pull: null };
  const why =
    explainRetarget([search.state, search.tracked.state], pull) ??
    explainOtherBase(search.base, binding.how, pull) ??
    (await findOtherReference(context, search, pull));
  return why === null ? { binding, pull } : { binding: { kind: 'conflict', why }, pull };
}

/** Finds the pull request that a command links. A bot's command links no fork. */
export async function findLinkedByCommand(
  context: FlowContext,
  search: PullSearch,
  { link, personsLink }: { readonly link: number | null; readonly personsLink: number | null },
): Promise<FoundPull> {
  const found = await findPull(context, search, link);
  if (found.pull?.fork !== true || personsLink === link) return found;
  const why = `pull request #${found.pull.number} comes from a fork, which only a person may bind`;
  return { ...found, binding: { kind: 'conflict', why } };
}

function toCandidates(
  { mission, conversation }: PullSearch,
  updated: readonly PullCandidate[],
): Parameters<typeof decideBinding>[0]['candidates'] {
  const byBody = updated.filter(({ body }) => parseMissionReferences(body).includes(mission.id));
  return { byBody, byClosing: conversation?.closedBy ?? [] };
}

/**
 * Explains that the base branch changed after the link. The base decides which checks count, so an author must not change it.
 *
 * @returns null if the base is the recorded one.
 */
function explainRetarget(states: readonly MissionState[], pull: Pull): string | null {
  const retargeted = states.find((state) => findRecordedBase(state, pull) !== pull.baseRef);
  if (retargeted === undefined) return null;
  const [was, is] = [findRecordedBase(retargeted, pull), pull.baseRef].map((branch) => cut(branch, 80));
  return `pull request #${pull.number} was retargeted from ${was} to ${is} after it was bound; point it back at ${was}, or accept it by command`;
}

/**
 * Explains that a reference alone does not count on another base than the one of the contract.
 *
 * The author of a pull request chooses its base, and with it the checks that count. The base of the contract was checked before
 * the hire. For another base, a person must link the pull request.
 *
 * @returns null if the reference counts.
 */
function explainOtherBase(agreed: string, how: string, { number, baseRef }: Pull): string | null {
  const isReference = how === 'body' || how === 'closing-reference';
  if (!isReference || baseRef === agreed) return null;
  return `pull request #${number} goes into ${cut(baseRef, 80)}, not into ${cut(agreed, 80)}, and by its own claim alone nobody knows whether that is meant`;
}

/** Returns the recorded base, or the current one if none was recorded for this pull request. */
export function findRecordedBase({ pull: bound, base }: MissionState, pull: Pull): string {
  return bound === pull.number ? (base ?? pull.baseRef) : pull.baseRef;
}
