/** The list of missions, page by page, and the page for refused requests. Pure. */
import type { Mission } from '../../market/missions.ts';
import { showCard } from './board.ts';
import type { Page } from '../html/document.ts';
import { html, type Html } from '../html/html.ts';
import type { ListPage } from './ledger.ts';
import { formatCount, PHASES, type Phase, type Workforce } from './labels.ts';

/** The content of the list: all missions, or those of one column. */
export interface ListView {
  readonly phase: Phase | null;
  readonly missions: ListPage<Mission>;
  readonly workforce: Workforce;
}

function showFilter(activePhase: Phase | null): Html {
  const renderLink = (href: string, name: string, current: boolean): Html =>
    html`<li><a href="${href}" ${current ? html` aria-current="true"` : null}>${name}</a></li>`;
  const phases = Object.entries(PHASES).map(([phase, { name }]) =>
    renderLink(`/missions?place=${phase}`, name, phase === activePhase),
  );
  return html`<nav aria-label="Filter">
    <ul class="filter">
      ${renderLink('/missions', 'All', activePhase === null)}${phases}
    </ul>
  </nav>`;
}

/** Returns the page `/missions`. */
export function renderList({ phase, missions, workforce }: ListView): Page {
  const title = phase === null ? 'All missions' : `Missions: ${PHASES[phase].name}`;
  const { items, total, next } = missions;
  const cards = html`<ul class="cards wall">${items.map((one) => showCard(one, workforce))}</ul>`;
  const older = next === null ? null : html`<p class="more"><a href="/missions?${next}">Older missions</a></p>`;
  return {
    title,
    activeSection: 'missions',
    body: html`<h1>${title}</h1>
      ${showFilter(phase)}
      <section aria-labelledby="found">
        <h2 id="found" class="quiet">${formatCount(total, 'mission')}, newest first</h2>
        ${items.length === 0 ? html`<p class="muted">None here.</p>` : cards}
        ${older}
      </section>`,
  };
}

/** Returns a page that explains why a request has no page of its own. */
export function renderRefusal(title: string, why: string): Page {
  return {
    title,
    activeSection: null,
    body: html`<h1>${title}</h1>
      <p>${why}</p>
      <p><a href="/">Go to the marketplace</a></p>`,
  };
}
