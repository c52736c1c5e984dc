/** Implements the flow's renderer (core/ports/renderer.ts) with the functions of src/report. */
import type { Renderer } from '../../core/ports/renderer.ts';
import { renderComment } from './comment.ts';
import { renderDecisionComment, renderHireNotice, renderReleaseNotice } from './notes.ts';
import { redactTexts } from '../markdown/redact.ts';
import { renderReply } from './replies.ts';
import { formatLogLine, renderStatus } from '../view/status.ts';

/**
 * Creates a renderer with the style of the input `comment`. It redacts every text before rendering, because escapes could split
 * a secret in rendered text.
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

/** Returns the text unchanged. */
function identity(text: string): string {
  return text;
}
