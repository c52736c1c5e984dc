/** Keeps comments within GitHub's limits (docs/GITHUB-FACTS.md#size-limits): each level shows less and says so. */

/** How much of each part is shown: numbers of rows or items, and UTF-16 units of foreign text before escaping (`…Chars`). */
export interface Detail {
  readonly history: number;
  readonly checks: number;
  readonly items: number;
  readonly itemChars: number;
  readonly warnings: number;
  readonly sentenceChars: number;
  readonly briefChars: number;
}

/** The longest comment. GitHub accepts 65,536 characters, and the state marker follows on the last line. */
export const COMMENT_LIMIT = 60_000;

/** The levels of a comment, from most to least. The last always fits, because escaping makes at most 9 characters of 1. */
export const COMMENT_LEVELS: readonly [Detail, ...Detail[]] = [
  { history: 40, checks: 100, items: 60, itemChars: 400, warnings: 10, sentenceChars: 1500, briefChars: 1200 },
  { history: 5, checks: 100, items: 60, itemChars: 300, warnings: 10, sentenceChars: 1500, briefChars: 600 },
  { history: 0, checks: 30, items: 60, itemChars: 300, warnings: 5, sentenceChars: 1000, briefChars: 300 },
  { history: 0, checks: 10, items: 20, itemChars: 200, warnings: 5, sentenceChars: 1000, briefChars: 0 },
  { history: 0, checks: 3, items: 5, itemChars: 100, warnings: 2, sentenceChars: 600, briefChars: 0 },
];

/** The longest summary. GitHub drops a summary of more than 1 MiB, and a character has at most 3 bytes. */
export const SUMMARY_LIMIT = 300_000;

/** The levels of a summary, which has room for the whole brief. */
export const SUMMARY_LEVELS: readonly [Detail, ...Detail[]] = [
  { history: 200, checks: 1000, items: 500, itemChars: 1000, warnings: 50, sentenceChars: 4000, briefChars: 70_000 },
  { history: 50, checks: 300, items: 100, itemChars: 400, warnings: 20, sentenceChars: 2000, briefChars: 20_000 },
  { history: 10, checks: 50, items: 50, itemChars: 300, warnings: 10, sentenceChars: 1500, briefChars: 3000 },
  { history: 0, checks: 10, items: 10, itemChars: 200, warnings: 5, sentenceChars: 1000, briefChars: 500 },
];

/** Renders at the first level whose result has at most `limit` UTF-16 units, or at the last level if none has. */
export function degrade<Level>(
  levels: readonly [Level, ...Level[]],
  limit: number,
  render: (level: Level) => string,
): string {
  let out = '';
  for (const level of levels) {
    out = render(level);
    if (out.length <= limit) return out;
  }
  return out;
}
