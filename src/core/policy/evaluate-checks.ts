/** Evidence from required and reported checks (docs/GITHUB-FACTS.md#required-checks). Takes linear time. */
import type { ChecksReading, CheckState, ReportedCheck, RequiredContext } from '../domain/checks.ts';
import type { ContextResult, ContextVerdict } from '../domain/evidence.ts';
import type { EvidenceReading } from '../domain/observation.ts';
import type { ChecksMode } from '../domain/settings.ts';
import type { OwnCheckOptions } from './own-checks.ts';
import { findAmbiguousRun, recognizeOwnChecks } from './own-checks.ts';
import { cut } from '../text.ts';

/** Which checks count. */
export interface EvaluateOptions extends OwnCheckOptions {
  readonly mode: ChecksMode;
  /** `hold`: a skipped or neutral context is `inconclusive` (row 19). */
  readonly skipped: 'pass' | 'hold';
}

type Read = Extract<ChecksReading, { kind: 'read' }>;
type Source = ContextResult['source'];

/** The newest report of a key: kind, app id, and name. */
interface Latest {
  readonly check: ReportedCheck;
  /** Whether GitHub marked any report of the key as required. */
  readonly required: boolean;
  /** False: which of several reports is the newest is unknown. */
  readonly ordered: boolean;
}

/** What has reported, without our own checks and ignored names. */
interface Reported {
  readonly byName: ReadonlyMap<string, readonly Latest[]>;
  /** Names under which we report. A rule that requires them is ignored. */
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
 * Evaluates what was read about the checks of one commit. Our own checks and ignored names never count.
 *
 * Mode `required` counts contexts that rulesets, classic protection, or GitHub's `isRequired` require. `all` counts those and
 * everything that reported. `list` counts its names, for which the app id of a rule still applies. `none` counts nothing.
 *
 * Returns `unavailable` if the reading is, if the order of a context's reports is unknown, or if our own job can't be told
 * apart from other jobs of its run.
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
  /** A context that counts but whose newest report is unknown. `null`: none. */
  readonly unordered: string | null;
}

type CountedContext = Pick<RequiredContext, 'name' | 'appId'> & { readonly source: Source };

/** A report or a missing context that counts, and why it does. */
type Counted =
  | { readonly kind: 'reported'; readonly latest: Latest; readonly source: Source; readonly isWrongSource: boolean }
  | { readonly kind: 'missing'; readonly context: CountedContext };

function collectResults(reading: Read, options: EvaluateOptions): Collected {
  const reported = indexReported(reading.reported, options);
  const required = listContexts(reading.required, options).flatMap((context) => matchContext(context, reported));
  const counted = [...required, ...listUnrequested(reported, options.mode)];
  const results = new Map<string, ContextResult>();
  let unordered: string | null = null;
  for (const one of counted) {
    if (one.kind === 'reported' && !one.latest.ordered) unordered = one.latest.check.name;
    const key = toResultKey(one);
    if (!results.has(key)) results.set(key, toResult(one, options.skipped));
  }
  return { results: results.values(), unordered };
}

/** Returns the reports of a context from the right app, or else one from a wrong app, or else that it is missing. */
function matchContext(context: CountedContext, { byName, ownNames }: Reported): readonly Counted[] {
  const { name, appId, source } = context;
  const named = byName.get(name) ?? [];
  const matching = named.filter(({ check }) => appId === null || check.appId === appId);
  const toReported = (latest: Latest): Counted => ({ kind: 'reported', latest, source, isWrongSource: false });
  if (matching.length > 0) return matching.map(toReported);
  const [other] = named;
  if (other !== undefined) return [{ kind: 'reported', latest: other, source, isWrongSource: true }];
  return ownNames.has(name) ? [] : [{ kind: 'missing', context }];
}

/** Lists the reports that count although no rule or input names them. */
function listUnrequested({ byName }: Reported, { kind }: ChecksMode): readonly Counted[] {
  if (kind === 'list') return [];
  return [...byName.values()].flat().flatMap((latest): readonly Counted[] => {
    if (!latest.required && kind !== 'all') return [];
    return [{ kind: 'reported', latest, source: latest.required ? 'required' : 'all', isWrongSource: false }];
  });
}

function toResultKey(counted: Counted): string {
  if (counted.kind === 'reported')
    return `${keyOf(counted.latest.check)}\n${counted.isWrongSource ? 'wrong' : 'counted'}`;
  return `missing\n${String(counted.context.appId)}\n${counted.context.name}`;
}

/** Lists the contexts that must report, regardless of what did. */
function listContexts(
  required: readonly RequiredContext[],
  { mode, ignore }: EvaluateOptions,
): readonly CountedContext[] {
  const ignored = new Set(ignore);
  const rulesFirst = [...required].sort((a, b) => rank(a) - rank(b));
  if (mode.kind !== 'list') return rulesFirst.filter(({ name }) => !ignored.has(name));
  const listed = new Set(mode.names.filter((name) => !ignored.has(name)));
  const pinned = required.filter(({ name, appId }) => appId !== null && listed.has(name));
  const pinnedNames = new Set(pinned.map(({ name }) => name));
  const free = [...listed].filter((name) => !pinnedNames.has(name)).map((name) => ({ name, appId: null }));
  return [...pinned, ...free].map(({ name, appId }) => ({ name, appId, source: 'listed' }));
}

function rank(context: RequiredContext): number {
  return context.source === 'ruleset' ? 0 : 1;
}

/**
 * Indexes the newest report of each key.
 *
 * A key is ours if any job of ours reported under it: an older, unrecorded run of the same job is then neither a failure of
 * the specialist nor a success that pays.
 */
function indexReported(reported: readonly ReportedCheck[], options: EvaluateOptions): Reported {
  const ignored = new Set(options.ignore);
  const isOurs = recognizeOwnChecks(reported, options);
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
  // The same report twice, because a page boundary moved between two reads.
  if (known.check.nodeId === check.nodeId && known.check.state === check.state) return { ...known, required };
  const order = compareAge(known.check, check);
  if (order === null) return { check, required, ordered: false };
  return { check: order < 0 ? check : known.check, required, ordered: known.ordered };
}

/**
 * Compares the age of two reports: negative if `a` is older.
 *
 * @returns null if that is unknown
 */
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

function toVerdict(state: CheckState, skipped: 'pass' | 'hold'): ContextVerdict {
  const verdict = VERDICTS[state];
  return verdict === 'skipped' && skipped === 'hold' ? 'inconclusive' : verdict;
}

function toResult(counted: Counted, skipped: 'pass' | 'hold'): ContextResult {
  if (counted.kind === 'missing') return toMissing(counted.context);
  const { latest, source, isWrongSource } = counted;
  const { name, state, kind, appId, appName, url, description, nodeId } = latest.check;
  const verdict = isWrongSource ? 'wrong_source' : toVerdict(state, skipped);
  return { name, verdict, state, kind, appId, appName, url, description, nodeId, source };
}

function toMissing({ name, appId, source }: CountedContext): ContextResult {
  const nothing = { state: null, kind: null, appName: null, url: null, description: null, nodeId: null };
  return { name, verdict: 'missing', ...nothing, appId, source };
}

function compareByNameThenApp(a: ContextResult, b: ContextResult): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return (a.appId ?? 0) - (b.appId ?? 0);
}
