/** Event + inputs → what this run is for (docs/BEHAVIOR.md#modes). Pure; decides before anything heavy is loaded or the key is asked for. */
import type { Command } from './parse.ts';
import { parseCommand } from './parse.ts';
import type { RunContext, TriggerEvent } from '../domain/event.ts';
import { isSameLabel } from '../config/labels.ts';
import type { Account, MissionKey, Subject } from '../domain/model.ts';
import type { Settings } from '../domain/settings.ts';

/** Where the brief comes from. Of an issue or pull request: its title and body as they stood when they were authorized. */
export type BriefSource =
  | { readonly kind: 'inputs' }
  | {
      readonly kind: 'label';
      readonly label: string;
      readonly sender: Account | null;
      readonly title: string;
      readonly body: string;
    }
  /** `hire [$120]` or `hire --force` in a comment (docs/BEHAVIOR.md#commands). */
  | {
      readonly kind: 'command';
      /** True: go past a generation that is in doubt. */
      readonly force: boolean;
      /** Who wrote the comment. */
      readonly sender: Account | null;
      readonly commentId: number;
      /** ms since the epoch: the authorized moment. */
      readonly createdAt: number;
      /** Integer cents; `null`: no amount given. */
      readonly budgetCents: number | null;
      readonly title: string;
      readonly body: string;
    };

export type Intent =
  | { readonly kind: 'skip'; readonly why: string }
  | { readonly kind: 'refuse'; readonly what: string; readonly why: string; readonly fix: string }
  | { readonly kind: 'hire'; readonly subject: Subject; readonly source: BriefSource; readonly wait: WaitMode }
  | { readonly kind: 'sync'; readonly target: SyncTarget; readonly wait: WaitMode }
  /** One pass over all open missions of this repository. */
  | { readonly kind: 'sweep' }
  /** Read only, but for the commit status. */
  | { readonly kind: 'gate'; readonly target: GateTarget }
  | CommandIntent
  | { readonly kind: 'discover' }
  | { readonly kind: 'doctor' };

/** A command in a new comment (docs/BEHAVIOR.md#commands), written by the event's sender. Whether it may be obeyed is looked up live. */
export interface CommandIntent {
  readonly kind: 'command';
  readonly on: 'issue' | 'pull_request';
  readonly number: number;
  readonly command: Command;
  readonly sender: Account;
  readonly commentId: number;
  /** The comment's whole text. */
  readonly body: string;
  /** ms since the epoch. */
  readonly createdAt: number;
  /** Title and body of the issue or pull request as they stood in the payload. */
  readonly subjectTitle: string;
  readonly subjectBody: string;
  /** How long `hire` stays; every other command takes one pass. */
  readonly wait: WaitMode;
}

/** How long to stay: `loop` until settled or timeout, `once` one pass, `none` return as soon as it is posted. */
export type WaitMode = 'loop' | 'once' | 'none';

export type SyncTarget =
  | { readonly kind: 'mission'; readonly id: string }
  /** Named by an event, not by a person: one that is not ours is passed over. */
  | { readonly kind: 'announced'; readonly id: string }
  | { readonly kind: 'issue'; readonly number: number }
  | { readonly kind: 'pull'; readonly number: number }
  | { readonly kind: 'commit'; readonly sha: string };

/** What the gate is asked about: the heads of pull requests, or a merge group. */
export type GateTarget =
  | { readonly kind: 'pull'; readonly number: number }
  | { readonly kind: 'commit'; readonly sha: string }
  | Extract<TriggerEvent, { kind: 'merge_group' }>;

/** Chooses what to do. An explicit `mode` beats the event; `auto` goes by the event's table. */
export function planIntent(event: TriggerEvent, run: RunContext, settings: Settings): Intent {
  switch (settings.mode) {
    case 'discover':
      return { kind: 'discover' };
    case 'gate':
      return planGate(event, settings);
    case 'doctor':
      return { kind: 'doctor' };
    case 'run':
    case 'post':
      return planHire(event, run, settings);
    case 'sync':
      return planSync(event, settings);
    case 'auto':
      return planByEvent(event, run, settings);
  }
}

function planByEvent(event: TriggerEvent, run: RunContext, settings: Settings): Intent {
  switch (event.kind) {
    case 'labeled':
      return planLabeled(event, run, settings);
    case 'comment':
      return planCommand(event, settings);
    case 'pull':
    case 'commit':
    case 'mission':
    case 'schedule':
      return planSync(event, settings);
    case 'merge_group':
      return { kind: 'gate', target: event };
    case 'irrelevant':
      return { kind: 'skip', why: event.why };
    case 'manual':
      return settings.brief.title === null && settings.missionId !== null
        ? planSync(event, settings)
        : planHire(event, run, settings);
  }
}

/** A label of the config file counts once the file was read, and is then `settings.label` (action/input/resolve.ts). */
function planLabeled(event: Extract<TriggerEvent, { kind: 'labeled' }>, run: RunContext, settings: Settings): Intent {
  if (isSameLabel(event.label, settings.label)) return planHire(event, run, settings);
  if (event.on === 'pull_request') return planSync(event, settings);
  return { kind: 'skip', why: `the config file names no label \`${event.label}\`` };
}

