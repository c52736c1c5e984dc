/** The blocks that pages are built of: each takes a part of the view and gives Markdown, or `null` when there is nothing. */
import { cut } from '../../core/text.ts';
import type { Checklist } from '../view/checklist.ts';
import { formatCount, formatTime } from '../markdown/format.ts';
import type { Detail } from '../markdown/limits.ts';
import type { Markdown } from '../markdown/markdown.ts';
import { code, details, fence, gfm, join, link, list, quote, stack, table, text } from '../markdown/markdown.ts';
import type { CheckList, CheckRow, Fact, Report, Step } from '../view/view.ts';

/** Longest foreign value in a table cell. */
const MAX_CELL_LENGTH = 160;
/** Longest foreign line outside tables. */
const MAX_LINE_LENGTH = 300;
const SHOWN_HASH_LENGTH = 12;

/** The headline with its emoji, as a heading. */
export function renderHeadline({ headline }: Report): Markdown {
  return headline.icon === '' ? gfm`### ${headline.text}` : gfm`### ${headline.icon} ${headline.text}`;
}

/** That this is a trial or a dry run; nobody must take it for real. */
export function renderBanners({ banners }: Report): Markdown | null {
  if (banners.length === 0) return null;
  const lines = banners.map((banner) => gfm`_${banner}_`);
  return join(lines, '\n\n');
}

/** What happened, as the verdict says it; `null` when it says nothing. */
export function renderMessage({ message, ownLinks }: Report, detail: Detail): Markdown | null {
  return message === '' ? null : text(cut(message, detail.sentenceChars), ownLinks);
}

/** Warnings, a line each; how many more when there are too many. */
export function renderWarnings({ warnings }: Report, detail: Detail): Markdown | null {
  if (warnings.length === 0) return null;
  const shown = warnings.slice(0, detail.warnings).map((one) => gfm`**Warning:** ${cut(one, detail.sentenceChars)}`);
  const rest = warnings.length - shown.length;
  const more = rest === 0 ? [] : [gfm`… and ${formatCount(rest, 'more warning')}.`];
  return join([...shown, ...more], '\n\n');
}

/** What happens next, and who has to do what; in a box when somebody has to act, so that it is found first. */
export function renderNextStep(report: Report, detail: Detail): Markdown {
  const nextStep = gfm`**What happens next:** ${text(cut(report.nextStep, detail.sentenceChars), report.ownLinks)}`;
  return report.isUrgent ? gfm`> [!IMPORTANT]\n> ${nextStep}` : nextStep;
}

/** The lifecycle on one line, the current step marked. */
export function renderTrack(track: readonly Step[]): Markdown | null {
  if (track.length === 0) return null;
  const steps = track.map(({ label, state }) => {
    const labelText = text(cut(label, MAX_CELL_LENGTH));
    if (state === 'current') return gfm`**●&nbsp;${labelText}**`;
    return state === 'done' ? gfm`✓&nbsp;${labelText}` : labelText;
  });
  return join(steps, ' → ');
}

/** The mission's table. */
export function renderFacts({ missionId, facts }: Report): Markdown | null {
  if (missionId === null) return null;
  const rows = facts.map((fact) => [gfm`${fact.label}`, renderValue(fact)]);
  return table([gfm`Mission`, code(cut(missionId, MAX_CELL_LENGTH))], rows);
}

/** A fact's value: a pull request, words, an id, whichever it has. */
function renderValue({ pull, value, code: id }: Fact): Markdown {
  const parts = [
    pull === null ? null : link(pull.url, gfm`#${pull.number}`),
    value === '' ? null : text(cut(value, MAX_CELL_LENGTH)),
    id === null ? null : code(cut(id, MAX_CELL_LENGTH)),
  ];
  const present = parts.filter((part) => part !== null);
  return join(present, ' ');
}

/**
 * The Definition of Done. Boxes are characters, not task list items: those can be clicked by everybody with write access,
 * and a click edits the comment, which then no longer counts as ours alone (docs/PROTOCOL.md#state-markers).
 */
export function renderChecklist(checklist: Checklist | null, detail: Detail): Markdown | null {
  if (checklist === null) return null;
  const { items, note, state } = checklist;
  const shown = items.slice(0, detail.items).map((item) => withCheckbox(state, text(cut(item, detail.itemChars))));
  const rest = items.length - shown.length;
  const lines = [...shown, ...(rest === 0 ? [] : [gfm`… and ${formatCount(rest, 'more item')}`])];
  return gfm`**Definition of Done** (${note})\n\n${state === 'plain' ? list(lines) : join(lines, '  \n')}`;
}

function withCheckbox(state: Checklist['state'], item: Markdown): Markdown {
  if (state === 'plain') return item;
  return state === 'ticked' ? gfm`✓&nbsp;${item}` : gfm`☐&nbsp;${item}`;
}

