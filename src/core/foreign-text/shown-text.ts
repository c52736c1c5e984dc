/** Foreign text without what GitHub does not show. */

/** Markup that GitHub may or may not show. Line and column count from 1. */
export interface UnclearMarkup {
  readonly line: number;
  readonly column: number;
  readonly what: string;
}

/** A text without hidden markup, with unchanged line numbers. `unclear`: the first thing to refuse it for. `null`: none. */
export interface ShownText {
  readonly text: string;
  readonly dropped: number;
  readonly unclear: UnclearMarkup | null;
}
