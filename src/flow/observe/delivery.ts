/** The facts about a delivery: its files, its checks, and the checks that also fail on its base branch. */
import type { ChecksReading } from '../../core/domain/checks.ts';
import { evaluateChecks } from '../../core/policy/evaluate-checks.ts';
import type { ContextResult } from '../../core/domain/evidence.ts';
import type { Pull } from '../../core/domain/model.ts';
import type { EvidenceReading, Observation } from '../../core/domain/observation.ts';
import type { MissionState } from '../../core/state/markers.ts';
import type { FlowContext } from '../shared/context.ts';

/** What was read of a delivery. */
export interface Delivery {
  readonly reading: ChecksReading | null;
  readonly touched: Observation['touchedPaths'];
  readonly evidence: EvidenceReading;
  readonly baseFailing: readonly string[];
}

/** The facts before there is a delivery. */
export const NO_DELIVERY: Delivery = {
  reading: null,
  touched: null,
  evidence: { kind: 'not_needed' },
  baseFailing: [],
};

/**
 * Reads the files and checks of a delivery.
 *
 * @throws GitHubError if the files cannot be read.
 */
export async function readDelivery(context: FlowContext, state: MissionState, pull: Pull): Promise<Delivery> {
  const { policy, gate } = context.settings;
  const [touched, reading] = await Promise.all([
    pull.ownEvidence?.touched ?? context.github.pulls.listTouchedPaths(pull.number),
    policy.checks.kind === 'none' ? null : context.github.checks.readForPull(pull),
  ]);
  if (reading === null) return { ...NO_DELIVERY, touched };
  if (reading.kind === 'unavailable') return { reading, touched, evidence: reading, baseFailing: [] };
  const evidence = evaluateChecks(reading, {
    mode: policy.checks,
    ignore: policy.ignoreChecks,
    skipped: policy.skippedChecks,
    ours: toOwnChecks(context, state, gate.context),
  });
  return { reading, touched, evidence, baseFailing: await readBaseFailing(context, evidence, pull) };
}

function toOwnChecks(
  context: FlowContext,
  state: MissionState,
  statusContext: string,
): Parameters<typeof evaluateChecks>[1]['ours'] {
  const { jobCheckRunId } = context.settings;
  return {
    statusContext,
    checkRunIds: jobCheckRunId === null ? state.ownJobs : [...state.ownJobs, jobCheckRunId],
    // Without a check run ID (GHES), the run in the details URL identifies our own job.
    runIds: jobCheckRunId === null ? [context.run.runId] : [],
  };
}

/** Returns the names of checks that also fail on the base branch, so that the specialist is not blamed for them. */
async function readBaseFailing(
  context: FlowContext,
  evidence: EvidenceReading,
  pull: Pull,
): Promise<readonly string[]> {
  const failing = evidence.kind === 'evaluated' ? evidence.evidence.results.filter(hasFailed) : [];
  if (failing.length === 0) return [];
  const base = await context.github.checks.readForBranch(pull.baseRef);
  if (base.kind === 'unavailable') return [];
  const options = { mode: { kind: 'all' }, ignore: [], skipped: 'pass', ours: NO_OWN_CHECKS } as const;
  const all = evaluateChecks(base, options);
  const failingOnBase = new Set(
    all.kind === 'evaluated' ? all.evidence.results.filter(hasFailed).map((one) => one.name) : [],
  );
  return failing.map((one) => one.name).filter((name) => failingOnBase.has(name));
}

const NO_OWN_CHECKS = { statusContext: '', checkRunIds: [], runIds: [] };

function hasFailed(result: ContextResult): boolean {
  return result.verdict === 'failed';
}

/** Returns when a check reported last, in ms. 0: none did. */
export function findLatestReportTime(reading: ChecksReading | null): number {
  return reading?.kind === 'read' ? Math.max(0, ...reading.reported.map((one) => one.at ?? 0)) : 0;
}
