/** The flow's renderer (core/ports/github.ts), made of this room's functions. */
import type { Renderer } from '../../core/ports/renderer.ts';
import { renderComment } from './comment.ts';
import { renderDecisionComment, renderIntentNote, renderWithdrawalNote } from './notes.ts';
import { redactTexts } from '../markdown/redact.ts';
import { renderReply } from './replies.ts';
import { formatLogLine, renderStatus } from '../view/status.ts';

/**
 * Renders with the comment style of the input `comment`. `redact` takes secrets out of every text before it is rendered:
 * afterwards escapes could stand in the middle of one.
 */
export function createRenderer(style: 'full' | 'minimal', redact: (text: string) => string = same): Renderer {
  const clean = <T>(value: T): T => (redact === same ? value : redactTexts(value, redact));
  return {
    comment: (page) => renderComment(clean(page), style),
    status: (page) => renderStatus(clean(page)),
    hireNotice: (runUrl) => renderIntentNote({ runUrl }),
    releaseNotice: (runUrl, generation) => renderWithdrawalNote({ runUrl, generation }),
    decision: (page, verdict, sha) => renderDecisionComment({ ...clean({ page, verdict }), sha, round: page.round }),
    reply: (reply) => renderReply(clean(reply), style),
    logLine: (page) => formatLogLine(clean(page)),
  };
}

function same(text: string): string {
  return text;
}
