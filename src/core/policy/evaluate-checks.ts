/** Required × reported → evidence: the required checks (docs/GITHUB-FACTS.md#required-checks) and what each context of it says. Pure and linear. */
import type { ChecksReading, CheckState, ReportedCheck, RequiredContext } from '../domain/checks.ts';
import type { ContextResult, ContextVerdict } from '../domain/evidence.ts';
import type { EvidenceReading } from '../domain/observation.ts';
import type { ChecksMode } from '../domain/settings.ts';
import { isSweepContext } from '../sweep/cursor-context.ts';
import { cut } from '../text.ts';

/** By what this run and earlier ones of ours are known among the checks. */
interface OwnChecks {
  readonly statusContext: string;
  /** Check run ids of jobs that ran this action. */
  readonly checkRunIds: readonly string[];
  /** Actions runs of ours: the fallback where the runner tells no check run id (GHES); not looked at when ids are known. */
  readonly runIds: readonly string[];
}

export interface EvaluateOptions {
  readonly mode: ChecksMode;
  /** Exact names that never count. */
  readonly ignore: readonly string[];
  /** `hold`: a skipped or neutral context is `inconclusive` (row 19: it ended without saying anything about the work). */
  readonly skipped: 'pass' | 'hold';
  readonly ours: OwnChecks;
}

type Read = Extract<ChecksReading, { kind: 'read' }>;
type Source = ContextResult['source'];

/** The newest report of one key (kind, app id, name). */
interface Latest {
  readonly check: ReportedCheck;
  /** GitHub called some report of the key required. */
  readonly required: boolean;
  /** False: which of several reports is the newest cannot be told. */
  readonly ordered: boolean;
}

/** What has reported, ourselves and ignored names left out. */
interface Reported {
  readonly byName: ReadonlyMap<string, readonly Latest[]>;
  /** Names under which we report: a rule that asks for them is not waited for. */
  readonly ownNames: ReadonlySet<string>;
}

const VERDICTS: Readonly<Record<CheckState, ContextVerdict>> = {
  success: 'passed',
  neutral: 'skipped',
  skipped: 'skipped',
  failure: 'failed',
  error: 'failed',
  pending: 'pending',
  action_required: 'needs_approval',
  cancelled: 'inconclusive',
  timed_out: 'inconclusive',
  stale: 'inconclusive',
  startup_failure: 'inconclusive',
  unknown: 'inconclusive',
};

/**
 * Evaluates what was read about one commit. `required` counts (rulesets ∪ classic ∪ seen-and-required); `all` counts
 * those and everything that reported; `list` counts the names (a rule's app id still holds for a listed name); `none`
 * counts nothing. Ourselves and ignored names never count. `unavailable` when the reading is, when the order of a counting
 * context's reports is unknown, or when our own job cannot be told from its run's other jobs.
 */
export function evaluateChecks(reading: ChecksReading, options: EvaluateOptions): EvidenceReading {
  if (reading.kind === 'unavailable') return options.mode.kind === 'none' ? { kind: 'not_needed' } : reading;
  const { sha, sources } = reading;
  if (options.mode.kind === 'none') return { kind: 'evaluated', evidence: { sha, results: [], sources } };
  const ambiguous = findAmbiguousRun(reading.reported, options);
  if (ambiguous !== null) return { kind: 'unavailable', why: ambiguous };
  const { results, unordered } = collectResults(reading, options);
  if (unordered !== null) {
    const why = `Several reports of "${cut(unordered, 80)}" carry nothing that tells which is the newest.`;
    return { kind: 'unavailable', why };
  }
  return { kind: 'evaluated', evidence: { sha, results: [...results].sort(compareByNameThenApp), sources } };
}

interface Collected {
  readonly results: Iterable<ContextResult>;
  /** A counting context whose newest report cannot be told. */
  readonly unordered: string | null;
}

function collectResults(reading: Read, options: EvaluateOptions): Collected {
  const reported = indexReported(reading.reported, options);
  const results = new Map<string, ContextResult>();
  let unordered: string | null = null;
  const add = (latest: Latest, source: Source, verdict = toVerdict(latest.check.state, options.skipped)): void => {
    if (!latest.ordered) unordered = latest.check.name;
    const key = `${keyOf(latest.check)}\n${verdict === 'wrong_source' ? 'wrong' : 'counted'}`;
    if (!results.has(key)) results.set(key, toResult(latest.check, source, verdict));
  };
  for (const context of listContexts(reading.required, options)) {
    const named = reported.byName.get(context.name) ?? [];
    const matching = named.filter((latest) => context.appId === null || latest.check.appId === context.appId);
    const [otherSource] = named;
    if (matching.length > 0)
      matching.forEach((latest) => {
        add(latest, context.source);
      });
    else if (otherSource !== undefined) add(otherSource, context.source, 'wrong_source');
    else if (!reported.ownNames.has(context.name))
      results.set(`missing\n${String(context.appId)}\n${context.name}`, toMissing(context));
  }
  if (options.mode.kind === 'list') return { results: results.values(), unordered };
  for (const latest of [...reported.byName.values()].flat()) {
    if (latest.required) add(latest, 'required');
    else if (options.mode.kind === 'all') add(latest, 'all');
  }
  return { results: results.values(), unordered };
}

