/** A Definition of Done as a checklist. Pure. */
import type { Mission } from '../../market/missions.ts';
import { html, showText, type Html } from '../html/html.ts';
import { renderBadge, iconOf } from './icons.ts';
import { toItems } from './items.ts';
import type { Tone, Workforce } from './labels.ts';

const MAX_ITEMS = 200;

interface ListState {
  readonly tone: Tone;
  readonly label: string;
  readonly itemLabel: string;
}

const VERDICTS: Readonly<
  Record<'pending' | 'passed' | 'failed', Readonly<Record<Workforce, string>> & Omit<ListState, 'label'>>
> = {
  passed: {
    ...{ tone: 'good', itemLabel: 'verified' },
    real: 'Independently verified as a whole',
    scripted: 'Passed by a script: no one looked at the work',
  },
  failed: {
    ...{ tone: 'bad', itemLabel: 'not verified' },
    real: 'Verification failed; the verifier judges the list as a whole',
    scripted: 'Failed by a script: no one looked at the work',
  },
  pending: {
    ...{ tone: 'wait', itemLabel: 'not verified yet' },
    real: 'The verifier is looking',
    scripted: 'A scripted verdict is to come',
  },
};

function describeState({ verification, status }: Mission, workforce: Workforce): ListState {
  if (verification !== null) {
    const { tone, itemLabel, [workforce]: label } = VERDICTS[verification];
    return { tone, label, itemLabel };
  }
  const label = status === 'in_progress' ? { real: 'Being worked on', scripted: 'Scripted work under way' } : null;
  return { tone: 'plain', label: label?.[workforce] ?? 'Not verified', itemLabel: 'not verified' };
}

/** Returns the checklist. Every item has the same state, because a verdict is about the whole list. */
export function showChecklist(mission: Mission, workforce: Workforce): Html {
  const items = toItems(mission.dod ?? '');
  if (items.length === 0) return html`<p class="muted">The brief came without one.</p>`;
  const { tone, label, itemLabel } = describeState(mission, workforce);
  const rest = items.length - MAX_ITEMS;
  return html`<p>${renderBadge(tone, label)}</p>
    <ul class="checklist ${tone}">
      ${items.slice(0, MAX_ITEMS).map((item) => html`<li>${iconOf(tone)}<span class="unseen">${itemLabel}: </span><span>${showText(item)}</span></li>`)}
    </ul>
    ${rest > 0 ? html`<p class="muted">… and ${rest} more items; the API has all of them.</p>` : null}`;
}
