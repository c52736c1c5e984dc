/** Converts the evaluated checks to a table: what each is, how it ended, and why it counts. */
import type { ContextResult, Evidence } from '../../core/domain/evidence.ts';
import type { MissionView } from '../../core/domain/outcome.ts';
import { formatSha, toSafeUrl } from '../markdown/format.ts';

/** The checks as a table. */
export interface CheckTable {
  readonly title: string;
  readonly sha: string;
  /** How many checks had each result: `3 passed, 1 failed`. */
  readonly tally: string;
  /** The rows, those that block first. */
  readonly rows: readonly CheckRow[];
}

/** A row of the table. */
export interface CheckRow {
  readonly name: string;
  readonly url: string | null;
  readonly result: string;
  readonly blocks: boolean;
  readonly note: string | null;
  readonly requiredBy: string;
}

/** The results of checks, in the order of the table: those that block first. */
const CHECK_LABELS: Readonly<Record<ContextResult['verdict'], string>> = {
  failed: 'failed',
  wrong_source: 'wrong app',
  needs_approval: 'needs approval',
  inconclusive: 'did not finish',
  missing: 'not reported',
  pending: 'running',
  skipped: 'skipped',
  passed: 'passed',
};
const CHECK_ORDER = Object.keys(CHECK_LABELS);
const SOURCES: Readonly<Record<ContextResult['source'], string>> = {
  ruleset: 'ruleset',
  classic: 'branch protection',
  required: 'branch rules',
  listed: 'input',
  all: 'every check counts',
};

/** Converts the evidence to a table. @returns null if there is no check */
export function toCheckTable(view: MissionView, { sha, results }: Evidence): CheckTable | null {
  if (results.length === 0) return null;
  const site = { serverUrl: view.serverUrl, owner: view.repository.owner, name: view.repository.name };
  const sorted = [...results].sort((a, b) => CHECK_ORDER.indexOf(a.verdict) - CHECK_ORDER.indexOf(b.verdict));
  const isRequired = results.every(({ source }) => source !== 'listed' && source !== 'all');
  return {
    title: isRequired ? 'Required checks' : 'Checks',
    sha: formatSha(sha),
    tally: toTally(sorted),
    rows: sorted.map((result) => ({
      name: result.name,
      url: toSafeUrl(result.url, site),
      result: toResult(result),
      blocks: result.verdict !== 'passed' && result.verdict !== 'skipped' && result.verdict !== 'pending',
      note: result.verdict === 'passed' ? null : result.description,
      requiredBy: SOURCES[result.source],
    })),
  };
}

/** Describes the result of a check. */
function toResult({ verdict, state, appName }: ContextResult): string {
  if (verdict === 'wrong_source') return `wrong app (${appName ?? 'not known'})`;
  const isPlain =
    state === null || state === 'success' || state === 'failure' || state === 'pending' || state === verdict;
  return isPlain ? CHECK_LABELS[verdict] : `${CHECK_LABELS[verdict]} (${state.replaceAll('_', ' ')})`;
}

/** Counts the checks by result. */
function toTally(sorted: readonly ContextResult[]): string {
  const counts = new Map<string, number>();
  for (const { verdict } of sorted) counts.set(CHECK_LABELS[verdict], (counts.get(CHECK_LABELS[verdict]) ?? 0) + 1);
  return [...counts].map(([label, count]) => `${count} ${label}`).join(', ');
}
