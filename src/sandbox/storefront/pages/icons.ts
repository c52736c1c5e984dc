/** Small icons next to a label, never instead of one. Hidden from screen readers, colored by their parents. */
import { html, type Html, type Part } from '../html/html.ts';
import type { Phase, Tone } from './labels.ts';

const renderIcon = (paths: Html): Html =>
  html`<svg class="sign" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
    ${paths}
  </svg>`;

const ICONS: Readonly<Record<Tone, Html>> = {
  good: renderIcon(
    html`<path
      d="M3 8.5l3.2 3.2L13 4.8"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
    />`,
  ),
  bad: renderIcon(
    html`<path d="M4 4l8 8M12 4l-8 8" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" />`,
  ),
  wait: renderIcon(
    html`<circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" stroke-width="1.5" /><path
        d="M8 5v3.2l2 1.3"
        fill="none"
        stroke="currentColor"
        stroke-width="1.5"
        stroke-linecap="round"
      />`,
  ),
  plain: renderIcon(html`<circle cx="8" cy="8" r="2.5" fill="currentColor" />`),
};

/** Returns a label with its icon, so that color alone never conveys a state. */
export function renderBadge(tone: Tone, label: Part): Html {
  return html`<span class="mark ${tone}">${ICONS[tone]} ${label}</span>`;
}

/** Returns the icon alone, for a place that has its own label. */
export function iconOf(tone: Tone): Html {
  return ICONS[tone];
}

const PROGRESS_PERCENT: Readonly<Record<Phase, number>> = {
  submitted: 0,
  matched: 25,
  in_progress: 50,
  awaiting_acceptance: 75,
  accepted: 100,
  ended: 0,
};

/** Returns a ring that shows how far along the lifecycle a phase is. */
export function renderProgressRing(phase: Phase): Html {
  const filled = PROGRESS_PERCENT[phase];
  const inner =
    phase === 'ended'
      ? html`<path class="ring-fill" d="M5.5 8h5" />`
      : html`<circle
          class="ring-fill"
          cx="8"
          cy="8"
          r="6"
          pathLength="100"
          stroke-dasharray="${filled} 100"
          transform="rotate(-90 8 8)"
        />`;
  return html`<svg
    class="ring ${phase}"
    viewBox="0 0 16 16"
    width="16"
    height="16"
    aria-hidden="true"
    focusable="false"
  >
    <circle class="ring-track" cx="8" cy="8" r="6" />
    ${inner}
  </svg>`;
}

/** Returns Agent Rank, 0–100, as a dial with its number. */
export function renderRankDial(rank: number): Html {
  return html`<span class="dial" role="img" aria-label="Agent Rank ${rank} of 100"
    ><svg viewBox="0 0 44 44" width="44" height="44" aria-hidden="true" focusable="false">
      <circle class="ring-track" cx="22" cy="22" r="19" />
      <circle
        class="ring-fill"
        cx="22"
        cy="22"
        r="19"
        pathLength="100"
        stroke-dasharray="${rank} 100"
        transform="rotate(-90 22 22)"
      />
      <text x="22" y="27" text-anchor="middle">${rank}</text>
    </svg></span
  >`;
}
