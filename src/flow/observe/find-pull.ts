/**
 * Which pull request delivers a mission (docs/PROTOCOL.md#binding): what names it, what speaks against it, and reading it ahead of
 * the moment in which it is needed.
 */
import { decideBinding, parseMissionReferences } from '../../core/policy/binding.ts';
import type { Mission } from '../../core/domain/mission.ts';
import { isReady } from '../../core/domain/mission.ts';
import type { Binding, Comment, Conversation, Pull, PullCandidate } from '../../core/domain/model.ts';
import { parseFooter, parseSubject } from '../../core/domain/reference.ts';
import type { MissionState } from '../../core/state/markers.ts';
import { listMarkers, readMarker } from '../../core/state/markers.ts';
import { cut } from '../../core/text.ts';
import type { TrackedMission, FlowContext, Prefetched } from '../shared/context.ts';

/** What will be needed if nothing is found to have changed, read in the same moment as the rest; all of it optional. */
interface PrefetchedPull {
  readonly pull: Pull | null;
  /** `null`: not read. */
  readonly updated: readonly PullCandidate[] | null;
}

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
  // What fails here is read again where it is needed, and fails there in its own words.
  if (number !== null) return { pull: await readPull(context, number, ready).catch(() => null), updated: null };
  const updated = ready ? listUpdated(context, tracked.mission).catch(() => null) : null;
  return { pull: null, updated: await updated };
}

/** The pull request that delivers, as far as this run knows. */
function predictPull({ settings }: FlowContext, { subject, state }: TrackedMission): number | null {
  return settings.prNumber ?? state.pull ?? (subject.kind === 'pull_request' ? subject.number : null);
}

/** With its checks and files where they decide. */
function readPull({ github }: FlowContext, number: number, ready: boolean): Promise<Pull | null> {
  return ready ? github.pulls.readDelivery(number) : github.pulls.read(number);
}

function listUpdated({ github }: FlowContext, { createdAt }: Mission): Promise<readonly PullCandidate[]> {
  return github.pulls.listUpdatedSince((createdAt ?? 0) - CLOCK_SKEW_MS);
}

/** How far the marketplace's clock may be ahead of GitHub's, whose times are whole seconds. */
const CLOCK_SKEW_MS = 10 * 60_000;

/** What the search for the delivering pull request starts from. */
export interface PullSearch {
  readonly tracked: TrackedMission;
  readonly mission: Mission;
  readonly state: MissionState;
  /** The base branch of the contract; `null` without one. */
  readonly base: string | null;
  /** When the mission was posted, ms by GitHub's clock; `null`: unknown. */
  readonly hiredAt: number | null;
  readonly conversation: Conversation | null;
  readonly prefetchedPull: PrefetchedPull;
}

/** Which pull request delivers, and that pull request. A claim by another mission is a conflict. */
export async function findPull(
  context: FlowContext,
  search: PullSearch,
  linkedByCommand: number | null = null,
): Promise<{ readonly binding: Binding; readonly pull: Pull | null }> {
  const { tracked: tracked, mission, state, conversation, prefetchedPull: prefetchedPull } = search;
  const explicit = context.settings.prNumber;
  const needsReferences =
    state.pull === null && explicit === null && linkedByCommand === null && tracked.subject.kind !== 'pull_request';
  const updated = needsReferences ? (prefetchedPull.updated ?? (await listUpdated(context, mission))) : [];
  const binding = decideBinding({
    explicit,
    subject: tracked.subject,
    recorded: state.pull,
    linkedByCommand,
    missionId: mission.id,
    hiredAt: search.hiredAt,
    candidates: { byBody: listReferencing(updated, mission.id), byClosing: conversation?.closedBy ?? [] },
  });
  if (binding.kind !== 'bound') return { binding, pull: null };
  const { pull: read } = prefetchedPull;
  const pull = read?.number === binding.number ? read : await readPull(context, binding.number, isReady(mission));
  if (pull === null)
    return { binding: { kind: 'conflict', why: `there is no pull request #${binding.number}` }, pull: null };
  const why =
    explainRetarget([state, tracked.state], pull) ??
    explainOtherBase(search.base ?? context.run.repository.defaultBranch, binding.how, pull) ??
    (await findOtherReference(context, search, pull));
  return why === null ? { binding, pull } : { binding: { kind: 'conflict', why }, pull };
}

/** By a command: a bot's word binds no fork. */
export async function findLinkedByCommand(
  context: FlowContext,
  search: PullSearch,
  { link, personsLink }: { readonly link: number | null; readonly personsLink: number | null },
): Promise<{ readonly binding: Binding; readonly pull: Pull | null }> {
  const found = await findPull(context, search, link);
  if (found.pull?.fork !== true || personsLink === link) return found;
  const why = `pull request #${found.pull.number} comes from a fork, which only a person may bind`;
  return { ...found, binding: { kind: 'conflict', why } };
}

function listReferencing(pulls: readonly PullCandidate[], missionId: string): readonly PullCandidate[] {
  return pulls.filter((pull) => parseMissionReferences(pull.body).includes(missionId));
}