/** Only what its own author wrote just now is a command; bots are heard when listed, others get no answer at all. */
function planCommand(event: Extract<TriggerEvent, { kind: 'comment' }>, settings: Settings): Intent {
  const { author, sender, ...comment } = event;
  const command = parseCommand(event.body, settings.command);
  if (command === null) return skip(`the comment's first line is no \`${settings.command}\` command`);
  if (sender === null || author?.login !== sender.login || author.id !== sender.id)
    return skip('the command was not written by the sender of the event');
  if (sender.isBot && !settings.limits.allowedBots.includes(sender.login))
    return skip(`${sender.login} is a bot that allowed-bots does not list`);
  if (settings.sandbox && command.kind !== 'hire')
    return skip('a trial leaves nothing behind that a command could be about');
  return { ...comment, kind: 'command', command, sender, wait: settings.waiting.wait ? 'loop' : 'once' };
}

function skip(why: string): Intent {
  return { kind: 'skip', why };
}

function planHire(event: TriggerEvent, run: RunContext, settings: Settings): Intent {
  const wait: WaitMode = settings.mode === 'post' ? 'none' : settings.waiting.wait ? 'loop' : 'once';
  if (settings.brief.title !== null) {
    return { kind: 'hire', subject: chooseSubject(event, run, settings), source: { kind: 'inputs' }, wait };
  }
  if (event.kind === 'labeled' && isSameLabel(event.label, settings.label)) {
    const { label, sender, title, body } = event;
    const subject: Subject = { kind: event.on, number: event.number, ...missionKeyOf(settings) };
    return { kind: 'hire', subject, source: { kind: 'label', label, sender, title, body }, wait };
  }
  if (settings.missionId !== null) {
    return { kind: 'sync', target: { kind: 'mission', id: settings.missionId }, wait };
  }
  if (event.kind === 'labeled') return skip(`the label put on is not \`${settings.label}\``);
  return {
    kind: 'refuse',
    what: 'there is nothing to hire for',
    why: `neither title nor mission-id is given, and the event "${run.eventName}" is not an issue or pull request labeled "${settings.label}"`,
    fix: 'give the inputs title and dod to post a mission, or mission-id to go on with one, or run on: issues: types: [labeled]',
  };
}

function chooseSubject(event: TriggerEvent, run: RunContext, settings: Settings): Subject {
  const key = missionKeyOf(settings);
  if (settings.issueNumber !== null) return { kind: 'issue', number: settings.issueNumber, ...key };
  if (settings.prNumber !== null) return { kind: 'pull_request', number: settings.prNumber, ...key };
  if (event.kind === 'labeled' || event.kind === 'comment') return { kind: event.on, number: event.number, ...key };
  if (event.kind === 'pull') return { kind: 'pull_request', number: event.number, ...key };
  return { kind: 'run', runId: run.runId, job: run.job, index: settings.jobIndex ?? '0', step: run.step, ...key };
}

/** The input `key` as part of a subject. */
function missionKeyOf({ missionKey }: Settings): { readonly key?: MissionKey } {
  return missionKey === null ? {} : { key: missionKey };
}

function planSync(event: TriggerEvent, settings: Settings): Intent {
  if (event.kind === 'merge_group') return { kind: 'gate', target: event };
  const target = chooseTarget(event, settings);
  return target === null ? { kind: 'sweep' } : { kind: 'sync', target, wait: 'once' };
}

/** Inputs beat the event; `null`: everything. */
function chooseTarget(event: Exclude<TriggerEvent, { kind: 'merge_group' }>, settings: Settings): SyncTarget | null {
  const { missionId, prNumber, issueNumber } = settings;
  if (missionId !== null) return { kind: 'mission', id: missionId };
  if (prNumber !== null) return { kind: 'pull', number: prNumber };
  if (issueNumber !== null) return { kind: 'issue', number: issueNumber };
  switch (event.kind) {
    case 'pull':
      return { kind: 'pull', number: event.number };
    case 'labeled':
    case 'comment':
      return { kind: event.on === 'issue' ? 'issue' : 'pull', number: event.number };
    case 'commit':
      return { kind: 'commit', sha: event.sha };
    case 'mission':
      return { kind: 'announced', id: event.missionId };
    case 'schedule':
    case 'manual':
    case 'irrelevant':
      return null;
  }
}

function planGate(event: TriggerEvent, settings: Settings): Intent {
  if (settings.prNumber !== null) return { kind: 'gate', target: { kind: 'pull', number: settings.prNumber } };
  if (event.kind === 'merge_group' || event.kind === 'commit') {
    return { kind: 'gate', target: event.kind === 'commit' ? { kind: 'commit', sha: event.sha } : event };
  }
  const onPull =
    event.kind === 'pull' || ((event.kind === 'labeled' || event.kind === 'comment') && event.on !== 'issue');
  if (onPull) return { kind: 'gate', target: { kind: 'pull', number: event.number } };
  return {
    kind: 'refuse',
    what: 'there is nothing to gate',
    why: 'the event names no pull request, merge group or commit, and pr-number is not given',
    fix: 'run mode: gate on pull_request_target or merge_group, or give pr-number',
  };
}