/** The checks as a table, those that stand in the way first. */
export function renderChecks({ checks, checksProblem }: Report, detail: Detail): Markdown | null {
  if (checksProblem !== null) {
    return gfm`**Required checks:** could not be read. ${cut(checksProblem, detail.sentenceChars)}`;
  }
  if (checks === null) return null;
  // On a phone every column counts: the third one only where rows differ in it.
  const isMixed = new Set(checks.rows.map(({ requiredBy }) => requiredBy)).size > 1;
  const header = [gfm`Check`, gfm`Result`, gfm`Required by`].slice(0, isMixed ? 3 : 2);
  const shown = checks.rows.slice(0, detail.checks);
  const rows = shown.map((row) => toCells(row).slice(0, header.length));
  const rest = checks.rows.length - shown.length;
  const more = rest === 0 ? [] : [gfm`… and ${formatCount(rest, 'more check')}.`];
  return join([renderTally(checks), table(header, rows), ...more], '\n');
}

/** `**Required checks** on abc1234: 3 passed, 1 failed`. Ends with a newline. */
export function renderTally({ title, sha, tally }: CheckList): Markdown {
  return gfm`**${title}** on ${code(sha)}: ${tally}\n`;
}

function toCells({ name, url, result, blocks, note, requiredBy }: CheckRow): readonly Markdown[] {
  const resultText = blocks ? gfm`**${result}**` : gfm`${result}`;
  const noteText = note?.trim() ?? '';
  const outcome = noteText === '' ? resultText : gfm`${resultText}: ${cut(noteText, MAX_CELL_LENGTH)}`;
  return [link(url, code(cut(name, MAX_CELL_LENGTH))), outcome, gfm`${requiredBy}`];
}

/** The brief behind a click: an excerpt as a quote that wraps, and its hash. */
export function renderBrief(report: Report, detail: Detail): Markdown | null {
  const { brief } = report;
  if (brief === null) return null;
  if (detail.briefChars === 0) return toHashLine(brief.hash);
  const body = brief.text.trim();
  const excerpt = cut(body, detail.briefChars);
  const dod = brief.dod === null ? '' : cut(brief.dod.trim(), detail.briefChars);
  const short = brief.hash.replace(/[^0-9a-f]/g, '').slice(0, SHOWN_HASH_LENGTH);
  const parts = [
    toTitle(brief.title),
    body === '' ? null : quote(excerpt),
    excerpt === body ? null : gfm`This is an excerpt; the whole brief is in the summary of the run.`,
    dod === '' ? null : gfm`Definition of Done:`,
    dod === '' ? null : quote(dod),
    toHashLine(brief.hash),
  ];
  return details(`${toBriefSummary(report)} (${short})`, stack(parts));
}

/** The brief whole and as it is, for the summary. */
export function renderWholeBrief(report: Report, chars: number): Markdown | null {
  const { brief } = report;
  if (brief === null) return null;
  const parts = [
    toTitle(brief.title),
    brief.text === '' ? null : fence(cut(brief.text, chars)),
    brief.dod === null ? null : gfm`Definition of Done:`,
    brief.dod === null ? null : fence(cut(brief.dod, chars)),
    toHashLine(brief.hash),
  ];
  return details(toBriefSummary(report), stack(parts));
}

function toBriefSummary({ missionId }: Report): string {
  return missionId === null ? 'The brief' : 'The brief, as sent';
}

function toTitle(title: string): Markdown {
  return title.trim() === '' ? gfm`No title` : gfm`**${cut(title, MAX_LINE_LENGTH)}**`;
}

function toHashLine(hash: string): Markdown {
  return gfm`SHA-256 of the brief: ${code(cut(hash, MAX_CELL_LENGTH))}`;
}

/** What happened so far, newest last, behind a click. */
export function renderHistory({ history, ownLinks }: Report, detail: Detail): Markdown | null {
  if (history.length === 0 || detail.history === 0) return null;
  const shown = history.slice(-detail.history);
  const rest = history.length - shown.length;
  const lines = shown.map(
    ({ at, text: entryText }) => gfm`${formatTime(at)}: ${text(cut(entryText, MAX_LINE_LENGTH), ownLinks)}`,
  );
  return details(`History (${history.length})`, list([...(rest === 0 ? [] : [gfm`… ${rest} earlier`]), ...lines]));
}

/** What people can say, behind a click. */
export function renderCommands({ commands }: Report): Markdown | null {
  if (commands.length === 0) return null;
  const rows = commands.map(({ command, effect }) => [code(cut(command, MAX_CELL_LENGTH)), gfm`${effect}`]);
  const usage = table([gfm`Command`, gfm`What it does`], rows);
  return details('Commands', gfm`As the first line of a new comment:\n\n${usage}`);
}
