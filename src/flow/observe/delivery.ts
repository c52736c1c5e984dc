/** What speaks for and against a delivery: its files, its checks, and what is red on its base as well. */
import type { ChecksReading } from '../../core/domain/checks.ts';
import type { EvaluateOptions } from '../../core/policy/evaluate-checks.ts';
import { evaluateChecks } from '../../core/policy/evaluate-checks.ts';
import type { ContextResult } from '../../core/domain/evidence.ts';
import type { Pull } from '../../core/domain/model.ts';
import type { EvidenceReading, Observation } from '../../core/domain/observation.ts';
import type { Policy } from '../../core/domain/settings.ts';
import type { MissionState } from '../../core/state/markers.ts';
import type { FlowContext } from '../shared/context.ts';

export interface Delivery {
  readonly reading: ChecksReading | null;
  readonly touched: Observation['touchedPaths'];
  /** What of this run and earlier ones of ours is among the checks. */
  readonly ownChecks: OwnChecks;
  /** Names that fail on the base branch's head; read only when something fails. */
  readonly failingOnBase: readonly string[];
}

/** The settings that choose and evaluate checks. */
type CheckSettings = Pick<Policy, 'checks' | 'ignoreChecks' | 'skippedChecks'>;
type OwnChecks = EvaluateOptions['ours'];

/** Nothing to look at yet. */
export const NO_DELIVERY: Delivery = {
  reading: null,
  touched: null,
  ownChecks: { statusContext: '', checkRunIds: [], runIds: [] },
  failingOnBase: [],
};

/** Reads what every one of the settings needs to judge the delivery: its files, its checks, and what fails on its base too. */
export async function readDelivery(
  context: FlowContext,
  state: MissionState,
  pull: Pull,
  settings: readonly CheckSettings[],
): Promise<Delivery> {
  const needsChecks = settings.some(({ checks }) => checks.kind !== 'none');
  const [touched, reading] = await Promise.all([
    pull.ownEvidence?.touched ?? context.github.pulls.listTouchedPaths(pull.number),
    needsChecks ? context.github.checks.readForPull(pull) : null,
  ]);
  const ownChecks = toOwnChecks(context, state);
  const delivery = { ...NO_DELIVERY, touched, reading, ownChecks };
  const hasFailing = settings.some((one) => listFailing(evaluateDelivery(delivery, one)).length > 0);
  return hasFailing ? { ...delivery, failingOnBase: await readFailingOnBase(context, pull) } : delivery;
}

/** Evaluates the checks that were read under these settings. */
export function evaluateDelivery(
  { reading, ownChecks }: Pick<Delivery, 'reading' | 'ownChecks'>,
  { checks, ignoreChecks, skippedChecks }: CheckSettings,
): EvidenceReading {
  if (reading === null || checks.kind === 'none') return { kind: 'not_needed' };
  if (reading.kind === 'unavailable') return reading;
  return evaluateChecks(reading, { mode: checks, ignore: ignoreChecks, skipped: skippedChecks, ours: ownChecks });
}

function toOwnChecks(context: FlowContext, state: MissionState): OwnChecks {
  const { jobCheckRunId, gate } = context.settings;
  return {
    statusContext: gate.context,
    checkRunIds: jobCheckRunId === null ? state.ownJobs : [...state.ownJobs, jobCheckRunId],
    // Without a check run id (GHES) our own job is known by the run its details URL names.
    runIds: jobCheckRunId === null ? [context.run.runId] : [],
  };
}

/** Names that fail on the base branch, so that the specialist is not sent back for what was broken before. */
async function readFailingOnBase(context: FlowContext, pull: Pull): Promise<readonly string[]> {
  const base = await context.github.checks.readForBranch(pull.baseRef);
  if (base.kind === 'unavailable') return [];
  const { ownChecks } = NO_DELIVERY;
  return listFailing(evaluateChecks(base, { mode: { kind: 'all' }, ignore: [], skipped: 'pass', ours: ownChecks }));
}

function listFailing(evidence: EvidenceReading): readonly string[] {
  return evidence.kind === 'evaluated' ? evidence.evidence.results.filter(hasFailed).map(({ name }) => name) : [];
}

function hasFailed(result: ContextResult): boolean {
  return result.verdict === 'failed';
}

/** When a check reported last, ms; 0: none did. */
export function findLatestReportTime(reading: ChecksReading | null): number {
  return reading?.kind === 'read' ? Math.max(0, ...reading.reported.map((one) => one.at ?? 0)) : 0;
}
