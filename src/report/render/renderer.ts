/** The flow's renderer (core/ports/github.ts), made of this room's functions. */
import type { Renderer } from '../../core/ports/renderer.ts';
import { renderComment } from './comment.ts';
import { renderDecisionComment, renderHireNotice, renderReleaseNotice } from './notes.ts';
import { redactTexts } from '../markdown/redact.ts';
import { renderReply } from './replies.ts';
import { formatLogLine, renderStatus } from '../view/status.ts';

/**
 * Renders with the comment style of the input `comment`. `redact` takes secrets out of every text before it is rendered:
 * afterwards escapes could stand in the middle of one.
 */
export function createRenderer(style: 'full' | 'minimal', redact: (text: string) => string = identity): Renderer {
  const clean = <T>(value: T): T => (redact === identity ? value : redactTexts(value, redact));
  return {
    statusComment: (view) => renderComment(clean(view), style),
    status: (view) => renderStatus(clean(view)),
    hireNotice: (runUrl) => renderHireNotice({ runUrl }),
    releaseNotice: (runUrl, generation) => renderReleaseNotice({ runUrl, generation }),
    decision: (view, verdict, sha) => renderDecisionComment({ ...clean({ view, verdict }), sha, round: view.round }),
    reply: (reply) => renderReply(clean(reply), style),
    logLine: (view) => formatLogLine(clean(view)),
  };
}

function identity(text: string): string {
  return text;
}
