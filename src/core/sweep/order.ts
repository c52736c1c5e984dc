/**
 * Which missions a sweep looks at, and in which order (docs/BEHAVIOR.md#scheduled-sync): the one that was looked at longest ago first. All that is
 * remembered between sweeps is where the last one stopped: a note on each mission would cost a write per mission.
 */
import { sha256 } from '../digest.ts';
import type { Shard } from '../domain/settings.ts';

/** How long (ms) a drawn start stays: a run that is started again goes through the missions as before. */
const PICK_MS = 5 * 60_000;
/** Enough that two missions hardly ever share a lot; if they do, one of them may be passed over once in a while. */
const POSITION_DIGITS = 12;

/** The missions of one part. The parts of one count never overlap and together are everything, whatever else is open. */
export function selectShard<T extends { readonly id: string }>(
  missions: readonly T[],
  shard: Shard | null,
): readonly T[] {
  if (shard === null) return missions;
  return missions.filter(({ id }) => shardOf(id, shard.count) === shard.index);
}

/** 1 to `count`; depends on nothing but the id. */
function shardOf(id: string, count: number): number {
  return (Number.parseInt(sha256(id).slice(0, 12), 16) % count) + 1;
}

/** Where a sweep stopped, among the delivered missions and among the others: lots; `null`: none of them was looked at. */
export interface SweepCursor {
  readonly ready: string | null;
  readonly idle: string | null;
}

/**
 * The order of a sweep: missions stand in a ring by their lots, and a sweep goes on after the last one that was looked at.
 * What lies ahead was looked at longest ago, or never; one of n missions waits for at most ⌈n/m⌉ sweeps that look at m.
 */
export function orderAfter<T extends { readonly id: string }>(missions: readonly T[], after: string): readonly T[] {
  const ring = missions
    .map((mission) => ({ mission, position: ringPosition(mission.id) }))
    .toSorted((a, b) => (a.position < b.position ? -1 : 1));
  const ahead = ring.filter(({ position }) => position > after);
  const behind = ring.filter(({ position }) => position <= after);
  return [...ahead, ...behind].map(({ mission }) => mission);
}

/** A mission's place in the ring: 12 hex digits. */
export function ringPosition(id: string): string {
  return sha256(id).slice(0, POSITION_DIGITS);
}

/** Where to begin when it is not known where the last sweep stopped: somewhere else each time. `now` in ms. */
export function pickStart(now: number): string {
  return ringPosition(`start ${Math.floor(now / PICK_MS)}`);
}

/** For people and for the next sweep; at most 140 characters. */
export function formatCursor(checkedCount: number, totalCount: number, { ready, idle }: SweepCursor): string {
  return `${checkedCount} of ${totalCount} open missions looked at; the next sweep goes on after ${ready ?? '-'}, ${idle ?? '-'}`;
}

/** `null`: the text is no cursor. A wrong one does no harm: it says where to begin, and everything is looked at afresh. */
export function parseCursor(text: string): SweepCursor | null {
  const [, ready, idle] = / after ([0-9a-f]{12}|-), ([0-9a-f]{12}|-)$/.exec(text) ?? [];
  if (ready === undefined || idle === undefined) return null;
  return { ready: ready === '-' ? null : ready, idle: idle === '-' ? null : idle };
}
