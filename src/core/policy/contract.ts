/**
 * The contract of a mission: every setting that judges its delivery, frozen at the hire (docs/PROTOCOL.md#contract). Later runs
 * judge under it and under what is stated today, so settings can be tightened at any time and nothing loosens them.
 */
import type { Signer } from '../digest.ts';
import { canonicalJson, sha256 } from '../digest.ts';
import type { Verdict } from '../domain/model.ts';
import type { Limits, Policy, Settings } from '../domain/settings.ts';
import { cut } from '../text.ts';

/** The settings that judge. */
export type JudgingSettings = Policy & Pick<Limits, 'settlePermission' | 'allowedBots'>;

/** What was agreed when the mission was posted. Times in ms by GitHub's clock, money in integer cents. */
export interface Contract {
  /** The branch that the delivery goes into: its required checks judge. */
  readonly base: string;
  /** The head at the hire, where the pull request was there already; `null` without one. */
  readonly head: string | null;
  /** `null`: GitHub said no time, because the mission has no thread. */
  readonly hiredAt: number | null;
  readonly budgetCents: number | null;
  readonly prNumber: number | null;
  readonly lock: Settings['lock'];
  readonly settings: JudgingSettings;
}

/** What a contract is signed for, so that the line of one mission counts for no other. */
export interface ContractKey {
  /** formatSubject of the mission's subject (core/domain/reference.ts). */
  readonly subject: string;
  readonly generation: number;
}

/** `changed`: lists that travel as their hash only, and are not today's list any more. */
export type ContractReading =
  | { readonly kind: 'read'; readonly contract: Contract; readonly changed: readonly (keyof JudgingSettings)[] }
  | { readonly kind: 'unreadable'; readonly why: string };

const LABEL = 'Orkestro-Contract:';
const VERSION = 'v1';
const LINE = /^Orkestro-Contract: v1\.([A-Za-z0-9_-]{1,40000})\.([0-9a-f]{64})$/;
/** How many of a description's last lines are searched: a marketplace may add some of its own. */
const SEARCHED_LINES = 10;
/** A longer list travels as its SHA-256, in characters of JSON. */
const MAX_LIST_LENGTH = 1024;

/** Settings whose values can be long lists. */
const LISTS = [
  'checks',
  'ignoreChecks',
  'protectedPaths',
  'allowedBots',
] as const satisfies readonly (keyof JudgingSettings)[];
type ListName = (typeof LISTS)[number];

interface Hashed {
  readonly sha256: string;
}

/** Returns the settings of this run that judge. */
export function toJudgingSettings({ policy, limits }: Pick<Settings, 'policy' | 'limits'>): JudgingSettings {
  const { settlePermission, allowedBots } = limits;
  return { ...policy, settlePermission, allowedBots };
}

/** Formats a contract as the line that the mission's description carries. */
export function formatContract(contract: Contract, key: ContractKey, signer: Signer): string {
  const settings = { ...contract.settings, ...Object.fromEntries(LISTS.flatMap((name) => shorten(name, contract))) };
  const payload = Buffer.from(canonicalJson({ ...contract, settings })).toString('base64url');
  return `${LABEL} ${VERSION}.${payload}.${signer.mac(toSignedText(payload, key))}`;
}

function shorten(name: ListName, { settings }: Contract): readonly (readonly [ListName, Hashed])[] {
  const text = canonicalJson(settings[name]);
  return text.length > MAX_LIST_LENGTH ? [[name, { sha256: sha256(text) }]] : [];
}

function toSignedText(payload: string, { subject, generation }: ContractKey): string {
  return `contract ${subject} gen=${generation} ${payload}`;
}

/**
 * Reads the contract out of a mission's description: the last line of ours among its last ten, with tags removed. `today` gives
 * back the lists that travel as their hash.
 */
