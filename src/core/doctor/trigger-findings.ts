/** Findings about the triggers of the workflows that use the action. */
import type { Finding } from '../domain/finding.ts';
import { fail, ok, warn } from '../domain/finding.ts';
import { canTrigger } from '../config/labels.ts';
import type { Settings } from '../domain/settings.ts';
import { listNames } from '../text.ts';
import type { LabelTest, WorkflowUse } from './workflow-file.ts';
import { startsOn } from './workflow-file.ts';

/** What the rules of the branch require of triggers. */
export interface BranchRules {
  /** The gate's status is a required check. */
  readonly requiresGate: boolean;
  /** Pull requests merge through a queue. */
  readonly hasQueue: boolean;
}

/** An activity of an event, and whether an event without `types` includes it. */
interface Trigger {
  readonly event: string;
  readonly activity: string;
  readonly isDefault: boolean;
}

const HIRING: readonly Trigger[] = [
  { event: 'issues', activity: 'labeled', isDefault: true },
  { event: 'pull_request_target', activity: 'labeled', isDefault: false },
  { event: 'pull_request', activity: 'labeled', isDefault: false },
  { event: 'workflow_dispatch', activity: '', isDefault: true },
  { event: 'push', activity: '', isDefault: true },
];
/** Events that check running missions again. */
const SETTLING: readonly Trigger[] = [
  'workflow_run',
  'status',
  'check_suite',
  'schedule',
  'repository_dispatch',
].flatMap((event) => [
  { event, activity: 'completed', isDefault: true },
  { event, activity: 'orkestro-mission', isDefault: true },
]);
const COMMANDS: readonly Trigger[] = [{ event: 'issue_comment', activity: 'created', isDefault: true }];
const PULLS: readonly Trigger[] = [
  { event: 'pull_request_target', activity: 'opened', isDefault: true },
  { event: 'pull_request', activity: 'opened', isDefault: true },
];
const QUEUE: readonly Trigger[] = [{ event: 'merge_group', activity: 'checks_requested', isDefault: true }];

function hasTrigger(uses: readonly WorkflowUse[], triggers: readonly Trigger[]): boolean {
  return uses.some((use) =>
    triggers.some(({ event, activity, isDefault }) => startsOn(use, event, activity, isDefault)),
  );
}

/** Diagnoses the triggers of all workflows together. */
export function diagnoseTriggers(
  uses: readonly WorkflowUse[],
  settings: Settings,
  rules: BranchRules,
): readonly Finding[] {
  return [
    diagnoseHiring(hasTrigger(uses, HIRING), settings.label),
    diagnoseSettling(hasTrigger(uses, SETTLING), settings.waiting.wait),
    diagnoseCommands(hasTrigger(uses, COMMANDS), settings.command),
    ...(settings.gate.context === '' ? [] : diagnoseGateTriggers(uses, rules)),
  ];
}

function diagnoseHiring(hires: boolean, label: string): Finding {
  return hires
    ? ok('trigger: hire', `a label \`${label}\` or a run by hand starts a hire`)
    : warn('trigger: hire', 'nothing starts a hire', 'Add `issues: { types: [labeled] }` under `on:`.');
}

function diagnoseCommands(seesComments: boolean, command: string): Finding {
  return seesComments
    ? ok('trigger: commands', `comments that begin with ${command} are heard`)
    : warn(
        'trigger: commands',
        `comments such as \`${command} status\` are not heard`,
        'Add `issue_comment: { types: [created] }` under `on:`.',
      );
}

function diagnoseGateTriggers(
  uses: readonly WorkflowUse[],
  { hasQueue, requiresGate }: BranchRules,
): readonly Finding[] {
  const pulls = diagnosePullTrigger(hasTrigger(uses, PULLS), requiresGate);
  return hasQueue ? [pulls, diagnoseQueue(hasTrigger(uses, QUEUE), requiresGate)] : [pulls];
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

/** Diagnoses conditions that no label that hires can meet. Labels of the config file begin with the trigger label. */
export function diagnoseLabels(
  { label, labelTests }: WorkflowUse,
  where: string,
  defaultLabel: string,
): readonly Finding[] {
  if (label === null) return [];
  const trigger = label === '' ? defaultLabel : label;
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
