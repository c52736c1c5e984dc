/** How a step ended: the values from which reports, outputs, and the receipt are made. */
import type { RuleSources } from './checks.ts';
import type { SettingOrigin } from './settings.ts';
import type { Finding } from './finding.ts';
import type { ContextResult, Evidence } from './evidence.ts';
import type { Mission, Specialist } from './mission.ts';
import type { OutcomeKind, Pull, ReasonCode, Repository, Subject, Verdict } from './model.ts';

/** A line in the history of a mission. `at` is in ms. */
export interface HistoryEntry {
  readonly at: number;
  readonly text: string;
}

/** The brief as it was authorized, with its hash. */
export interface FrozenBrief {
  readonly title: string;
  readonly description: string;
  readonly dod: string;
  /** The SHA-256 of title, description, and Definition of Done, in hex (core/order/brief.ts). */
  readonly hash: string;
}

/** A mission as people see it in the status comment, the summary, and the commit status. */
export interface MissionView {
  readonly repository: Repository;
  readonly serverUrl: string;
  readonly subject: Subject;
  /** `owner/repo#12 g2`. */
  readonly reference: string;
  readonly generation: number;
  readonly sandbox: boolean;
  readonly dryRun: boolean;
  /** `null`: the hire is in progress or was refused. */
  readonly mission: Mission | null;
  readonly verdict: Verdict;
  readonly outcome: OutcomeKind;
  readonly round: number;
  readonly maxReworks: number;
  readonly pull: Pull | null;
  readonly evidence: Evidence | null;
  /** Why the evidence could not be read. `null`: it was read or not needed. */
  readonly evidenceProblem: string | null;
  readonly brief: FrozenBrief | null;
  /** The number of HTML comments that were dropped from the brief. */
  readonly droppedComments: number;
  readonly history: readonly HistoryEntry[];
  readonly warnings: readonly string[];
  /** `null`: the URL of the run is unknown. */
  readonly runUrl: string | null;
  readonly commandPrefix: string;
  /** The commit status that gates merges. Empty: none. */
  readonly statusContext: string;
  /** Whether the gate is open for the head of the pull request. */
  readonly gateOpen: boolean;
  readonly now: number;
}

/** The outcome of the whole step. */
export interface Outcome {
  readonly kind: OutcomeKind;
  readonly code: ReasonCode;
  readonly message: string;
  readonly nextStep: string;
  /** The mission. `null`: the step was skipped, listed specialists, or failed before it had a subject. */
  readonly view: MissionView | null;
  /** The missions of a sync of several. */
  readonly views: readonly MissionView[];
  readonly commentUrl: string | null;
  readonly specialists: readonly Specialist[] | null;
  readonly receipt: Receipt | null;
  /** Whether to exit with code 1 although the outcome is not `failed` (`on-timeout: fail`). */
  readonly exitWithFailure: boolean;
  /** Settings that are not at their default, each with its source. */
  readonly settings?: readonly SettingOrigin[];
  /** The findings of the setup check. */
  readonly findings?: readonly Finding[];
}

/**
 * A record of what was judged and paid (docs/BEHAVIOR.md#receipt), usable as a predicate for actions/attest.
 *
 * Amounts are integer cents, times ISO 8601. Its schema is schema/receipt.schema.json: a member that changes its meaning or
 * is removed requires a new version.
 */
export interface Receipt {
  readonly schema_version: 1;
  readonly repository: { readonly id: number; readonly name: string };
  readonly subject: string;
  readonly reference: string;
  readonly generation: number;
  readonly mission: {
    readonly id: string;
    readonly status: string;
    readonly specialist: string | null;
    readonly rank: number | null;
    readonly budget_cents: number | null;
    readonly escrow_status: string | null;
    readonly verification: string | null;
  };
  readonly brief_sha256: string | null;
  readonly decision: {
    readonly verdict: Verdict['kind'];
    readonly reason_code: ReasonCode;
    readonly reason: string;
    readonly by: string;
    /** The reason code of the policy that a person overrode. `null`: nothing was overridden. */
    readonly overrides: ReasonCode | null;
    /** A rule that was set aside for that person. `null`: none. */
    readonly exception: string | null;
    readonly at: string;
    readonly round: number;
  };
  readonly head_sha: string | null;
  readonly pull_request: number | null;
  readonly rule_sources: RuleSources | null;
  readonly checks: readonly {
    readonly name: string;
    readonly kind: ContextResult['kind'];
    readonly app_id: number | null;
    readonly app: string | null;
    readonly state: ContextResult['state'];
    readonly verdict: ContextResult['verdict'];
    readonly url: string | null;
    readonly required_by: ContextResult['source'];
  }[];
  readonly sandbox: boolean;
  /** The SHA-256 of everything above as canonical JSON, in hex. */
  readonly digest: string;
}
