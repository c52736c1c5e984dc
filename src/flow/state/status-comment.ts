/** The status comment, which carries the saved state: one per subject and generation, and the lowest own ID counts (docs/PROTOCOL.md#saved-state). */
import { canonicalJson } from '../../core/digest.ts';
import type { Comment, Conversation } from '../../core/domain/model.ts';
import type { MarkerSigner, MissionState } from '../../core/state/markers.ts';
import { formatMarker, hasMarker, listMarkers, readMarker, stripMarker } from '../../core/state/markers.ts';
import type { FlowContext } from '../shared/context.ts';

/** The saved state of a generation, or why there is none. */
export type StatusReading =
  | { readonly kind: 'found'; readonly comment: Comment; readonly state: MissionState }
  | { readonly kind: 'absent' }
  | { readonly kind: 'lost'; readonly why: string };

/** The generation whose state is read. */
interface StatusTarget {
  readonly subject: string;
  readonly generation: number;
  /** The comment that the mission's description names. `null`: none. */
  readonly commentId: number | null;
}

type MarkedStatus = ReturnType<typeof listMarkers<'status'>>[number];

/**
 * Finds the state of a generation.
 *
 * With a `commentId`, only that comment counts, or the one that was rebuilt in its place.
 */
export function readStatus(conversation: Conversation, signer: MarkerSigner, target: StatusTarget): StatusReading {
  const { commentId } = target;
  const statuses = listStatuses(conversation.comments, signer, target);
  if (commentId === null) return toReading(statuses[0]) ?? { kind: 'absent' };
  const named = statuses.find(({ comment }) => comment.id === commentId);
  const rebuilt = statuses.find(({ marker }) => marker.restored?.comment === commentId);
  return toReading(named ?? rebuilt) ?? { kind: 'lost', why: explainLoss(conversation, commentId) };
}

/** @returns null if there is no status comment. */
function toReading(status: MarkedStatus | undefined): StatusReading | null {
  return status === undefined ? null : { kind: 'found', comment: status.comment, state: status.marker };
}

/**
 * Finds the comment to write a lost state on: the named one if it is ours, else one that belongs to no other mission.
 *
 * @returns null if a new comment is needed.
 */
export function findReplacement(
  conversation: Conversation,
  signer: MarkerSigner,
  target: StatusTarget & { readonly mission: string },
): Comment | null {
  const named = conversation.comments.find(({ id, byUs }) => byUs && id === target.commentId);
  const free = listStatuses(conversation.comments, signer, target).find(
    ({ marker }) => marker.mission === null || marker.mission === target.mission || target.commentId === null,
  );
  return named ?? free?.comment ?? null;
}

function explainLoss({ comments }: Conversation, commentId: number): string {
  const comment = comments.find(({ id }) => id === commentId);
  if (comment === undefined) return `the status comment ${commentId} was deleted`;
  if (!comment.byUs) return `the status comment ${comment.id} was not written by this identity`;
  if (comment.editedByOthers) return `somebody edited the status comment ${comment.id}`;
  return `the signed line of the status comment ${comment.id} is missing, damaged, or signed with another API key`;
}

function listStatuses(
  comments: readonly Comment[],
  signer: MarkerSigner,
  target: Pick<StatusTarget, 'subject' | 'generation'>,
): readonly MarkedStatus[] {
  return listMarkers(comments, 'status', target.subject, signer).filter(
    ({ marker }) => marker.generation === target.generation,
  );
}

/**
 * Returns the status comments of a generation that do not count, because another one is named or was first.
 *
 * Once the mission is posted, no run needs the comments that belong to it or to no mission.
 */
export function listCopies(
  { comments }: Conversation,
  signer: MarkerSigner,
  target: Pick<MissionState, 'subject' | 'generation' | 'mission'> & { readonly commentId: number },
): readonly MarkedStatus[] {
  return listStatuses(comments, signer, target).filter(
    ({ comment, marker }) =>
      comment.id !== target.commentId && (marker.mission === null || marker.mission === target.mission),
  );
}

