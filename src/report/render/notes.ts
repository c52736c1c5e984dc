/** Renders comments other than the status comment: the notices of a hiring run, and the decision comment. */
import type { MissionView } from '../../core/domain/outcome.ts';
import type { Verdict } from '../../core/domain/model.ts';
import { cut } from '../../core/text.ts';
import { renderBanners, renderMessage, renderWarnings } from './blocks.ts';
import { joinBlocks } from './comment.ts';
import { formatCount, formatMoney, formatSha, toOwnUrl } from '../markdown/format.ts';
import { countReworks, toName } from '../view/headline.ts';
import type { Detail } from '../markdown/limits.ts';
import { COMMENT_LEVELS, COMMENT_LIMIT, degrade } from '../markdown/limits.ts';
import type { Markdown } from '../markdown/markdown.ts';
import { code, gfm, link, list } from '../markdown/markdown.ts';
import type { Report } from '../view/view.ts';
import { toReport } from '../view/view.ts';

/** Renders the notice of a run that is about to hire. The run deletes it once the hire is recorded. */
export function renderHireNotice({ runUrl }: { readonly runUrl: string | null }): string {
  const run = link(toOwnUrl(runUrl), gfm`This run`);
  return joinBlocks([
    gfm`⏳ **Hiring a specialist.**`,
    gfm`${run} is about to post the mission, once. This note goes away when that is recorded. If it stays, the run was stopped in between: run it again, and it takes up whatever is there.`,
  ]);
}

/** Renders what replaces that notice if the lock is a ref and nothing was sent. */
export function renderReleaseNotice(notice: { readonly runUrl: string | null; readonly generation: number }): string {
  const run = link(toOwnUrl(notice.runUrl), gfm`This run`);
  return joinBlocks([
    gfm`↩️ **Nobody was hired.**`,
    gfm`${run} stopped before anything was sent. Generation ${String(notice.generation)} stays unused; the next try opens the one after it. Leave this note: it is what says so.`,
  ]);
}

/** What a decision comment contains. People get it as a notification before the decision takes effect. */
export interface Decision {
  readonly view: MissionView;
  readonly verdict: Verdict;
  /** The head that was evaluated, `null` if there is no pull request. */
  readonly sha: string | null;
  /** The round: 1 plus the number of reworks. */
  readonly round: number;
}

/** Renders the decision comment: which commit is accepted or sent back, and why. */
export function renderDecisionComment(decision: Decision): string {
  const { view, verdict, sha } = decision;
  const report = toReport({ ...view, verdict });
  const at = sha === null ? gfm`` : gfm` at ${code(formatSha(sha))}`;
  const title =
    verdict.kind === 'rework' ? gfm`### 🔁 Sending the delivery back${at}` : gfm`### ✅ Accepting the delivery${at}`;
  return degrade(COMMENT_LEVELS, COMMENT_LIMIT, (detail) =>
    joinBlocks([
      title,
      renderBanners(report),
      renderMessage(report, detail),
      verdict.kind === 'rework' ? renderFailedChecks(report, detail) : null,
      renderEffect(decision),
      renderWarnings(report, detail),
    ]),
  );
}

/** Renders the failing checks by name, so that the notification is complete. @returns null if none failed */
function renderFailedChecks({ checks }: Report, detail: Detail): Markdown | null {
  const failed = checks?.rows.filter(({ blocks }) => blocks) ?? [];
  if (failed.length === 0) return null;
  const shown = failed.slice(0, Math.min(10, detail.checks)).map(({ name, url, result, note }) => {
    const label = gfm`${link(url, code(cut(name, 160)))}: ${result}`;
    return note === null || note.trim() === '' ? label : gfm`${label}. ${cut(note, 160)}`;
  });
  const rest = failed.length - shown.length;
  return list(rest === 0 ? shown : [...shown, gfm`… and ${formatCount(rest, 'more check')}`]);
}

/** Renders the decision's effect. The comment is written before the effect, the status comment shows the result. */
function renderEffect({ view, verdict, round }: Decision): Markdown {
  const name = toName(view.mission) ?? 'the specialist';
  if (verdict.kind === 'rework') {
    const rework = Math.max(round, countReworks(view) + 1);
    return gfm`**What happens next:** ${name} works on it again (rework ${rework} of ${view.maxReworks}). The escrow stays held, nothing is paid.`;
  }
  const amount = formatMoney(view.mission?.budgetCents ?? null);
  const released = amount === null ? 'The escrow is released' : `${amount} is released from escrow`;
  return gfm`**What happens next:** ${released} to ${name}. The mission's page says when it is done.`;
}
