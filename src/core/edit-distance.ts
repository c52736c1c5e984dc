/** The one measure of how far a mistyped word is from a known one. */

/**
 * Returns how many single edits turn `a` into `b`: a letter inserted, deleted, replaced, or swapped with its neighbor.
 *
 * This is the optimal string alignment distance over UTF-16 units. It takes `a.length * b.length` steps, so callers cut
 * foreign text first.
 */
export function countEdits(a: string, b: string): number {
  let rows: Rows = { previous: Array.from({ length: b.length + 1 }, (_, column) => column), beforePrevious: [] };
  for (let row = 1; row <= a.length; row += 1)
    rows = { previous: computeRow(a, b, row, rows), beforePrevious: rows.previous };
  return rows.previous[b.length] ?? 0;
}

/** The last two rows of the table of distances between prefixes of the two words. */
interface Rows {
  readonly previous: readonly number[];
  readonly beforePrevious: readonly number[];
}

function computeRow(a: string, b: string, row: number, { previous, beforePrevious }: Rows): readonly number[] {
  const current = [row];
  for (let column = 1; column <= b.length; column += 1) {
    const costs = [
      (previous[column] ?? 0) + 1,
      (current[column - 1] ?? 0) + 1,
      (previous[column - 1] ?? 0) + Number(a[row - 1] !== b[column - 1]),
    ];
    if (isSwap(a, b, row, column)) costs.push((beforePrevious[column - 2] ?? 0) + 1);
    current.push(Math.min(...costs));
  }
  return current;
}

/** Returns whether the two letters before these positions are the same pair in opposite order. */
function isSwap(a: string, b: string, row: number, column: number): boolean {
  return row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
}
