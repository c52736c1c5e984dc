/** What real workers did on a mission, with the end of each log. Pure. */
import { toLogTail, type Attempt } from '../../market/attempts.ts';
import { html, showText, type Html } from '../html/html.ts';
import { mark } from './icons.ts';
import { showTime, type Tone } from './labels.ts';

const STATES: Readonly<Record<Attempt['state'], { readonly tone: Tone; readonly words: string }>> = {
  running: { tone: 'wait', words: 'Running' },
  passed: { tone: 'good', words: 'Verification passed' },
  failed: { tone: 'bad', words: 'Verification failed' },
  broken: { tone: 'bad', words: 'Broken: nothing to judge, or nobody able to judge it' },
  killed: { tone: 'bad', words: 'The sandbox died under it' },
  stopped: { tone: 'plain', words: 'Stopped with the sandbox' },
  dropped: { tone: 'plain', words: 'Dropped: the mission had moved on' },
};

function showMore(summary: string, label: string, text: string): Html {
  // Reachable by keyboard, because what scrolls has to be.
  return html`<details>
    <summary>${summary}</summary>
    <pre class="log" tabindex="0" role="region" aria-label="${label}">${showText(text)}</pre>
  </details>`;
}

function showAttempt({ round, number, state, reason, result, log, started_at: began, ended_at: ended }: Attempt): Html {
  const { tone, words } = STATES[state];
  const name = `Round ${round}, attempt ${number}`;
  const tail = toLogTail(log);
  const until = ended === null ? null : html` to ${showTime(ended)}`;
  return html`<li data-key="${round}.${number}">
    <h3>${name}</h3>
    <p>${mark(tone, words)}</p>
    ${reason === null ? null : html`<p class="reason">${showText(reason)}</p>`}
    <p class="muted small">${showTime(began)}${until}</p>
    ${result === null ? null : showMore('What was handed in', `${name}: what was handed in`, result)}
    ${tail === null || tail === '' ? null : showMore('End of the log', `${name}: end of the log`, tail)}
  </li>`;
}

/** The panel of a mission's attempts; `null` where nobody real worked on it. */
export function showAttempts(attempts: readonly Attempt[]): Html | null {
  if (attempts.length === 0) return null;
  return html`<section class="panel" aria-labelledby="attempts">
    <h2 id="attempts">Attempts</h2>
    <ol class="attempts">
      ${attempts.map(showAttempt)}
    </ol>
  </section>`;
}
