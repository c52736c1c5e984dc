/** Findings about the workflows that use the action: permissions, concurrency, and checkouts. */
import type { PermissionFacts } from './findings.ts';
import type { Finding } from '../domain/finding.ts';
import { describeUse } from './findings.ts';
import { fail, ok, warn } from '../domain/finding.ts';
import type { Settings } from '../domain/settings.ts';
import type { BranchRules } from './trigger-findings.ts';
import { diagnoseLabels, diagnoseTriggers } from './trigger-findings.ts';
import type { Level, Scope, WorkflowUse } from './workflow-file.ts';

export type { BranchRules } from './trigger-findings.ts';

/** Returns whether a job can hire or settle. Others need no triggers and write nothing. */
function isWorking({ mode }: WorkflowUse): boolean {
  return mode !== 'doctor' && mode !== 'discover';
}

/**
 * Finds the lowest level that the working jobs give.
 *
 * @returns null if any of them leaves it to the repository's default
 */
export function findDeclared(uses: readonly WorkflowUse[], scope: Scope): PermissionFacts['declared'] {
  const order: readonly Level[] = ['none', 'read', 'write'];
  let least: PermissionFacts['declared'] = null;
  for (const use of uses.filter(isWorking)) {
    if (use.permissions === null) return null;
    const level = use.permissions[scope];
    if (least === null || order.indexOf(level) < order.indexOf(least.level)) least = { level, where: describeUse(use) };
  }
  return least;
}

/** Diagnoses all uses of the action. */
export function diagnoseWorkflows(
  all: readonly WorkflowUse[],
  settings: Settings,
  rules: BranchRules,
): readonly Finding[] {
  const uses = all.filter(isWorking);
  if (uses.length === 0) {
    return [
      warn(
        'workflows',
        'no workflow file of the default branch hires or settles with this action',
        'Commit the workflow to the default branch: issues, comments and schedules run only what stands there.',
      ),
    ];
  }
  return [...diagnoseTriggers(uses, settings, rules), ...uses.flatMap((use) => diagnoseUse(use, settings.label))];
}

function diagnoseUse(use: WorkflowUse, label: string): readonly Finding[] {
  const where = describeUse(use);
  return [
    ...diagnoseLabels(use, where, label),
    ...diagnoseConcurrency(use, where),
    ...(use.permissions === null
      ? [
          warn(
            'permissions',
            `${where}: none are written down, so the repository's default decides`,
            'Write `permissions:` into the job: what is not listed there is off.',
          ),
        ]
      : []),
    ...diagnosePullEvents(use, where),
  ];
}

function diagnoseConcurrency({ workflowConcurrency, jobConcurrency }: WorkflowUse, where: string): readonly Finding[] {
  const topic = 'concurrency';
  const cancels = [workflowConcurrency, jobConcurrency].map((one) => one?.cancels ?? 'never');
  const findings: Finding[] = [];
  if (workflowConcurrency !== null) {
    findings.push(
      warn(
        topic,
        `${where}: a group of the whole workflow drops waiting runs, before any \`if:\` is looked at`,
        'Move `concurrency:` into the job.',
      ),
    );
  }
  if (cancels.includes('always')) {
    findings.push(
      fail(
        topic,
        `${where}: cancel-in-progress: true kills a run that may be spending`,
        'Set `cancel-in-progress: false`.',
      ),
    );
  } else if (cancels.includes('sometimes')) {
    findings.push(
      warn(
        topic,
        `${where}: cancel-in-progress is an expression, which may kill a run that is spending`,
        'Set `cancel-in-progress: false`.',
      ),
    );
  }
  if (findings.length > 0) return findings;
  if (jobConcurrency !== null) return [ok(topic, `${where}: one run after the other, none is cancelled`)];
  return [
    warn(
      topic,
      `${where}: runs may overlap; nothing is hired or paid twice, but the monthly cap is exact only one after the other`,
      'Add `concurrency: { group: orkestro, cancel-in-progress: false }` to the job.',
    ),
  ];
}

function diagnosePullEvents({ on, checkout }: WorkflowUse, where: string): readonly Finding[] {
  const findings: Finding[] = [];
  if (on.has('pull_request_target') && checkout === 'head') {
    findings.push(
      fail(
        'checkout',
        `${where}: pull_request_target checks out the pull request's code beside the API key`,
        'Take the checkout out: this action needs none.',
      ),
    );
  } else if (on.has('pull_request_target') && checkout === 'base') {
    findings.push(
      warn(
        'checkout',
        `${where}: a checkout under pull_request_target, of the base as far as can be seen`,
        'Take it out if you can: this action needs none.',
      ),
    );
  }
  if (on.has('pull_request')) {
    findings.push(
      warn(
        'forks',
        `${where}: under pull_request the pull request's own workflow runs, and forks and Dependabot get no secrets: those runs are skipped`,
        'Use `pull_request_target`, and keep the key in an environment.',
      ),
    );
  }
  return findings;
}

/** Lists caveats that no read can find out. */
export function listCaveats(viewer: string): readonly Finding[] {
  if (viewer !== 'github-actions[bot]') return [];
  const message =
    "pull requests opened with a job's own token start no workflows until a person approves them, so that their checks never report";
  return [ok('bots', `${message}; a specialist's own account is not concerned`)];
}
