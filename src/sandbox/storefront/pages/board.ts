/** The lifecycle board and its cards. Pure. */
import { formatUsd } from '../../../core/domain/money.ts';
import type { Mission } from '../../market/missions.ts';
import { html, showText, toPlain, type Html } from '../html/html.ts';
import { renderBadge, renderProgressRing } from './icons.ts';
import {
  formatCount,
  describeVerification,
  nameStatus,
  phaseOf,
  PHASES,
  showTime,
  formatNumber,
  type Phase,
  type Workforce,
} from './labels.ts';

/** A column: its number of missions, and those that changed last. */
export interface Column {
  readonly phase: Phase;
  readonly total: number;
  readonly newest: readonly Mission[];
}

/** Returns a link to a mission's page. */
export function linkMission(id: string, label: Html, elementId: string | null = null): Html {
  const named = elementId === null ? null : html` id="${elementId}"`;
  return html`<a href="/missions/${encodeURIComponent(id)}" ${named}>${label}</a>`;
}

/** Returns the text that a screen reader announces when the mission changes. */
export function describeMission(mission: Mission, workforce: Workforce): string {
  const { title, status } = mission;
  const verificationLabel = status === 'awaiting_acceptance' ? describeVerification(mission, workforce) : null;
  return [toPlain(title), nameStatus(status), ...(verificationLabel === null ? [] : [verificationLabel.label])].join(
    ': ',
  );
}

function showBadges(mission: Mission, workforce: Workforce): Html {
  const { rework_count: reworks, status, status_reason: reason } = mission;
  const verificationLabel =
    status === 'awaiting_acceptance' || status === 'accepted' ? describeVerification(mission, workforce) : null;
  const badges = [
    ...(verificationLabel === null ? [] : [renderBadge(verificationLabel.tone, verificationLabel.label)]),
    ...(reworks === 0 ? [] : [renderBadge('plain', `Sent back ${formatCount(reworks, 'time')}`)]),
    ...(status === 'submitted' && reason !== null ? [renderBadge('wait', showText(reason))] : []),
  ];
  return html`${badges.map((one) => html`<p>${one}</p>`)}`;
}

/** Returns the status in words, with its icon. */
function showStatus(status: Mission['status']): Html {
  const phase = phaseOf(status);
  if (phase === 'ended') return renderBadge('bad', nameStatus(status));
  return html`<span class="mark">${renderProgressRing(phase)} ${nameStatus(status)}</span>`;
}

/** Returns a mission as a card. */
export function showCard(mission: Mission, workforce: Workforce): Html {
  const { id, title, status, category, tier, specialist, budget_cents: cents, updated_at: at } = mission;
  const who = specialist === null ? html`<span class="muted">Nobody hired</span>` : showText(specialist);
  const price = cents === null ? null : html`<b class="money">${formatUsd(cents)}</b>`;
  return html`<li class="card" data-key="${id}" data-announce="${describeMission(mission, workforce)}">
<p class="title">${linkMission(id, showText(title), `to-${id}`)}</p>
<p class="status">${showStatus(status)}</p>
<p class="muted">${category} · ${tier}</p>
<p class="terms"><span>${who}</span>${price}</p>
${showBadges(mission, workforce)}
<p class="muted small">${showTime(at, 'short')}</p>
</li>`;
}

function showColumn({ phase, total, newest }: Column, workforce: Workforce): Html {
  const { name } = PHASES[phase];
  const more = total - newest.length;
  const empty = total === 0 ? html` data-empty="yes"` : null;
  const cards =
    newest.length === 0
      ? html`<p class="unseen">None</p>`
      : html`<ul class="cards">${newest.map((one) => showCard(one, workforce))}</ul>`;
  const label = html`${formatCount(more, 'more', 'more')}<span class="unseen"> in ${name}</span>`;
  const link = html`<p class="more"><a href="/missions?place=${phase}" id="more-${phase}">${label}</a></p>`;
  return html`<section class="column ${phase}" aria-labelledby="column-${phase}" data-key="${phase}"${empty}>
<h3 id="column-${phase}">${renderProgressRing(phase)} ${name} <span class="count">${formatNumber(total)}</span></h3>
${cards}
${more > 0 ? link : null}
</section>`;
}

/** Returns all columns, side by side if there is room. */
export function showBoard(columns: readonly Column[], workforce: Workforce): Html {
  return html`<div class="board">${columns.map((one) => showColumn(one, workforce))}</div>`;
}
