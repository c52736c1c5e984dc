/** Which reported checks are this action's own, which never count (docs/GITHUB-FACTS.md#own-check-run). */
import type { ReportedCheck } from '../domain/checks.ts';
import { isSweepContext } from '../sweep/cursor-context.ts';

/** How to recognize this run's and earlier runs' own checks. */
interface OwnChecks {
  readonly statusContext: string;
  /** Check run ids of jobs that ran this action. */
  readonly checkRunIds: readonly string[];
  /**
   * Our Actions runs. Used only if no check run id is known, because the runner of a GitHub Enterprise Server gives
   * none.
   */
  readonly runIds: readonly string[];
}

/** What our own checks are recognized by. */
export interface OwnCheckOptions {
  /** Exact names that never count. */
  readonly ignore: readonly string[];
  readonly ours: OwnChecks;
}

/**
 * Returns a function that recognizes our commit status, our jobs, and the one job of a run of ours without a known job
 * id.
 */
export function recognizeOwnChecks(
  reported: readonly ReportedCheck[],
  options: OwnCheckOptions,
): (check: ReportedCheck) => boolean {
  const ids = new Set<string | null>(options.ours.checkRunIds);
  const runs = new Set(listRunsKnownByIdOnly(reported, options).keys());
  return (check) => {
    if (check.kind === 'status') return check.name === options.ours.statusContext || isSweepContext(check.name);
    return [String(check.databaseId), check.jobId].some((id) => ids.has(id)) || runs.has(check.runId);
  };
}

/** Lists our runs in which neither a check run id nor an ignored name identifies our job, with the names of their jobs. */
function listRunsKnownByIdOnly(
  reported: readonly ReportedCheck[],
  { ignore, ours }: OwnCheckOptions,
): ReadonlyMap<string | null, ReadonlySet<string>> {
  const runs = new Map<string | null, Set<string>>();
  if (ours.checkRunIds.length > 0) return runs;
  const ignored = new Set(ignore);
  const runIds = new Set<string | null>(ours.runIds);
  const ofOurs = reported.filter((check) => check.kind === 'check_run' && runIds.has(check.runId));
  for (const check of ofOurs) runs.set(check.runId, (runs.get(check.runId) ?? new Set()).add(check.name));
  for (const check of ofOurs) if (ignored.has(check.name)) runs.delete(check.runId);
  return runs;
}

/**
 * Explains a run of ours with several jobs. Ignoring the whole run could ignore a test that must count.
 *
 * @returns null if there is none
 */
export function findAmbiguousRun(reported: readonly ReportedCheck[], options: OwnCheckOptions): string | null {
  for (const [run, names] of listRunsKnownByIdOnly(reported, options))
    if (names.size > 1)
      return `Run ${String(run)} of this action has ${names.size} jobs on this commit and its own one cannot be told apart; name it in ignore-checks.`;
  return null;
}
