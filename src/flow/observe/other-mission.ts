/** Whether a pull request delivers another mission: one pull request cannot deliver two of the same key (docs/PROTOCOL.md#binding). */
import { parseMissionReferences } from '../../core/policy/binding.ts';
import type { Mission } from '../../core/domain/mission.ts';
import type { Comment, Conversation, Pull } from '../../core/domain/model.ts';
import { parseFooter, parseSubject } from '../../core/domain/reference.ts';
import { listMarkers, readMarker } from '../../core/state/markers.ts';
import type { TrackedMission, FlowContext } from '../shared/context.ts';

/** The mission whose pull request is checked. */
export interface ReferenceSearch {
  readonly tracked: TrackedMission;
  readonly mission: Mission;
  readonly conversation: Conversation | null;
}

/**
 * Explains which other mission a pull request delivers.
 *
 * @returns null if it delivers no other mission.
 * @throws MarketplaceError if a read fails for good.
 */
export async function findOtherReference(
  context: FlowContext,
  search: ReferenceSearch,
  pull: Pull,
): Promise<string | null> {
  return (await findReferenced(context, search, pull)) ?? (await findShown(context, search, pull));
}

/** Finds another mission that the pull request's body references. */
async function findReferenced(
  context: FlowContext,
  { tracked, mission }: ReferenceSearch,
  pull: Pull,
): Promise<string | null> {
  for (const referenced of parseMissionReferences(pull.body)) {
    if (referenced === mission.id) continue;
    // A mission that cannot be read is not known to have another key.
    const other = await context.marketplace.getMission(referenced).catch(() => null);
    if (!hasOtherKey(parseFooter(other?.description ?? null)?.subject ?? '', tracked))
      return `pull request #${pull.number} says that it delivers mission ${referenced}`;
  }
  return null;
}

/** Finds another mission that our comments name for the pull request. */
async function findShown(context: FlowContext, search: ReferenceSearch, pull: Pull): Promise<string | null> {
  const { tracked, mission } = search;
  const since = Math.min(...pull.comments.filter(({ byUs }) => byUs).flatMap(listOwnComments(context, mission.id)));
  const shown = pull.comments.flatMap((comment) => {
    const other = readOtherMission(context, tracked, comment, mission.id);
    return other === null ? [] : [{ other, isLater: comment.id > since }];
  });
  const earlier = listEarlierMissions(context, search, pull).map((other) => ({ other, isLater: false }));
  for (const { other, isLater } of [...shown, ...earlier]) {
    // A mission that ended without payment frees the pull request. Of two that came at once, the first comment keeps it.
    const { phase } = await context.marketplace.getMission(other);
    if (phase === 'accepted' || (phase !== 'ended' && !isLater))
      return `pull request #${pull.number} already carries mission ${other}`;
  }
  return null;
}

/** Returns the IDs of the comments that name this mission. */
function listOwnComments(context: FlowContext, missionId: string): (comment: Comment) => readonly number[] {
  return (comment) =>
    MARKER_TYPES.some((type) => readMissionMarker(context, comment, type)?.mission === missionId) ? [comment.id] : [];
}

/** Returns earlier missions of the same subject that are linked to the pull request, though their comment on it is gone. */
function listEarlierMissions(
  context: FlowContext,
  { tracked, mission, conversation }: ReferenceSearch,
  pull: Pull,
): readonly string[] {
  if (tracked.subject.kind === 'pull_request') return [];
  return listMarkers(conversation?.comments ?? [], 'status', tracked.state.subject, context.signer).flatMap(
    ({ marker }) =>
      marker.pull === pull.number && marker.mission !== null && marker.mission !== mission.id ? [marker.mission] : [],
  );
}

/** Returns whether the subject has another key. Missions of different keys may share a pull request. */
function hasOtherKey(subject: string, { subject: own }: TrackedMission): boolean {
  const parsed = parseSubject(subject);
  return parsed !== null && parsed.key !== (own.key ?? null);
}

const MARKER_TYPES = ['page', 'status'] as const;

/** The part of a marker that names a mission. */
interface MissionMarker {
  readonly mission: string | null;
  readonly subject: string;
}

function readMissionMarker(
  context: FlowContext,
  comment: Comment,
  type: (typeof MARKER_TYPES)[number],
): MissionMarker | null {
  return readMarker(comment, type, context.signer)?.marker ?? null;
}

/** @returns null if the comment names no other mission. */
function readOtherMission(
  context: FlowContext,
  tracked: TrackedMission,
  comment: Comment,
  missionId: string,
): string | null {
  for (const type of MARKER_TYPES) {
    const marker = readMissionMarker(context, comment, type);
    const other = marker === null ? null : otherMissionOf(tracked, marker, missionId);
    if (other !== null) return other;
  }
  return null;
}

function otherMissionOf(
  tracked: TrackedMission,
  { mission, subject }: MissionMarker,
  missionId: string,
): string | null {
  if (mission === missionId) return null;
  // A mission posted on the pull request itself is paid for its next state. The generation before it was for another state.
  if (tracked.subject.kind === 'pull_request' && subject === tracked.state.subject) return null;
  return hasOtherKey(subject, tracked) ? null : mission;
}
