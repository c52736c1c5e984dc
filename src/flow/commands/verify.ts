/** Whether a command is unchanged since its event, and whether its author may give it (docs/BEHAVIOR.md#commands). */
import type { Command } from '../../core/commands/parse.ts';
import { parseCommand } from '../../core/commands/parse.ts';
import type { CommandIntent } from '../../core/commands/intent.ts';
import type { Comment, Conversation, Permission } from '../../core/domain/model.ts';
import { PERMISSIONS } from '../../core/domain/model.ts';
import type { Limits } from '../../core/domain/settings.ts';
import { explainDenied } from '../access/permissions.ts';
import type { FlowContext } from '../shared/context.ts';

/** The result of reading a command's comment again. */
export type CommandCheck =
  | { readonly kind: 'valid'; readonly conversation: Conversation; readonly comment: Comment }
  /** The comment is deleted, edited, our own, or not what the event says. It gets no reply. */
  | { readonly kind: 'ignored'; readonly why: string };

/** How often the comment is read, because a read can lag behind the event. */
const MAX_READS = 4;
/** The pause between the reads, in ms. */
const LAG_MS = 2_000;

/**
 * Reads the comment as it is now.
 *
 * @throws GitHubError if the thread cannot be read.
 */
export async function verifyCommand(context: FlowContext, intent: CommandIntent): Promise<CommandCheck> {
  for (let attempt = 1; attempt <= MAX_READS; attempt++) {
    const conversation = await context.github.conversations.read(intent.number);
    const comment = conversation?.comments.find(({ id }) => id === intent.commentId);
    if (conversation !== null && comment !== undefined) return checkComment(context, intent, conversation, comment);
    if (attempt < MAX_READS) await context.clock.sleep(LAG_MS, context.signal);
  }
  return { kind: 'ignored', why: 'the comment is gone' };
}

function checkComment(
  context: FlowContext,
  intent: CommandIntent,
  conversation: Conversation,
  comment: Comment,
): CommandCheck {
  const ignore = (why: string): CommandCheck => ({ kind: 'ignored', why });
  if (comment.byUs) return ignore('the comment is our own');
  if (comment.editedAt !== null) return ignore('the comment was edited, and edits are no commands');
  if (comment.author?.login !== intent.sender.login) return ignore('the comment is somebody else’s');
  const currentCommand = parseCommand(comment.body, context.settings.command);
  if (JSON.stringify(currentCommand) !== JSON.stringify(intent.command))
    return ignore('the comment says something else by now');
  return { kind: 'valid', conversation, comment };
}

/**
 * Explains why the command is not allowed. Reads the permissions of its author and of the account that re-ran the run.
 *
 * @returns null if it is allowed.
 */
export async function explainDeniedFor(
  context: FlowContext,
  { command, sender }: CommandIntent,
): Promise<string | null> {
  const needed = requiredPermission(command, context.settings.limits);
  const denial = await explainDenied(context, sender, needed);
  if (denial !== null) return `@${sender.login} may not do that here (${denial}; ${needed} is needed)`;
  const login = context.run.triggeringActor;
  if (login === null || login === sender.login) return null;
  const rerunnerDenial = await explainDenied(context, { login, id: null, isBot: login.endsWith('[bot]') }, needed);
  return rerunnerDenial === null
    ? null
    : `@${login}, who ran this again, may not do that here (${rerunnerDenial}; ${needed} is needed)`;
}

/** What each command does with a mission. */
const COMMAND_USES: Readonly<Record<Command['kind'], 'hire' | 'settle' | 'read'>> = {
  hire: 'hire',
  accept: 'settle',
  rework: 'settle',
  hold: 'settle',
  resume: 'settle',
  link: 'settle',
  status: 'read',
  help: 'read',
  unknown: 'read',
};

/** Returns the permission for a command. Reading needs the lowest of all, or else a stranger could make us write endless comments. */
function requiredPermission({ kind }: Command, { hirePermission, settlePermission }: Limits): Permission {
  switch (COMMAND_USES[kind]) {
    case 'hire':
      return hirePermission;
    case 'settle':
      return settlePermission;
    case 'read':
      return PERMISSIONS.find((level) => [hirePermission, settlePermission, 'triage'].includes(level)) ?? 'triage';
  }
}

/** Returns whether a refusal gets a comment: accounts with triage permission get one, others only a reaction. */
export async function shouldReply(context: FlowContext, { sender }: CommandIntent): Promise<boolean> {
  return (await explainDenied(context, sender, 'triage')) === null;
}
