/** The first page: figures, board, specialists. Pure. */
import { formatUsd } from '../../../core/domain/money.ts';
import type { WireSpecialist } from '../../market/specialists.ts';
import { showBoard, type Column } from './board.ts';
import type { Page } from '../html/document.ts';
import { html, showText, type Html, type Part } from '../html/html.ts';
import { renderRankDial, renderBadge } from './icons.ts';
import { formatCount, formatNumber, type Phase } from './labels.ts';

/** The content of the first page. Money is in integer cents. `booksInOrder` is the result of the last audit. */
export interface MarketView {
  readonly columns: readonly Column[];
  readonly specialists: readonly WireSpecialist[];
  readonly escrowCents: number;
  readonly paidCents: number;
  readonly booksInOrder: boolean;
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

/** Returns the page `/`. */
export function renderMarket(view: MarketView): Page {
  return {
    title: 'Marketplace',
    activeSection: 'market',
    body: html`<h1>Marketplace</h1>
${showFigures(view)}
<section aria-labelledby="missions">
<h2 id="missions">Missions</h2>
${showBoard(view.columns)}
</section>
<section aria-labelledby="specialists">
<h2 id="specialists">Specialists <span class="count">${view.specialists.length}</span></h2>
<ul class="specialists">${view.specialists.map(showSpecialist)}</ul>
</section>`,
  };
}
