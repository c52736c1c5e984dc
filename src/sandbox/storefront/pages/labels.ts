/** The labels and number formats of all pages. Pure. */
import { formatUsd } from '../../../core/domain/money.ts';
import { html, type Html } from '../html/html.ts';
import type { Status } from '../../market/lifecycle.ts';
import type { Mission } from '../../market/missions.ts';
import { hasItems } from './items.ts';

/** A column of the board. All ends without acceptance share one. */
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

/** Returns the column of a status. */
export function phaseOf(status: Status): Phase {
  return PHASE_BY_STATUS[status];
}

const ENDED_LABELS: Readonly<Partial<Record<Status, string>>> = {
  cancelled: 'Cancelled',
  expired: 'Expired',
  failed: 'Failed',
  refunded: 'Refunded',
};

/** Returns the label of a status. */
export function nameStatus(status: Status): string {
  return ENDED_LABELS[status] ?? PHASES[phaseOf(status)].name;
}

/** Who works in this sandbox: commands of its operator, or a script that only lets time pass. */
export type Workforce = 'real' | 'scripted';

interface Verification {
  readonly tone: Tone;
  readonly label: string;
}

const VERIFICATIONS: Readonly<Record<Workforce, Readonly<Record<'pending' | 'passed' | 'failed', Verification>>>> = {
  real: {
    pending: { tone: 'wait', label: 'Verification under way' },
    passed: { tone: 'good', label: 'Verification passed' },
    failed: { tone: 'bad', label: 'Verification failed' },
  },
  scripted: {
    pending: { tone: 'wait', label: 'Scripted verification under way' },
    passed: { tone: 'good', label: 'Scripted verification passed' },
    failed: { tone: 'bad', label: 'Scripted verification failed' },
  },
};

/**
 * Returns the label of a verification and the tone that selects its color and icon. Without a Definition of Done, there
 * was nothing to verify, even if the verdict is `passed`.
 *
 * @returns null if verification has not started.
 */
export function describeVerification({ verification, dod }: Mission, workforce: Workforce): Verification | null {
  if (verification === null) return null;
  if (verification === 'passed' && !hasItems(dod)) {
    return { tone: 'plain', label: 'Nothing to verify: no Definition of Done' };
  }
  return VERIFICATIONS[workforce][verification];
}

/** The tone of a label, which selects its color and icon. */
export type Tone = 'good' | 'bad' | 'wait' | 'plain';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Returns a time (ms since the epoch) in UTC: `5 Jan 2026, 09:00:12 UTC`, or short: `5 Jan, 09:00`. */
export function showTime(ms: number, length: 'long' | 'short' = 'long'): Html {
  const iso = new Date(ms).toISOString();
  const [year = '', month = '', day = ''] = iso.slice(0, 10).split('-');
  const date = `${Number(day)} ${MONTHS[Number(month) - 1] ?? month}`;
  const label = length === 'long' ? `${date} ${year}, ${iso.slice(11, 19)} UTC` : `${date}, ${iso.slice(11, 16)}`;
  return html`<time datetime="${iso}">${label}</time>`;
}

/** Returns a number with separators: `10,000`. */
export function formatNumber(number: number): string {
  return number.toLocaleString('en-US');
}

/** Returns a number with its noun: `1 mission`, `10,000 missions`. */
export function formatCount(number: number, one: string, many = `${one}s`): string {
  return `${formatNumber(number)} ${number === 1 ? one : many}`;
}

/**
 * Returns integer cents with a sign: `−$120.00`, `+$120.00`.
 *
 * The minus sign is U+2212, so that columns align and screen readers announce it.
 */
export function formatSignedUsd(cents: number): string {
  return `${cents < 0 ? '−' : '+'}${formatUsd(Math.abs(cents))}`;
}
