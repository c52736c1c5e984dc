/** What the bench prints. */

export interface Row {
  readonly what: string;
  readonly measured: string;
  readonly goal: string;
}

/** A goal with whether it was met. */
export function judge(met: boolean, goal: string): string {
  return `${goal}: ${met ? 'ok' : 'MISSED'}`;
}

/** Prints rows as three columns. */
export function printTable(rows: readonly Row[]): void {
  const columns = ['what', 'measured', 'goal'] as const;
  const all = [{ what: 'what', measured: 'measured', goal: 'goal' }, ...rows];
  const [a = 0, b = 0] = columns.map((column) => Math.max(...all.map((row) => row[column].length)));
  for (const { what, measured, goal } of all) {
    console.log(`${what.padEnd(a)}  ${measured.padEnd(b)}  ${goal}`.trimEnd());
  }
}
