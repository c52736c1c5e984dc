/** The choice of a specialist for a mission. Pure. */
import type { Category, Tier } from '../../core/domain/mission.ts';
import { countEdits } from '../../core/edit-distance.ts';
import { SPECIALIST_TIERS } from '../scenario/scenario.ts';

type SpecialistTier = (typeof SPECIALIST_TIERS)[number];

/** The part of a specialist that matching needs. */
export interface Candidate {
  readonly name: string;
  readonly tier: SpecialistTier;
  readonly categories: readonly Category[];
  readonly rank: number;
}

const MIN_TIER: Record<Tier, SpecialistTier> = {
  'T0 Self-serve': 'New',
  'T1 Verified': 'T1 Verified',
  'T2 Guaranteed': 'T2 Guaranteed',
};

const tierLevel = (tier: SpecialistTier): number => SPECIALIST_TIERS.indexOf(tier);

/** Compares two specialists: best Agent Rank first, then by name, so that the order never depends on storage. */
export function compareByRank(a: Pick<Candidate, 'name' | 'rank'>, b: Pick<Candidate, 'name' | 'rank'>): number {
  if (a.rank !== b.rank) return b.rank - a.rank;
  return a.name < b.name ? -1 : Number(a.name > b.name);
}

/**
 * Returns the best-ranked specialist of the category with at least the tier.
 *
 * @returns null if no specialist fits.
 */
export function chooseSpecialist<T extends Candidate>(
  candidates: readonly T[],
  category: Category,
  tier: Tier,
): T | null {
  const fitting = candidates.filter(
    (one) => one.categories.includes(category) && tierLevel(one.tier) >= tierLevel(MIN_TIER[tier]),
  );
  return fitting.sort(compareByRank)[0] ?? null;
}

/**
 * Returns the closest name. `maxDistance` is the largest share of letters that can differ.
 *
 * @returns null if no name is close enough.
 */
export function suggestName(given: string, names: readonly string[], maxDistance = 0.4): string | null {
  const wanted = given.trim().toLowerCase();
  if (wanted === '') return null;
  const ranked = names
    .map((name) => {
      const own = name.toLowerCase();
      return {
        name,
        distance: own.includes(wanted) ? 0 : countEdits(wanted, own) / Math.max(wanted.length, own.length),
      };
    })
    .sort((a, b) => a.distance - b.distance);
  const nearest = ranked[0];
  return nearest !== undefined && nearest.distance <= maxDistance ? nearest.name : null;
}
