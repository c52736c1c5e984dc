/** The job summary: what the step did, whole (docs/BEHAVIOR.md#job-summary). */
import type { MissionPhase } from '../../core/domain/mission.ts';
import type { Subject } from '../../core/domain/model.ts';
import type { MissionView, Outcome } from '../../core/domain/outcome.ts';
import { cut } from '../../core/text.ts';
import { renderChecklist, renderChecks, renderFacts, renderHistory, renderTrack, renderWholeBrief } from './blocks.ts';
import { joinBlocks, renderOpening } from './comment.ts';
import { renderSpecialists } from './discover.ts';
import { renderFindings, toDoctorHeadline } from './doctor.ts';
import { formatCount, formatMoney, toOwnUrl } from '../markdown/format.ts';
import { toHeadline } from '../view/headline.ts';
import type { Detail } from '../markdown/limits.ts';
import { degrade, SUMMARY_LEVELS, SUMMARY_LIMIT } from '../markdown/limits.ts';
import type { Markdown } from '../markdown/markdown.ts';
import { code, gfm, link, list, table, text } from '../markdown/markdown.ts';
import { renderSettings } from './settings.ts';
import { renderTimeline } from '../view/timeline.ts';
import { toReport } from '../view/view.ts';
import { REASON_WORDS } from '../view/reason-messages.ts';

/** The summary of a step: at most 300,000 characters, so below GitHub's 1 MiB in any script. */
export function renderSummary(outcome: Outcome): string {
  return degrade(SUMMARY_LEVELS, SUMMARY_LIMIT, (detail) =>
    joinBlocks([...renderBlocks(outcome, detail), renderSettings(outcome.settings ?? [])]),
  );
}

function renderBlocks(outcome: Outcome, detail: Detail): readonly (Markdown | null)[] {
  if (outcome.views.length > 0) return renderMany(outcome, detail);
  if (outcome.view !== null) return renderOne(toLastPage(outcome, outcome.view), outcome.commentUrl, detail);
  if (outcome.specialists !== null) {
    const next = gfm`**What happens next:** ${text(outcome.nextStep || REASON_WORDS.discovered.next)}`;
    return [gfm`### Specialists: ${outcome.specialists.length} listed`, next, renderSpecialists(outcome.specialists)];
  }
  if (outcome.findings !== undefined) {
    const next = gfm`**What happens next:** ${text(outcome.nextStep || REASON_WORDS.diagnosed.next)}`;
    return [
      gfm`### ${toDoctorHeadline(outcome.findings)}`,
      text(outcome.message),
      next,
      renderFindings(outcome.findings),
    ];
  }
  return renderBare(outcome, detail);
}

/** The page as the step left it: a cancelled or failed step says more than the last look at the mission did. */
function toLastPage({ kind, code: reason, message, nextStep }: Outcome, page: MissionView): MissionView {
  if (reason === page.verdict.code) return page;
  return {
    ...page,
    outcome: kind,
    verdict: { ...page.verdict, code: reason, message: message || page.verdict.message, nextStep },
  };
}

function renderOne(page: MissionView, commentUrl: string | null, detail: Detail): readonly (Markdown | null)[] {
  const report = toReport(page);
  const address = toOwnUrl(commentUrl);
  return [
    ...renderOpening(report, detail),
    renderTrack(report.track),
    renderFacts(report),
    renderTimeline(page.history),
    renderChecklist(report.checklist, detail),
    renderChecks(report, detail),
    renderWholeBrief(report, detail.briefChars),
    renderHistory(report, detail),
    address === null ? null : link(address, toPageLabel(page.subject)),
  ];
}

/** A number inside a link is no reference: GitHub leaves links alone. */
function toPageLabel(subject: Subject): Markdown {
  if (subject.kind === 'run') return gfm`The mission's page`;
  return subject.kind === 'issue'
    ? gfm`The mission's page on issue #${subject.number}`
    : gfm`The mission's page on pull request #${subject.number}`;
}

/** A step without a page: skipped, or stopped before there was a subject. */
function renderBare({ kind, code: reason, message, nextStep }: Outcome, detail: Detail): readonly (Markdown | null)[] {
  const { cause, next: fallback } = REASON_WORDS[reason];
  return [
    toLead(kind, cause),
    message.trim() === '' ? null : text(cut(message, detail.sentenceChars)),
    gfm`**What happens next:** ${cut(nextStep.trim() === '' ? fallback : nextStep, detail.sentenceChars)}`,
  ];
}

