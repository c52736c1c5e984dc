/** Converts an Outcome to the JSON outputs `result`, `missions`, and `specialists` (schema/result.schema.json). Pure. */
import type { SettingOrigin } from '../../core/domain/settings.ts';
import type { Finding } from '../../core/domain/finding.ts';
import type { ContextResult } from '../../core/domain/evidence.ts';
import type { Mission, Specialist, Verification } from '../../core/domain/mission.ts';
import type { OutcomeKind, ReasonCode, Subject, Verdict } from '../../core/domain/model.ts';
import type { MissionView, Outcome, Receipt } from '../../core/domain/outcome.ts';

/** One of the four verdicts of docs/BEHAVIOR.md#terms. An accepted mission counts as `accept`. */
export type VerdictOutput = Exclude<Verdict['kind'], 'done'>;

/** A check that counted. `required_by` says why it counts. */
interface CheckJson {
  readonly name: string;
  readonly verdict: ContextResult['verdict'];
  readonly state: ContextResult['state'];
  readonly kind: ContextResult['kind'];
  readonly app_id: number | null;
  readonly app: string | null;
  readonly url: string | null;
  readonly required_by: ContextResult['source'];
}

/** A mission as JSON. Amounts are texts in US dollars, as in the outputs. The mission's members are `null` if there is none. */
export interface MissionJson {
  readonly subject: Subject;
  readonly reference: string;
  readonly generation: number;
  readonly verdict: VerdictOutput;
  readonly outcome: OutcomeKind;
  readonly reason_code: ReasonCode;
  readonly reason: string;
  readonly next: string;
  readonly mission_id: string | null;
  readonly mission_status: string | null;
  readonly verification: Verification | null;
  readonly escrow_status: string | null;
  readonly specialist: string | null;
  readonly rank: number | null;
  readonly budget_usd: string | null;
  readonly rework_count: number | null;
  readonly pr_number: number | null;
  readonly head_sha: string | null;
  readonly checks: readonly CheckJson[] | null;
  readonly checks_problem: string | null;
  readonly brief_sha256: string | null;
  readonly gate_open: boolean;
  readonly warnings: readonly string[];
  readonly sandbox: boolean;
  readonly dry_run: boolean;
}

/** The output `result`, with everything about a step. */
export interface ResultJson {
  readonly schema_version: 1;
  readonly outcome: OutcomeKind;
  readonly reason_code: ReasonCode;
  readonly reason: string;
  readonly next: string;
  readonly mission: MissionJson | null;
  readonly comment_url: string | null;
  readonly receipt: Receipt | null;
  readonly receipt_path: string | null;
  readonly exit_code: 0 | 1;
  /** Settings that differ from their default. Absent if the step ended before they were known. */
  readonly settings?: readonly SettingOrigin[];
  /** The findings of `mode: doctor`. Absent in other modes. */
  readonly findings?: readonly Finding[];
  readonly missions: readonly MissionJson[];
  readonly specialists: readonly Specialist[];
  /** Members that were left out because the output would be too long. Each has its own output. */
  readonly omitted: readonly OmittedMember[];
}

/** A member of `result` that has its own output. */
export type OmittedMember = 'missions' | 'receipt' | 'specialists';

/** The longest `result` in UTF-16 units. All outputs of a job together can hold 1 MiB. */
const MAX_RESULT_LENGTH = 256 * 1024;

/** Returns the exit code: 1 for `failed` and `on-timeout: fail`, else 0. A hold is no failure (docs/BEHAVIOR.md#exit-codes). */
export function toExitCode(outcome: Outcome): 0 | 1 {
  return outcome.kind === 'failed' || outcome.exitWithFailure ? 1 : 0;
}

