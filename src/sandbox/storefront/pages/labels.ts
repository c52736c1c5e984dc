/** What things are called and how they are written, on every page. Pure. */
import { formatUsd } from '../../../core/domain/money.ts';
import { html, type Html } from '../html/html.ts';
import type { Status } from '../../market/lifecycle.ts';
import type { Mission } from '../../market/missions.ts';

/** A column of the board: where a mission stands, with all ends without acceptance taken together. */
export type Phase = 'submitted' | 'matched' | 'in_progress' | 'awaiting_acceptance' | 'accepted' | 'ended';

/** The board's columns, in the order of the lifecycle. */
export const PHASES: Readonly<Record<Phase, { readonly name: string; readonly statuses: readonly Status[] }>> = {
  submitted: { name: 'Submitted', statuses: ['submitted'] },
  matched: { name: 'Matched', statuses: ['matched'] },
  in_progress: { name: 'In progress', statuses: ['in_progress'] },
  awaiting_acceptance: { name: 'Awaiting acceptance', statuses: ['awaiting_acceptance'] },
  accepted: { name: 'Accepted', statuses: ['accepted'] },
  ended: { name: 'Ended', statuses: ['cancelled', 'expired', 'failed', 'refunded'] },
};

const PHASE_BY_STATUS: Readonly<Record<Status, Phase>> = {
  submitted: 'submitted',
  matched: 'matched',
  in_progress: 'in_progress',
  awaiting_acceptance: 'awaiting_acceptance',
  accepted: 'accepted',
  cancelled: 'ended',
  expired: 'ended',
  failed: 'ended',
  refunded: 'ended',
};

/** The column of a status. */
export function phaseOf(status: Status): Phase {
  return PHASE_BY_STATUS[status];
}

const ENDED_LABELS: Readonly<Partial<Record<Status, string>>> = {
  cancelled: 'Cancelled',
  expired: 'Expired',
  failed: 'Failed',
  refunded: 'Refunded',
};

/** A status for people; an end is called by its own name. */
export function nameStatus(status: Status): string {
  return ENDED_LABELS[status] ?? PHASES[phaseOf(status)].name;
}

/** What the verifier's word looks like: `tone` picks color and sign, `words` say it. `null`: it has not been asked. */
export function describeVerification(
  verification: Mission['verification'],
): { readonly tone: Tone; readonly label: string } | null {
  switch (verification) {
    case null:
      return null;
    case 'pending':
      return { tone: 'wait', label: 'Verification under way' };
    case 'passed':
      return { tone: 'good', label: 'Verification passed' };
    case 'failed':
      return { tone: 'bad', label: 'Verification failed' };
  }
}

export type Tone = 'good' | 'bad' | 'wait' | 'plain';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Ms since the epoch, in UTC: `5 Jan 2026, 09:00:12 UTC`; short: `5 Jan, 09:00`. */
export function showTime(ms: number, length: 'long' | 'short' = 'long'): Html {
  const iso = new Date(ms).toISOString();
  const [year = '', month = '', day = ''] = iso.slice(0, 10).split('-');
  const date = `${Number(day)} ${MONTHS[Number(month) - 1] ?? month}`;
  const label = length === 'long' ? `${date} ${year}, ${iso.slice(11, 19)} UTC` : `${date}, ${iso.slice(11, 16)}`;
  return html`<time datetime="${iso}">${label}</time>`;
}

/** `10,000`. */
export function formatNumber(number: number): string {
  return number.toLocaleString('en-US');
}

/** `1 mission`, `10,000 missions`. */
export function formatCount(number: number, one: string, many = `${one}s`): string {
  return `${formatNumber(number)} ${number === 1 ? one : many}`;
}

/** Integer cents with a real minus sign, so that columns line up and screen readers say it: `−$120.00`, `+$120.00`. */
export function formatSignedUsd(cents: number): string {
  return `${cents < 0 ? '−' : '+'}${formatUsd(Math.abs(cents))}`;
}
