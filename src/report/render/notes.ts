/** Comments that are not the mission's page: the note of a hiring run, a decision, a refusal. */
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

/** The short note of a run that is about to hire; it is deleted when the hire is recorded. */
export function renderHireNotice({ runUrl }: { readonly runUrl: string | null }): string {
  const run = link(toOwnUrl(runUrl), gfm`This run`);
  return joinBlocks([
    gfm`⏳ **Hiring a specialist.**`,
    gfm`${run} is about to post the mission, once. This note goes away when that is recorded. If it stays, the run was stopped in between: run it again, and it takes up whatever is there.`,
  ]);
}

/** What that note becomes where the lock is a ref and nothing was sent. */
export function renderReleaseNotice(notice: { readonly runUrl: string | null; readonly generation: number }): string {
  const run = link(toOwnUrl(notice.runUrl), gfm`This run`);
  return joinBlocks([
    gfm`↩️ **Nobody was hired.**`,
    gfm`${run} stopped before anything was sent. Generation ${String(notice.generation)} stays unused; the next try opens the one after it. Leave this note: it is what says so.`,
  ]);
}

/** What a decision comment tells: the notification that people get before the decision takes effect. */
export interface Decision {
  readonly view: MissionView;
  readonly verdict: Verdict;
  /** The head that was judged; `null` without a pull request. */
  readonly sha: string | null;
  /** 1 + reworks so far. */
  readonly round: number;
}

/** The comment that tells people that a delivery is being accepted or sent back, which commit, and why. */
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

/** The failing checks by name, so that the notification can be read on its own. */
function renderFailedChecks({ checks }: Report, detail: Detail): Markdown | null {
  const failed = checks?.rows.filter(({ blocks }) => blocks) ?? [];
  if (failed.length === 0) return null;
  const shown = failed.slice(0, Math.min(10, detail.checks)).map(({ name, url, result, note: notice }) => {
    const label = gfm`${link(url, code(cut(name, 160)))}: ${result}`;
    return notice === null || notice.trim() === '' ? label : gfm`${label}. ${cut(notice, 160)}`;
  });
  const rest = failed.length - shown.length;
  return list(rest === 0 ? shown : [...shown, gfm`… and ${formatCount(rest, 'more check')}`]);
}

/** Who gets what. This comment comes before the act; the page tells how it went. */
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