export function readContract(
  description: string | null,
  key: ContractKey,
  { signer, today }: { readonly signer: Signer; readonly today: JudgingSettings },
): ContractReading {
  const line = findLine(description ?? '');
  if (line === null) return { kind: 'unreadable', why: 'its description carries no contract' };
  const [, payload = '', mac = ''] = LINE.exec(line) ?? [];
  if (payload === '') return { kind: 'unreadable', why: 'the contract in its description is not of a known form' };
  if (!signer.verify(toSignedText(payload, key), mac))
    return {
      kind: 'unreadable',
      why: 'the contract in its description is not signed with this API key for this mission',
    };
  // Signed by us, so the shape is the one formatContract wrote.
  const contract = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Contract;
  return { kind: 'read', ...restoreLists(contract, today) };
}

function findLine(description: string): string | null {
  const lines = description.trimEnd().split('\n').slice(-SEARCHED_LINES);
  const plain = lines.map((line) => line.replaceAll(/<[^<>]*>/g, '').trim());
  return plain.findLast((line) => line.startsWith(LABEL)) ?? null;
}

function restoreLists(
  contract: Contract,
  today: JudgingSettings,
): { readonly contract: Contract; readonly changed: readonly ListName[] } {
  const hashed = LISTS.filter((name) => isHashed(contract.settings[name]));
  const changed = hashed.filter((name) => {
    const { sha256: agreed } = contract.settings[name] as unknown as Hashed;
    return sha256(canonicalJson(today[name])) !== agreed;
  });
  const lists = Object.fromEntries(hashed.map((name) => [name, today[name]]));
  return { contract: { ...contract, settings: { ...contract.settings, ...lists } }, changed };
}

function isHashed(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'sha256' in value;
}

/** The inputs behind the settings that judge, for people. */
const INPUT_NAMES: Readonly<Record<keyof JudgingSettings, string>> = {
  checks: 'checks',
  ignoreChecks: 'ignore-checks',
  skippedChecks: 'skipped-checks',
  protectedPaths: 'protected-paths',
  requireReview: 'require-review',
  whenNoRequiredChecks: 'when-no-required-checks',
  onPass: 'on-pass',
  onFail: 'on-fail',
  maxReworks: 'max-reworks',
  minRank: 'min-rank',
  payOn: 'pay-on',
  settlePermission: 'settle-permission',
  allowedBots: 'allowed-bots',
};
const NAMES = Object.keys(INPUT_NAMES) as readonly (keyof JudgingSettings)[];

/**
 * Returns the settings of today as far as an input or the config file states them, and the contract's for the rest: a default
 * never competes with a contract. `stated` holds input names.
 */
export function applyStated(
  contract: JudgingSettings,
  today: JudgingSettings,
  stated: ReadonlySet<string>,
): JudgingSettings {
  const given = NAMES.filter((name) => stated.has(INPUT_NAMES[name]));
  return { ...contract, ...Object.fromEntries(given.map((name) => [name, today[name]])) };
}

/** Says which settings differ, with both values, such as `checks: {"kind":"required"} at the hire, {"kind":"none"} today`. */
export function describeChanges(contract: JudgingSettings, today: JudgingSettings): readonly string[] {
  return NAMES.flatMap((name) => {
    const [agreed, now] = [canonicalJson(contract[name]), canonicalJson(today[name])];
    return agreed === now ? [] : [`${INPUT_NAMES[name]}: ${cut(agreed, 120)} at the hire, ${cut(now, 120)} today`];
  });
}

/**
 * Combines the verdict under the contract with the one under today's settings: what holds wins, then what waits. Only what both
 * accept is accepted, and what only one of them would send back is for a person.
 */
export function combineVerdicts(contract: Verdict, today: Verdict, changes: readonly string[]): Verdict {
  const cautious =
    [contract, today].find(({ kind }) => kind === 'hold') ?? [contract, today].find(({ kind }) => kind === 'wait');
  if (cautious !== undefined) return cautious;
  if (contract.kind === today.kind) return contract;
  return {
    kind: 'hold',
    code: 'contract_changed',
    message: `The settings of the hire and of today decide differently about this delivery: ${changes.join('; ')}.`,
    nextStep:
      'Put the setting back as it was at the hire, or settle it with the command accept, or rework and a reason.',
  };
}
