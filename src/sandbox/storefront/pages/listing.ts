/** Missions, a page at a time, and what is shown where there is nothing. Pure. */
import type { Mission } from '../../market/missions.ts';
import { showCard } from './board.ts';
import type { Page } from '../html/document.ts';
import { html, type Html } from '../html/html.ts';
import type { Slice } from './ledger.ts';
import { count, PLACES, type Place } from './labels.ts';

/** What the list shows: all missions, or those of one column. */
export interface ListView {
  readonly place: Place | null;
  readonly missions: Slice<Mission>;
}

function showFilter(chosen: Place | null): Html {
  const one = (href: string, name: string, current: boolean): Html =>
    html`<li><a href="${href}" ${current ? html` aria-current="true"` : null}>${name}</a></li>`;
  const places = Object.entries(PLACES).map(([place, { name }]) =>
    one(`/missions?place=${place}`, name, place === chosen),
  );
  return html`<nav aria-label="Filter">
    <ul class="filter">
      ${one('/missions', 'All', chosen === null)}${places}
    </ul>
  </nav>`;
}

/** `/missions` */
export function renderList({ place, missions }: ListView): Page {
  const title = place === null ? 'All missions' : `Missions: ${PLACES[place].name}`;
  const { items, total, next } = missions;
  const cards = html`<ul class="cards wall">
    ${items.map(showCard)}
  </ul>`;
  const older = next === null ? null : html`<p class="more"><a href="/missions?${next}">Older missions</a></p>`;
  return {
    title,
    here: 'missions',
    body: html`<h1>${title}</h1>
      ${showFilter(place)}
      <section aria-labelledby="found">
        <h2 id="found" class="quiet">${count(total, 'mission')}, newest first</h2>
        ${items.length === 0 ? html`<p class="muted">None here.</p>` : cards} ${older}
      </section>`,
  };
}

/** A page that says why there is none. */
export function renderRefusal(title: string, why: string): Page {
  return {
    title,
    here: null,
    body: html`<h1>${title}</h1>
      <p>${why}</p>
      <p><a href="/">Go to the marketplace</a></p>`,
  };
}
