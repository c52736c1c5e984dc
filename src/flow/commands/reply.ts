/** Replies to commands: a reaction, and a comment if there is more to say, each at most once (docs/BEHAVIOR.md#commands). */
import type { CommandIntent } from '../../core/commands/intent.ts';
import type { Conversation } from '../../core/domain/model.ts';
import type { Outcome } from '../../core/domain/outcome.ts';
import type { Reply } from '../../core/ports/renderer.ts';
import { formatSubject } from '../../core/domain/reference.ts';
import type { ReplyMarker } from '../../core/state/markers.ts';
import { listMarkers, stripMarker } from '../../core/state/markers.ts';
import type { FlowContext } from '../shared/context.ts';
import { composeBody } from '../state/status-comment.ts';

/** The result of a command. `reply` is `null` if the reaction is enough. */
export interface CommandResult {
  readonly done: boolean;
  readonly reply: Reply | null;
  readonly outcome: Outcome;
}

/** Creates a reply without commands and views. */
export function createReply(kind: Reply['kind'], title: string, message: string, nextStep = ''): Reply {
  return { kind, title, message, nextStep, commands: null, views: [] };
}

/** Reacts to the command. A failure is a warning, because a reaction is only feedback. */
export async function react(
  context: FlowContext,
  { commentId }: CommandIntent,
  feedback: 'seen' | 'done' | 'refused',
): Promise<void> {
  if (context.settings.dryRun) return;
  await context.github.conversations.react(commentId, feedback).catch((error: unknown) => {
    context.log.warning(`no reaction to the command: ${error instanceof Error ? error.message : 'unknown error'}`);
  });
}

/** Writes the reply, or updates that of an earlier run. A failure is a warning. */
export async function writeReply(
  context: FlowContext,
  intent: CommandIntent,
  conversation: Conversation,
  reply: Reply,
): Promise<void> {
  context.log.info(`${reply.title}: ${[reply.message, reply.nextStep].filter((text) => text !== '').join(' ')}`);
  if (context.settings.dryRun) return;
  const subject = formatSubject(context.run.repository, { kind: intent.on, number: intent.number });
  const marker: ReplyMarker = { type: 'reply', subject, command: intent.commentId };
  const visible = context.render.reply(reply);
  const body = composeBody(visible, marker, context.signer);
  const earlier = listMarkers(conversation.comments, 'reply', subject, context.signer).find(
    (one) => one.marker.command === intent.commentId,
  );
  const { conversations } = context.github;
  try {
    if (earlier === undefined) await conversations.createComment(intent.number, body);
    else if (stripMarker(earlier.comment.body) !== visible.trimEnd())
      await conversations.editComment(earlier.comment, body);
  } catch (error) {
    context.log.warning(`the reply could not be written: ${error instanceof Error ? error.message : 'unknown error'}`);
  }
}
