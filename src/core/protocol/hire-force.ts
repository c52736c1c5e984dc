/**
 * The checks of `hire --force`, which passes over a generation only if it is taken, and long since
 * (docs/PROTOCOL.md#forced-hires).
 */
import type { EventOf } from './hire-moves.ts';
import { endHire, moveTo } from './hire-moves.ts';
import type { HireState, HireStep, NoticeRun } from './hire-state.ts';
import { FORCE_HIRE_MS, NOTICE_MS } from './hire-state.ts';

/** Chooses the generation after the highest taken one, if all of them were taken long enough ago. */
export function afterTakenLocks(state: HireState, { at, highest, since }: EventOf<'locks_read'>): HireStep {
  if (highest === null) return endHire(state, { kind: 'nothing_unconfirmed' });
  if (highest >= state.maxSequence) return endHire(state, { kind: 'lock_limit_reached' });
  if (since === null) return endHire(state, { kind: 'lock_time_unknown' });
  const until = since + NOTICE_MS + FORCE_HIRE_MS;
  if (at < until) return endHire(state, { kind: 'too_early', until });
  const next = { ...state, generation: highest + 1, takenSince: since };
  return moveTo(next, 'reading_runs', { do: 'read_runs', from: state.generation });
}

/** Waits 15 minutes after the end of every run whose notice names the generation, and after the deadline of the notice. */
export function afterRuns(state: HireState, { at, runs }: EventOf<'runs_read'>): HireStep {
  const until = Math.max(0, ...runs.map(toSafeTime));
  const running = runs.find(({ endedAt }) => endedAt === null);
  if (running !== undefined) return endHire(state, { kind: 'run_not_over', run: running.run, why: running.why });
  if (at < until) return endHire(state, { kind: 'too_early', until });
  return moveTo(state, 'reading_locks_again', { do: 'read_locks', from: state.minGeneration });
}

/**
 * Continues if the locks are the same as before the notices were read.
 *
 * Between the two readings above, a run can have released its lock and removed its notice. Then a label may acquire that
 * generation while this hire acquires the next one. Locks that are unchanged belong to the runs whose notices were read.
 */
export function afterTakenLocksAgain(state: HireState, { at, highest, since }: EventOf<'locks_read'>): HireStep {
  if (highest === null) return endHire(state, { kind: 'nothing_unconfirmed' });
  const isSame = highest + 1 === state.generation && since === state.takenSince;
  if (isSame) return moveTo(state, 'confirming', { do: 'look_up' });
  return endHire(state, { kind: 'too_early', until: (since ?? at) + NOTICE_MS + FORCE_HIRE_MS });
}

function toSafeTime({ endedAt, deadline }: NoticeRun): number {
  return Math.max(endedAt ?? Number.POSITIVE_INFINITY, deadline) + FORCE_HIRE_MS;
}
