/** What Stryker reported of each part, and the reasons given for what survived. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';

/** Parts are run on their own, each with a report of its own; stryker.config.js says what belongs to them. */
export const PARTS = ['decide', 'once', 'read', 'set', 'flow'] as const;
export type Part = (typeof PARTS)[number];

type Status =
  'Killed' | 'Survived' | 'Timeout' | 'NoCoverage' | 'CompileError' | 'RuntimeError' | 'Ignored' | 'Pending';

interface Position {
  readonly line: number;
  readonly column: number;
}

interface StrykerReport {
  readonly files: Readonly<
    Record<
      string,
      {
        readonly source: string;
        readonly mutants: readonly {
          readonly mutatorName: string;
          readonly replacement: string;
          readonly status: Status;
          readonly location: { readonly start: Position; readonly end: Position };
        }[];
      }
    >
  >;
}

export interface Survivor {
  readonly file: string;
  readonly line: number;
  /** The line of code, and what in it became what: the same wherever the line stands. */
  readonly change: string;
}

export interface FileFigures {
  readonly file: string;
  readonly killed: number;
  readonly timedOut: number;
  readonly survived: number;
  readonly uncovered: number;
}

export interface PartReport {
  readonly part: Part;
  readonly files: readonly FileFigures[];
  readonly survivors: readonly Survivor[];
}

/** One reason, and the mutants that it explains: `file: change`. */
export interface Explanation {
  readonly why: string;
  readonly mutants: readonly string[];
}

export function readSurvivors(): readonly Explanation[] {
  return JSON.parse(readFileSync('scripts/mutate/survivors.json', 'utf8')) as readonly Explanation[];
}

/** Returns what Stryker's last run of a part found. */
export function readReport(part: Part): PartReport {
  const report = JSON.parse(readFileSync(reportOf(part), 'utf8')) as StrykerReport;
  const entries = Object.entries(report.files).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const files = entries.map(([file, { mutants }]): FileFigures => {
    const count = (status: Status): number => mutants.filter((mutant) => mutant.status === status).length;
    return {
      file,
      killed: count('Killed'),
      timedOut: count('Timeout'),
      survived: count('Survived'),
      uncovered: count('NoCoverage'),
    };
  });
  const survivors = entries.flatMap(([file, { source, mutants }]) =>
    mutants
      .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
      .map(({ location: { start, end }, replacement }): Survivor => {
        const lines = source.split('\n').slice(start.line - 1, end.line);
        const [first = '', last = ''] = [lines[0], lines.at(-1)];
        const whole = [...lines.slice(0, -1), last.slice(0, end.column - 1)].join('\n').slice(start.column - 1);
        return {
          file,
          line: start.line,
          change: `\`${first.trim()}\`: \`${short(whole)}\` → \`${short(replacement)}\``,
        };
      })
      .toSorted((a, b) => a.line - b.line),
  );
  return { part, files: files.filter((file) => totalOf(file) > 0), survivors };
}

/** Returns the path of Stryker's own report of a part, which is not committed. */
export function reportOf(part: Part): string {
  return `reports/mutants-${part}.json`;
}

/** Figures are committed part by part: a run of one part leaves those of the others as they were. */
function figuresOf(part: Part): string {
  return `scripts/mutate/figures/${part}.json`;
}

/** Returns the figures of a part that was run here or elsewhere; null before its first run. */
export function readFigures(part: Part): PartReport | null {
  const path = figuresOf(part);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as PartReport) : null;
}

export async function writeFigures(report: PartReport): Promise<void> {
  writeFileSync(figuresOf(report.part), await format(JSON.stringify(report), { parser: 'json', printWidth: 120 }));
}

/** Returns the percentage of mutants that a test noticed, by failing or by running on. */
export function scoreOf(files: readonly FileFigures[]): number {
  const noticed = sum(files, (file) => file.killed + file.timedOut);
  const all = sum(files, totalOf);
  return all === 0 ? 100 : (noticed / all) * 100;
}

export function totalOf({ killed, timedOut, survived, uncovered }: FileFigures): number {
  return killed + timedOut + survived + uncovered;
}

export function sum<T>(of: readonly T[], count: (one: T) => number): number {
  return of.reduce((total, one) => total + count(one), 0);
}

export function keyOf({ file, change }: Survivor): string {
  return `${file}: ${change}`;
}

export function unexplained({ survivors }: PartReport, explained: readonly Explanation[]): readonly Survivor[] {
  const known = new Set(explained.flatMap(({ mutants }) => mutants));
  return survivors.filter((survivor) => !known.has(keyOf(survivor)));
}

const WIDTH = 100;

function short(code: string): string {
  const line = code.replace(/\s+/g, ' ').trim();
  return line.length <= WIDTH ? line : `${line.slice(0, WIDTH - 1)}…`;
}
