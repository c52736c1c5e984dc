/** Findings of the setup check: facts turned into lines, each with its grade and fix (docs/BEHAVIOR.md#setup-check). */
import type { RequiredContext, RequiredReading } from '../domain/checks.ts';
import type { ConfigReading } from '../config/config.ts';
import { formatUsd } from '../domain/money.ts';
import type { Settings } from '../domain/settings.ts';
import { cut } from '../text.ts';
import type { Level, Scope, WorkflowUse } from './workflow-file.ts';
import type { Grade, Finding } from '../domain/finding.ts';
import { ok, warn, fail } from '../domain/finding.ts';

/** Diagnoses the URL of the marketplace. */
export function diagnoseApiUrl(url: string, defaultUrl: string): Finding {
  const topic = 'api-url';
  if (url === defaultUrl) return ok(topic, url);
  if (url.startsWith('http:')) {
    return warn(
      topic,
      `${url} is plain http to this machine`,
      'This is for trials; take api-url out to reach the marketplace.',
    );
  }
  return warn(
    topic,
    `${url} is not the marketplace's own (${defaultUrl})`,
    'Make sure that you trust it with the API key; else take api-url out.',
  );
}

/** Diagnoses the monthly cap. Amounts are in cents. `spent` is null if it can't be computed. */
export function diagnoseMonthlyBudget(cap: number | null, spent: number | null): Finding {
  const topic = 'monthly-budget-usd';
  if (cap === null)
    return warn(topic, 'no monthly cap is set', 'Set monthly-budget-usd as an input or in the config file.');
  if (spent !== null) return ok(topic, `${formatUsd(spent)} of ${formatUsd(cap)} posted this month (UTC)`);
  return fail(
    topic,
    'what was posted this month cannot be computed, so every hire would be refused (budget_unknown)',
    'A mission of this key has no date, or no budget: look at them on the marketplace, or take the cap out.',
  );
}

/** The level of a permission that is needed, and what is lost without it. */
interface PermissionNeed {
  readonly level: Exclude<Level, 'none'>;
  readonly without: string;
  readonly grade: Exclude<Grade, 'ok'>;
}

const PERMISSION_NEEDS: Readonly<Record<Scope, PermissionNeed>> = {
  contents: { level: 'read', without: 'rules, config file and workflows cannot be read', grade: 'fail' },
  checks: {
    level: 'read',
    without: 'no delivery can be judged: every payment is held (checks_unavailable)',
    grade: 'fail',
  },
  statuses: { level: 'write', without: 'no gate is set, and required statuses stay unread', grade: 'fail' },
  issues: {
    level: 'write',
    without: 'nothing can be hired: the comment and the lock stand on the issue',
    grade: 'fail',
  },
  'pull-requests': { level: 'write', without: "a mission's page cannot be shown on its pull request", grade: 'fail' },
  actions: {
    level: 'read',
    without: 'only `hire --force` misses it: when an earlier run ended stays unknown',
    grade: 'warn',
  },
};

/** The facts about one permission of the token. */
export interface PermissionFacts {
  readonly scope: Scope;
  /** Why a read that needs the permission was refused. `null`: it was not. */
  readonly refused: string | null;
  /** The lowest level that the `permissions:` of the jobs give, and where. `null`: unknown. */
  readonly declared: { readonly level: Level; readonly where: string } | null;
  readonly isPublic: boolean;
}

/** Diagnoses one permission. `lock: ref` needs to write contents. */
export function diagnosePermission(facts: PermissionFacts, lock: Settings['lock']): Finding {
  const { scope } = facts;
  const { without, grade, ...need } = PERMISSION_NEEDS[scope];
  const level = scope === 'contents' && lock === 'ref' ? 'write' : need.level;
  const topic = `${scope}: ${level}`;
  const fix = `Add \`${topic}\` under \`permissions:\` of the job.`;
  const gap = findPermissionGap(facts, level);
  if (gap !== null) return { grade, topic, message: `${gap}; without it ${without}`, fix };
  return facts.declared === null && level === 'write'
    ? warn(topic, `reading works; whether it may write cannot be known without writing. Without it ${without}`, fix)
    : ok(topic, describePermission(facts, level));
}

/** Returns why a permission is certainly missing, or null if it is not. */
function findPermissionGap({ refused, declared, isPublic }: PermissionFacts, level: Level): string | null {
  if (refused !== null) return `the read that needs it was refused (${cut(refused, 200)})`;
  if (declared === null || isEnough(declared.level, level)) return null;
  // Every token can read a public repository.
  return level === 'read' && isPublic ? null : `${declared.where} gives ${declared.level}`;
}

function describePermission({ declared }: PermissionFacts, level: Level): string {
  if (declared === null) return 'reading works';
  if (!isEnough(declared.level, level)) return 'not given, and not needed in a public repository';
  return level === 'write' ? 'given by every job that uses this action; reading works' : 'reading works';
}