/** Returns a comment's whole body: the visible text, then the marker. */
export function composeBody(visible: string, marker: Parameters<typeof formatMarker>[0], signer: MarkerSigner): string {
  return `${visible.trimEnd()}\n\n${formatMarker(marker, signer)}`;
}

/** The fields that alone are no reason to write: every run changes them, and readers would see an edit for nothing. */
const IGNORED_FIELDS = { v: 0, sequence: 0, ownJobs: [] };

/**
 * Writes the status comment if its visible text or its state has changed. Returns both as they are now.
 *
 * @throws GitHubError if GitHub refuses the edit.
 */
export async function writeStatus(
  context: FlowContext,
  comment: Comment,
  state: MissionState,
  visible: string,
): Promise<{ readonly comment: Comment; readonly state: MissionState }> {
  const before = readMarker(comment, 'status', context.signer)?.marker;
  const unchanged =
    before !== undefined &&
    stripMarker(comment.body) === visible.trimEnd() &&
    canonicalJson({ ...before, ...IGNORED_FIELDS }) === canonicalJson({ ...state, ...IGNORED_FIELDS });
  if (unchanged) return { comment, state };
  const next = { ...state, sequence: state.sequence + 1 };
  const body = composeBody(visible, next, context.signer);
  await context.github.conversations.editComment(comment, body);
  return { comment: { ...comment, body, editedAt: context.clock.now(), editedByOthers: false }, state: next };
}

/**
 * Creates the status comment, or finds the existing one.
 *
 * If two runs create one at the same time, the lowest ID stays, and the other run deletes its own.
 *
 * @throws GitHubError if GitHub refuses a request.
 */
export async function ensureStatus(
  context: FlowContext,
  threadNumber: number,
  conversation: Conversation,
  state: MissionState,
  visible: string,
): Promise<{ readonly comment: Comment; readonly conversation: Conversation; readonly state: MissionState }> {
  const { created, ...opened } = await openStatus(context, threadNumber, conversation, state, visible);
  if (!created) return { ...opened, conversation };
  const again = await context.github.conversations.read(threadNumber);
  const first = again === null ? null : findEarliest(context, again, opened);
  if (first === null) return { ...opened, conversation: again ?? conversation };
  await context.github.conversations.deleteComment(opened.comment);
  return { ...first, conversation: again ?? conversation };
}

/** Creates the status comment, or finds the existing one, without a check for a concurrent run. */
export async function openStatus(
  context: FlowContext,
  threadNumber: number,
  conversation: Conversation,
  state: MissionState,
  visible: string,
): Promise<{ readonly comment: Comment; readonly state: MissionState; readonly created: boolean }> {
  const { signer, github } = context;
  const existing = readStatus(conversation, signer, { ...state, commentId: null });
  if (existing.kind === 'found') return { comment: existing.comment, state: existing.state, created: false };
  const sandboxComment = findSandboxComment(conversation, signer);
  const body = composeBody(visible, state, signer);
  if (sandboxComment !== null) {
    await github.conversations.editComment(sandboxComment, body);
    return { comment: { ...sandboxComment, body }, state, created: false };
  }
  return { comment: await github.conversations.createComment(threadNumber, body), state, created: true };
}

/**
 * Finds the earliest of several status comments that were created at the same time.
 *
 * @returns null if this run's own is the earliest.
 */
export function findEarliest(
  context: FlowContext,
  { comments }: Conversation,
  own: { readonly comment: Comment; readonly state: MissionState },
): { readonly comment: Comment; readonly state: MissionState } | null {
  const [first] = listStatuses(comments, context.signer, own.state);
  if (first === undefined || first.comment.id >= own.comment.id) return null;
  return { comment: first.comment, state: first.marker };
}

/** Finds a sandbox comment to overwrite. Sandbox keys live for one run, so an earlier run's comment can't be verified. */
function findSandboxComment(conversation: Conversation, signer: MarkerSigner): Comment | null {
  if (!signer.isSandbox) return null;
  return conversation.comments.find((comment) => comment.byUs && hasMarker(comment.body, signer)) ?? null;
}
