/** Brings what people see in line with what is known: status comment, the pull request's page, commit status, log (docs/BEHAVIOR.md#reports). */
import type { Comment, Pull, Verdict } from '../../core/domain/model.ts';
import type { MissionView } from '../../core/domain/outcome.ts';
import type { CommentKey } from '../../core/ports/github.ts';
import type { MissionState, PullMarker } from '../../core/state/markers.ts';
import { hasMarker, listMarkers, readMarker, stripMarker } from '../../core/state/markers.ts';
import type { TrackedMission, FlowContext, BlockedHire } from '../shared/context.ts';
import { listOpen, listRepositoryMissions } from '../missions/for-pull.ts';
import type { GateReading } from '../gate/status.ts';
import { chooseStrictest, readGate, showGate, toGateReading } from '../gate/status.ts';
import type { Snapshot } from '../observe/observe.ts';
import { createMissionView } from '../shared/mission-view.ts';
import { viewOfSnapshot } from '../observe/snapshot-view.ts';
import { composeBody, ensureStatus, writeStatus } from '../state/status-comment.ts';
import { createState, keyOf } from '../shared/hire-result.ts';

/** Shows a page everywhere it belongs; only what changed is written. A page that cannot be shown is a warning, never a stop. */
export async function publish(engine: FlowContext, look: Snapshot, page: MissionView): Promise<TrackedMission> {
  logChange(engine, page);
  const { engaged } = look;
  if (engine.settings.dryRun) return engaged;
  const visible = engine.render.comment(page);
  const { comment, state } = engaged;
  const [written] = await Promise.all([
    guard(engine, 'the status comment', { comment, state }, async () =>
      comment === null ? { comment, state } : writeMerged(engine, look.copies, { comment, state }, visible),
    ),
    guard(engine, "the pull request's page", undefined, () => showOnPull(engine, look, visible)),
    guard(engine, 'the commit status', undefined, () => showStatus(engine, look, page)),
  ]);
  return { ...engaged, ...written };
}

/**
 * Says on the pull request's page that it delivers this mission, before anything is sent: of two missions that find it at
 * the same moment, each then sees the other in its last reading, and the first page keeps it (docs/PROTOCOL.md#binding).
 */
export async function announceBinding(engine: FlowContext, look: Snapshot): Promise<void> {
  if (!isNewlyBound(engine, look)) return;
  const visible = engine.render.comment(viewOfSnapshot(engine, look, BOUND));
  await guard(engine, "the pull request's page", undefined, () => showOnPull(engine, look, visible));
}

const BOUND: Verdict = {
  kind: 'wait',
  code: 'mission_not_ready',
  message: 'A pull request is bound to the mission.',
  nextStep: 'It is looked at once more, and then settled.',
};

/** No run has recorded yet that this pull request delivers. A trial's marks are no other run's. */
function isNewlyBound(engine: FlowContext, { engaged, observation }: Snapshot): boolean {
  const { comment, threadNumber } = engaged;
  if (comment === null || observation.pull === null || observation.pull.number === threadNumber) return false;
  const stored = readMarker(comment, 'status', engine.signer)?.marker.pull;
  return engine.signer.tag === 'orkestro' && stored !== observation.pull.number;
}

/** Runs that overlapped may have left several status comments: once their history is in the one that counts, they go. */
async function writeMerged(
  engine: FlowContext,
  copies: readonly Comment[],
  status: { readonly comment: Comment; readonly state: MissionState },
  visible: string,
): Promise<typeof status> {
  const written = await writeStatus(engine, status.comment, status.state, visible);
  for (const copy of copies) await engine.github.conversations.deleteComment(copy);
  return written;
}

/** One log line per change, not per look. */
function logChange(engine: FlowContext, page: MissionView): void {
  const line = engine.render.logLine(page);
  if (engine.shown.get('log') === line) return;
  engine.shown.set('log', line);
  engine.log.info(line);
}

async function guard<T>(engine: FlowContext, what: string, otherwise: T, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    engine.log.warning(`${what} could not be written: ${error instanceof Error ? error.message : 'unknown error'}`);
    return otherwise;
  }
}

