/** What the user asked for, typed: the inputs of docs/BEHAVIOR.md#inputs after parsing. Money in integer cents, times in ms. */
import type { Category, Tier } from './mission.ts';
import type { MissionKey, Permission } from './model.ts';

export type Mode = 'auto' | 'run' | 'post' | 'sync' | 'gate' | 'discover' | 'doctor';

/** Which contexts count: those GitHub requires, all that reported, none, or these names. */
export type ChecksMode =
  | { readonly kind: 'required' }
  | { readonly kind: 'all' }
  | { readonly kind: 'none' }
  | { readonly kind: 'list'; readonly names: readonly string[] };

/** Everything the decision (docs/BEHAVIOR.md#decision) may look at beside the observation. */
export interface Policy {
  readonly checks: ChecksMode;
  /** Names never counted, beside our own context and our own jobs. */
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

/** The brief's parts as given by inputs; `null` where not given. */
export interface BriefInputs {
  readonly title: string | null;
  readonly description: string | null;
  readonly dod: string | null;
  /** The config file's, for an issue without a Definition of Done of its own. */
  readonly dodTemplate?: string | null;
}

/** The mission's terms as given by inputs; `null` where not given, so that issue text may fill them. */
export interface TermInputs {
  readonly category: Category | null;
  readonly tier: Tier | null;
  readonly budgetCents: number | null;
  /** The budget is the config file's: the amount of a command beats it. */
  readonly budgetIsConfigured?: boolean;
  readonly specialist: string | null;
  readonly autoAssign: boolean;
}

export interface Limits {
  readonly maxBudgetCents: number | null;
  readonly monthlyBudgetCents: number | null;
  readonly hirePermission: Permission;
  readonly settlePermission: Permission;
  /** Exact logins of bots that may act. */
  readonly allowedBots: readonly string[];
}

export interface Waiting {
  /** False: post, look once, return. */
  readonly wait: boolean;
  readonly timeoutMs: number;
  readonly onTimeout: 'pending' | 'fail';
  /** Longest pause between two looks. */
  readonly pollIntervalMs: number;
}

export interface Gate {
  /** Empty: no commit status. */
  readonly context: string;
  readonly whenNoMission: 'pass' | 'fail';
  readonly on: 'accepted' | 'verified';
}

/** One pass over everything (docs/BEHAVIOR.md#scheduled-sync). */
export interface Sweep {
  /** Most requests to GitHub that one sweep makes. */
  readonly maxOperations: number;
  /** The missions that this run looks at; `null`: all. */
  readonly shard: Shard | null;
}

/** The `index`-th of `count` parts, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** All settings, typed: inputs beat the config file, which beats the defaults. */
export interface Settings {
  readonly mode: Mode;
  /** `sandbox`: the embedded marketplace. */
  readonly apiKey: string;
  /** What the key should be, where the one given to `mode: doctor` has another shape; `apiKey` is then nobody's. */
  readonly expectedApiKey?: string;
  readonly sandbox: boolean;
  readonly apiUrl: string;
  readonly githubToken: string;
  readonly brief: BriefInputs;
  readonly terms: TermInputs;
  readonly missionId: string | null;
  readonly issueNumber: number | null;
  readonly prNumber: number | null;
  /** Tells several missions of one subject apart; with `lock: ref` only. */
  readonly missionKey: MissionKey | null;
  readonly label: string;
  /** The label whose own terms of the config file these are; absent: no label's. */
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

/** Where a setting's value comes from, in the order in which they beat each other. */
export type SettingSource = 'input' | 'label' | 'config';

/** A setting that is not at its default, as people see it. */
export interface SettingOrigin {
  readonly name: string;
  readonly value: string;
  readonly source: SettingSource;
  /** What the config file says and an input overrode; `null`: nothing was overridden. */
  readonly beaten: string | null;
}
