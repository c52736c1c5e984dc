/**
 * Which missions a sweep checks, and in which order (docs/BEHAVIOR.md#scheduled-sync): the least recently checked first.
 * Only the place where the last sweep stopped is saved: a note on each mission would cost a write per mission.
 */
import { sha256 } from '../digest.ts';
import type { Shard } from '../domain/settings.ts';

/** How long a picked start stays the same, in ms, so that a re-run checks the missions in the same order. */
const PICK_MS = 5 * 60_000;
/** Enough digits that two missions rarely share a position. If they do, a sweep may sometimes skip one of them. */
const POSITION_DIGITS = 12;

/** Returns the missions of one shard. The shards of one count never overlap and together cover all missions. */
export function selectShard<T extends { readonly id: string }>(
  missions: readonly T[],
  shard: Shard | null,
): readonly T[] {
  if (shard === null) return missions;
  return missions.filter(({ id }) => shardOf(id, shard.count) === shard.index);
}

/** Returns 1 to `count`, depending only on the id. */
function shardOf(id: string, count: number): number {
  return (Number.parseInt(sha256(id).slice(0, 12), 16) % count) + 1;
}

/**
 * Where a sweep stopped: a ring position among the delivered missions and one among the others. `null`: none was
 * checked.
 */
export interface SweepCursor {
  readonly ready: string | null;
  readonly idle: string | null;
}

/**
 * Orders the missions of a sweep: they form a ring by their positions, and a sweep continues after the last one checked.
 *
 * Missions ahead were checked longest ago, or never. One of n missions waits for at most ⌈n/m⌉ sweeps that check m.
 */
export function orderAfter<T extends { readonly id: string }>(missions: readonly T[], after: string): readonly T[] {
  const ring = missions
    .map((mission) => ({ mission, position: ringPosition(mission.id) }))
    .toSorted((a, b) => (a.position < b.position ? -1 : 1));
  const ahead = ring.filter(({ position }) => position > after);
  const behind = ring.filter(({ position }) => position <= after);
  return [...ahead, ...behind].map(({ mission }) => mission);
}

/** Returns the position of a mission in the ring: 12 hex digits. */
export function ringPosition(id: string): string {
  return sha256(id).slice(0, POSITION_DIGITS);
}

/** Picks a start if it is unknown where the last sweep stopped. It changes over time. `now` is in ms. */
export function pickStart(now: number): string {
  return ringPosition(`start ${Math.floor(now / PICK_MS)}`);
}

/** Formats a cursor for people and for the next sweep, in at most 140 characters. */
export function formatCursor(checkedCount: number, totalCount: number, { ready, idle }: SweepCursor): string {
  return `${checkedCount} of ${totalCount} open missions looked at; the next sweep goes on after ${ready ?? '-'}, ${idle ?? '-'}`;
}

/**
 * Parses a cursor. A wrong one is harmless: it only says where to begin.
 *
 * @returns null if the text is no cursor
 */
export function parseCursor(text: string): SweepCursor | null {
  const [, ready, idle] = / after ([0-9a-f]{12}|-), ([0-9a-f]{12}|-)$/.exec(text) ?? [];
  if (ready === undefined || idle === undefined) return null;
  return { ready: ready === '-' ? null : ready, idle: idle === '-' ? null : idle };
}
