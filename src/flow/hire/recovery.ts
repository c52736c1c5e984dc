/** What a person's `hire --force` has to wait for: taken generations, and the runs that may have posted for them (docs/PROTOCOL.md#forced-hires). */
import type { HireAnswer, IntentRun } from '../../core/protocol/hire-state.ts';
import { listMarkers } from '../../core/state/markers.ts';
import { keyOf } from '../shared/hire-result.ts';
import type { HireContext } from './context.ts';
import { preparedHireOf, threadNumberOf, lockKeyOf } from './context.ts';

/** GitHub ends every run after this long (ms): what cannot be read has ended by then. */
const LONGEST_RUN_MS = 35 * 24 * 3_600_000;

interface TakenLocks {
  readonly highest: number | null;
  readonly since: number | null;
}

/** The taken generations from one on, without a gap. `since` is `null` when one was taken nobody knows when. */
export async function readTakenLocks(notes: HireContext, from: number): Promise<TakenLocks> {
  const { lock } = notes.engine;
  let acquires: TakenLocks = { highest: null, since: 0 };
  for (let generation = from; generation <= lock.maxSequence; generation += 1) {
    const reading = await lock.read(lockKeyOf(notes), generation);
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
export async function readRuns(notes: HireContext, from: number): Promise<readonly IntentRun[]> {
  const { engine, subject } = notes;
  const conversation = await engine.github.conversations.read(threadNumberOf(notes));
  const marks = listMarkers(conversation?.comments ?? [], 'intent', keyOf(engine, subject), engine.signer);
  const named = marks.map(({ marker }) => marker).filter(({ generation }) => generation >= from);
  return Promise.all(named.map(({ run, deadline }) => readRun(notes, run, deadline)));
}

type CompetingIntents = Extract<HireAnswer, { kind: 'competing_intents_read' }>['rivals'];

/** Whether another run may own the generation as well: a page without this run's own intent is older than that. Never throws. */
export async function readCompetingIntents(notes: HireContext, generation: number): Promise<CompetingIntents> {
  const { engine, subject } = notes;
  // The first time, the page that was read beside the end of the acquire.
  const page = notes.afterAcquire ?? (await engine.github.conversations.read(threadNumberOf(notes)).catch(() => null));
  notes.afterAcquire = null;
  const comments = page?.comments ?? [];
  const key = keyOf(engine, subject);
  const isOf = ({ marker }: { readonly marker: { readonly generation: number } }): boolean =>
    marker.generation === generation;
  const { intent } = preparedHireOf(notes);
  const intents = listMarkers(comments, 'intent', key, engine.signer).filter(isOf);
  if (listMarkers(comments, 'status', key, engine.signer).some((one) => isOf(one) && one.marker.mission !== null))
    return 'recorded';
  if (!intents.some(({ comment }) => comment.id === intent.id)) return 'unknown';
  const now = engine.clock.now();
  return intents.some(({ comment, marker }) => comment.id < intent.id && marker.deadline > now) ? 'earlier' : 'none';
}

async function readRun({ engine }: HireContext, run: string, deadline: number): Promise<IntentRun> {
  const [runId = '', attempt = ''] = run.split('.');
  const end = await engine.github.runs.readEnd(runId, Number(attempt));
  if (end.kind === 'ended') return { run, deadline, endedAt: end.at, why: '' };
  if (end.kind === 'running') return { run, deadline, endedAt: null, why: 'it is still running' };
  const surely = deadline + LONGEST_RUN_MS;
  return engine.clock.now() >= surely
    ? { run, deadline, endedAt: surely, why: '' }
    : { run, deadline, endedAt: null, why: `whether it has ended cannot be read: ${end.why}` };
}
