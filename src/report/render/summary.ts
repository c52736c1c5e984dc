/** Renders the job summary: everything that the step did (docs/BEHAVIOR.md#job-summary). */
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
import { REASON_MESSAGES } from '../view/reason-messages.ts';

/** Renders the summary of a step, at most 300,000 characters, which is below GitHub's 1 MiB in any script. */
export function renderSummary(outcome: Outcome): string {
  return degrade(SUMMARY_LEVELS, SUMMARY_LIMIT, (detail) =>
    joinBlocks([...renderBlocks(outcome, detail), renderSettings(outcome.settings ?? [])]),
  );
}

/** Renders the blocks that match the kind of outcome. */
function renderBlocks(outcome: Outcome, detail: Detail): readonly (Markdown | null)[] {
  if (outcome.views.length > 0) return renderMissions(outcome, detail);
  if (outcome.view !== null) return renderMission(withFinalVerdict(outcome, outcome.view), outcome.commentUrl, detail);
  if (outcome.specialists !== null) {
    const nextStep = gfm`**What happens next:** ${text(outcome.nextStep || REASON_MESSAGES.discovered.nextStep)}`;
    return [
      gfm`### Specialists: ${outcome.specialists.length} listed`,
      nextStep,
      renderSpecialists(outcome.specialists),
    ];
  }
  if (outcome.findings !== undefined) {
    const nextStep = gfm`**What happens next:** ${text(outcome.nextStep || REASON_MESSAGES.diagnosed.nextStep)}`;
    return [
      gfm`### ${toDoctorHeadline(outcome.findings)}`,
      text(outcome.message),
      nextStep,
      renderFindings(outcome.findings),
    ];
  }
  return renderOutcome(outcome, detail);
}

/** Applies the step's final verdict to the view. A cancelled or failed step has a later one than the mission. */
function withFinalVerdict({ kind, code: reason, message, nextStep }: Outcome, view: MissionView): MissionView {
  if (reason === view.verdict.code) return view;
  return {
    ...view,
    outcome: kind,
    verdict: { ...view.verdict, code: reason, message: message || view.verdict.message, nextStep },
  };
}

/** Renders one mission, with a link to its status comment. */
function renderMission(view: MissionView, commentUrl: string | null, detail: Detail): readonly (Markdown | null)[] {
  const report = toReport(view);
  const safeCommentUrl = toOwnUrl(commentUrl);
  return [
    ...renderOpening(report, detail),
    renderTrack(report.track),
    renderFacts(report),
    renderTimeline(view.history),
    renderChecklist(report.checklist, detail),
    renderChecks(report, detail),
    renderWholeBrief(report, detail.briefChars),
    renderHistory(report, detail),
    safeCommentUrl === null ? null : link(safeCommentUrl, toCommentLabel(view.subject)),
  ];
}

/** Returns the label of the link to the status comment. GitHub creates no reference from a number inside a link. */
function toCommentLabel(subject: Subject): Markdown {
  if (subject.kind === 'run') return gfm`The mission's page`;
  return subject.kind === 'issue'
    ? gfm`The mission's page on issue #${subject.number}`
    : gfm`The mission's page on pull request #${subject.number}`;
}

/** Renders a step without a mission: skipped, or stopped before there was a subject. */
function renderOutcome(
  { kind, code: reason, message, nextStep }: Outcome,
  detail: Detail,
): readonly (Markdown | null)[] {
  const { cause, nextStep: fallback } = REASON_MESSAGES[reason];
  return [
    toOutcomeHeadline(kind, cause),
    message.trim() === '' ? null : text(cut(message, detail.sentenceChars)),
    gfm`**What happens next:** ${cut(nextStep.trim() === '' ? fallback : nextStep, detail.sentenceChars)}`,
  ];
}

/** Renders the headline of a step without a mission. */
function toOutcomeHeadline(kind: Outcome['kind'], cause: string): Markdown {
  if (kind === 'failed') return gfm`### ❌ Stopped: ${cause}`;
  return kind === 'held' ? gfm`### ✋ On hold: ${cause}` : gfm`### Skipped: ${cause}`;
}

