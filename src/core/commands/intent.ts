/**
 * What a run is to do, chosen from its event and inputs (docs/BEHAVIOR.md#modes), before the API key is needed or
 * anything slow is loaded.
 */
import type { Command } from './parse.ts';
import { parseCommand } from './parse.ts';
import type { RunFacts, TriggerEvent } from '../domain/event.ts';
import { isSameLabel } from '../config/labels.ts';
import type { Account, MissionKey, Subject } from '../domain/model.ts';
import type { Settings } from '../domain/settings.ts';
import type { GateTarget, SyncTarget } from './targets.ts';
import { chooseGateTarget, chooseSyncTarget, findPlace } from './targets.ts';

export type { GateTarget, SyncTarget } from './targets.ts';

/** The source of the brief. Title and body are those of the issue or pull request when they were authorized. */
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
      /** True: hire although an earlier hire is unconfirmed. */
      readonly force: boolean;
      /** The author of the comment. */
      readonly sender: Account | null;
      readonly commentId: number;
      /** When the brief was authorized, in ms since the epoch. */
      readonly createdAt: number;
      /** The amount in the command, in cents. `null`: none. */
      readonly budgetCents: number | null;
      readonly title: string;
      readonly body: string;
    };

/** What the run is to do. */
export type Intent =
  | { readonly kind: 'skip'; readonly why: string }
  | { readonly kind: 'refuse'; readonly what: string; readonly why: string; readonly fix: string }
  | { readonly kind: 'hire'; readonly subject: Subject; readonly source: BriefSource; readonly wait: WaitMode }
  | { readonly kind: 'sync'; readonly target: SyncTarget; readonly wait: WaitMode }
  /** Checks all open missions of this repository once. */
  | { readonly kind: 'sweep' }
  /** Reads only, and writes the commit status. */
  | { readonly kind: 'gate'; readonly target: GateTarget }
  | CommandIntent
  | { readonly kind: 'discover' }
  | { readonly kind: 'doctor' };

/**
 * A command in a new comment by the sender of the event (docs/BEHAVIOR.md#commands). The flow checks their permission
 * later.
 */
export interface CommandIntent {
  readonly kind: 'command';
  readonly on: 'issue' | 'pull_request';
  readonly number: number;
  readonly command: Command;
  readonly sender: Account;
  readonly commentId: number;
  /** The whole text of the comment. */
  readonly body: string;
  /** In ms since the epoch. */
  readonly createdAt: number;
  /** Title and body of the issue or pull request as the payload had them. */
  readonly subjectTitle: string;
  readonly subjectBody: string;
  /** How long `hire` waits. Every other command takes one pass. */
  readonly wait: WaitMode;
}

/**
 * How long to wait. `loop`: until settled or timed out. `once`: one pass. `none`: return as soon as the mission is
 * posted.
 */
export type WaitMode = 'loop' | 'once' | 'none';

/** Plans what to do. An explicit `mode` overrides the event, `auto` follows it. */
export function planIntent(event: TriggerEvent, run: RunFacts, settings: Settings): Intent {
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

type EventOf<K extends TriggerEvent['kind']> = Extract<TriggerEvent, { kind: K }>;
type EventPlan<K extends TriggerEvent['kind']> = (event: EventOf<K>, run: RunFacts, settings: Settings) => Intent;

/** The table of docs/BEHAVIOR.md#events. */
const EVENT_PLANS: { readonly [K in TriggerEvent['kind']]: EventPlan<K> } = {
  labeled: planLabeled,
  comment: (event, _run, settings) => planCommand(event, settings),
  pull: (event, _run, settings) => planSync(event, settings),
  commit: (event, _run, settings) => planSync(event, settings),
  mission: (event, _run, settings) => planSync(event, settings),
  schedule: (event, _run, settings) => planSync(event, settings),
  merge_group: (event) => ({ kind: 'gate', target: event }),
  irrelevant: ({ why }) => skip(why),
  manual: (event, run, settings) =>
    settings.brief.title === null && settings.missionId !== null
      ? planSync(event, settings)
      : planHire(event, run, settings),
};

function planByEvent<K extends TriggerEvent['kind']>(event: EventOf<K>, run: RunFacts, settings: Settings): Intent {
  const plan: EventPlan<K> = EVENT_PLANS[event.kind];
  return plan(event, run, settings);
}

/** Plans a labeled event. A label of the config file is `settings.label` once the file was read (action/input/resolve.ts). */
function planLabeled(event: Extract<TriggerEvent, { kind: 'labeled' }>, run: RunFacts, settings: Settings): Intent {
  if (isSameLabel(event.label, settings.label)) return planHire(event, run, settings);
  if (event.on === 'pull_request') return planSync(event, settings);
  return { kind: 'skip', why: `the config file names no label \`${event.label}\`` };
}

/**
 * Plans a command. It counts only from the author of the new comment. Bots count only if listed, and others get no
 * reply.
 */
function planCommand(event: Extract<TriggerEvent, { kind: 'comment' }>, settings: Settings): Intent {
  const { author, sender, ...comment } = event;
  const command = parseCommand(event.body, settings.command);
  if (command === null) return skip(`the comment's first line is no \`${settings.command}\` command`);
  if (sender === null || !isSameAccount(author, sender))
    return skip('the command was not written by the sender of the event');
  const why = explainIgnored(command, sender, settings);
  if (why !== null) return skip(why);
  return { ...comment, kind: 'command', command, sender, wait: settings.waiting.wait ? 'loop' : 'once' };
}

function explainIgnored(command: Command, sender: Account, { limits, sandbox }: Settings): string | null {
  if (sender.isBot && !limits.allowedBots.includes(sender.login))
    return `${sender.login} is a bot that allowed-bots does not list`;
  return sandbox && command.kind !== 'hire' ? 'a trial leaves nothing behind that a command could be about' : null;
}

function isSameAccount(author: Account | null, sender: Account): boolean {
  return author?.login === sender.login && author.id === sender.id;
}

function skip(why: string): Intent {
  return { kind: 'skip', why };
}

function planHire(event: TriggerEvent, run: RunFacts, settings: Settings): Intent {
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

function chooseSubject(event: TriggerEvent, run: RunFacts, settings: Settings): Subject {
  const key = missionKeyOf(settings);
  if (settings.issueNumber !== null) return { kind: 'issue', number: settings.issueNumber, ...key };
  if (settings.prNumber !== null) return { kind: 'pull_request', number: settings.prNumber, ...key };
  const place = findPlace(event);
  if (place !== null) return { kind: place.on, number: place.number, ...key };
  return { kind: 'run', runId: run.runId, job: run.job, index: settings.jobIndex ?? '0', step: run.step, ...key };
}

/** Returns the input `mission-key` as part of a subject. */
function missionKeyOf({ missionKey }: Settings): { readonly key?: MissionKey } {
  return missionKey === null ? {} : { key: missionKey };
}

function planSync(event: TriggerEvent, settings: Settings): Intent {
  if (event.kind === 'merge_group') return { kind: 'gate', target: event };
  const target = chooseSyncTarget(event, settings);
  return target === null ? { kind: 'sweep' } : { kind: 'sync', target, wait: 'once' };
}

function planGate(event: TriggerEvent, settings: Settings): Intent {
  const target = chooseGateTarget(event, settings);
  if (target !== null) return { kind: 'gate', target };
  return {
    kind: 'refuse',
    what: 'there is nothing to gate',
    why: 'the event names no pull request, merge group or commit, and pr-number is not given',
    fix: 'run mode: gate on pull_request_target or merge_group, or give pr-number',
  };
}
