/** What happened to a mission, oldest first, from the journal. Pure. */
import { formatUsd } from '../../../core/domain/money.ts';
import type { JournalEntry } from '../../ledger/journal.ts';
import { html, showText, type Html, type Part } from '../html/html.ts';
import { signOf } from './icons.ts';
import { showTime, type Tone } from './labels.ts';

interface Told {
  readonly tone: Tone;
  readonly words: Part;
}

function tell(entry: JournalEntry): Told {
  switch (entry.event) {
    case 'enrolled':
      return { tone: 'plain', words: html`${showText(entry.specialist)} enrolled at Agent Rank ${entry.rank}` };
    case 'posted':
      return { tone: 'plain', words: `Posted by customer ${entry.customer}` };
    case 'matched':
      return {
        tone: 'plain',
        words: html`Matched with ${showText(entry.specialist)} at Agent Rank ${entry.rank}; ${formatUsd(entry.cents)}
        held in escrow`,
      };
    case 'started':
      return { tone: 'plain', words: `Attempt ${entry.attempt}: work started` };
    case 'delivered':
      return { tone: 'plain', words: `Attempt ${entry.attempt}: delivered` };
    case 'verified':
      return entry.result === 'passed'
        ? { tone: 'good', words: `Attempt ${entry.attempt}: verification passed` }
        : { tone: 'bad', words: `Attempt ${entry.attempt}: verification failed` };
    case 'reworked':
      return {
        tone: 'wait',
        words: html`Attempt ${entry.attempt}: sent back by the
        customer${entry.reason === null ? null : html`<span class="reason">${showText(entry.reason)}</span>`}`,
      };
    case 'accepted':
      return { tone: 'good', words: `Accepted; ${formatUsd(entry.cents)} released from escrow` };
    case 'ended':
      return { tone: 'bad', words: `Ended without acceptance: ${entry.ending}` };
  }
}

/** The journal of one mission. */
export function showTimeline(entries: readonly JournalEntry[]): Html {
  const items = entries.map((entry) => {
    const { tone, words } = tell(entry);
    return html`<li class="${tone}" data-key="${entry.seq}">
      ${signOf(tone)}
      <div>
        <p>${words}</p>
        <p class="muted small">${showTime(entry.at)}</p>
      </div>
    </li>`;
  });
  return html`<ol class="timeline">
    ${items}
  </ol>`;
}