async function showOnPull(engine: FlowContext, { engaged, observation }: Snapshot, visible: string): Promise<void> {
  const { pull, binding } = observation;
  if (pull === null || binding.kind !== 'bound' || pull.number === engaged.threadNumber) return;
  const mark: PullMarker = {
    type: 'page',
    subject: engaged.state.subject,
    mission: engaged.mission.id,
    pull: pull.number,
  };
  const body = composeBody(visible, mark, engine.signer);
  const place = `page ${pull.number}`;
  if (engine.shown.get(place) === body) return;
  const [found = null, ...copies] = findPages(engine, pull, mark);
  // One that this run has made after the pull request was read.
  const made = found === null ? (engine.shown.get(`${place} comment`) ?? null) : null;
  if (made !== null) await engine.github.conversations.editComment(toPlace(made), body);
  else if (found === null) {
    const { id, nodeId = '' } = await engine.github.conversations.createComment(pull.number, body);
    engine.shown.set(`${place} comment`, `${id} ${nodeId}`);
  } else if (stripMarker(found.body) !== visible.trimEnd()) await engine.github.conversations.editComment(found, body);
  engine.shown.set(place, body);
  for (const copy of copies) await engine.github.conversations.deleteComment(copy);
}

/** As `showOnPull` notes the comment that it made. */
function toPlace(made: string): CommentKey {
  const [id = '', nodeId = ''] = made.split(' ');
  return { id: Number(id), ...(nodeId !== '' && { nodeId }) };
}

/** Pages of this mission on the pull request, the first one first; the others are of runs that overlapped. */
function findPages(engine: FlowContext, pull: Pull, mark: PullMarker): readonly Comment[] {
  if (engine.signer.tag === 'orkestro-sandbox')
    return pull.comments.filter((comment) => comment.byUs && hasMarker(comment.body, engine.signer)).slice(0, 1);
  return listMarkers(pull.comments, 'page', mark.subject, engine.signer)
    .filter((one) => one.marker.mission === mark.mission)
    .map(({ comment }) => comment);
}

async function showStatus(engine: FlowContext, { observation, engaged }: Snapshot, page: MissionView): Promise<void> {
  const { pull, binding } = observation;
  if (pull === null || binding.kind !== 'bound') return;
  const own = toGateReading(engine, page, engaged.comment?.url ?? null, pull.number);
  await showGate(engine, pull, own.state === 'success' ? await joinSiblings(engine, engaged, pull, own) : own);
}

/** Missions of other keys share the pull request and its status: one that is paid does not open it for the rest. */
async function joinSiblings(
  engine: FlowContext,
  engaged: TrackedMission,
  pull: Pull,
  own: GateReading,
): Promise<GateReading> {
  const { subject, mission } = engaged;
  // Several keys need lock: ref.
  if (engine.settings.lock !== 'ref' || subject.kind === 'run') return own;
  const posted = await listRepositoryMissions(engine);
  const others = listOpen(posted).filter(
    (one) => one.subject.number === subject.number && one.mission.id !== mission.id,
  );
  if (others.length === 0) return own;
  return chooseStrictest(own, await readGate(engine, pull, posted, new Map([[mission.id, own]])));
}

/**
 * Shows why there is no mission to follow: on the subject's status comment, with the trigger label off after a refusal, so
 * that it can be put on again (docs/BEHAVIOR.md#order-of-refusals). Returns the comment's URL.
 */
export async function publishHeld(
  engine: FlowContext,
  held: BlockedHire,
): Promise<{ readonly page: MissionView; readonly url: string | null }> {
  const state = createState(keyOf(engine, held.subject), held.generation);
  const page = createMissionView(engine, { ...held, state: null });
  logChange(engine, page);
  const { subject } = held;
  if (subject.kind === 'run' || engine.settings.dryRun) return { page, url: null };
  const url = await guard(engine, 'the status comment', null, async () => {
    const conversation = await engine.github.conversations.read(subject.number);
    if (conversation === null) return null;
    const visible = engine.render.comment(page);
    const { comment, state: stored } = await ensureStatus(engine, subject.number, conversation, state, visible);
    // The mission that is there keeps its page: this refusal is about this run's settings only.
    const { code } = held.verdict;
    if (code === 'reference_taken' || (code === 'bad_input' && stored.mission !== null)) return comment.url;
    return (await writeStatus(engine, comment, stored, visible)).comment.url;
  });
  if (held.refused) await guard(engine, 'the trigger label', undefined, () => removeTrigger(engine, subject.number));
  return { page, url };
}

function removeTrigger(engine: FlowContext, number: number): Promise<void> {
  return engine.github.conversations.removeLabel(number, engine.settings.label);
}
