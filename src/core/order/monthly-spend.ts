/**
 * What was posted this month, by the marketplace's list, for the monthly cap (docs/BEHAVIOR.md#caps,
 * docs/internals/THREATS.md#spending-limits).
 */
import type { Mission } from '../domain/mission.ts';

/**
 * Returns the sum of the budgets, in cents, of all missions posted since the start of the UTC month of `now` (in ms).
 *
 * Missions count with any end. A date after `now` counts too: clocks differ, and the cap must never be exceeded.
 *
 * @returns null if a mission has no date, or one of this month has no budget
 */
export function sumMonthCents(missions: readonly Mission[], now: number): number | null {
  const today = new Date(now);
  const start = Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), 1);
  let sum = 0;
  for (const { createdAt, budgetCents } of missions) {
    if (createdAt === null || !Number.isFinite(createdAt)) return null;
    if (createdAt < start) continue;
    if (!isAmount(budgetCents)) return null;
    sum += budgetCents;
  }
  return isAmount(sum) ? sum : null;
}

function isAmount(cents: number | null): cents is number {
  return Number.isSafeInteger(cents) && Number(cents) >= 0;
}
