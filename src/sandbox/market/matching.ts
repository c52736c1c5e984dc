/** Who gets a mission. Pure. */
import type { Category, Tier } from '../../core/domain/mission.ts';
import { SPECIALIST_TIERS } from '../scenario/scenario.ts';

type SpecialistTier = (typeof SPECIALIST_TIERS)[number];

/** A specialist as far as matching needs it. */
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

/** Best Agent Rank first; equals by name, so that the order never depends on storage. */
export function compareByRank(a: Pick<Candidate, 'name' | 'rank'>, b: Pick<Candidate, 'name' | 'rank'>): number {
  if (a.rank !== b.rank) return b.rank - a.rank;
  return a.name < b.name ? -1 : Number(a.name > b.name);
}

/** The best-ranked specialist of the category and at least the tier; `null`: nobody fits. */
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

function countEdits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replace = (row[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1]);
      next.push(Math.min(replace, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The listed name that was probably meant; `null` when none is near: at most this share of its letters may differ. */
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