/** The base chooses which checks judge: whoever may edit a pull request must not choose them after it was bound. */
function explainRetarget(states: readonly MissionState[], pull: Pull): string | null {
  const retargeted = states.find((state) => findRecordedBase(state, pull) !== pull.baseRef);
  if (retargeted === undefined) return null;
  const [was, is] = [findRecordedBase(retargeted, pull), pull.baseRef].map((branch) => cut(branch, 80));
  return `pull request #${pull.number} was retargeted from ${was} to ${is} after it was bound; point it back at ${was}, or accept it by command`;
}

/**
 * The author of a pull request chooses its base, and with it the checks that judge. A reference alone counts into the base of the
 * contract, whose required checks were read before the hire. Into another branch someone who may settle has to link it.
 */
function explainOtherBase(agreed: string, how: string, { number, baseRef }: Pull): string | null {
  const isReference = how === 'body' || how === 'closing-reference';
  if (!isReference || baseRef === agreed) return null;
  return `pull request #${number} goes into ${cut(baseRef, 80)}, not into ${cut(agreed, 80)}, and by its own claim alone nobody knows whether that is meant`;
}

/** The recorded base; the present one where none was recorded for this pull request. */
export function findRecordedBase({ pull: bound, base }: MissionState, pull: Pull): string {
  return bound === pull.number ? (base ?? pull.baseRef) : pull.baseRef;
}

/** One pull request cannot carry two missions of the same key (docs/PROTOCOL.md#binding). */
export async function findOtherReference(
  context: FlowContext,
  search: Pick<PullSearch, 'tracked' | 'mission' | 'conversation'>,
  pull: Pull,
): Promise<string | null> {
  const { tracked, mission } = search;
  for (const referenced of parseMissionReferences(pull.body)) {
    if (referenced === mission.id) continue;
    // What cannot be read is no mission of another key.
    const other = await context.marketplace.getMission(referenced).catch(() => null);
    if (!hasOtherKey(parseFooter(other?.description ?? null)?.subject ?? '', tracked))
      return `pull request #${pull.number} says that it delivers mission ${referenced}`;
  }
  const since = Math.min(...pull.comments.filter(({ byUs }) => byUs).flatMap(listOwnComments(context, mission.id)));
  const shown = pull.comments.flatMap((comment) => {
    const other = readOtherMission(context, tracked, comment, mission.id);
    return other === null ? [] : [{ other, first: comment.id > since }];
  });
  const earlier = listEarlierMissions(context, search, pull).map((other) => ({ other, first: false }));
  for (const { other, first } of [...shown, ...earlier]) {
    // What ended without payment gives the pull request back; of two that came at once, the first page keeps it.
    const { phase } = await context.marketplace.getMission(other);
    if (phase === 'accepted' || (phase !== 'ended' && !first))
      return `pull request #${pull.number} already carries mission ${other}`;
  }
  return null;
}

/** Ids of the comments that say that this mission is delivered here. */
function listOwnComments(context: FlowContext, missionId: string): (comment: Comment) => readonly number[] {
  return (comment) =>
    (['page', 'status'] as const).some((type) => readMarkerOf(context, comment, type)?.mission === missionId)
      ? [comment.id]
      : [];
}

/** An earlier mission of this very subject that remembers the pull request as its own, though its page there is gone. */
function listEarlierMissions(
  context: FlowContext,
  { tracked: tracked, mission, conversation }: Pick<PullSearch, 'tracked' | 'mission' | 'conversation'>,
  pull: Pull,
): readonly string[] {
  if (tracked.subject.kind === 'pull_request') return [];
  return listMarkers(conversation?.comments ?? [], 'status', tracked.state.subject, context.signer).flatMap(
    ({ marker }) =>
      marker.pull === pull.number && marker.mission !== null && marker.mission !== mission.id ? [marker.mission] : [],
  );
}

/** Missions that tell themselves apart by their keys may share a pull request. */
function hasOtherKey(subject: string, { subject: own }: TrackedMission): boolean {
  const parsed = parseSubject(subject);
  return parsed !== null && parsed.key !== (own.key ?? null);
}

function readOtherMission(
  context: FlowContext,
  tracked: TrackedMission,
  comment: Comment,
  missionId: string,
): string | null {
  for (const type of ['page', 'status'] as const) {
    const marker = readMarkerOf(context, comment, type);
    const other = marker?.mission ?? null;
    if (other === null || other === missionId) continue;
    // A mission posted on the pull request itself is paid for its next state: the generation before it was for another.
    if (tracked.subject.kind === 'pull_request' && marker?.subject === tracked.state.subject) continue;
    if (!hasOtherKey(marker?.subject ?? '', tracked)) return other;
  }
  return null;
}

function readMarkerOf(
  context: FlowContext,
  comment: Comment,
  type: 'page' | 'status',
): { mission: string | null; subject: string } | null {
  return readMarker(comment, type, context.signer)?.marker ?? null;
}
