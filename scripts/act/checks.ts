/** What a case finds. A check that fails doesn't end its case, so that one run tells everything. */

/** The findings of one case. */
export interface Checks {
  /** Requires a fact. */
  that(what: string, isTrue: boolean): void;
  /** Requires that two values are the same as JSON. */
  equal(what: string, got: unknown, expected: unknown): void;
  /** Tells something that is neither right nor wrong. */
  note(text: string): void;
  readonly count: number;
  readonly failures: readonly string[];
  readonly notes: readonly string[];
}

/** Returns an empty list of findings. */
export function createChecks(): Checks {
  const failures: string[] = [];
  const notes: string[] = [];
  let count = 0;
  const that = (what: string, isTrue: boolean): void => {
    count += 1;
    if (!isTrue) failures.push(what);
  };
  return {
    that,
    equal(what, got, expected) {
      const [left, right] = [JSON.stringify(got), JSON.stringify(expected)];
      that(`${what}: ${left} instead of ${right}`, left === right);
    },
    note(text) {
      notes.push(text);
    },
    get count() {
      return count;
    },
    failures,
    notes,
  };
}
