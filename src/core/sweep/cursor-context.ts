/** The commit status on the default branch in which a sweep that leaves something over says where it stopped. */
import type { Shard } from '../domain/settings.ts';

const SWEEP_CONTEXT = 'orkestro/sweep';

/** Each part of a matrix has its own. */
export function formatSweepContext(shard: Shard | null): string {
  return shard === null ? SWEEP_CONTEXT : `${SWEEP_CONTEXT} ${shard.index}/${shard.count}`;
}

/** Whether a commit status is a sweep's: it says nothing about the work. */
export function isSweepContext(name: string): boolean {
  return name === SWEEP_CONTEXT || /^orkestro\/sweep \d+\/\d+$/.test(name);
}
