/** The page of one mission: status, brief, Definition of Done, money, history. Pure. */
import { formatUsd } from '../../../core/domain/money.ts';
import type { Attempt } from '../../market/attempts.ts';
import type { JournalEntry } from '../../ledger/journal.ts';
import type { Transfer } from '../../ledger/ledger.ts';
import type { Mission } from '../../market/missions.ts';
import { showAttempts } from './attempts.ts';
import { describeMission } from './board.ts';
import { showChecklist } from './checklist.ts';
import type { Page } from '../html/document.ts';
import { html, showText, toPlain, type Html, type Part } from '../html/html.ts';
import { showTransfers } from './ledger.ts';
import { renderBadge, renderProgressRing, iconOf } from './icons.ts';
import { showTimeline } from './timeline.ts';
import {
  formatCount,
  describeVerification,
  nameStatus,
  phaseOf,
  PHASES,
  showTime,
  type Phase,
  type Workforce,
} from './labels.ts';

/** The content of a mission's page. */
export interface MissionPageView {
  readonly mission: Mission;
  /** The mission's facts, oldest first. */
  readonly journal: readonly JournalEntry[];
  /** The mission's transfers, oldest first. */
  readonly transfers: readonly Transfer[];
  /** The attempts of real workers, oldest first. */
  readonly attempts: readonly Attempt[];
  readonly workforce: Workforce;
}

const LIFECYCLE: readonly Phase[] = ['submitted', 'matched', 'in_progress', 'awaiting_acceptance', 'accepted'];

function showTrack(mission: Mission): Html {
  const phase = phaseOf(mission.status);
  if (phase === 'ended') return html`<p class="over">${renderBadge('bad', nameStatus(mission.status))}</p>`;
  const at = LIFECYCLE.indexOf(phase);
  const steps = LIFECYCLE.map((one, index) => {
    const name = PHASES[one].name;
    if (index === at) return html`<li class="here" aria-current="step">${renderProgressRing(one)} ${name}</li>`;
    if (index < at) return html`<li class="past">${iconOf('good')} <span class="unseen">done: </span>${name}</li>`;
    return html`<li class="ahead">${renderProgressRing('submitted')} <span class="unseen">to come: </span>${name}</li>`;
  });
  return html`<ol class="track" aria-label="Lifecycle">
    ${steps}
  </ol>`;
}

function showFact(name: string, value: Part): Html {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}

const ESCROW: Readonly<Record<Mission['escrow_status'], string>> = {
  none: 'Nothing held',
  held: 'Held',
  released: 'Released to the specialist',
  refunded: 'Refunded to the customer',
};

/** Who did the work. Scripted work is called so: nothing was made. */
const WORK: Readonly<Record<Workforce, string>> = {
  real: 'By the operator of this sandbox',
  scripted: 'Scripted: time passes, and nothing is made',
};

function showFacts(mission: Mission, workforce: Workforce): Html {
  const { specialist, rank, budget_cents: cents, rework_count: reworks } = mission;
  const verificationLabel = describeVerification(mission, workforce);
  const hired =
    specialist === null
      ? 'Nobody hired'
      : html`${showText(specialist)} <span class="muted">at Agent Rank ${rank ?? '–'}</span>`;
  const budget = cents === null ? "The specialist's price" : html`<span class="money">${formatUsd(cents)}</span>`;
  return html`<dl class="facts">
    ${showFact('Specialist', hired)}
    ${showFact('Work', specialist === null ? 'Not begun' : WORK[workforce])}
    ${showFact('Budget', budget)}
    ${showFact('Escrow', ESCROW[mission.escrow_status])}
    ${showFact('Verification', verificationLabel === null ? 'Not asked yet' : renderBadge(verificationLabel.tone, verificationLabel.label))}
    ${showFact('Sent back', reworks === 0 ? 'Never' : formatCount(reworks, 'time'))}
    ${showFact('Category', mission.category)}
    ${showFact('Tier', mission.tier)}
    ${showFact('Kind', mission.kind === 'hire' ? 'Direct hire' : 'Mission')}
    ${showFact('Customer', `Customer ${mission.customer}`)}
    ${showFact('Posted', showTime(mission.created_at))}
    ${showFact('Last change', showTime(mission.updated_at))}
    ${showFact('Id', html`<code>${mission.id}</code>`)}
  </dl>`;
}

function showBrief({ description }: Mission): Html {
  if (description === null || description.trim() === '') return html`<p class="muted">Nothing beyond the title.</p>`;
  return html`<div class="text">${showText(description)}</div>`;
}

/** Returns the page `/missions/{id}`. */
export function renderMission({ mission, journal, transfers, attempts, workforce }: MissionPageView): Page {
  const { title, status_reason: reason } = mission;
  const money =
    transfers.length === 0
      ? html`<p class="muted">No money has moved.</p>`
      : showTransfers(transfers, 'Transfers of this mission');
  return {
    title: toPlain(title),
    activeSection: null,
    body: html`<p class="back">
        <a href="/">Marketplace</a> <span aria-hidden="true">/</span> <span class="muted">Mission</span>
      </p>
      <div data-key="${mission.id}" data-announce="${describeMission(mission, workforce)}">
        <h1>${showText(title)}</h1>
        ${showTrack(mission)}
        ${reason === null ? null : html`<p class="note">${showText(reason)}</p>`}
      </div>
      <div class="columns">
        <div class="wide">
          <section class="panel" aria-labelledby="done">
            <h2 id="done">Definition of Done</h2>
            ${showChecklist(mission, workforce)}
          </section>
          <section class="panel" aria-labelledby="brief">
            <h2 id="brief">Brief</h2>
            ${showBrief(mission)}
          </section>
          ${showAttempts(attempts)}
          <section class="panel" aria-labelledby="history">
            <h2 id="history">Timeline</h2>
            ${showTimeline(journal, mission.dod, workforce)}
          </section>
        </div>
        <div class="side">
          <section class="panel" aria-labelledby="facts">
            <h2 id="facts">Facts</h2>
            ${showFacts(mission, workforce)}
          </section>
          <section class="panel" aria-labelledby="money">
            <h2 id="money">Escrow</h2>
            ${money}
          </section>
        </div>
      </div>`,
  };
}
