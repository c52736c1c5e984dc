/** The attempts of real workers at a mission, with the end of each log. Pure. */
import { toLogTail, type Attempt } from '../../market/attempts.ts';
import { html, showText, type Html } from '../html/html.ts';
import { renderBadge } from './icons.ts';
import { showTime, type Tone } from './labels.ts';

const STATES: Readonly<Record<Attempt['state'], { readonly tone: Tone; readonly label: string }>> = {
  running: { tone: 'wait', label: 'Running' },
  passed: { tone: 'good', label: 'The verifier passed it' },
  failed: { tone: 'bad', label: 'The verifier failed it' },
  broken: { tone: 'bad', label: 'Broken: nothing to judge, or nobody able to judge it' },
  killed: { tone: 'bad', label: 'The sandbox died under it' },
  stopped: { tone: 'plain', label: 'Stopped with the sandbox' },
  dropped: { tone: 'plain', label: 'Dropped: the mission had moved on' },
};

function showMore(summary: string, label: string, text: string): Html {
  // Everything that scrolls must be reachable by keyboard.
  return html`<details><summary>${summary}</summary><pre class="log" tabindex="0" role="region" aria-label="${label}">${showText(text)}</pre></details>`;
}

function showAttempt({
  round,
  number,
  state,
  reason,
  result,
  log,
  started_at: startedAt,
  ended_at: endedAt,
}: Attempt): Html {
  const { tone, label } = STATES[state];
  const name = `Round ${round}, attempt ${number}`;
  const tail = toLogTail(log);
  const until = endedAt === null ? null : html` to ${showTime(endedAt)}`;
  return html`<li data-key="${round}.${number}">
    <h3>${name}</h3>
    <p>${renderBadge(tone, label)}</p>
    ${reason === null ? null : html`<p class="reason">${showText(reason)}</p>`}
    <p class="muted small">${showTime(startedAt)}${until}</p>
    ${result === null ? null : showMore('What was handed in', `${name}: what was handed in`, result)}
    ${tail === null || tail === '' ? null : showMore('End of the log', `${name}: end of the log`, tail)}
  </li>`;
}

/**
 * Returns the panel of a mission's attempts.
 *
 * @returns null if there are none.
 */
export function showAttempts(attempts: readonly Attempt[]): Html | null {
  if (attempts.length === 0) return null;
  return html`<section class="panel" aria-labelledby="attempts">
    <h2 id="attempts">Attempts</h2>
    <ol class="attempts">${attempts.map(showAttempt)}</ol>
  </section>`;
}
