/** What somebody meant to write. */

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

/** Insertions, deletions, substitutions and swaps of neighbors (optimal string alignment). */
function countEdits(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= b.length; column += 1) line.push(toCost(rows, line, a, b, row, column));
    rows.push(line);
  }
  return rows[a.length]?.[b.length] ?? 0;
}

function toCost(
  rows: readonly (readonly number[])[],
  line: readonly number[],
  a: string,
  b: string,
  row: number,
  column: number,
): number {
  const above = rows[row - 1] ?? [];
  const same = a[row - 1] === b[column - 1];
  const costs = [(above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1, (above[column - 1] ?? 0) + (same ? 0 : 1)];
  const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
  if (swapped) costs.push((rows[row - 2]?.[column - 2] ?? 0) + 1);
  return Math.min(...costs);
}
