/** Who may spend, and on which text (docs/BEHAVIOR.md#permissions). Every permission is read live. An unreadable one grants nothing. */
import type { Permit } from '../../core/commands/parse.ts';
import { PERMISSIONS } from '../../core/domain/model.ts';
import type { Account, Conversation, Permission, Verdict } from '../../core/domain/model.ts';
import type { BriefSource } from '../../core/commands/intent.ts';
import { isSameLabel } from '../../core/config/labels.ts';
import type { RunContext } from '../../core/domain/event.ts';
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

/**
 * Checks that the event's sender and the account that re-ran the run may hire.
 *
 * @returns null if both may.
 */
export async function checkHirer(context: FlowContext, source: BriefSource): Promise<Verdict | null> {
  const { run, settings } = context;
  if (source.kind === 'inputs' && WRITE_ACCESS_EVENTS.has(run.eventName)) return null;
  const accounts = listActors(run, source);
  const needed = settings.limits.hirePermission;
  if (accounts.length === 0) return refuseAccount('nobody', 'the event names no sender', needed, source);
  for (const account of accounts) {
    const why = await explainDenied(context, account, needed);
    if (why !== null) return refuseAccount(account.login, why, needed, source);
  }
  return null;
}

/** Returns each account that caused the run once, the sender first. */
function listActors({ actor, triggeringActor }: RunContext, source: BriefSource): readonly Account[] {
  const sender = source.kind === 'inputs' ? null : source.sender;
  const others = [actor, triggeringActor].filter((login) => login !== null).map(toAccount);
  const accounts = [...(sender === null ? [] : [sender]), ...others];
  return accounts.filter(({ login }, at) => accounts.findIndex((one) => one.login === login) === at);
}

function toAccount(login: string): Account {
  return { login, id: null, isBot: login.endsWith('[bot]') };
}

/**
 * Explains why an account may not act at a level.
 *
 * @returns null if it may.
 */
export async function explainDenied(
  context: FlowContext,
  account: Account,
  needed: Permission,
): Promise<string | null> {
  const { permit, why } = await checkPermission(context, account, needed);
  return permit === 'allowed' ? null : why;
}

/** Checks whether an account may act at a level, and explains why not. */
export async function checkPermission(
  context: FlowContext,
  account: Account,
  needed: Permission,
): Promise<{ readonly permit: Permit; readonly why: string }> {
  if (account.isBot) {
    const isListed = context.settings.limits.allowedBots.includes(account.login);
    return { permit: isListed ? 'allowed' : 'denied', why: 'bots act only when listed in allowed-bots' };
  }
  const reading = await context.github.permissions.read(account.login);
  if (reading.kind === 'unknown') return { permit: 'unknown', why: `the permission could not be read: ${reading.why}` };
  const isEnough = PERMISSIONS.indexOf(reading.permission) >= PERMISSIONS.indexOf(needed);
  return { permit: isEnough ? 'allowed' : 'denied', why: `the live permission is ${reading.roleName}` };
}

function refuseAccount(login: string, why: string, needed: Permission, { kind }: BriefSource): Verdict {
  const retry = { label: 'put the label on again', command: 'write the command', inputs: 'start the run' }[kind];
  return hold(
    'not_permitted',
    `Nothing was posted: ${login} may not hire here (${why}; ${needed} is needed).`,
    `Someone with ${needed} permission can ${retry}.`,
  );
}

/**
 * Checks the label whose terms a command uses. Every account with triage permission can add one.
 *
 * The label counts if the account that added it last may hire. Else nothing is posted, because the author of the command saw
 * its terms on the page.
 *
 * @returns null if no label matters, or if it counts.
 */
export async function checkTermsLabel(
  context: FlowContext,
  source: BriefSource,
  conversation: Conversation,
): Promise<Verdict | null> {
  const { termsLabel, limits } = context.settings;
  if (termsLabel === undefined || !isFromComment(context, source)) return null;
  const actor = findLabelActor(conversation, termsLabel);
  const why =
    actor === null ? 'GitHub does not say who' : await explainDenied(context, toAccount(actor), limits.hirePermission);
  if (why === null) return null;
  return hold(
    'not_permitted',
    `Nothing was posted: the terms of the label "${termsLabel}" would count, and ${actor ?? 'somebody unknown'} put it on, who may not hire here (${why}; ${limits.hirePermission} is needed).`,
    `Take the label off and write the command in a new comment, or let someone with ${limits.hirePermission} permission take it off and put it on again.`,
  );
}

function isFromComment({ run }: FlowContext, { kind }: BriefSource): boolean {
  return kind === 'command' || run.eventName === 'issue_comment';
}

/** @returns null if GitHub does not say who added the label last. */
function findLabelActor({ labeled }: Conversation, termsLabel: string): string | null {
  return labeled.findLast(({ label }) => isSameLabel(label, termsLabel))?.actor ?? null;
}

/** Text that was authorized by a label or a command. */
type AuthorizedText = Exclude<BriefSource, { kind: 'inputs' }>;

/**
 * Checks that the live text is the text that was authorized, last edited before that (docs/BEHAVIOR.md#brief).
 *
 * @returns null if it is.
 */
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

/** @returns null if the change came before the act, so that the person who acted saw it. */
function findLateChange(what: string, changedAt: number | null, at: number | null, act: string): string | null {
  if (changedAt === null) return null;
  if (at === null) return `${what}, and when ${act} cannot be known`;
  return changedAt < at ? null : `${what} when or after ${act}`;
}

/**
 * Returns when the sender last added the label, in ms.
 *
 * @returns null if GitHub does not say.
 */
function readLabelTime(conversation: Conversation, source: Extract<AuthorizedText, { kind: 'label' }>): number | null {
  const labeled = conversation.labeled.findLast(
    ({ label, actor }) => label.toLowerCase() === source.label.toLowerCase() && actor === source.sender?.login,
  );
  return labeled?.at ?? null;
}
