/** Answers to commands: a reaction at a glance, and a comment where there is something to say; each at most once (docs/BEHAVIOR.md#commands). */
import type { CommandIntent } from '../../core/commands/intent.ts';
import type { Conversation } from '../../core/domain/model.ts';
import type { Outcome } from '../../core/domain/outcome.ts';
import type { Reply } from '../../core/ports/renderer.ts';
import { formatSubject } from '../../core/domain/reference.ts';
import type { ReplyMark } from '../../core/state/markers.ts';
import { listMarks, withoutMark } from '../../core/state/markers.ts';
import type { Engine } from '../shared/context.ts';
import { composeBody } from '../state/status-comment.ts';

/** What a command came to; `reply` is `null` where the reaction says it all. */
export interface Answer {
  readonly done: boolean;
  readonly reply: Reply | null;
  readonly outcome: Outcome;
}

/** A reply without commands and pages. */
export function tell(mood: Reply['mood'], title: string, say: string, next = ''): Reply {
  return { mood, title, say, next, commands: null, pages: [] };
}

/** Reacts to the command. A reaction that cannot be set is a warning: it is feedback only. */
export async function react(
  engine: Engine,
  { commentId }: CommandIntent,
  feedback: 'seen' | 'done' | 'refused',
): Promise<void> {
  if (engine.settings.dryRun) return;
  await engine.github.conversations.react(commentId, feedback).catch((error: unknown) => {
    engine.log.warning(`no reaction to the command: ${error instanceof Error ? error.message : 'unknown error'}`);
  });
}

/** Writes the reply, or brings the one of an earlier run in line. One that cannot be written is a warning. */
export async function writeReply(
  engine: Engine,
  intent: CommandIntent,
  conversation: Conversation,
  reply: Reply,
): Promise<void> {
  engine.log.info(`${reply.title}: ${[reply.say, reply.next].filter((text) => text !== '').join(' ')}`);
  if (engine.settings.dryRun) return;
  const subject = formatSubject(engine.run.repository, { kind: intent.on, number: intent.number });
  const mark: ReplyMark = { type: 'reply', subject, command: intent.commentId };
  const visible = engine.render.reply(reply);
  const body = composeBody(visible, mark, engine.codec);
  const earlier = listMarks(conversation.comments, 'reply', subject, engine.codec).find(
    (one) => one.mark.command === intent.commentId,
  );
  const { conversations } = engine.github;
  try {
    if (earlier === undefined) await conversations.createComment(intent.number, body);
    else if (withoutMark(earlier.comment.body) !== visible.trimEnd())
      await conversations.editComment(earlier.comment, body);
  } catch (error) {
    engine.log.warning(`the reply could not be written: ${error instanceof Error ? error.message : 'unknown error'}`);
  }
}
