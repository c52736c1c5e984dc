/** The commit status on the default branch that saves where an unfinished sweep stopped. */
import type { Shard } from '../domain/settings.ts';

const SWEEP_CONTEXT = 'orkestro/sweep';

/** Formats the context of that status. Each shard has its own. */
export function formatSweepContext(shard: Shard | null): string {
  return shard === null ? SWEEP_CONTEXT : `${SWEEP_CONTEXT} ${shard.index}/${shard.count}`;
}

/** Returns whether a commit status is a sweep's, which says nothing about the work. */
export function isSweepContext(name: string): boolean {
  return name === SWEEP_CONTEXT || /^orkestro\/sweep \d+\/\d+$/.test(name);
}
