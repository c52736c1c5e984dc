/** A Definition of Done as a checklist. Pure. */
import type { Mission } from '../../market/missions.ts';
import { html, showText, type Html } from '../html/html.ts';
import { renderBadge, iconOf } from './icons.ts';
import type { Tone } from './labels.ts';

const ITEM = /^\s*(?:[-*+•]|\d{1,3}[.)])\s+(?:\[[ xX]?\]\s*)?/;
const HEADING = /^\s*#{1,6}\s/;
const MAX_ITEMS = 200;

/**
 * Returns the list items with the lines indented below them. Without a list, every line is an item. Headings are left
 * out.
 */
export function toItems(dod: string): readonly string[] {
  const lines = dod.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '' && !HEADING.test(line));
  if (!lines.some((line) => ITEM.test(line))) return lines.map((line) => line.trim());
  const items: string[] = [];
  for (const line of lines) {
    const last = items.length - 1;
    if (ITEM.test(line) || last < 0) items.push(line.replace(ITEM, '').trim());
    else items[last] = `${items[last] ?? ''} ${line.trim()}`;
  }
  return items.filter((item) => item !== '');
}

function describeState({ verification, status }: Mission): {
  readonly tone: Tone;
  readonly label: string;
  readonly itemLabel: string;
} {
  switch (verification) {
    case 'passed':
      return { tone: 'good', label: 'Independently verified as a whole', itemLabel: 'verified' };
    case 'failed':
      return {
        tone: 'bad',
        label: 'Verification failed; the verifier judges the list as a whole',
        itemLabel: 'not verified',
      };
    case 'pending':
      return { tone: 'wait', label: 'The verifier is looking', itemLabel: 'not verified yet' };
    case null:
      return {
        tone: 'plain',
        label: status === 'in_progress' ? 'Being worked on' : 'Not verified',
        itemLabel: 'not verified',
      };
  }
}

/** Returns the checklist. Every item has the same state, because a verdict is about the whole list. */
export function showChecklist(mission: Mission): Html {
  const items = toItems(mission.dod ?? '');
  if (items.length === 0) return html`<p class="muted">The brief came without one.</p>`;
  const { tone, label, itemLabel } = describeState(mission);
  const rest = items.length - MAX_ITEMS;
  return html`<p>${renderBadge(tone, label)}</p>
    <ul class="checklist ${tone}">
      ${items.slice(0, MAX_ITEMS).map((item) => html`<li>${iconOf(tone)}<span class="unseen">${itemLabel}: </span><span>${showText(item)}</span></li>`)}
    </ul>
    ${rest > 0 ? html`<p class="muted">… and ${rest} more items; the API has all of them.</p>` : null}`;
}
