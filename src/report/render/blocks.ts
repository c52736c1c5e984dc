/** Renders the blocks of comments and summaries. Each function returns null if it has nothing to show. */
import { cut } from '../../core/text.ts';
import type { Checklist } from '../view/checklist.ts';
import { formatCount, formatTime } from '../markdown/format.ts';
import type { Detail } from '../markdown/limits.ts';
import type { Markdown } from '../markdown/markdown.ts';
import { code, details, fence, gfm, join, link, list, quote, stack, table, text } from '../markdown/markdown.ts';
import type { CheckRow, CheckTable } from '../view/check-table.ts';
import type { Fact, Report, Step } from '../view/view.ts';

/** The longest foreign value in a table cell. */
const MAX_CELL_LENGTH = 160;
/** The longest foreign line outside tables. */
const MAX_LINE_LENGTH = 300;
const SHOWN_HASH_LENGTH = 12;

/** Renders the headline with its emoji, as a heading. */
export function renderHeadline({ headline }: Report): Markdown {
  return headline.icon === '' ? gfm`### ${headline.text}` : gfm`### ${headline.icon} ${headline.text}`;
}

/** Renders that this is a sandbox run or a dry run. */
export function renderBanners({ banners }: Report): Markdown | null {
  if (banners.length === 0) return null;
  const lines = banners.map((banner) => gfm`_${banner}_`);
  return join(lines, '\n\n');
}

/** Renders the verdict's message. */
export function renderMessage({ message, ownLinks }: Report, detail: Detail): Markdown | null {
  return message === '' ? null : text(cut(message, detail.sentenceChars), ownLinks);
}

/** Renders warnings, one per line, and how many were left out. */
export function renderWarnings({ warnings }: Report, detail: Detail): Markdown | null {
  if (warnings.length === 0) return null;
  const shown = warnings.slice(0, detail.warnings).map((one) => gfm`**Warning:** ${cut(one, detail.sentenceChars)}`);
  const rest = warnings.length - shown.length;
  const more = rest === 0 ? [] : [gfm`… and ${formatCount(rest, 'more warning')}.`];
  return join([...shown, ...more], '\n\n');
}

/** Renders what happens next, in a box if someone must act, so that it is found first. */
export function renderNextStep(report: Report, detail: Detail): Markdown {
  const nextStep = gfm`**What happens next:** ${text(cut(report.nextStep, detail.sentenceChars), report.ownLinks)}`;
  return report.isUrgent ? gfm`> [!IMPORTANT]\n> ${nextStep}` : nextStep;
}

/** Renders the lifecycle on one line and marks the current step. */
export function renderTrack(track: readonly Step[]): Markdown | null {
  if (track.length === 0) return null;
  const steps = track.map(({ label, state }) => {
    const labelText = text(cut(label, MAX_CELL_LENGTH));
    if (state === 'current') return gfm`**●&nbsp;${labelText}**`;
    return state === 'done' ? gfm`✓&nbsp;${labelText}` : labelText;
  });
  return join(steps, ' → ');
}

/** Renders the mission's facts as a table. */
export function renderFacts({ missionId, facts }: Report): Markdown | null {
  if (missionId === null) return null;
  const rows = facts.map((fact) => [gfm`${fact.label}`, renderValue(fact)]);
  return table([gfm`Mission`, code(cut(missionId, MAX_CELL_LENGTH))], rows);
}

