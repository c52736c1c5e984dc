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
export function describeMission({ title, status, verification }: Mission): string {
  const verificationLabel = status === 'awaiting_acceptance' ? describeVerification(verification) : null;
  return [toPlain(title), nameStatus(status), ...(verificationLabel === null ? [] : [verificationLabel.label])].join(
    ': ',
  );
}

function showBadges(mission: Mission): Html {
  const { verification, rework_count: reworks, status, status_reason: reason } = mission;
  const verificationLabel =
    status === 'awaiting_acceptance' || status === 'accepted' ? describeVerification(verification) : null;
  const badges = [
    ...(verificationLabel === null ? [] : [renderBadge(verificationLabel.tone, verificationLabel.label)]),
    ...(reworks === 0 ? [] : [renderBadge('plain', `Sent back ${formatCount(reworks, 'time')}`)]),
    ...(phaseOf(status) === 'ended' ? [renderBadge('bad', nameStatus(status))] : []),
    ...(status === 'submitted' && reason !== null ? [renderBadge('wait', showText(reason))] : []),
  ];
  return html`${badges.map((one) => html`<p>${one}</p>`)}`;
}

/** Returns a mission as a card. */
export function showCard(mission: Mission): Html {
  const { id, title, category, tier, specialist, budget_cents: cents, updated_at: at } = mission;
  const who = specialist === null ? html`<span class="muted">Nobody hired</span>` : showText(specialist);
  const price = cents === null ? null : html`<b class="money">${formatUsd(cents)}</b>`;
  return html`<li class="card" data-key="${id}" data-announce="${describeMission(mission)}">
<p class="title">${linkMission(id, showText(title), `to-${id}`)}</p>
<p class="muted">${category} · ${tier}</p>
<p class="terms"><span>${who}</span>${price}</p>
${showBadges(mission)}
<p class="muted small">${showTime(at, 'short')}</p>
</li>`;
}

function showColumn({ phase, total, newest }: Column): Html {
  const { name } = PHASES[phase];
  const more = total - newest.length;
  const empty = total === 0 ? html` data-empty="yes"` : null;
  const cards =
    newest.length === 0 ? html`<p class="none muted">None</p>` : html`<ul class="cards">${newest.map(showCard)}</ul>`;
  const label = html`${formatCount(more, 'more', 'more')}<span class="unseen"> in ${name}</span>`;
  const link = html`<p class="more"><a href="/missions?place=${phase}" id="more-${phase}">${label}</a></p>`;
  return html`<section class="column ${phase}" aria-labelledby="column-${phase}" data-key="${phase}"${empty}>
<h3 id="column-${phase}">${renderProgressRing(phase)} ${name} <span class="count">${formatNumber(total)}</span></h3>
${cards}
${more > 0 ? link : null}
</section>`;
}

/** Returns all columns, side by side if there is room. */
export function showBoard(columns: readonly Column[]): Html {
  return html`<div class="board">${columns.map(showColumn)}</div>`;
}