function isEnough(given: Level, needed: Level): boolean {
  return levelIndex(given) >= levelIndex(needed);
}

function levelIndex(level: Level): number {
  return ['none', 'read', 'write'].indexOf(level);
}

/** Diagnoses whether the required checks of a branch can be read, and whether there are any. */
export function diagnoseRequiredChecks(
  reading: RequiredReading,
  branch: string,
  settings: Settings,
): readonly Finding[] {
  const { checks, whenNoRequiredChecks } = settings.policy;
  if (reading.kind === 'unavailable') {
    const fix = 'Give the job `contents: read`; or name the checks that count with the input checks.';
    return [fail('required checks', `those of ${branch} cannot be read: ${cut(reading.why, 300)}`, fix)];
  }
  const { required, sources } = reading;
  const classic = { read: 'read', none: 'there is none', denied: 'this token may not read it' }[sources.classic];
  const rules = { read: 'read', not_on_plan: 'not on this plan' }[sources.rules];
  const seen = `rulesets: ${rules}; classic protection: ${classic}`;
  const others = required.filter(({ name }) => name !== settings.gate.context);
  const visible =
    sources.classic === 'denied'
      ? warn(
          'required checks',
          `${seen}, so a required check that has not reported is not known to be missing`,
          'Require checks by a ruleset (Settings → Rules).',
        )
      : ok('required checks', seen);
  if (checks.kind !== 'required') return [visible];
  if (others.length > 0) return [visible, ok('evidence', `${branch} requires ${listContexts(others)}`)];
  return [visible, diagnoseNoEvidence(branch, whenNoRequiredChecks)];
}

function diagnoseNoEvidence(branch: string, whenNone: 'hold' | 'accept'): Finding {
  const none = `${branch} requires no check but our own, so nothing could prove a delivery`;
  const fix = 'Require a check on the branch (Settings → Rules)';
  return whenNone === 'accept'
    ? warn('evidence', `${none}; when-no-required-checks: accept pays all the same`, `${fix}.`)
    : fail('evidence', none, `${fix}, or name those that count with the input checks.`);
}

function listContexts(contexts: readonly RequiredContext[]): string {
  return contexts.map(({ name }) => cut(name, 60)).join(', ');
}

/** The app id of GitHub Actions, which reports the gate's status with a GITHUB_TOKEN. */
const ACTIONS_APP = 15_368;

/** Diagnoses whether the gate's status is required, and from which app. */
export function diagnoseGate(reading: RequiredReading, branch: string, context: string): readonly Finding[] {
  const topic = 'gate';
  if (context === '') return [ok(topic, 'turned off (status-context is empty)')];
  if (reading.kind === 'unavailable') return [];
  const ours = reading.required.filter(({ name }) => name === context);
  if (ours.length === 0) {
    return [
      warn(
        topic,
        `${context} is not required on ${branch}, so it blocks no merge`,
        `Require ${context} in a ruleset of ${branch}, from the source GitHub Actions.`,
      ),
    ];
  }
  if (ours.some(({ appId }) => appId === ACTIONS_APP))
    return [ok(topic, `${context} is required, from GitHub Actions only`)];
  if (ours.some(({ appId }) => appId !== null)) {
    return [
      warn(
        topic,
        `${context} is required from another app than GitHub Actions`,
        'If this action runs with the job’s own token, choose GitHub Actions as its source.',
      ),
    ];
  }
  return [
    warn(
      topic,
      `${context} is required from any source: whoever may set statuses can open the gate`,
      'Choose GitHub Actions as its source, in a ruleset.',
    ),
  ];
}

/** Diagnoses the config file. */
export function diagnoseConfig(reading: ConfigReading, path: string, isNamed: boolean): readonly Finding[] {
  switch (reading.kind) {
    case 'absent':
      return isNamed
        ? [
            fail(
              'config file',
              `${path} is not on the default branch`,
              'Commit it there, or correct the input config-file.',
            ),
          ]
        : [ok('config file', `${path} is not there, which is fine`)];
    case 'read': {
      const count = reading.config.labels.length;
      return [ok('config file', `${path} is right (${count} ${count === 1 ? 'label' : 'labels'})`)];
    }
    case 'broken':
      return reading.problems.map(({ line, column, message }) =>
        fail(
          'config file',
          `${path}:${line}:${column}: ${cut(message, 300)}`,
          `Correct line ${line} on the default branch; until then every hire and payment is held.`,
        ),
      );
  }
}

/** Describes a use as `path, job x`. */
export function describeUse({ path, job }: Pick<WorkflowUse, 'path' | 'job'>): string {
  return `${path}, job ${cut(job, 60)}`;
}
