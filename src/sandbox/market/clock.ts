/** The clock of a market: work follows it, even if the time of day is set back. */
import type { Market } from './market.ts';
import { runDueSteps } from './work.ts';

/** Runs `work` as one transaction. */
export type Transact = <T>(work: () => T) => T;

/** The step of virtual time (ms) per call while nothing is scheduled. The rate limit depends on time, too. */
const VIRTUAL_STEP_MS = 100;

/** The two clocks of the system: the time of day, which can be set back, and one that only measures. */
export interface Clocks {
  readonly now: () => number;
  readonly elapsed: () => number;
}

const STANDSTILL = (): number => 0;

/** Returns the given clocks, and those of the system for the others. Beside a given time of day, nothing elapses. */
export function toClocks({ now, elapsed }: Partial<Clocks>): Clocks {
  if (now === undefined) return { now: Date.now, elapsed: elapsed ?? (() => performance.now()) };
  return { now, elapsed: elapsed ?? STANDSTILL };
}

/**
 * Returns a function that reads the time. It never goes back, and it never stands still: where the time of day is set
 * back, it continues by the clock that only measures. `from` is the earliest time to return.
 */
function createTime({ now, elapsed }: Clocks, from: number): () => number {
  let latest = Math.max(from, now());
  let measured = elapsed();
  return () => {
    const reading = elapsed();
    latest = Math.max(latest + Math.max(0, reading - measured), now());
    measured = reading;
    return Math.trunc(latest);
  };
}

/** Creates the clock of a market. Each reading first runs the steps that are due. */
export function createClock(clocks: Clocks, transact: Transact, market: Market): () => number {
  const isVirtual = market.terms.time === 'virtual';
  let latest = isVirtual ? Math.trunc(clocks.now()) : 0;
  const readTime = createTime(clocks, market.journal.lastAt());
  return () => {
    const planned = isVirtual ? market.missions.nextDue(Number.MAX_SAFE_INTEGER)?.due_at : null;
    latest = Math.max(latest, isVirtual ? (planned ?? latest + VIRTUAL_STEP_MS) : readTime());
    if (market.missions.nextDue(latest) !== undefined) {
      transact(() => {
        runDueSteps(market, latest);
      });
    }
    return latest;
  };
}
