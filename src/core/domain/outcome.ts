/** How a step ended, and all that a report, the outputs and the receipt are made from. */
import type { RuleSources } from './checks.ts';
import type { SettingOrigin } from './settings.ts';
import type { Finding } from './finding.ts';
import type { ContextResult, Evidence } from './evidence.ts';
import type { Mission, Specialist } from './mission.ts';
import type { OutcomeKind, Pull, ReasonCode, Repository, Subject, Verdict } from './model.ts';

/** One line of a mission's history; `at` in ms. */
export interface HistoryEntry {
  readonly at: number;
  readonly text: string;
}

/** The brief as it was authorized, and its hash. */
export interface FrozenBrief {
  readonly title: string;
  readonly description: string;
  readonly dod: string;
  /** SHA-256, hex, of title, description and DoD (core/order/brief.ts). */
  readonly hash: string;
}

/** A mission as people see it: one page, whatever shows it (sticky comment, summary, status). */
export interface MissionView {
  readonly repository: Repository;
  readonly serverUrl: string;
  readonly subject: Subject;
  /** `owner/repo#12 g2`. */
  readonly reference: string;
  readonly generation: number;
  readonly sandbox: boolean;
  readonly dryRun: boolean;
  /** `null` while hiring or refused. */
  readonly mission: Mission | null;
  readonly verdict: Verdict;
  readonly outcome: OutcomeKind;
  readonly round: number;
  readonly maxReworks: number;
  readonly pull: Pull | null;
  readonly evidence: Evidence | null;
  /** Why there is no evidence, where it could not be read. */
  readonly evidenceProblem: string | null;
  readonly brief: FrozenBrief | null;
  /** HTML comments that were dropped from the brief. */
  readonly droppedComments: number;
  readonly history: readonly HistoryEntry[];
  readonly warnings: readonly string[];
  /** `null`: no run page known. */
  readonly runUrl: string | null;
  readonly commandPrefix: string;
  /** The commit status that gates merges; empty: none. */
  readonly statusContext: string;
  /** Whether the gate is open for the PR's head. */
  readonly gateOpen: boolean;
  readonly now: number;
}

/** How the whole step ended. */
export interface Outcome {
  readonly kind: OutcomeKind;
  readonly code: ReasonCode;
  readonly message: string;
  readonly nextStep: string;
  /** The mission's page; `null` for skipped, discover and errors before there was a subject. */
  readonly view: MissionView | null;
  /** Sync of several missions. */
  readonly views: readonly MissionView[];
  readonly commentUrl: string | null;
  readonly specialists: readonly Specialist[] | null;
  readonly receipt: Receipt | null;
  /** Exit code 1 although not `failed` (`on-timeout: fail`). */
  readonly exitWithFailure: boolean;
  /** Settings that are not at their default, and where each came from. */
  readonly settings?: readonly SettingOrigin[];
  /** What the doctor found. */
  readonly findings?: readonly Finding[];
}

/**
 * What was judged and paid, as data (docs/BEHAVIOR.md#receipt). Amounts in integer cents, times ISO 8601. Fit as a predicate for
 * actions/attest. Its schema is schema/receipt.schema.json: a member that changes meaning or goes away makes a new version.
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
    /** What the policy said, where a person decided otherwise. */
    readonly overrides: ReasonCode | null;
    /** A rule that was set aside for that person. */
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
  /** SHA-256, hex, over everything above in canonical JSON. */
  readonly digest: string;
}
