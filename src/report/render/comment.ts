/** Renders the status comment on the issue and the pull request (docs/BEHAVIOR.md#status-comment). */
import type { MissionView } from '../../core/domain/outcome.ts';
import { cut } from '../../core/text.ts';
import {
  renderBanners,
  renderBrief,
  renderChecklist,
  renderChecks,
  renderCommands,
  renderFacts,
  renderHeadline,
  renderHistory,
  renderNextStep,
  renderMessage,
  renderTally,
  renderTrack,
  renderWarnings,
} from './blocks.ts';
import type { Detail } from '../markdown/limits.ts';
import { COMMENT_LEVELS, COMMENT_LIMIT, degrade } from '../markdown/limits.ts';
import type { Markdown } from '../markdown/markdown.ts';
import { code, gfm, join, link, stack } from '../markdown/markdown.ts';
import type { Report } from '../view/view.ts';
import { toReport } from '../view/view.ts';

/**
 * Renders the comment's visible part, at most 60,000 characters. Equal views give equal texts. Nothing depends on the time or,
 * except after a failure, on the run, so that a comment is edited only if something changed.
 */
export function renderComment(view: MissionView, style: 'full' | 'minimal'): string {
  const report = toReport(view);
  const render = style === 'full' ? renderFull : renderMinimal;
  return degrade(COMMENT_LEVELS, COMMENT_LIMIT, (detail) => joinBlocks(render(report, detail)));
}

/** Joins blocks with an empty line between them. Ends with a newline. */
export function joinBlocks(blocks: readonly (Markdown | null)[]): string {
  return `${stack(blocks).source}\n`;
}

/** Renders the beginning of every comment and summary: the state, why, and what happens next. */
export function renderOpening(report: Report, detail: Detail): readonly (Markdown | null)[] {
  return [
    renderHeadline(report),
    renderBanners(report),
    renderMessage(report, detail),
    renderNextStep(report, detail),
    renderWarnings(report, detail),
  ];
}

/** Renders the blocks of `comment: full`. */
function renderFull(report: Report, detail: Detail): readonly (Markdown | null)[] {
  return [
    ...renderOpening(report, detail),
    renderTrack(report.track),
    renderFacts(report),
    renderChecklist(report.checklist, detail),
    renderChecks(report, detail),
    renderBrief(report, detail),
    renderHistory(report, detail),
    renderCommands(report),
    renderFooter(report),
  ];
}

/** Renders the blocks of `comment: minimal`. */
function renderMinimal(report: Report, detail: Detail): readonly (Markdown | null)[] {
  return [
    ...renderOpening(report, detail),
    renderFactLine(report),
    report.checks === null ? null : renderTally(report.checks),
  ];
}

/** Renders the main facts on one line. @returns null if there is no mission */
function renderFactLine({ missionId, facts }: Report): Markdown | null {
  if (missionId === null) return null;
  const parts = facts
    .filter(({ label }) => label === 'Specialist' || label === 'Budget' || label === 'Escrow')
    .map(({ label, value }) => gfm`${label}: ${cut(value, 160)}`);
  return join([gfm`Mission ${code(cut(missionId, 160))}`, ...parts], ' · ');
}

/** Renders the reference, which tells generations apart, and a link to the log after a failure. */
function renderFooter({ reference, runUrl, headline }: Report): Markdown {
  const log = headline.icon === '❌' && runUrl !== null ? gfm` · ${link(runUrl, gfm`log of this run`)}` : gfm``;
  return gfm`<sub>Reference ${code(cut(reference, 300))}${log}</sub>`;
}
