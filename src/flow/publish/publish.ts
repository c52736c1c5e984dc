/** Writes what people see of a mission: status comment, pull request comment, commit status, and log (docs/BEHAVIOR.md#reports). */
import type { Comment, Pull, Verdict } from '../../core/domain/model.ts';
import type { MissionView } from '../../core/domain/outcome.ts';
import type { CommentKey } from '../../core/ports/github.ts';
import type { MissionState, PullMarker } from '../../core/state/markers.ts';
import { hasMarker, listMarkers, readMarker, stripMarker } from '../../core/state/markers.ts';
import type { TrackedMission, FlowContext, BlockedHire } from '../shared/context.ts';
import { listOpen, listRepositoryMissions } from '../missions/for-pull.ts';
import type { GateReading } from '../gate/status.ts';
import { chooseStrictest, readGate, writeGate, toGateReading } from '../gate/status.ts';
import type { Snapshot } from '../observe/observe.ts';
import { createMissionView } from '../shared/mission-view.ts';
import { viewOfSnapshot } from '../observe/snapshot-view.ts';
import { composeBody, ensureStatus, writeStatus } from '../state/status-comment.ts';
import { createState, formatSubjectKey } from '../shared/hire-result.ts';

/** Writes a view wherever it belongs, if it changed there. A failed write is a warning. */
export async function publish(context: FlowContext, snapshot: Snapshot, view: MissionView): Promise<TrackedMission> {
  logChange(context, view);
  const { tracked } = snapshot;
  if (context.settings.dryRun) return tracked;
  const visible = context.render.statusComment(view);
  const { comment, state } = tracked;
  const [written] = await Promise.all([
    warnOnFailure(context, 'the status comment', { comment, state }, async () =>
      comment === null ? { comment, state } : writeMerged(context, snapshot.copies, { comment, state }, visible),
    ),
    warnOnFailure(context, "the pull request's page", undefined, () => writePullComment(context, snapshot, visible)),
    warnOnFailure(context, 'the commit status', undefined, () => writeGateStatus(context, snapshot, view)),
  ]);
  return { ...tracked, ...written };
}

/**
 * Writes on the pull request that it delivers this mission, before a decision is sent.
 *
 * If two missions find it at the same time, each then sees the other in its last read, and the first comment keeps it
 * (docs/PROTOCOL.md#binding).
 */
export async function announceLink(context: FlowContext, snapshot: Snapshot): Promise<void> {
  if (!isNewlyLinked(context, snapshot)) return;
  const visible = context.render.statusComment(viewOfSnapshot(context, snapshot, LINKED_VERDICT));
  await warnOnFailure(context, "the pull request's page", undefined, () =>
    writePullComment(context, snapshot, visible),
  );
}

const LINKED_VERDICT: Verdict = {
  kind: 'wait',
  code: 'mission_not_ready',
  message: 'A pull request is bound to the mission.',
  nextStep: 'It is looked at once more, and then settled.',
};

/** Returns whether no run has recorded the link yet. Sandbox markers belong to no other run. */
function isNewlyLinked(context: FlowContext, { tracked, observation }: Snapshot): boolean {
  const { comment, threadNumber } = tracked;
  if (comment === null || observation.pull === null || observation.pull.number === threadNumber) return false;
  const stored = readMarker(comment, 'status', context.signer)?.marker.pull;
  return !context.signer.isSandbox && stored !== observation.pull.number;
}

/** Writes the status comment, then deletes the copies that overlapping runs left, whose history it has. */
async function writeMerged(
  context: FlowContext,
  copies: readonly Comment[],
  status: { readonly comment: Comment; readonly state: MissionState },
  visible: string,
): Promise<typeof status> {
  const written = await writeStatus(context, status.comment, status.state, visible);
  for (const copy of copies) await context.github.conversations.deleteComment(copy);
  return written;
}

/** Logs the view if it changed. */
function logChange(context: FlowContext, view: MissionView): void {
  const line = context.render.logLine(view);
  if (context.shown.get('log') === line) return;
  context.shown.set('log', line);
  context.log.info(line);
}

async function warnOnFailure<T>(context: FlowContext, what: string, fallback: T, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    context.log.warning(`${what} could not be written: ${error instanceof Error ? error.message : 'unknown error'}`);
    return fallback;
  }
}

