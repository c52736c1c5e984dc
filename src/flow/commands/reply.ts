/** Answers to commands: a reaction at a glance, and a comment where there is something to say; each at most once (docs/BEHAVIOR.md#commands). */
import type { CommandIntent } from '../../core/commands/intent.ts';
import type { Conversation } from '../../core/domain/model.ts';
import type { Outcome } from '../../core/domain/outcome.ts';
import type { Reply } from '../../core/ports/renderer.ts';
import { formatSubject } from '../../core/domain/reference.ts';
import type { ReplyMarker } from '../../core/state/markers.ts';
import { listMarkers, stripMarker } from '../../core/state/markers.ts';
import type { FlowContext } from '../shared/context.ts';
import { composeBody } from '../state/status-comment.ts';

/** What a command came to; `reply` is `null` where the reaction says it all. */
export interface Answer {
  readonly done: boolean;
  readonly reply: Reply | null;
  readonly outcome: Outcome;
}

/** A reply without commands and pages. */
export function tell(kind: Reply['kind'], title: string, message: string, nextStep = ''): Reply {
  return { kind, title, message, nextStep, commands: null, views: [] };
}

/** Reacts to the command. A reaction that cannot be set is a warning: it is feedback only. */
export async function react(
  engine: FlowContext,
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
  engine: FlowContext,
  intent: CommandIntent,
  conversation: Conversation,
  reply: Reply,
): Promise<void> {
  engine.log.info(`${reply.title}: ${[reply.message, reply.nextStep].filter((text) => text !== '').join(' ')}`);
  if (engine.settings.dryRun) return;
  const subject = formatSubject(engine.run.repository, { kind: intent.on, number: intent.number });
  const mark: ReplyMarker = { type: 'reply', subject, command: intent.commentId };
  const visible = engine.render.reply(reply);
  const body = composeBody(visible, mark, engine.signer);
  const earlier = listMarkers(conversation.comments, 'reply', subject, engine.signer).find(
    (one) => one.marker.command === intent.commentId,
  );
  const { conversations } = engine.github;
  try {
    if (earlier === undefined) await conversations.createComment(intent.number, body);
    else if (stripMarker(earlier.comment.body) !== visible.trimEnd())
      await conversations.editComment(earlier.comment, body);
  } catch (error) {
    engine.log.warning(`the reply could not be written: ${error instanceof Error ? error.message : 'unknown error'}`);
  }
}
