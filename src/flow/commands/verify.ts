/** Whether a command is what it was when the event was sent, and who may give it (docs/BEHAVIOR.md#commands). */
import type { Command } from '../../core/commands/parse.ts';
import { parseCommand } from '../../core/commands/parse.ts';
import type { CommandIntent } from '../../core/commands/intent.ts';
import type { Comment, Conversation, Permission } from '../../core/domain/model.ts';
import { PERMISSIONS } from '../../core/domain/model.ts';
import type { Limits } from '../../core/domain/settings.ts';
import { explainDenied } from '../access/permissions.ts';
import type { FlowContext } from '../shared/context.ts';

export type CommandCheck =
  | { readonly kind: 'valid'; readonly conversation: Conversation; readonly comment: Comment }
  /** Gone, edited, our own, or not what the event says: it gets no answer. */
  | { readonly kind: 'ignored'; readonly why: string };

/** A read may lag behind the event that tells of the comment. */
const MAX_READS = 4;
const LAG_MS = 2_000;

/** Reads the comment as it stands now. Throws GitHubError. */
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

/** Why the command may not be given; `null`: it may. Both its author and whoever re-ran the run are looked up live. */
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

/** Looking and help are for those who triage or may do something: anybody else could make us write comments without end. */
function requiredPermission(command: Command, { hirePermission, settlePermission }: Limits): Permission {
  switch (command.kind) {
    case 'hire':
      return hirePermission;
    case 'accept':
    case 'rework':
    case 'hold':
    case 'resume':
    case 'link':
      return settlePermission;
    case 'status':
    case 'help':
    case 'unknown':
      return PERMISSIONS.find((level) => [hirePermission, settlePermission, 'triage'].includes(level)) ?? 'triage';
  }
}

/** Whether a refusal is worth a comment: people who triage get one, strangers a reaction only. */
export async function shouldReply(context: FlowContext, { sender }: CommandIntent): Promise<boolean> {
  return (await explainDenied(context, sender, 'triage')) === null;
}
