/** What the doctor says of the workflows that use the action: triggers, concurrency, permissions, checkouts. Pure. */
import type { PermissionFacts } from './findings.ts';
import type { Finding } from '../domain/finding.ts';
import { describeUse } from './findings.ts';
import { fail, ok, warn } from '../domain/finding.ts';
import { canTrigger } from '../config/labels.ts';
import type { Settings } from '../domain/settings.ts';
import { listNames } from '../text.ts';
import type { LabelTest, Level, Scope, WorkflowUse } from './workflow-file.ts';
import { startsOn } from './workflow-file.ts';

/** Events that look at running missions again. */
const SETTLING = ['workflow_run', 'status', 'check_suite', 'schedule', 'repository_dispatch'] as const;

/** Jobs that may hire or settle; a doctor's or a catalogue's job needs no triggers and writes nothing. */
function isWorking({ mode }: WorkflowUse): boolean {
  return mode !== 'doctor' && mode !== 'discover';
}

/** The least level that the working jobs give; `null` where one of them, or all, leave it to the repository's default. */
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

/** What the branch's rules say that triggers must fit. */
export interface BranchRules {
  /** The gate's status is a required check. */
  readonly requiresGate: boolean;
  /** Pull requests merge through a queue. */
  readonly hasQueue: boolean;
}

/** Everything about all uses together. */
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

function diagnoseTriggers(
  uses: readonly WorkflowUse[],
  { waiting, gate, label, command }: Settings,
  rules: BranchRules,
): readonly Finding[] {
  const startsSome = (event: string, activity: string, usual: boolean): boolean =>
    uses.some((use) => startsOn(use, event, activity, usual));
  const hires =
    startsSome('issues', 'labeled', true) ||
    startsSome('pull_request_target', 'labeled', false) ||
    startsSome('pull_request', 'labeled', false) ||
    startsSome('workflow_dispatch', '', true) ||
    startsSome('push', '', true);
  const settles = SETTLING.some(
    (event) => startsSome(event, 'completed', true) || startsSome(event, 'orkestro-mission', true),
  );
  const seesPulls = startsSome('pull_request_target', 'opened', true) || startsSome('pull_request', 'opened', true);
  return [
    hires
      ? ok('trigger: hire', `a label \`${label}\` or a run by hand starts a hire`)
      : warn('trigger: hire', 'nothing starts a hire', 'Add `issues: { types: [labeled] }` under `on:`.'),
    diagnoseSettling(settles, waiting.wait),
    startsSome('issue_comment', 'created', true)
      ? ok('trigger: commands', `comments that begin with ${command} are heard`)
      : warn(
          'trigger: commands',
          `comments such as \`${command} status\` are not heard`,
          'Add `issue_comment: { types: [created] }` under `on:`.',
        ),
    ...(gate.context === '' ? [] : [diagnosePullTrigger(seesPulls, rules.requiresGate)]),
    ...(gate.context === '' || !rules.hasQueue
      ? []
      : [diagnoseQueue(startsSome('merge_group', 'checks_requested', true), rules.requiresGate)]),
  ];
}

function diagnoseSettling(settles: boolean, waits: boolean): Finding {
  const topic = 'trigger: settle';
  if (settles) return ok(topic, 'later events look at running missions again');
  return warn(
    topic,
    waits
      ? 'a mission that outlasts its run is looked at by nobody'
      : 'a run does not wait, and nothing looks at its mission later: it is never settled',
    'Add `workflow_run` (your CI, types: [completed]) and `schedule` under `on:`.',
  );
}

function diagnosePullTrigger(seesPulls: boolean, gateRequired: boolean): Finding {
  const topic = 'trigger: gate';
  if (seesPulls) return ok(topic, 'pull requests get their gate status');
  const message = 'no pull request starts a run, so its gate status is never set';
  const fix = 'Add `pull_request_target` under `on:`.';
  return gateRequired
    ? fail(topic, `${message}, and it is required: every merge is blocked`, fix)
    : warn(topic, message, fix);
}

function diagnoseQueue(seesGroups: boolean, gateRequired: boolean): Finding {
  const topic = 'trigger: merge queue';
  if (seesGroups) return ok(topic, 'groups of the merge queue get their gate status');
  const message = 'the branch has a merge queue, and no workflow runs on its groups, so their gate status is never set';
  const fix = 'Add `merge_group: { types: [checks_requested] }` under `on:`.';
  return gateRequired
    ? fail(topic, `${message}, and it is required: the queue throws every group out`, fix)
    : warn(topic, message, fix);
}

/** A condition under which no label that hires ever starts the job. Labels of the config file begin with the trigger label. */
function diagnoseLabels({ label, labelTests }: WorkflowUse, where: string, usual: string): readonly Finding[] {
  if (label === null) return [];
  const trigger = label === '' ? usual : label;
  const fits = ({ match, text }: LabelTest): boolean =>
    canTrigger(text, trigger) || (match === 'starts' && trigger.toLowerCase().startsWith(text.toLowerCase()));
  return labelTests
    .filter((tests) => !tests.some(fits))
    .map((tests) =>
      warn(
        'trigger: label',
        `${where}: its \`if:\` looks for the label ${listNames(tests.map(({ text }) => text))}, and the one that hires is "${trigger}"`,
        'Make the two the same: the label in `if:`, and the input `label`.',
      ),
    );
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

/** What no reading can tell, and people should know. */
export function listCaveats(viewer: string): readonly Finding[] {
  if (viewer !== 'github-actions[bot]') return [];
  const message =
    "pull requests opened with a job's own token start no workflows until a person approves them, so that their checks never report";
  return [ok('bots', `${message}; a specialist's own account is not concerned`)];
}
