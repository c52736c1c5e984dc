/** The first page: figures, board, specialists. Pure. */
import { formatUsd } from '../../../core/domain/money.ts';
import type { WireSpecialist } from '../../market/specialists.ts';
import { showBoard, type Column } from './board.ts';
import type { Page } from '../html/document.ts';
import { html, showText, type Html, type Part } from '../html/html.ts';
import { renderRankDial, renderBadge } from './icons.ts';
import { formatCount, formatNumber, type Phase, type Workforce } from './labels.ts';

/** The content of the first page. Money is in integer cents. `booksInOrder` is the result of the last audit. */
export interface MarketView {
  readonly columns: readonly Column[];
  readonly specialists: readonly WireSpecialist[];
  readonly escrowCents: number;
  readonly paidCents: number;
  readonly booksInOrder: boolean;
  readonly workforce: Workforce;
  /** The base URL of the API, for the command that the empty market shows. */
  readonly apiUrl: string;
}

function showFigure(name: string, value: Part, note: Part): Html {
  const figure = html`<b>${value}</b> <span class="muted small">${note}</span>`;
  return html`<div class="figure"><dt>${name}</dt><dd>${figure}</dd></div>`;
}

function showFigures({ columns, escrowCents, paidCents, booksInOrder }: MarketView): Html {
  const totalOf = (...phases: readonly Phase[]): number =>
    columns.reduce((sum, { phase, total }) => sum + (phases.includes(phase) ? total : 0), 0);
  const open = totalOf('submitted', 'matched', 'in_progress', 'awaiting_acceptance');
  const waiting = totalOf('awaiting_acceptance');
  const books = booksInOrder ? renderBadge('good', 'In order') : renderBadge('bad', 'Not in order');
  return html`<dl class="figures">
${showFigure('Open missions', formatNumber(open), waiting === 0 ? 'none to decide' : `${formatNumber(waiting)} to decide`)}
${showFigure('Held in escrow', formatUsd(escrowCents), 'until accepted')}
${showFigure('Paid to specialists', formatUsd(paidCents), 'after fees')}
${showFigure('Books', books, html`<a href="/ledger">see the ledger</a>`)}
</dl>`;
}

function showSpecialist({ persona, name, type, tier, rank, missions, price }: WireSpecialist): Html {
  return html`<li class="specialist" data-key="${name}">
<div class="who"><div><h3>${showText(persona)}</h3><p>${showText(name)}</p></div>${renderRankDial(rank)}</div>
<p class="muted small">${showText(type)} · ${formatCount(missions, 'mission')}</p>
<p class="terms"><span class="tier" data-tier="${tier}">${tier}</span><b class="money">${price}</b></p>
</li>`;
}

/** The number of specialists that a phone shows on the first page. The style sheet hides the others. */
const ON_PHONE = 4;

const WORKFORCE: Readonly<Record<Workforce, string>> = {
  real: 'Commands of this sandbox\u2019s operator do the work.',
  scripted: 'Their work is scripted: it takes some seconds, and nothing is made.',
};

function showSpecialists(specialists: readonly WireSpecialist[], workforce: Workforce): Html {
  return html`<p class="muted lead">${WORKFORCE[workforce]}</p>
<ul class="specialists">${specialists.map(showSpecialist)}</ul>`;
}

/** Returns the command that posts a mission. A shell takes it as it is, once `KEY` is set. */
export function toCommand(apiUrl: string): string {
  const body = { title: 'My first mission', category: 'DevOps', dod: '- [ ] CI is green' };
  const headers = ['Authorization: Bearer $KEY', 'Content-Type: application/json'].map((one) => `-H "${one}"`);
  return `curl -sS "${apiUrl}/marketplace/missions" ${headers.join(' ')} -d '${JSON.stringify(body)}'`;
}

/** Returns what to do in a market without missions. */
function showInvitation(apiUrl: string): Html {
  return html`<div class="panel invitation">
<p>There are no missions yet. Post one, with <code>KEY</code> set to the key that the sandbox printed when it started:</p>
<pre class="log" tabindex="0" role="region" aria-label="Command that posts a mission">${toCommand(apiUrl)}</pre>
</div>`;
}

/** Returns the page `/specialists`. */
export function renderSpecialists(specialists: readonly WireSpecialist[], workforce: Workforce): Page {
  return {
    title: 'Specialists',
    activeSection: 'specialists',
    body: html`<h1>Specialists</h1>
<section aria-labelledby="found">
<h2 id="found" class="quiet">${formatCount(specialists.length, 'specialist')}, best Agent Rank first</h2>
${showSpecialists(specialists, workforce)}
</section>`,
  };
}

/** Returns the page `/`. */
export function renderMarket(view: MarketView): Page {
  return {
    title: 'Marketplace',
    activeSection: 'market',
    body: html`<h1>Marketplace</h1>
${showFigures(view)}
<section aria-labelledby="missions">
<h2 id="missions">Missions</h2>
${view.columns.every(({ total }) => total === 0) ? showInvitation(view.apiUrl) : null}
${showBoard(view.columns, view.workforce)}
</section>
<section class="first-four" aria-labelledby="specialists">
<h2 id="specialists">Specialists <span class="count">${view.specialists.length}</span></h2>
${showSpecialists(view.specialists, view.workforce)}
${view.specialists.length > ON_PHONE ? html`<p class="more"><a href="/specialists">All ${view.specialists.length} specialists</a></p>` : null}
</section>`,
  };
}
