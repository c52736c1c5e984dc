/** The timeline of a mission, oldest entry first, from the journal. Pure. */
import { formatUsd } from '../../../core/domain/money.ts';
import type { JournalEntry, Verdict } from '../../ledger/journal.ts';
import { html, showText, type Html, type Part } from '../html/html.ts';
import { iconOf } from './icons.ts';
import { hasItems } from './items.ts';
import { showTime, type Tone, type Workforce } from './labels.ts';

interface TimelineItem {
  readonly tone: Tone;
  readonly label: Part;
}

const VERDICT_TONES: Readonly<Record<Verdict, Tone>> = { passed: 'good', failed: 'bad' };

function showReason(reason: string | null): Html | null {
  return reason === null ? null : html`<span class="reason">${showText(reason)}</span>`;
}

type WorkEntry = Extract<JournalEntry, { readonly attempt: number }>;

/** What the timeline says of work and verdicts, which depends on who did them, and on whether there was anything to verify. */
interface Circumstances {
  readonly workforce: Workforce;
  readonly hasItems: boolean;
}

function toVerdictItem(
  attempt: string,
  result: Verdict,
  { workforce, hasItems: isVerifiable }: Circumstances,
): TimelineItem {
  if (result === 'passed' && !isVerifiable) return { tone: 'plain', label: `${attempt} nothing to verify` };
  const name = workforce === 'scripted' ? 'scripted verification' : 'verification';
  return { tone: VERDICT_TONES[result], label: `${attempt} ${name} ${result}` };
}

function toWorkItem(entry: WorkEntry, circumstances: Circumstances): TimelineItem {
  const attempt = `Attempt ${entry.attempt}:`;
  const isScripted = circumstances.workforce === 'scripted';
  switch (entry.event) {
    case 'started':
      return { tone: 'plain', label: `${attempt} ${isScripted ? 'scripted work' : 'work'} started` };
    case 'delivered':
      return { tone: 'plain', label: `${attempt} ${isScripted ? 'scripted delivery' : 'delivered'}` };
    case 'verified':
      return toVerdictItem(attempt, entry.result, circumstances);
    case 'reworked':
      return { tone: 'wait', label: html`${attempt} sent back by the customer${showReason(entry.reason)}` };
  }
}

function toTimelineItem(entry: JournalEntry, circumstances: Circumstances): TimelineItem {
  if ('attempt' in entry) return toWorkItem(entry, circumstances);
  switch (entry.event) {
    case 'enrolled':
      return { tone: 'plain', label: html`${showText(entry.specialist)} enrolled at Agent Rank ${entry.rank}` };
    case 'posted':
      return { tone: 'plain', label: `Posted by customer ${entry.customer}` };
    case 'matched':
      return {
        tone: 'plain',
        label: html`Matched with ${showText(entry.specialist)} at Agent Rank ${entry.rank}; ${formatUsd(entry.cents)}
        held in escrow`,
      };
    case 'accepted':
      return { tone: 'good', label: `Accepted; ${formatUsd(entry.cents)} released from escrow` };
    case 'ended':
      return { tone: 'bad', label: `Ended without acceptance: ${entry.ending}` };
  }
}

/** Returns the timeline of one mission. */
export function showTimeline(entries: readonly JournalEntry[], dod: string | null, workforce: Workforce): Html {
  const circumstances = { workforce, hasItems: hasItems(dod) };
  const items = entries.map((entry) => {
    const { tone, label } = toTimelineItem(entry, circumstances);
    return html`<li class="${tone}" data-key="${entry.seq}">
      ${iconOf(tone)}
      <div>
        <p>${label}</p>
        <p class="muted small">${showTime(entry.at)}</p>
      </div>
    </li>`;
  });
  return html`<ol class="timeline">
    ${items}
  </ol>`;
}