function toLead(kind: Outcome['kind'], cause: string): Markdown {
  if (kind === 'failed') return gfm`### ❌ Stopped: ${cause}`;
  return kind === 'held' ? gfm`### ✋ On hold: ${cause}` : gfm`### Skipped: ${cause}`;
}

/** Several missions: those first that wait for a person, and what that person has to do; totals. */
function renderMany({ views }: Outcome, detail: Detail): readonly (Markdown | null)[] {
  const isWaiting = ({ outcome }: MissionView): boolean => outcome === 'held' || outcome === 'failed';
  const waiting = views.filter(isWaiting);
  const shown = [...waiting, ...views.filter((page) => !isWaiting(page))].slice(0, detail.checks);
  const rest = views.length - shown.length;
  const header = [gfm`Subject`, gfm`Mission`, gfm`Where it stands`, gfm`Budget`];
  return [
    gfm`### ${formatCount(views.length, 'mission')}: ${toCounts(views)}`,
    table(header, shown.map(toRow)),
    rest === 0 ? null : gfm`… and ${formatCount(rest, 'more mission')}.`,
    renderTotals(views),
    gfm`**What happens next:** ${toManyNext(views, waiting)}`,
    waiting.length === 0 ? null : list(waiting.slice(0, detail.checks).map(toTask)),
  ];
}

function toManyNext(pages: readonly MissionView[], waiting: readonly MissionView[]): string {
  if (waiting.length > 0)
    return `${waiting.length} of ${pages.length} ${waiting.length === 1 ? 'needs' : 'need'} a person.`;
  return 'Nobody needs to do anything. The next run looks again.';
}

function toTask(page: MissionView): Markdown {
  const { next, own } = toReport(page);
  return gfm`${toSubject(page)}: ${text(cut(next, TASK), own)}`;
}

/** Longest sentence in a list of tasks. */
const TASK = 300;

function toRow(page: MissionView): readonly Markdown[] {
  const { icon, text: said } = toHeadline(page);
  return [
    toSubject(page),
    page.mission === null ? gfm`–` : code(cut(page.mission.id, 60)),
    icon === '' ? text(said) : gfm`${icon} ${said}`,
    gfm`${formatMoney(page.mission?.budgetCents ?? null) ?? '–'}`,
  ];
}

/** `#12 g2`, linked: the repository is the same for all. */
function toSubject({ subject, generation, serverUrl, repository }: MissionView): Markdown {
  if (subject.kind === 'run') return gfm`run ${code(subject.runId)}`;
  const url = toOwnUrl(`${serverUrl}/${repository.owner}/${repository.name}/issues/${subject.number}`);
  const number = link(url, gfm`#${subject.number}`);
  return generation > 1 ? gfm`${number} g${generation}` : number;
}

function toCounts(pages: readonly MissionView[]): string {
  const kinds = ['accepted', 'reworked', 'pending', 'held', 'failed', 'skipped'] as const;
  const counts = kinds.map((kind) => [kind, pages.filter(({ outcome }) => outcome === kind).length] as const);
  return counts
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${count} ${kind}`)
    .join(', ');
}

/** Money by where it went; budgets that are not known are counted, not guessed. */
function renderTotals(pages: readonly MissionView[]): Markdown {
  const inPhase = (...phases: MissionPhase[]): readonly MissionView[] =>
    pages.filter(({ mission }) => mission !== null && phases.includes(mission.phase));
  const paid = inPhase('accepted');
  const open = inPhase('submitted', 'matched', 'in_progress', 'awaiting_acceptance', 'unknown');
  const ended = inPhase('ended');
  const row = (label: Markdown, some: readonly MissionView[]): readonly Markdown[] => [
    label,
    gfm`${some.length}`,
    sum(some),
  ];
  return table(
    [gfm`Total`, gfm`Missions`, gfm`Budget`],
    [row(gfm`Accepted and paid`, paid), row(gfm`Open`, open), row(gfm`Ended without payment`, ended)],
  );
}

function sum(pages: readonly MissionView[]): Markdown {
  const budgets = pages.map(({ mission }) => mission?.budgetCents ?? null);
  const known = budgets.filter((cents) => cents !== null);
  const total = formatMoney(known.reduce((all, cents) => all + cents, 0)) ?? '–';
  const unknown = budgets.length - known.length;
  return unknown === 0 ? gfm`${total}` : gfm`${total} (${unknown} not known)`;
}
