/** Converts GitHub's payload to a TriggerEvent, with one small reader for each event of docs/BEHAVIOR.md#events. */
import type { TriggerEvent } from '../../core/domain/event.ts';
import { canTrigger } from '../../core/config/labels.ts';
import { isSweepContext } from '../../core/sweep/cursor-context.ts';
import { accountAt, valueAt, requireTimestamp, requireNumber, requireSha, requireText, stringAt } from './payload.ts';
import { MISSION_ID } from '../input/kinds.ts';

/** The settings that decide whether an event concerns the action. */
export interface TriggerSettings {
  /** The trigger label. */
  readonly label: string;
  /** Command prefix, such as `/orkestro`. */
  readonly command: string;
  /** The action's commit status, whose event must not start another pass. Empty if there is none. */
  readonly statusContext: string;
}

/** Reads the payload of one kind of event. */
type EventReader = (payload: unknown, triggers: TriggerSettings, eventName: string) => TriggerEvent;

const READERS: Readonly<Record<string, EventReader>> = {
  issues: readIssue,
  issue_comment: readComment,
  pull_request: readPull,
  pull_request_target: readPull,
  pull_request_review: readPull,
  merge_group: readMergeGroup,
  workflow_run: readCommit('workflow_run.head_sha'),
  check_suite: readCommit('check_suite.head_sha'),
  check_run: readCommit('check_run.head_sha'),
  status: readStatus,
  repository_dispatch: readDispatch,
  schedule: () => ({ kind: 'schedule' }),
};

/** Reads the event (docs/BEHAVIOR.md#events). @throws RunnerError `bad_event` if the payload is not as GitHub documents it */
export function readEvent(
  payload: unknown,
  context: { readonly eventName: string },
  triggers: TriggerSettings,
): TriggerEvent {
  const { eventName } = context;
  const reader = Object.hasOwn(READERS, eventName) ? READERS[eventName] : undefined;
  return (reader ?? readManual)(payload, triggers, eventName);
}

/** The commit status of a sandbox run (docs/BEHAVIOR.md#sandbox). */
const SANDBOX_CONTEXT = 'orkestro/sandbox';

const MISSION_DISPATCH_TYPE = 'orkestro-mission';

/** Creates an event that the action ignores. */
function irrelevant(why: string): TriggerEvent {
  return { kind: 'irrelevant', why };
}

/** Tells whether the added label can start a hire. For any label but the trigger label, the config file decides later. */
function isTriggered(payload: unknown, { label }: TriggerSettings): boolean {
  return canTrigger(stringAt(payload, 'label.name') ?? '', label);
}

/** Reads an `issues` event. */
function readIssue(payload: unknown, triggers: TriggerSettings): TriggerEvent {
  const action = stringAt(payload, 'action');
  if (action !== 'labeled') return irrelevant(`the issue was ${action ?? 'changed'}; only a label starts something`);
  if (!isTriggered(payload, triggers)) {
    return irrelevant(`the label put on is not \`${triggers.label}\``);
  }
  return readLabeled(payload, 'issue', triggers.label, false);
}

/** Reads the subject that was labeled, and who labeled it. */
function readLabeled(payload: unknown, on: 'issue' | 'pull_request', label: string, fork: boolean): TriggerEvent {
  return {
    kind: 'labeled',
    on,
    number: requireNumber(payload, `${on}.number`),
    label: stringAt(payload, 'label.name') ?? label,
    sender: accountAt(payload, 'sender'),
    title: requireText(payload, `${on}.title`),
    body: requireText(payload, `${on}.body`),
    fork,
  };
}

/** Reads an event of a pull request or its review. */
function readPull(payload: unknown, triggers: TriggerSettings): TriggerEvent {
  const fork = isFork(payload);
  if (stringAt(payload, 'action') === 'labeled' && isTriggered(payload, triggers)) {
    return readLabeled(payload, 'pull_request', triggers.label, fork);
  }
  return {
    kind: 'pull',
    number: requireNumber(payload, 'pull_request.number'),
    headSha: requireSha(payload, 'pull_request.head.sha'),
    fork,
  };
}

/** Tells whether the head is in another repository, or in a deleted one. Unknown IDs count as a fork. */
function isFork(payload: unknown): boolean {
  const head = valueAt(payload, 'pull_request.head.repo.id');
  const base = valueAt(payload, 'repository.id') ?? valueAt(payload, 'pull_request.base.repo.id');
  return typeof head !== 'number' || head !== base;
}

