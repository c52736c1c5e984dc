/** What the bench prints: one table, in Markdown, which docs/PERFORMANCE.md holds as well. */
import { median, quantile } from './statistics.ts';

/** One line of the table. What is left out stays empty. */
export interface Row {
  readonly what: string;
  /** With its unit; the median where it was measured more than once. */
  readonly measured: string;
  /** From the quarter to the three quarters of the measurements. */
  readonly spread?: string;
  /** To the baseline that was measured in the same run. */
  readonly ratio?: string;
  readonly goal?: string;
  readonly met?: boolean;
}

/** Returns a goal and whether it was met, for a row. */
export function rateGoal(met: boolean, goal: string): Pick<Row, 'goal' | 'met'> {
  return { goal, met };
}

/** Describes median and spread of several measurements, for a row. */
export function describeMany(
  values: readonly number[],
  format: (value: number) => string,
): Pick<Row, 'measured' | 'spread'> {
  const spread = `${format(quantile(values, 0.25))} – ${format(quantile(values, 0.75))}`;
  return { measured: format(median(values)), spread };
}

export function formatBytes(bytes: number): string {
  return bytes >= 1e6 ? `${(bytes / 1e6).toFixed(2)} MB` : `${(bytes / 1e3).toFixed(0)} kB`;
}

export function formatMs(ms: number): string {
  return `${ms.toFixed(0)} ms`;
}

export function formatRatio(ratio: number): string {
  return `${ratio.toFixed(2)} ×`;
}

const HEAD = ['', 'measured', 'spread', 'ratio', 'goal', ''] as const;

/** Returns the sections' rows as one table. A section's name has a row of its own. */
export function renderTable(sections: ReadonlyMap<string, readonly Row[]>): string {
  const lines = [...sections].flatMap(([name, rows]) => [[`**${name}**`, '', '', '', '', ''], ...rows.map(toCells)]);
  const widths = HEAD.map((head, at) => Math.max(3, head.length, ...lines.map((line) => line[at]?.length ?? 0)));
  const render = (cells: readonly string[]): string =>
    `| ${widths.map((width, at) => (cells[at] ?? '').padEnd(width)).join(' | ')} |`;
  return [render(HEAD), render(widths.map((width) => '-'.repeat(width))), ...lines.map(render)].join('\n');
}

function toCells({ what, measured, spread = '', ratio = '', goal = '', met }: Row): readonly string[] {
  const verdict = met === undefined ? '' : met ? 'met' : 'missed';
  return [what, measured, spread, ratio, goal, verdict].map((cell) => cell.replaceAll('|', String.raw`\|`));
}