/** Converts an outcome to `result`. Leaves out the lists and the receipt if it would be too long. */
export function toResult(outcome: Outcome, receiptPath: string | null): ResultJson {
  const full: ResultJson = {
    schema_version: 1,
    outcome: outcome.kind,
    reason_code: outcome.code,
    reason: outcome.message,
    next: outcome.nextStep,
    mission: outcome.view === null ? null : toMissionJson(outcome.view),
    comment_url: outcome.commentUrl,
    receipt: outcome.receipt,
    receipt_path: receiptPath,
    exit_code: toExitCode(outcome),
    ...(outcome.settings !== undefined && { settings: outcome.settings }),
    ...(outcome.findings !== undefined && { findings: outcome.findings }),
    missions: outcome.views.map(toMissionJson),
    specialists: outcome.specialists?.map(toSpecialistJson) ?? [],
    omitted: [],
  };
  if (JSON.stringify(full).length <= MAX_RESULT_LENGTH) return full;
  const omitted = ['missions', 'receipt', 'specialists'] as const;
  return { ...full, receipt: null, missions: [], specialists: [], omitted };
}

/** Converts a mission view to JSON. */
export function toMissionJson(view: MissionView): MissionJson {
  const { verdict, evidence, brief } = view;
  return {
    subject: view.subject,
    reference: view.reference,
    generation: view.generation,
    verdict: toVerdictOutput(verdict),
    outcome: view.outcome,
    reason_code: verdict.code,
    reason: verdict.message,
    next: verdict.nextStep,
    ...toTermsJson(view.mission, view.round),
    pr_number: view.pull?.number ?? null,
    head_sha: toEvaluatedSha(view),
    checks: evidence?.results.map(toCheckJson) ?? null,
    checks_problem: view.evidenceProblem,
    brief_sha256: brief?.hash ?? null,
    gate_open: view.gateOpen,
    warnings: view.warnings,
    sandbox: view.sandbox,
    dry_run: view.dryRun,
  };
}

/** The members of the mission itself. */
type Terms = Pick<
  MissionJson,
  | 'mission_id'
  | 'mission_status'
  | 'verification'
  | 'escrow_status'
  | 'specialist'
  | 'rank'
  | 'budget_usd'
  | 'rework_count'
>;

const NO_TERMS: Terms = {
  mission_id: null,
  mission_status: null,
  verification: null,
  escrow_status: null,
  specialist: null,
  rank: null,
  budget_usd: null,
  rework_count: null,
};

/** Converts the mission itself to JSON. */
function toTermsJson(mission: Mission | null, round: number): Terms {
  if (mission === null) return NO_TERMS;
  return {
    mission_id: mission.id,
    mission_status: mission.status,
    verification: mission.verification,
    escrow_status: mission.escrowStatus,
    specialist: mission.specialist,
    rank: mission.rank,
    budget_usd: toUsd(mission.budgetCents),
    rework_count: countReworks(mission, round),
  };
}

/** Converts a check to JSON. */
function toCheckJson(result: ContextResult): CheckJson {
  const { name, verdict, state, kind, appId, appName, url: link, source } = result;
  return { name, verdict, state, kind, app_id: appId, app: appName, url: link, required_by: source };
}

/** Picks the members that the marketplace documents. */
export function toSpecialistJson(specialist: Specialist): Specialist {
  const { name, persona, type, tier, rank, score, missions, price } = specialist;
  return { name, persona, type, tier, rank, score, missions, price };
}

/** Converts a verdict to one of the four of the output `verdict`. */
export function toVerdictOutput({ kind }: Verdict): VerdictOutput {
  return kind === 'done' ? 'accept' : kind;
}

/** Returns how often the work was sent back: the marketplace's count, or the rounds before this one. */
export function countReworks(mission: Mission, round: number): number {
  return mission.reworkCount ?? Math.max(0, round - 1);
}

/** Returns the commit whose checks were read, else the pull request's head. @returns null if there is neither */
export function toEvaluatedSha(view: MissionView): string | null {
  return view.evidence?.sha ?? view.pull?.headSha ?? null;
}

/** Formats integer cents as `120.00`. @returns null if the amount is unknown */
export function toUsd(cents: number | null): string | null {
  return cents === null ? null : (cents / 100).toFixed(2);
}
