/** The lifecycle board and its cards. Pure. */
import { formatUsd } from '../../../core/domain/money.ts';
import type { Mission } from '../../market/missions.ts';
import { html, showText, toPlain, type Html } from '../html/html.ts';
import { mark, ring } from './icons.ts';
import { count, describeVerification, nameStatus, placeOf, PLACES, showTime, toNumber, type Place } from './labels.ts';

/** A column: how many missions stand there, and the ones that moved last. */
export interface Column {
  readonly place: Place;
  readonly total: number;
  readonly newest: readonly Mission[];
}

/** A link to a mission's page; its name is the mission's title. */
export function linkMission(id: string, words: Html, elementId: string | null = null): Html {
  const named = elementId === null ? null : html` id="${elementId}"`;
  return html`<a href="/missions/${encodeURIComponent(id)}" ${named}>${words}</a>`;
}

/** What a screen reader is told when this changes. */
export function sayMission({ title, status, verification }: Mission): string {
  const word = status === 'awaiting_acceptance' ? describeVerification(verification) : null;
  return [toPlain(title), nameStatus(status), ...(word === null ? [] : [word.words])].join(': ');
}

function showSigns(mission: Mission): Html {
  const { verification, rework_count: reworks, status, status_reason: reason } = mission;
  const word = status === 'awaiting_acceptance' || status === 'accepted' ? describeVerification(verification) : null;
  const signs = [
    ...(word === null ? [] : [mark(word.tone, word.words)]),
    ...(reworks === 0 ? [] : [mark('plain', `Sent back ${count(reworks, 'time')}`)]),
    ...(placeOf(status) === 'ended' ? [mark('bad', nameStatus(status))] : []),
    ...(status === 'submitted' && reason !== null ? [mark('wait', showText(reason))] : []),
  ];
  return html`${signs.map((one) => html`<p>${one}</p>`)}`;
}

/** One mission as a card. */
export function showCard(mission: Mission): Html {
  const { id, title, category, tier, specialist, budget_cents: cents, updated_at: at } = mission;
  const who = specialist === null ? html`<span class="muted">Nobody hired</span>` : showText(specialist);
  const price = cents === null ? null : html`<b class="money">${formatUsd(cents)}</b>`;
  return html`<li class="card" data-key="${id}" data-say="${sayMission(mission)}">
    <p class="title">${linkMission(id, showText(title), `to-${id}`)}</p>
    <p class="muted">${category} · ${tier}</p>
    <p class="terms"><span>${who}</span>${price}</p>
    ${showSigns(mission)}
    <p class="muted small">${showTime(at, 'short')}</p>
  </li>`;
}

function showColumn({ place, total, newest }: Column): Html {
  const { name } = PLACES[place];
  const more = total - newest.length;
  const empty = total === 0 ? html` data-empty="yes"` : null;
  const cards =
    newest.length === 0
      ? html`<p class="none muted">None</p>`
      : html`<ul class="cards">
          ${newest.map(showCard)}
        </ul>`;
  const words = html`${count(more, 'more', 'more')}<span class="unseen"> in ${name}</span>`;
  const link = html`<p class="more"><a href="/missions?place=${place}" id="more-${place}">${words}</a></p>`;
  return html`<section class="column ${place}" aria-labelledby="column-${place}" data-key="${place}" ${empty}>
    <h3 id="column-${place}">${ring(place)} ${name} <span class="count">${toNumber(total)}</span></h3>
    ${cards} ${more > 0 ? link : null}
  </section>`;
}

/** All columns, side by side where there is room. */
export function showBoard(columns: readonly Column[]): Html {
  return html`<div class="board">${columns.map(showColumn)}</div>`;
}
