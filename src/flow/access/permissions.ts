/** Who may spend, and on which words (docs/BEHAVIOR.md#permissions). Everything is read live; what cannot be read grants nothing. */
import type { Permit } from '../../core/commands/parse.ts';
import { PERMISSIONS } from '../../core/domain/model.ts';
import type { Account, Conversation, Permission, Verdict } from '../../core/domain/model.ts';
import type { BriefSource } from '../../core/commands/intent.ts';
import { isSameLabel } from '../../core/config/labels.ts';
import type { FlowContext } from '../shared/context.ts';
import { hold } from '../shared/context.ts';

/** Events that only people with write access can cause; their inputs come from the workflow file. */
const WRITE_ACCESS_EVENTS = new Set([
  'push',
  'workflow_dispatch',
  'repository_dispatch',
  'schedule',
  'release',
  'create',
  'delete',
]);

/** `null`: allowed. Both the event's sender and whoever re-ran it must be permitted. */
export async function checkHirer(context: FlowContext, source: BriefSource): Promise<Verdict | null> {
  const { run, settings } = context;
  if (source.kind === 'inputs' && WRITE_ACCESS_EVENTS.has(run.eventName)) return null;
  const people = new Map<string, Account>();
  if (source.kind !== 'inputs' && source.sender !== null) people.set(source.sender.login, source.sender);
  for (const login of [run.actor, run.triggeringActor]) {
    if (login !== null && !people.has(login)) people.set(login, toAccount(login));
  }
  const needed = settings.limits.hirePermission;
  if (people.size === 0) return refusePerson('nobody', 'the event names no sender', needed, source);
  for (const person of people.values()) {
    const why = await explainDenied(context, person, needed);
    if (why !== null) return refusePerson(person.login, why, needed, source);
  }
  return null;
}

function toAccount(login: string): Account {
  return { login, id: null, isBot: login.endsWith('[bot]') };
}

/** Why an account may not act at a level; `null`: it may. */
export async function explainDenied(context: FlowContext, person: Account, needed: Permission): Promise<string | null> {
  const { permit, why } = await checkPermission(context, person, needed);
  return permit === 'allowed' ? null : why;
}

/** Whether an account may act at a level, and why not. */
export async function checkPermission(
  context: FlowContext,
  person: Account,
  needed: Permission,
): Promise<{ readonly permit: Permit; readonly why: string }> {
  if (person.isBot) {
    const isListed = context.settings.limits.allowedBots.includes(person.login);
    return { permit: isListed ? 'allowed' : 'denied', why: 'bots act only when listed in allowed-bots' };
  }
  const reading = await context.github.permissions.read(person.login);
  if (reading.kind === 'unknown') return { permit: 'unknown', why: `the permission could not be read: ${reading.why}` };
  const isEnough = PERMISSIONS.indexOf(reading.permission) >= PERMISSIONS.indexOf(needed);
  return { permit: isEnough ? 'allowed' : 'denied', why: `the live permission is ${reading.roleName}` };
}

function refusePerson(login: string, why: string, needed: Permission, { kind }: BriefSource): Verdict {
  const again = { label: 'put the label on again', command: 'write the command', inputs: 'start the run' }[kind];
  return hold(
    'not_permitted',
    `Nothing was posted: ${login} may not hire here (${why}; ${needed} is needed).`,
    `Someone with ${needed} permission can ${again}.`,
  );
}

/**
 * A command goes by the terms of a label that stands on the page; anybody who triages can put one on. It counts when whoever
 * put it on last may hire; else nothing is posted, for whoever asked saw its terms standing there.
 */
export async function checkTermsLabel(
  context: FlowContext,
  source: BriefSource,
  conversation: Conversation,
): Promise<Verdict | null> {
  const { termsLabel, limits } = context.settings;
  const isComment = source.kind === 'command' || context.run.eventName === 'issue_comment';
  if (termsLabel === undefined || !isComment) return null;
  const actor = conversation.labeled.findLast(({ label }) => isSameLabel(label, termsLabel))?.actor ?? null;
  const why =
    actor === null ? 'GitHub does not say who' : await explainDenied(context, toAccount(actor), limits.hirePermission);
  if (why === null) return null;
  return hold(
    'not_permitted',
    `Nothing was posted: the terms of the label "${termsLabel}" would count, and ${actor ?? 'somebody unknown'} put it on, who may not hire here (${why}; ${limits.hirePermission} is needed).`,
    `Take the label off and write the command in a new comment, or let someone with ${limits.hirePermission} permission take it off and put it on again.`,
  );
}

/** Text that was authorized by a label or a command. */
type AuthorizedText = Exclude<BriefSource, { kind: 'inputs' }>;

/** The brief is what the person saw who authorized it: the live text must be that text, last edited before (docs/BEHAVIOR.md#brief). */
export function checkUnchanged(conversation: Conversation, source: BriefSource): Verdict | null {
  if (source.kind === 'inputs') return null;
  const what = findChange(conversation, source);
  if (what === null) return null;
  return hold(
    'brief_changed',
    `Nothing was posted: ${what}, so the text that was authorized is not the text that stands here now.`,
    source.kind === 'label'
      ? `Read it as it stands now, then take the label "${source.label}" off and put it on again.`
      : 'Read it as it stands now, then write the command again in a new comment.',
  );
}

function findChange(conversation: Conversation, source: AuthorizedText): string | null {
  const same = (a: string, b: string): boolean => a.replaceAll('\r\n', '\n') === b.replaceAll('\r\n', '\n');
  const act = source.kind === 'label' ? 'the label was put on' : 'the command was written';
  if (!same(conversation.title, source.title)) return `the title changed after ${act}`;
  if (!same(conversation.body, source.body)) return `the text changed after ${act}`;
  const at = source.kind === 'label' ? readLabelTime(conversation, source) : source.createdAt;
  return (
    findLateChange('the text was edited', conversation.bodyEditedAt, at, act) ??
    findLateChange('the title was changed', conversation.renamedAt, at, act)
  );
}

/** A change counts when it came before the act: whoever acted has then seen it. */
function findLateChange(what: string, changedAt: number | null, at: number | null, act: string): string | null {
  if (changedAt === null) return null;
  if (at === null) return `${what}, and when ${act} cannot be known`;
  return changedAt < at ? null : `${what} when or after ${act}`;
}

/** When this person put the label on, last; `null`: GitHub does not say. */
function readLabelTime(conversation: Conversation, source: Extract<AuthorizedText, { kind: 'label' }>): number | null {
  const labeled = conversation.labeled.findLast(
    ({ label, actor }) => label.toLowerCase() === source.label.toLowerCase() && actor === source.sender?.login,
  );
  return labeled?.at ?? null;
}
