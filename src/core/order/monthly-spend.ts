/** What was posted this month, from the marketplace's own list: the base of the monthly cap (docs/BEHAVIOR.md#caps, docs/internals/THREATS.md#spending-limits). */
import type { Mission } from '../domain/mission.ts';

/**
 * Sum of the budgets, in integer cents, of all missions posted since the beginning of `now`'s UTC month (ms), whatever
 * became of them. A date ahead of `now` counts too: clocks differ, and a cap errs on the careful side. `null`: a mission of
 * unknown date, or one of this month with an unknown budget, makes the sum unknowable.
 */
export function sumMonthCents(missions: readonly Mission[], now: number): number | null {
  const today = new Date(now);
  const start = Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), 1);
  let sum = 0;
  for (const { createdAt, budgetCents } of missions) {
    if (createdAt === null || !Number.isFinite(createdAt)) return null;
    if (createdAt < start) continue;
    if (budgetCents === null || !Number.isSafeInteger(budgetCents) || budgetCents < 0) return null;
    sum += budgetCents;
  }
  return Number.isSafeInteger(sum) ? sum : null;
}