/** The contexts that must report, before looking at what did. */
function listContexts(
  required: readonly RequiredContext[],
  { mode, ignore }: EvaluateOptions,
): readonly (Pick<RequiredContext, 'name' | 'appId'> & { readonly source: Source })[] {
  const left = new Set(ignore);
  const rulesFirst = [...required].sort((a, b) => rank(a) - rank(b));
  if (mode.kind !== 'list') return rulesFirst.filter(({ name }) => !left.has(name));
  const listed = new Set(mode.names.filter((name) => !left.has(name)));
  const pinned = required.filter(({ name, appId }) => appId !== null && listed.has(name));
  const pinnedNames = new Set(pinned.map(({ name }) => name));
  const free = [...listed].filter((name) => !pinnedNames.has(name)).map((name) => ({ name, appId: null }));
  return [...pinned, ...free].map(({ name, appId }) => ({ name, appId, source: 'listed' }));
}

function rank(context: RequiredContext): number {
  return context.source === 'ruleset' ? 0 : 1;
}

/**
 * Newest per key. A key under which a job of ours ever reported is ours as a whole: an older, unrecorded run of the same
 * job is then neither a failure of the specialist's nor a success that pays.
 */
function indexReported(reported: readonly ReportedCheck[], options: EvaluateOptions): Reported {
  const ignored = new Set(options.ignore);
  const isOurs = recognizeOurs(reported, options);
  const latest = new Map<string, Latest>();
  const own = new Map<string, string>();
  for (const check of reported) {
    const key = keyOf(check);
    if (isOurs(check)) own.set(key, check.name);
    if (!ignored.has(check.name)) latest.set(key, mergeReport(latest.get(key), check));
  }
  const byName = new Map<string, Latest[]>();
  for (const [key, entry] of latest) {
    if (own.has(key)) continue;
    const named = byName.get(entry.check.name);
    if (named === undefined) byName.set(entry.check.name, [entry]);
    else named.push(entry);
  }
  return { byName, ownNames: new Set([options.ours.statusContext, ...own.values()]) };
}

function keyOf(check: ReportedCheck): string {
  return `${check.kind}\n${String(check.appId)}\n${check.name}`;
}

function mergeReport(known: Latest | undefined, check: ReportedCheck): Latest {
  if (known === undefined) return { check, required: check.required, ordered: true };
  const required = known.required || check.required;
  // The same report twice: a page boundary moved between two reads.
  if (known.check.nodeId === check.nodeId && known.check.state === check.state) return { ...known, required };
  const order = compareAge(known.check, check);
  if (order === null) return { check, required, ordered: false };
  return { check: order < 0 ? check : known.check, required, ordered: known.ordered };
}

/** Negative when `a` is older; `null` when that cannot be told. */
function compareAge(a: ReportedCheck, b: ReportedCheck): number | null {
  const byId = compareKnown(a.databaseId, b.databaseId);
  const byTime = compareKnown(a.at, b.at);
  if (a.kind === 'status') return byTime === 0 ? toOrder(byId) : byTime;
  return byId === 0 ? toOrder(byTime) : byId;
}

function compareKnown(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a - b;
}

function toOrder(difference: number | null): number | null {
  return difference === 0 ? null : difference;
}

/** Our own commit status, our own jobs, and the one job of a run of ours whose job is not known by id. */
function recognizeOurs(
  reported: readonly ReportedCheck[],
  options: EvaluateOptions,
): (check: ReportedCheck) => boolean {
  const ids = new Set<string | null>(options.ours.checkRunIds);
  const runs = new Set(listRunsKnownByIdOnly(reported, options).keys());
  return (check) => {
    if (check.kind === 'status') return check.name === options.ours.statusContext || isSweepContext(check.name);
    return [String(check.databaseId), check.jobId].some((id) => ids.has(id)) || runs.has(check.runId);
  };
}

/** Runs of ours in which neither a check run id nor an ignored name says which job is ours, with their jobs' names. */
function listRunsKnownByIdOnly(
  reported: readonly ReportedCheck[],
  { ignore, ours }: EvaluateOptions,
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

/** Leaving out a whole run could leave out a test that must count, so a run with several jobs is not guessed at. */
function findAmbiguousRun(reported: readonly ReportedCheck[], options: EvaluateOptions): string | null {
  for (const [run, names] of listRunsKnownByIdOnly(reported, options))
    if (names.size > 1)
      return `Run ${String(run)} of this action has ${names.size} jobs on this commit and its own one cannot be told apart; name it in ignore-checks.`;
  return null;
}

function toVerdict(state: CheckState, skipped: 'pass' | 'hold'): ContextVerdict {
  const verdict = VERDICTS[state];
  return verdict === 'skipped' && skipped === 'hold' ? 'inconclusive' : verdict;
}

function toResult(check: ReportedCheck, source: Source, verdict: ContextVerdict): ContextResult {
  const { name, state, kind, appId, appName, url, description, nodeId } = check;
  return { name, verdict, state, kind, appId, appName, url, description, nodeId, source };
}

function toMissing({ name, appId, source }: { name: string; appId: number | null; source: Source }): ContextResult {
  const nothing = { state: null, kind: null, appName: null, url: null, description: null, nodeId: null };
  return { name, verdict: 'missing', ...nothing, appId, source };
}

function compareByNameThenApp(a: ContextResult, b: ContextResult): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return (a.appId ?? 0) - (b.appId ?? 0);
}
