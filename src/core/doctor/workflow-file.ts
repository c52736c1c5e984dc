/** The jobs of a workflow file that use this action, as far as the setup check needs them. The file is foreign text. */
import type { Tree, TreeMap } from '../tree.ts';
import { isTreeMap, toTreeMap, toStringList } from '../tree.ts';

/** The permissions of a token that this action uses, as `permissions:` names them. */
export const SCOPES = ['contents', 'checks', 'statuses', 'issues', 'pull-requests', 'actions'] as const;
/** Such a permission. */
export type Scope = (typeof SCOPES)[number];
/** The level of a permission. */
export type Level = 'none' | 'read' | 'write';

/** The `concurrency:` of a workflow or job. */
interface Concurrency {
  readonly cancels: 'never' | 'always' | 'sometimes';
}

/** A job with a step that uses the action. */
export interface WorkflowUse {
  readonly path: string;
  readonly job: string;
  /** The input `mode` of the step. Empty: the default. */
  readonly mode: string;
  /** Events, each with its `types`. Empty: GitHub's default for the event. */
  readonly on: ReadonlyMap<string, readonly string[]>;
  /** Those of the job, or else of the workflow. `null`: neither has any, so that the repository's default applies. */
  readonly permissions: Readonly<Record<Scope, Level>> | null;
  readonly workflowConcurrency: Concurrency | null;
  readonly jobConcurrency: Concurrency | null;
  /** What the job checks out: nothing, the base, or the head of a pull request. */
  readonly checkout: 'none' | 'base' | 'head';
  /** The input `label` of the step. Empty: the default. `null`: an expression, so that it is unknown. */
  readonly label: string | null;
  /** The label tests of each `if:` of the job and the step that has any. One of the tests in a list must pass. */
  readonly labelTests: readonly (readonly LabelTest[])[];
}

/** A test `github.event.label.name == '…'`, or `startsWith` of it. */
export interface LabelTest {
  readonly match: 'is' | 'starts';
  readonly text: string;
}

/** Finds the jobs of a workflow whose steps use the action. */
export function findUses(path: string, tree: Tree, isOurs: (uses: string) => boolean): readonly WorkflowUse[] {
  const workflow = toTreeMap(tree);
  return Object.entries(toTreeMap(workflow['jobs'])).flatMap(([name, job]) => {
    const steps = listSteps(job);
    const ours = steps.find((step) => isOurs(usesOf(step)));
    return ours === undefined
      ? []
      : [{ ...toUse(workflow, toTreeMap(job), steps), ...toStepPart(toTreeMap(job), ours), path, job: name }];
  });
}

function toStepPart(job: TreeMap, step: TreeMap): Pick<WorkflowUse, 'mode' | 'label' | 'labelTests'> {
  const label = readInput(step, 'label');
  return {
    mode: readInput(step, 'mode'),
    label: label.includes('${{') ? null : label,
    labelTests: [job['if'], step['if']].map(findLabelTests).filter((tests) => tests.length > 0),
  };
}

const EVENT_LABEL = String.raw`github\s*\.\s*event\s*\.\s*label\s*\.\s*name`;
const LITERAL = String.raw`'((?:[^']|'')*)'`;
const LABEL_TESTS = new RegExp(
  [
    String.raw`${EVENT_LABEL}\s*==\s*${LITERAL}`,
    String.raw`${LITERAL}\s*==\s*${EVENT_LABEL}`,
    String.raw`startsWith\s*\(\s*${EVENT_LABEL}\s*,\s*${LITERAL}\s*\)`,
  ].join('|'),
  'gi',
);

function findLabelTests(condition: Tree | undefined): readonly LabelTest[] {
  if (typeof condition !== 'string') return [];
  return [...condition.matchAll(LABEL_TESTS)].map(([, right, left, start]) => ({
    match: start === undefined ? 'is' : 'starts',
    text: [right, left, start].join('').replaceAll("''", "'"),
  }));
}

function listSteps(job: Tree): readonly TreeMap[] {
  const steps = toTreeMap(job)['steps'];
  return Array.isArray(steps) ? steps.filter((step: Tree) => isTreeMap(step)) : [];
}

function usesOf({ uses }: TreeMap): string {
  return typeof uses === 'string' ? uses : '';
}

function readInput(step: TreeMap, name: string): string {
  const text = toTreeMap(step['with'])[name];
  return typeof text === 'string' ? text : '';
}

type JobPart = Omit<WorkflowUse, 'path' | 'job' | 'mode' | 'label' | 'labelTests'>;

function toUse(workflow: TreeMap, job: TreeMap, steps: readonly TreeMap[]): JobPart {
  return {
    on: readTriggers(workflow['on']),
    permissions: readPermissions(job['permissions'] ?? workflow['permissions']),
    workflowConcurrency: readConcurrency(workflow['concurrency']),
    jobConcurrency: readConcurrency(job['concurrency']),
    checkout: readCheckout(steps),
  };
}

function readTriggers(on: Tree | undefined): WorkflowUse['on'] {
  if (!isTreeMap(on)) return new Map(toStringList(on).map((event) => [event, []]));
  return new Map(Object.entries(on).map(([event, more]) => [event, toStringList(toTreeMap(more)['types'])]));
}

function readPermissions(tree: Tree | undefined): WorkflowUse['permissions'] {
  if (tree === undefined) return null;
  const all = { 'read-all': 'read', 'write-all': 'write' }[typeof tree === 'string' ? tree : ''] as Level | undefined;
  const given = toTreeMap(tree);
  return toScopes((scope) => all ?? toLevel(given[scope]));
}

function toScopes(level: (scope: Scope) => Level): Readonly<Record<Scope, Level>> {
  return {
    contents: level('contents'),
    checks: level('checks'),
    statuses: level('statuses'),
    issues: level('issues'),
    'pull-requests': level('pull-requests'),
    actions: level('actions'),
  };
}

/** Returns the level of a permission. What is not given is none. */
function toLevel(tree: Tree | undefined): Level {
  return tree === 'read' || tree === 'write' ? tree : 'none';
}

function readConcurrency(tree: Tree | undefined): Concurrency | null {
  if (tree === undefined || tree === '') return null;
  const cancel = toTreeMap(tree)['cancel-in-progress'];
  if (cancel === undefined || cancel === 'false') return { cancels: 'never' };
  return { cancels: cancel === 'true' ? 'always' : 'sometimes' };
}

function readCheckout(steps: readonly TreeMap[]): WorkflowUse['checkout'] {
  const refs = steps
    .filter((step) => usesOf(step).startsWith('actions/checkout@'))
    .map((step) => toTreeMap(step['with'])['ref']);
  if (refs.length === 0) return 'none';
  return refs.some((ref) => typeof ref === 'string' && /head|refs\/pull|merge_commit/i.test(ref)) ? 'head' : 'base';
}

/** Returns whether a workflow starts on an activity of an event. Without `types`, `isDefaultActivity` decides. */
export function startsOn({ on }: WorkflowUse, event: string, activity: string, isDefaultActivity: boolean): boolean {
  const types = on.get(event);
  if (types === undefined) return false;
  return types.length === 0 ? isDefaultActivity : types.includes(activity);
}