/** Renders several missions: those that need a person first, totals, and a list of what to do. */
function renderMissions({ views }: Outcome, detail: Detail): readonly (Markdown | null)[] {
  const needsAction = ({ outcome }: MissionView): boolean => outcome === 'held' || outcome === 'failed';
  const needingAction = views.filter(needsAction);
  const shown = [...needingAction, ...views.filter((view) => !needsAction(view))].slice(0, detail.checks);
  const rest = views.length - shown.length;
  const header = [gfm`Subject`, gfm`Mission`, gfm`Where it stands`, gfm`Budget`];
  return [
    gfm`### ${formatCount(views.length, 'mission')}: ${toCounts(views)}`,
    table(header, shown.map(toRow)),
    rest === 0 ? null : gfm`… and ${formatCount(rest, 'more mission')}.`,
    renderTotals(views),
    gfm`**What happens next:** ${toMissionsNextStep(views, needingAction)}`,
    needingAction.length === 0 ? null : list(needingAction.slice(0, detail.checks).map(toTask)),
  ];
}

/** Describes what happens next with several missions. */
function toMissionsNextStep(views: readonly MissionView[], needingAction: readonly MissionView[]): string {
  if (needingAction.length > 0)
    return `${needingAction.length} of ${views.length} ${needingAction.length === 1 ? 'needs' : 'need'} a person.`;
  return 'Nobody needs to do anything. The next run looks again.';
}

/** Renders what someone must do about a mission. */
function toTask(view: MissionView): Markdown {
  const { nextStep, ownLinks } = toReport(view);
  return gfm`${toSubject(view)}: ${text(cut(nextStep, MAX_TASK_LENGTH), ownLinks)}`;
}

/** The longest sentence in a list of tasks. */
const MAX_TASK_LENGTH = 300;

/** Renders the cells of a mission. */
function toRow(view: MissionView): readonly Markdown[] {
  const { icon, text: headlineText } = toHeadline(view);
  return [
    toSubject(view),
    view.mission === null ? gfm`–` : code(cut(view.mission.id, 60)),
    icon === '' ? text(headlineText) : gfm`${icon} ${headlineText}`,
    gfm`${formatMoney(view.mission?.budgetCents ?? null) ?? '–'}`,
  ];
}

/** Renders a link to the subject, such as `#12 g2`, without the repository, which is the same for all. */
function toSubject({ subject, generation, serverUrl, repository }: MissionView): Markdown {
  if (subject.kind === 'run') return gfm`run ${code(subject.runId)}`;
  const url = toOwnUrl(`${serverUrl}/${repository.owner}/${repository.name}/issues/${subject.number}`);
  const number = link(url, gfm`#${subject.number}`);
  return generation > 1 ? gfm`${number} g${generation}` : number;
}

/** Formats how many missions had each outcome. */
function toCounts(views: readonly MissionView[]): string {
  const kinds = ['accepted', 'reworked', 'pending', 'held', 'failed', 'skipped'] as const;
  const counts = kinds.map((kind) => [kind, views.filter(({ outcome }) => outcome === kind).length] as const);
  return counts
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${count} ${kind}`)
    .join(', ');
}

/** Renders the budgets by what happened to them. Unknown budgets are counted, not estimated. */
function renderTotals(views: readonly MissionView[]): Markdown {
  const inPhase = (...phases: MissionPhase[]): readonly MissionView[] =>
    views.filter(({ mission }) => mission !== null && phases.includes(mission.phase));
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

/** Renders the sum of the known budgets and the number of unknown ones. */
function sum(views: readonly MissionView[]): Markdown {
  const budgets = views.map(({ mission }) => mission?.budgetCents ?? null);
  const known = budgets.filter((cents) => cents !== null);
  const total = formatMoney(known.reduce((all, cents) => all + cents, 0)) ?? '–';
  const unknown = budgets.length - known.length;
  return unknown === 0 ? gfm`${total}` : gfm`${total} (${unknown} not known)`;
}
