/** The timeline of a mission, oldest entry first, from the journal. Pure. */
import { formatUsd } from '../../../core/domain/money.ts';
import type { JournalEntry, Verdict } from '../../ledger/journal.ts';
import { html, showText, type Html, type Part } from '../html/html.ts';
import { iconOf } from './icons.ts';
import { showTime, type Tone } from './labels.ts';

interface TimelineItem {
  readonly tone: Tone;
  readonly label: Part;
}

const VERDICT_TONES: Readonly<Record<Verdict, Tone>> = { passed: 'good', failed: 'bad' };

function showReason(reason: string | null): Html | null {
  return reason === null ? null : html`<span class="reason">${showText(reason)}</span>`;
}

function toTimelineItem(entry: JournalEntry): TimelineItem {
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
    case 'started':
      return { tone: 'plain', label: `Attempt ${entry.attempt}: work started` };
    case 'delivered':
      return { tone: 'plain', label: `Attempt ${entry.attempt}: delivered` };
    case 'verified':
      return { tone: VERDICT_TONES[entry.result], label: `Attempt ${entry.attempt}: verification ${entry.result}` };
    case 'reworked':
      return {
        tone: 'wait',
        label: html`Attempt ${entry.attempt}: sent back by the
        customer${showReason(entry.reason)}`,
      };
    case 'accepted':
      return { tone: 'good', label: `Accepted; ${formatUsd(entry.cents)} released from escrow` };
    case 'ended':
      return { tone: 'bad', label: `Ended without acceptance: ${entry.ending}` };
  }
}

/** Returns the timeline of one mission. */
export function showTimeline(entries: readonly JournalEntry[]): Html {
  const items = entries.map((entry) => {
    const { tone, label } = toTimelineItem(entry);
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
