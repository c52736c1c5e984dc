/** Settings: the inputs of docs/BEHAVIOR.md#inputs after parsing. Money is integer cents, times are ms. */
import type { Category, Tier } from './mission.ts';
import type { MissionKey, Permission } from './model.ts';

/** What the step is to do (input `mode`). */
export type Mode = 'auto' | 'run' | 'post' | 'sync' | 'gate' | 'discover' | 'doctor';

/** Which contexts count: those GitHub requires, all that reported, none, or these names. */
export type ChecksMode =
  | { readonly kind: 'required' }
  | { readonly kind: 'all' }
  | { readonly kind: 'none' }
  | { readonly kind: 'list'; readonly names: readonly string[] };

/** What the decision may read in addition to the observation (docs/BEHAVIOR.md#decision). */
export interface Policy {
  readonly checks: ChecksMode;
  /** Names that never count, in addition to our own context and our own jobs. */
  readonly ignoreChecks: readonly string[];
  readonly skippedChecks: 'pass' | 'hold';
  readonly protectedPaths: readonly string[];
  readonly requireReview: boolean;
  readonly whenNoRequiredChecks: 'hold' | 'accept';
  readonly onPass: 'accept' | 'hold';
  readonly onFail: 'rework' | 'hold';
  /** 0–7. */
  readonly maxReworks: number;
  readonly minRank: number | null;
  readonly payOn: 'checks' | 'merge';
}

/** The parts of the brief that inputs give. `null`: not given. */
export interface BriefInputs {
  readonly title: string | null;
  readonly description: string | null;
  readonly dod: string | null;
  /** From the config file, for an issue without a Definition of Done. */
  readonly dodTemplate?: string | null;
}

/** The terms that inputs give. `null`: not given, so that the issue text can give them. */
export interface TermInputs {
  readonly category: Category | null;
  readonly tier: Tier | null;
  readonly budgetCents: number | null;
  /** Whether the budget comes from the config file, so that the amount in a command overrides it. */
  readonly budgetIsConfigured?: boolean;
  readonly specialist: string | null;
  readonly autoAssign: boolean;
}

/** Spending limits, and who may spend. Money is integer cents. */
export interface Limits {
  readonly maxBudgetCents: number | null;
  readonly monthlyBudgetCents: number | null;
  readonly hirePermission: Permission;
  readonly settlePermission: Permission;
  /** Exact logins of bots whose commands and labels count. */
  readonly allowedBots: readonly string[];
}

/** Whether, how long, and how often to poll. */
export interface Waiting {
  /** False: post, poll once, and return. */
  readonly wait: boolean;
  readonly timeoutMs: number;
  readonly onTimeout: 'pending' | 'fail';
  /** The longest pause between two polls. */
  readonly pollIntervalMs: number;
}

/** The commit status that gates merges. */
export interface Gate {
  /** Empty: no commit status. */
  readonly context: string;
  readonly whenNoMission: 'pass' | 'fail';
  readonly on: 'accepted' | 'verified';
}

/** Limits of a scheduled sync (docs/BEHAVIOR.md#scheduled-sync). */
export interface Sweep {
  /** The most requests to GitHub that one sweep makes. */
  readonly maxOperations: number;
  /** The part of the missions that this run checks. `null`: all. */
  readonly shard: Shard | null;
}

/** The `index`-th of `count` parts of all missions, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** All settings. Inputs override the config file, which overrides the defaults. */
export interface Settings {
  readonly mode: Mode;
  /** `sandbox` selects the embedded marketplace. */
  readonly apiKey: string;
  /** The expected form of the key, if the one given to `mode: doctor` has another form. `apiKey` is then a placeholder. */
  readonly expectedApiKey?: string;
  readonly sandbox: boolean;
  readonly apiUrl: string;
  readonly githubToken: string;
  readonly brief: BriefInputs;
  readonly terms: TermInputs;
  readonly missionId: string | null;
  readonly issueNumber: number | null;
  readonly prNumber: number | null;
  /** Separates several missions on one subject. Only with `lock: ref`. */
  readonly missionKey: MissionKey | null;
  readonly label: string;
  /** The label whose terms in the config file apply. Absent: no label's. */
  readonly termsLabel?: string;
  readonly command: string;
  readonly configFile: string;
  readonly waiting: Waiting;
  readonly policy: Policy;
  readonly limits: Limits;
  readonly gate: Gate;
  readonly sweep: Sweep;
  readonly comment: 'full' | 'minimal';
  readonly dryRun: boolean;
  readonly lock: 'reaction' | 'ref';
  /** Names of the inputs that the workflow or the config file states: a default never competes with a contract. */
  readonly stated?: readonly string[];
  readonly jobCheckRunId: string | null;
  readonly jobIndex: string | null;
}

/** The source of a setting's value, the strongest first. */
type SettingSource = 'input' | 'label' | 'config';

/** A setting that is not at its default, as people see it. */
export interface SettingOrigin {
  readonly name: string;
  readonly value: string;
  readonly source: SettingSource;
  /** The value in the config file that an input overrode. `null`: nothing was overridden. */
  readonly beaten: string | null;
}
