/**
 * Which missions a sweep looks at, and in which order (spec §2). Nothing is remembered between sweeps: a place to
 * remember it in would cost a write per mission.
 */
import { sha256 } from './digest.ts';
import type { Shard } from './settings.ts';

/** How long (ms) an order stays: a run that is started again goes through the missions as before. */
const DRAW_MS = 5 * 60_000;

/** The missions of one part. The parts of one count never overlap and together are everything, whatever else is open. */
export function selectShard<T extends { readonly id: string }>(
  missions: readonly T[],
  shard: Shard | null,
): readonly T[] {
  if (shard === null) return missions;
  return missions.filter(({ id }) => partOf(id, shard.count) === shard.index);
}

/** 1 to `count`; depends on nothing but the id. */
function partOf(id: string, count: number): number {
  return (Number.parseInt(sha256(id).slice(0, 12), 16) % count) + 1;
}

/**
 * The order of a sweep that begins at `now` (ms): drawn anew each time, so that a sweep that cannot look at everything
 * leaves others over than the one before. A mission of n of which m can be looked at is left over k times in a row with
 * (1 − m/n)^k: none is starved, whatever the schedule.
 */
export function drawOrder<T extends { readonly id: string }>(missions: readonly T[], now: number): readonly T[] {
  const tick = Math.floor(now / DRAW_MS);
  const drawn = missions.map((mission) => ({ mission, lot: sha256(`${tick} ${mission.id}`) }));
  return drawn.toSorted((a, b) => (a.lot < b.lot ? -1 : 1)).map(({ mission }) => mission);
}