async function writePullComment(
  context: FlowContext,
  { tracked, observation }: Snapshot,
  visible: string,
): Promise<void> {
  const { pull, binding } = observation;
  if (pull === null || binding.kind !== 'bound' || pull.number === tracked.threadNumber) return;
  const marker: PullMarker = {
    type: 'page',
    subject: tracked.state.subject,
    mission: tracked.mission.id,
    pull: pull.number,
  };
  const body = composeBody(visible, marker, context.signer);
  const shownKey = `page ${pull.number}`;
  if (context.shown.get(shownKey) === body) return;
  const [found, ...copies] = listPullComments(context, pull, marker);
  if (found === undefined) await createOrEdit(context, pull.number, body);
  else if (stripMarker(found.body) !== visible.trimEnd()) await context.github.conversations.editComment(found, body);
  context.shown.set(shownKey, body);
  for (const copy of copies) await context.github.conversations.deleteComment(copy);
}

/** Creates the comment on the pull request, or edits the one that this run created after it read the pull request. */
async function createOrEdit({ github, shown }: FlowContext, number: number, body: string): Promise<void> {
  const shownKey = `page ${number} comment`;
  const created = shown.get(shownKey);
  if (created !== undefined) {
    await github.conversations.editComment(parseCommentKey(created), body);
    return;
  }
  const { id, nodeId = '' } = await github.conversations.createComment(number, body);
  shown.set(shownKey, `${id} ${nodeId}`);
}

/** Parses a comment's IDs as `createOrEdit` remembers them. */
function parseCommentKey(created: string): CommentKey {
  const [id = '', nodeId = ''] = created.split(' ');
  return { id: Number(id), ...(nodeId !== '' && { nodeId }) };
}

/** Returns this mission's comments on the pull request, the earliest first. The others are from runs that overlapped. */
function listPullComments(context: FlowContext, pull: Pull, marker: PullMarker): readonly Comment[] {
  if (context.signer.isSandbox)
    return pull.comments.filter((comment) => comment.byUs && hasMarker(comment.body, context.signer)).slice(0, 1);
  return listMarkers(pull.comments, 'page', marker.subject, context.signer)
    .filter((one) => one.marker.mission === marker.mission)
    .map(({ comment }) => comment);
}

async function writeGateStatus(
  context: FlowContext,
  { observation, tracked }: Snapshot,
  view: MissionView,
): Promise<void> {
  const { pull, binding } = observation;
  if (pull === null || binding.kind !== 'bound') return;
  const own = toGateReading(context, view, tracked.comment?.url ?? null, pull.number);
  await writeGate(context, pull, own.state === 'success' ? await joinSiblings(context, tracked, pull, own) : own);
}

/** Adds the missions of other keys that share the pull request and its status: one that is paid must not open it for the rest. */
async function joinSiblings(
  context: FlowContext,
  tracked: TrackedMission,
  pull: Pull,
  own: GateReading,
): Promise<GateReading> {
  const { subject, mission } = tracked;
  // Several keys need `lock: ref`.
  if (context.settings.lock !== 'ref' || subject.kind === 'run') return own;
  const repositoryMissions = await listRepositoryMissions(context);
  const others = listOpen(repositoryMissions).filter(
    (one) => one.subject.number === subject.number && one.mission.id !== mission.id,
  );
  if (others.length === 0) return own;
  return chooseStrictest(own, await readGate(context, pull, repositoryMissions, new Map([[mission.id, own]])));
}

/**
 * Writes on the subject's status comment why there is no mission to follow. Returns the view and the comment's URL.
 *
 * After a refusal, the trigger label is removed, so that it can be added again (docs/BEHAVIOR.md#order-of-refusals).
 */
export async function publishBlocked(
  context: FlowContext,
  blocked: BlockedHire,
): Promise<{ readonly view: MissionView; readonly url: string | null }> {
  const state = createState(formatSubjectKey(context, blocked.subject), blocked.generation);
  const view = createMissionView(context, { ...blocked, state: null });
  logChange(context, view);
  const { subject } = blocked;
  if (subject.kind === 'run' || context.settings.dryRun) return { view, url: null };
  const url = await warnOnFailure(context, 'the status comment', null, async () => {
    const conversation = await context.github.conversations.read(subject.number);
    if (conversation === null) return null;
    const visible = context.render.statusComment(view);
    const { comment, state: stored } = await ensureStatus(context, subject.number, conversation, state, visible);
    // An existing mission keeps its status comment, because this refusal concerns only this run's settings.
    const { code } = blocked.verdict;
    if (code === 'reference_taken' || (code === 'bad_input' && stored.mission !== null)) return comment.url;
    return (await writeStatus(context, comment, stored, visible)).comment.url;
  });
  if (blocked.refused)
    await warnOnFailure(context, 'the trigger label', undefined, () => removeTrigger(context, subject.number));
  return { view, url };
}

function removeTrigger(context: FlowContext, number: number): Promise<void> {
  return context.github.conversations.removeLabel(number, context.settings.label);
}
