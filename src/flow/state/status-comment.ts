/** The status comment: one per subject and generation, the lowest own id wins, and it carries the signed state (docs/PROTOCOL.md#saved-state). */
import { canonicalJson } from '../../core/digest.ts';
import type { Comment, Conversation } from '../../core/domain/model.ts';
import type { MarkerSigner, MissionState } from '../../core/state/markers.ts';
import { formatMarker, hasMarker, listMarkers, readMarker, stripMarker } from '../../core/state/markers.ts';
import type { FlowContext } from '../shared/context.ts';

export type StatusReading =
  | { readonly kind: 'found'; readonly comment: Comment; readonly state: MissionState }
  | { readonly kind: 'absent' }
  | { readonly kind: 'lost'; readonly why: string };

/**
 * Finds the state of a generation. With `commentId` (named in the mission's description) only that very
 * comment counts, or the one that was written anew in its place.
 */
export function readStatus(
  conversation: Conversation,
  signer: MarkerSigner,
  target: { readonly subject: string; readonly generation: number; readonly commentId: number | null },
): StatusReading {
  if (target.commentId === null) {
    const [first] = listStatuses(conversation.comments, signer, target);
    return first === undefined ? { kind: 'absent' } : { kind: 'found', comment: first.comment, state: first.marker };
  }
  const comment = conversation.comments.find((one) => one.id === target.commentId);
  const marked = comment === undefined ? null : readMarker(comment, 'status', signer);
  if (
    comment !== undefined &&
    marked?.marker.subject === target.subject &&
    marked.marker.generation === target.generation
  ) {
    return { kind: 'found', comment, state: marked.marker };
  }
  const rebuilt = listStatuses(conversation.comments, signer, target).find(
    ({ marker }) => marker.restored?.comment === target.commentId,
  );
  if (rebuilt !== undefined) return { kind: 'found', comment: rebuilt.comment, state: rebuilt.marker };
  const why = comment === undefined ? `the status comment ${target.commentId} was deleted` : explainLoss(comment);
  return { kind: 'lost', why };
}

/** The comment to write a lost state on: the named one where it is ours, else one that speaks of no other mission. */
export function findReplacement(
  conversation: Conversation,
  signer: MarkerSigner,
  target: {
    readonly subject: string;
    readonly generation: number;
    readonly commentId: number | null;
    readonly mission: string;
  },
): Comment | null {
  const named = conversation.comments.find(({ id, byUs }) => byUs && id === target.commentId);
  const free = listStatuses(conversation.comments, signer, target).find(
    ({ marker }) => marker.mission === null || marker.mission === target.mission || target.commentId === null,
  );
  return named ?? free?.comment ?? null;
}

function explainLoss(comment: Comment): string {
  if (!comment.byUs) return `the status comment ${comment.id} was not written by this identity`;
  if (comment.editedByOthers) return `somebody edited the status comment ${comment.id}`;
  return `the signed line of the status comment ${comment.id} is missing, damaged, or signed with another API key`;
}

function listStatuses(
  comments: readonly Comment[],
  signer: MarkerSigner,
  target: { readonly subject: string; readonly generation: number },
): ReturnType<typeof listMarkers<'status'>> {
  return listMarkers(comments, 'status', target.subject, signer).filter(
    ({ marker }) => marker.generation === target.generation,
  );
}

/**
 * Status comments of a generation that do not count, because another one is named or was first. Only a mission that is
 * posted tells which are of no use to any run: those that speak of it, or of none.
 */
export function listCopies(
  { comments }: Conversation,
  signer: MarkerSigner,
  target: Pick<MissionState, 'subject' | 'generation' | 'mission'> & { readonly commentId: number },
): ReturnType<typeof listMarkers<'status'>> {
  return listStatuses(comments, signer, target).filter(
    ({ comment, marker }) =>
      comment.id !== target.commentId && (marker.mission === null || marker.mission === target.mission),
  );
}

/** A comment's whole body: what people see, and the signed line last. */
export function composeBody(visible: string, marker: Parameters<typeof formatMarker>[0], signer: MarkerSigner): string {
  return `${visible.trimEnd()}\n\n${formatMarker(marker, signer)}`;
}

/** What alone is no reason to write: every run would, and readers would see an edit where nothing happened. */
const IGNORED_FIELDS = { v: 0, sequence: 0, ownJobs: [] };

/**
 * Writes the status comment when what people see, or what is remembered, has changed; returns both as they now stand.
 * Throws GitHubError when GitHub doesn't take it.
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
 * Creates the status comment, or takes the one that is there. When two runs create one at the same time, the lowest id
 * stays and the other run takes its own down. Throws GitHubError.
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

/** The same, without looking whether another run did it at the same time. */
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

/** Of several that were created at the same time, the one with the lowest id; `null`: this run's own is the first. */
export function findEarliest(
  context: FlowContext,
  { comments }: Conversation,
  own: { readonly comment: Comment; readonly state: MissionState },
): { readonly comment: Comment; readonly state: MissionState } | null {
  const [first] = listStatuses(comments, context.signer, own.state);
  if (first === undefined || first.comment.id >= own.comment.id) return null;
  return { comment: first.comment, state: first.marker };
}

/** A trial's keys live for one run, so an earlier trial's comment can't be verified; it is shown over, never read. */
function findSandboxComment(conversation: Conversation, signer: MarkerSigner): Comment | null {
  if (!signer.isSandbox) return null;
  return conversation.comments.find((comment) => comment.byUs && hasMarker(comment.body, signer)) ?? null;
}
