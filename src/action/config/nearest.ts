/** What the author meant to write. */
import { countEdits } from '../../core/edit-distance.ts';

/** Letters that may differ for a word to be taken for a slip of another: a third of it, at most three. */
function toTolerance(word: string): number {
  return Math.min(3, Math.max(1, Math.floor(word.length / 3)));
}

/** The candidate closest to a word, or the one that it begins, in any case and with `_` or spaces for `-`; `null`: none. */
export function findNearest(word: string, candidates: readonly string[]): string | null {
  const wanted = toPlain(word);
  const scored = candidates
    .map((candidate) => ({ candidate, distance: countEdits(wanted, toPlain(candidate)) }))
    .sort((a, b) => a.distance - b.distance);
  const begun = candidates.filter((candidate) => wanted.length >= 4 && toPlain(candidate).startsWith(wanted));
  if (begun.length === 1) return begun[0] ?? null;
  const [best] = scored;
  return best !== undefined && best.distance <= toTolerance(best.candidate) ? best.candidate : null;
}

/** `maxBudget_USD` and `max-budget-usd` are the same to a reader. */
function toPlain(word: string): string {
  return word
    .slice(0, 60)
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-')
    .replaceAll(/[\s_]+/g, '-')
    .toLowerCase();
}
