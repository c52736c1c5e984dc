/** GitHub's payload → TriggerEvent: every event of docs/BEHAVIOR.md#events by its own small reader. */
import type { TriggerEvent } from '../../core/domain/event.ts';
import { canTrigger } from '../../core/config/labels.ts';
import { isSweepContext } from '../../core/sweep/cursor-context.ts';
import { accountAt, valueAt, requireTimestamp, requireNumber, requireSha, requireText, stringAt } from './payload.ts';
import { MISSION_ID } from '../input/kinds.ts';

/** What of the settings decides whether an event is ours. */
export interface TriggerSettings {
  /** The trigger label. */
  readonly label: string;
  /** Command prefix, such as `/orkestro`. */
  readonly command: string;
  /** Our own commit status: reporting it must not start another pass. Empty: none. */
  readonly statusContext: string;
}

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

/** The event in the project's words (docs/BEHAVIOR.md#events). Throws RunnerError `bad_event` for a payload that is not GitHub's. */
export function readEvent(
  payload: unknown,
  context: { readonly eventName: string },
  triggers: TriggerSettings,
): TriggerEvent {
  const { eventName } = context;
  const reader = Object.hasOwn(READERS, eventName) ? READERS[eventName] : undefined;
  return (reader ?? readManual)(payload, triggers, eventName);
}

/** What a trial reports under (docs/BEHAVIOR.md#sandbox). */
const SANDBOX_CONTEXT = 'orkestro/sandbox';

const MISSION_DISPATCH_TYPE = 'orkestro-mission';

function irrelevant(why: string): TriggerEvent {
  return { kind: 'irrelevant', why };
}

/** The label put on may start something; whether it does, the config file has to say for all but the trigger label. */
function isTriggered(payload: unknown, { label }: TriggerSettings): boolean {
  return canTrigger(stringAt(payload, 'label.name') ?? '', label);
}

function readIssue(payload: unknown, triggers: TriggerSettings): TriggerEvent {
  const action = stringAt(payload, 'action');
  if (action !== 'labeled') return irrelevant(`the issue was ${action ?? 'changed'}; only a label starts something`);
  if (!isTriggered(payload, triggers)) {
    return irrelevant(`the label put on is not \`${triggers.label}\``);
  }
  return readLabeled(payload, 'issue', triggers.label, false);
}

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

/** The head is in another repository, or in one that is gone. Unknown ids count as a fork. */
function isFork(payload: unknown): boolean {
  const head = valueAt(payload, 'pull_request.head.repo.id');
  const base = valueAt(payload, 'repository.id') ?? valueAt(payload, 'pull_request.base.repo.id');
  return typeof head !== 'number' || head !== base;
}

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

/** Names of the labels that were on the page; whatever else stands in the list is left out. */
function readLabels(payload: unknown): readonly string[] {
  const labels = valueAt(payload, 'issue.labels');
  return Array.isArray(labels)
    ? labels.map((label: unknown) => stringAt(label, 'name')).filter((name) => name !== null)
    : [];
}

/** The first line is the prefix alone, or the prefix and white space; what follows is core/commands' business. */
function startsWithCommand(body: string, command: string): boolean {
  const rest = body.startsWith(command) ? body.slice(command.length) : null;
  return rest !== null && (rest === '' || /^\s/.test(rest));
}

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

function readCommit(path: string): EventReader {
  return (payload, _words, event) => ({ kind: 'commit', sha: requireSha(payload, path), event });
}

function readStatus(payload: unknown, triggers: TriggerSettings, event: string): TriggerEvent {
  const context = stringAt(payload, 'context') ?? '';
  if (context !== '' && ([triggers.statusContext, SANDBOX_CONTEXT].includes(context) || isSweepContext(context))) {
    return irrelevant('the status is our own');
  }
  return { kind: 'commit', sha: requireSha(payload, 'sha'), event };
}

/** `repository_dispatch` of our type; the id is looked up again, never trusted. Other types are driven by inputs. */
function readDispatch(payload: unknown, triggers: TriggerSettings, event: string): TriggerEvent {
  if (stringAt(payload, 'action') !== MISSION_DISPATCH_TYPE) return readManual(payload, triggers, event);
  const given = valueAt(payload, 'client_payload.mission_id');
  const text = typeof given === 'number' ? String(given) : given;
  const missionId = typeof text === 'string' ? MISSION_ID.parse(text) : undefined;
  if (missionId === undefined) return irrelevant('the dispatch has no usable `client_payload.mission_id`');
  return { kind: 'mission', missionId };
}

function readManual(payload: unknown, _words: TriggerSettings, event: string): TriggerEvent {
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
 * Why secrets may be absent for this event, or `null`: GitHub gives none to a fork's pull request and to Dependabot.
 * Asked before the key is, and of interest only when the key is empty (docs/BEHAVIOR.md#events).
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
