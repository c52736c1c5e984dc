/** What a `hire --force` must wait for: taken generations, and the runs that may have posted for them (docs/PROTOCOL.md#forced-hires). */
import type { HireAnswer, NoticeRun } from '../../core/protocol/hire-state.ts';
import { listMarkers } from '../../core/state/markers.ts';
import { formatSubjectKey } from '../shared/hire-result.ts';
import type { HireContext } from './context.ts';
import { preparedHireOf, threadNumberOf, lockKeyOf } from './context.ts';

/** How long GitHub lets a run live at most, in ms. An unreadable run has ended by then. */
const MAX_RUN_MS = 35 * 24 * 3_600_000;

/** Taken locks in a row. */
interface TakenLocks {
  readonly highest: number | null;
  readonly since: number | null;
}

/** Returns the taken generations from `from` on, without a gap. `since` is `null` if the time of one is unknown. */
export async function readTakenLocks(hireContext: HireContext, from: number): Promise<TakenLocks> {
  const { lock } = hireContext.context;
  let locks: TakenLocks = { highest: null, since: 0 };
  for (let generation = from; generation <= lock.maxSequence; generation += 1) {
    const reading = await lock.read(lockKeyOf(hireContext), generation);
    if (reading.kind === 'free') break;
    const at = reading.kind === 'taken' ? reading.at : null;
    locks = {
      highest: generation,
      since: at === null || locks.since === null ? null : Math.max(at, locks.since),
    };
    if (reading.kind === 'gone') break;
  }
  return locks;
}

/**
 * Returns the runs whose hire notices name a generation from `from` on, and when they ended.
 *
 * @throws GitHubError if the thread cannot be read.
 */
export async function listHireRuns(hireContext: HireContext, from: number): Promise<readonly NoticeRun[]> {
  const { context, subject } = hireContext;
  const conversation = await context.github.conversations.read(threadNumberOf(hireContext));
  const markers = listMarkers(
    conversation?.comments ?? [],
    'intent',
    formatSubjectKey(context, subject),
    context.signer,
  );
  const noticeMarkers = markers.map(({ marker }) => marker).filter(({ generation }) => generation >= from);
  return Promise.all(noticeMarkers.map(({ run, deadline }) => readRun(hireContext, run, deadline)));
}

type CompetingIntents = Extract<HireAnswer, { kind: 'competing_intents_read' }>['competingIntents'];

/** Returns whether another run might have the lock too. A thread without this run's own notice is too old to tell. Never throws. */
export async function readCompetingIntents(hireContext: HireContext, generation: number): Promise<CompetingIntents> {
  const { context, subject } = hireContext;
  // The first time, uses the thread that was read when the lock was taken.
  const conversation =
    hireContext.afterAcquire ??
    (await context.github.conversations.read(threadNumberOf(hireContext)).catch(() => null));
  hireContext.afterAcquire = null;
  const comments = conversation?.comments ?? [];
  const key = formatSubjectKey(context, subject);
  const isOf = ({ marker }: { readonly marker: { readonly generation: number } }): boolean =>
    marker.generation === generation;
  const { notice } = preparedHireOf(hireContext);
  const notices = listMarkers(comments, 'intent', key, context.signer).filter(isOf);
  if (listMarkers(comments, 'status', key, context.signer).some((one) => isOf(one) && one.marker.mission !== null))
    return 'recorded';
  if (!notices.some(({ comment }) => comment.id === notice.id)) return 'unknown';
  const now = context.clock.now();
  return notices.some(({ comment, marker }) => comment.id < notice.id && marker.deadline > now) ? 'earlier' : 'none';
}

async function readRun({ context }: HireContext, run: string, deadline: number): Promise<NoticeRun> {
  const [runId = '', attempt = ''] = run.split('.');
  const end = await context.github.runs.readEnd(runId, Number(attempt));
  if (end.kind === 'ended') return { run, deadline, endedAt: end.at, why: '' };
  if (end.kind === 'running') return { run, deadline, endedAt: null, why: 'it is still running' };
  const latestEnd = deadline + MAX_RUN_MS;
  return context.clock.now() >= latestEnd
    ? { run, deadline, endedAt: latestEnd, why: '' }
    : { run, deadline, endedAt: null, why: `whether it has ended cannot be read: ${end.why}` };
}
