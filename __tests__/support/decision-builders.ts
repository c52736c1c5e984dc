/** Values around the decision: a delivery on which everything passes, to take one thing away from. */
import type { ChecksReading, ReportedCheck, RequiredContext } from '../../src/core/domain/checks.ts';
import type { ContextResult, Evidence } from '../../src/core/domain/evidence.ts';
import type { EvaluateOptions } from '../../src/core/policy/evaluate-checks.ts';
import type { Pull } from '../../src/core/domain/model.ts';
import type { Observation } from '../../src/core/domain/observation.ts';
import { buildMission, NOON } from './builders.ts';

export { buildPolicy } from './builders.ts';

export const HEAD = 'a'.repeat(40);
export const OTHER_HEAD = 'b'.repeat(40);
export const ACTIONS_APP = 15_368;

export function buildReport(more: Partial<ReportedCheck> = {}): ReportedCheck {
  const name = more.name ?? 'test';
  return {
    kind: 'check_run',
    name,
    appId: ACTIONS_APP,
    appName: 'GitHub Actions',
    state: 'success',
    required: false,
    url: `https://github.com/acme/app/actions/runs/1/job/2#${name}`,
    description: null,
    nodeId: `CR_${name}_${String(more.databaseId ?? 1)}`,
    databaseId: 1,
    at: NOON,
    runId: null,
    jobId: null,
    ...more,
  };
}

export function buildStatus(more: Partial<ReportedCheck> = {}): ReportedCheck {
  return buildReport({ kind: 'status', appId: null, appName: null, databaseId: null, ...more });
}

export function buildRequired(name = 'test', appId: number | null = null): RequiredContext {
  return { name, appId, source: 'ruleset' };
}

export function buildReading(
  reported: readonly ReportedCheck[],
  required: readonly RequiredContext[] = [],
): ChecksReading {
  return { kind: 'read', sha: HEAD, reported, required, sources: { rules: 'read', classic: 'none' } };
}

export function buildOptions(more: Partial<EvaluateOptions> = {}): EvaluateOptions {
  return {
    mode: { kind: 'required' },
    ignore: [],
    skipped: 'pass',
    ours: { statusContext: 'orkestro/mission', checkRunIds: [], runIds: [] },
    ...more,
  };
}

export function buildResult(more: Partial<ContextResult> = {}): ContextResult {
  return {
    name: 'test',
    verdict: 'passed',
    state: 'success',
    kind: 'check_run',
    appId: ACTIONS_APP,
    appName: 'GitHub Actions',
    url: 'https://github.com/acme/app/actions/runs/1/job/2',
    description: null,
    nodeId: 'CR_test',
    source: 'ruleset',
    ...more,
  };
}

export function buildEvidence(results: readonly ContextResult[] = [buildResult()], sha = HEAD): Evidence {
  return { sha, results, sources: { rules: 'read', classic: 'none' } };
}

export function buildPull(more: Partial<Pull> = {}): Pull {
  return {
    number: 13,
    url: 'https://github.com/acme/app/pull/13',
    title: 'Parse it',
    body: 'Fixes #12',
    state: 'open',
    draft: false,
    fork: false,
    author: { login: 'ada', id: 7, isBot: false },
    createdAt: 1_795_435_260_000,
    headSha: HEAD,
    headRef: 'parse-it',
    baseRef: 'main',
    mergeable: 'mergeable',
    review: 'none',
    mergeSha: null,
    closes: [12],
    headStatuses: [],
    sameHead: [],
    comments: [],
    ...more,
  };
}

/** Builds an observation that the decision accepts: delivered, verified, linked, green. */
export function buildObservation(more: Partial<Observation> = {}): Observation {
  return {
    now: NOON,
    mission: buildMission({ status: 'awaiting_acceptance', verificationText: 'passed' }),
    agreedBudgetCents: 12_000,
    rounds: { round: 1, sentBackSha: null, leftSince: false },
    hold: null,
    binding: { kind: 'bound', number: 13, how: 'closing-reference' },
    pull: buildPull(),
    touchedPaths: { kind: 'listed', paths: ['src/parser.ts'] },
    evidence: { kind: 'evaluated', evidence: buildEvidence() },
    baseFailing: [],
    changedAt: NOON,
    recheckedHead: null,
    ...more,
  };
}