/** Reads an `issue_comment` event. */
function readComment(payload: unknown, triggers: TriggerSettings): TriggerEvent {
  if (stringAt(payload, 'action') !== 'created') return irrelevant('only a new comment is a command');
  const body = requireText(payload, 'comment.body');
  if (!startsWithCommand(body, triggers.command)) {
    return irrelevant(`the comment's first line is no \`${triggers.command}\` command`);
  }
  return {
    kind: 'comment',
    on: valueAt(payload, 'issue.pull_request') === undefined ? 'issue' : 'pull_request',
    number: requireNumber(payload, 'issue.number'),
    commentId: requireNumber(payload, 'comment.id'),
    body,
    createdAt: requireTimestamp(payload, 'comment.created_at'),
    subjectTitle: requireText(payload, 'issue.title'),
    subjectBody: requireText(payload, 'issue.body'),
    labels: readLabels(payload),
    author: accountAt(payload, 'comment.user'),
    sender: accountAt(payload, 'sender'),
  };
}

/** Lists the labels of the issue or pull request. Skips entries without a name. */
function readLabels(payload: unknown): readonly string[] {
  const labels = valueAt(payload, 'issue.labels');
  return Array.isArray(labels)
    ? labels.map((label: unknown) => stringAt(label, 'name')).filter((name) => name !== null)
    : [];
}

/** Tells whether a comment starts with the prefix alone, or with the prefix and white space. core/commands parses the rest. */
function startsWithCommand(body: string, command: string): boolean {
  const rest = body.startsWith(command) ? body.slice(command.length) : null;
  return rest !== null && (rest === '' || /^\s/.test(rest));
}

/** Reads a `merge_group` event. */
function readMergeGroup(payload: unknown): TriggerEvent {
  if (stringAt(payload, 'action') === 'destroyed') return irrelevant('the merge group is gone');
  return {
    kind: 'merge_group',
    headSha: requireSha(payload, 'merge_group.head_sha'),
    headRef: requireText(payload, 'merge_group.head_ref'),
    baseSha: requireSha(payload, 'merge_group.base_sha'),
    baseRef: requireText(payload, 'merge_group.base_ref'),
  };
}

/** Returns a reader for an event whose commit is at `path`. */
function readCommit(path: string): EventReader {
  return (payload, _triggers, event) => ({ kind: 'commit', sha: requireSha(payload, path), event });
}

/** Reads a `status` event. Ignores the action's own statuses. */
function readStatus(payload: unknown, triggers: TriggerSettings, event: string): TriggerEvent {
  const context = stringAt(payload, 'context') ?? '';
  if (context !== '' && ([triggers.statusContext, SANDBOX_CONTEXT].includes(context) || isSweepContext(context))) {
    return irrelevant('the status is our own');
  }
  return { kind: 'commit', sha: requireSha(payload, 'sha'), event };
}

/** Reads a `repository_dispatch` event. The mission's ID is looked up later, never trusted. Inputs drive other event types. */
function readDispatch(payload: unknown, triggers: TriggerSettings, event: string): TriggerEvent {
  if (stringAt(payload, 'action') !== MISSION_DISPATCH_TYPE) return readManual(payload, triggers, event);
  const given = valueAt(payload, 'client_payload.mission_id');
  const text = typeof given === 'number' ? String(given) : given;
  const missionId = typeof text === 'string' ? MISSION_ID.parse(text) : undefined;
  if (missionId === undefined) return irrelevant('the dispatch has no usable `client_payload.mission_id`');
  return { kind: 'mission', missionId };
}

/** Reads an event that the inputs drive. */
function readManual(payload: unknown, _triggers: TriggerSettings, event: string): TriggerEvent {
  return { kind: 'manual', event, sender: accountAt(payload, 'sender') };
}

const PULL_EVENTS = new Set([
  'pull_request',
  'pull_request_target',
  'pull_request_review',
  'pull_request_review_comment',
]);
const DEPENDABOT = 'dependabot[bot]';

/**
 * Explains why the event's run has no secrets: GitHub gives none to a fork's pull request or to Dependabot. Only relevant if
 * the API key is empty (docs/BEHAVIOR.md#events).
 *
 * @returns null if nothing keeps secrets from the run
 */
export function explainMissingSecrets(
  payload: unknown,
  context: { readonly eventName: string; readonly actor: string | null },
): string | null {
  if (PULL_EVENTS.has(context.eventName) && isFork(payload)) {
    return 'the pull request comes from a fork, and GitHub gives its runs no secrets';
  }
  if (context.actor === DEPENDABOT || stringAt(payload, 'sender.login') === DEPENDABOT) {
    return "the run was started by Dependabot, and GitHub gives it Dependabot's secrets only";
  }
  return null;
}
