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
  | { readonly kind: 'heard'; readonly conversation: Conversation; readonly comment: Comment }
  /** Gone, edited, our own, or not what the event says: it gets no answer. */
  | { readonly kind: 'unheard'; readonly why: string };

/** A read may lag behind the event that tells of the comment. */
const MAX_READS = 4;
const LAG_MS = 2_000;

/** Reads the comment as it stands now. Throws GitHubError. */
export async function verifyCommand(engine: FlowContext, intent: CommandIntent): Promise<CommandCheck> {
  for (let look = 1; look <= MAX_READS; look++) {
    const conversation = await engine.github.conversations.read(intent.number);
    const comment = conversation?.comments.find(({ id }) => id === intent.commentId);
    if (conversation !== null && comment !== undefined) return check(engine, intent, conversation, comment);
    if (look < MAX_READS) await engine.clock.sleep(LAG_MS, engine.signal);
  }
  return { kind: 'unheard', why: 'the comment is gone' };
}

function check(engine: FlowContext, intent: CommandIntent, conversation: Conversation, comment: Comment): CommandCheck {
  const unheard = (why: string): CommandCheck => ({ kind: 'unheard', why });
  if (comment.byUs) return unheard('the comment is our own');
  if (comment.editedAt !== null) return unheard('the comment was edited, and edits are no commands');
  if (comment.author?.login !== intent.sender.login) return unheard('the comment is somebody else’s');
  const now = parseCommand(comment.body, engine.settings.command);
  if (JSON.stringify(now) !== JSON.stringify(intent.command)) return unheard('the comment says something else by now');
  return { kind: 'heard', conversation, comment };
}

/** Why the command may not be given; `null`: it may. Both its author and whoever re-ran the run are looked up live. */
export async function explainDeniedFor(
  engine: FlowContext,
  { command, sender }: CommandIntent,
): Promise<string | null> {
  const needed = neededFor(command, engine.settings.limits);
  const lack = await explainDenied(engine, sender, needed);
  if (lack !== null) return `@${sender.login} may not do that here (${lack}; ${needed} is needed)`;
  const login = engine.run.triggeringActor;
  if (login === null || login === sender.login) return null;
  const other = await explainDenied(engine, { login, id: null, isBot: login.endsWith('[bot]') }, needed);
  return other === null ? null : `@${login}, who ran this again, may not do that here (${other}; ${needed} is needed)`;
}

/** Looking and help are for those who triage or may do something: anybody else could make us write comments without end. */
function neededFor(command: Command, { hirePermission, settlePermission }: Limits): Permission {
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
export async function shouldReply(engine: FlowContext, { sender }: CommandIntent): Promise<boolean> {
  return (await explainDenied(engine, sender, 'triage')) === null;
}
