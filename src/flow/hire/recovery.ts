/** What a person's `hire --force` has to wait for: taken generations, and the runs that may have posted for them (docs/PROTOCOL.md#forced-hires). */
import type { HireAnswer, NoticeRun } from '../../core/protocol/hire-state.ts';
import { listMarkers } from '../../core/state/markers.ts';
import { formatSubjectKey } from '../shared/hire-result.ts';
import type { HireContext } from './context.ts';
import { preparedHireOf, threadNumberOf, lockKeyOf } from './context.ts';

/** GitHub ends every run after this long (ms): what cannot be read has ended by then. */
const MAX_RUN_MS = 35 * 24 * 3_600_000;

interface TakenLocks {
  readonly highest: number | null;
  readonly since: number | null;
}

/** The taken generations from one on, without a gap. `since` is `null` when one was taken nobody knows when. */
export async function readTakenLocks(hireContext: HireContext, from: number): Promise<TakenLocks> {
  const { lock } = hireContext.context;
  let acquires: TakenLocks = { highest: null, since: 0 };
  for (let generation = from; generation <= lock.maxSequence; generation += 1) {
    const reading = await lock.read(lockKeyOf(hireContext), generation);
    if (reading.kind === 'free') break;
    const at = reading.kind === 'taken' ? reading.at : null;
    acquires = {
      highest: generation,
      since: at === null || acquires.since === null ? null : Math.max(at, acquires.since),
    };
    if (reading.kind === 'gone') break;
  }
  return acquires;
}

/** The runs whose intents stand for a generation or a later one, and when they ended. */
export async function listHireRuns(hireContext: HireContext, from: number): Promise<readonly NoticeRun[]> {
  const { context: context, subject } = hireContext;
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

/** Whether another run may own the generation as well: a page without this run's own intent is older than that. Never throws. */
export async function readCompetingIntents(hireContext: HireContext, generation: number): Promise<CompetingIntents> {
  const { context: context, subject } = hireContext;
  // The first time, the page that was read beside the end of the acquire.
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

async function readRun({ context: context }: HireContext, run: string, deadline: number): Promise<NoticeRun> {
  const [runId = '', attempt = ''] = run.split('.');
  const end = await context.github.runs.readEnd(runId, Number(attempt));
  if (end.kind === 'ended') return { run, deadline, endedAt: end.at, why: '' };
  if (end.kind === 'running') return { run, deadline, endedAt: null, why: 'it is still running' };
  const latestEnd = deadline + MAX_RUN_MS;
  return context.clock.now() >= latestEnd
    ? { run, deadline, endedAt: latestEnd, why: '' }
    : { run, deadline, endedAt: null, why: `whether it has ended cannot be read: ${end.why}` };
}