/** Renders a fact's value: pull request, text, and ID, as far as it has them. */
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
 * Renders the Definition of Done. The boxes are characters, not task list items: with write access, everyone can click those, and
 * a click edits the comment, which then no longer counts as written by the action alone (docs/PROTOCOL.md#state-markers).
 */
export function renderChecklist(checklist: Checklist | null, detail: Detail): Markdown | null {
  if (checklist === null) return null;
  const { items, note, state } = checklist;
  const shown = items.slice(0, detail.items).map((item) => withCheckbox(state, text(cut(item, detail.itemChars))));
  const rest = items.length - shown.length;
  const lines = [...shown, ...(rest === 0 ? [] : [gfm`… and ${formatCount(rest, 'more item')}`])];
  return gfm`**Definition of Done** (${note})\n\n${state === 'plain' ? list(lines) : join(lines, '  \n')}`;
}

/** Renders an item with its box. */
function withCheckbox(state: Checklist['state'], item: Markdown): Markdown {
  if (state === 'plain') return item;
  return state === 'ticked' ? gfm`✓&nbsp;${item}` : gfm`☐&nbsp;${item}`;
}

/** Renders the checks as a table, those that block first. */
export function renderChecks({ checks, checksProblem }: Report, detail: Detail): Markdown | null {
  if (checksProblem !== null) {
    return gfm`**Required checks:** could not be read. ${cut(checksProblem, detail.sentenceChars)}`;
  }
  if (checks === null) return null;
  // A phone has little width, so the third column is shown only if rows differ in it.
  const isMixed = new Set(checks.rows.map(({ requiredBy }) => requiredBy)).size > 1;
  const header = [gfm`Check`, gfm`Result`, gfm`Required by`].slice(0, isMixed ? 3 : 2);
  const shown = checks.rows.slice(0, detail.checks);
  const rows = shown.map((row) => toCells(row).slice(0, header.length));
  const rest = checks.rows.length - shown.length;
  const more = rest === 0 ? [] : [gfm`… and ${formatCount(rest, 'more check')}.`];
  return join([renderTally(checks), table(header, rows), ...more], '\n');
}

/** Renders the tally: `**Required checks** on abc1234: 3 passed, 1 failed`. Ends with a newline. */
export function renderTally({ title, sha, tally }: CheckTable): Markdown {
  return gfm`**${title}** on ${code(sha)}: ${tally}\n`;
}

/** Renders the cells of a check. */
function toCells({ name, url, result, blocks, note, requiredBy }: CheckRow): readonly Markdown[] {
  const resultText = blocks ? gfm`**${result}**` : gfm`${result}`;
  const noteText = note?.trim() ?? '';
  const outcome = noteText === '' ? resultText : gfm`${resultText}: ${cut(noteText, MAX_CELL_LENGTH)}`;
  return [link(url, code(cut(name, MAX_CELL_LENGTH))), outcome, gfm`${requiredBy}`];
}

/** Renders an excerpt of the brief and its hash in a section that opens on a click. */
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

/** Renders the brief for the summary, unescaped and with at most `chars` UTF-16 units per text. */
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

/** Returns the title of the section. */
function toBriefSummary({ missionId }: Report): string {
  return missionId === null ? 'The brief' : 'The brief, as sent';
}

/** Renders the brief's title. */
function toTitle(title: string): Markdown {
  return title.trim() === '' ? gfm`No title` : gfm`**${cut(title, MAX_LINE_LENGTH)}**`;
}

/** Renders the brief's hash. */
function toHashLine(hash: string): Markdown {
  return gfm`SHA-256 of the brief: ${code(cut(hash, MAX_CELL_LENGTH))}`;
}

/** Renders the history, newest last, in a section that opens on a click. */
export function renderHistory({ history, ownLinks }: Report, detail: Detail): Markdown | null {
  if (history.length === 0 || detail.history === 0) return null;
  const shown = history.slice(-detail.history);
  const rest = history.length - shown.length;
  const lines = shown.map(
    ({ at, text: entryText }) => gfm`${formatTime(at)}: ${text(cut(entryText, MAX_LINE_LENGTH), ownLinks)}`,
  );
  return details(`History (${history.length})`, list([...(rest === 0 ? [] : [gfm`… ${rest} earlier`]), ...lines]));
}

/** Renders the commands that people can use, in a section that opens on a click. */
export function renderCommands({ commands }: Report): Markdown | null {
  if (commands.length === 0) return null;
  const rows = commands.map(({ command, effect }) => [code(cut(command, MAX_CELL_LENGTH)), gfm`${effect}`]);
  const usage = table([gfm`Command`, gfm`What it does`], rows);
  return details('Commands', gfm`As the first line of a new comment:\n\n${usage}`);
}
