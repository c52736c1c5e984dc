/** The flow's renderer (core/ports.ts), made of this room's functions. */
import type { Renderer } from '../core/ports.ts';
import { renderComment } from './comment.ts';
import { renderDecisionComment, renderIntentNote, renderWithdrawalNote } from './notes.ts';
import { renderReply } from './replies.ts';
import { formatLogLine, renderStatus } from './status.ts';

/** Renders with the comment style of the input `comment`. */
export function createRenderer(style: 'full' | 'minimal'): Renderer {
  return {
    comment: (page) => renderComment(page, style),
    status: renderStatus,
    intentNote: (runUrl) => renderIntentNote({ runUrl }),
    withdrawalNote: (runUrl, generation) => renderWithdrawalNote({ runUrl, generation }),
    decision: (page, verdict, sha) => renderDecisionComment({ page, verdict, sha, round: page.round }),
    reply: (reply) => renderReply(reply, style),
    logLine: formatLogLine,
  };
}
