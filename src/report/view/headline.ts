/** One line that says where a mission stands: for the comment, the summary, the status and the log. Plain text. */
import type { Mission, MissionPhase } from '../../core/domain/mission.ts';
import type { OutcomeKind, ReasonCode, Verdict } from '../../core/domain/model.ts';
import type { MissionView } from '../../core/domain/outcome.ts';
import { cut } from '../../core/text.ts';
import { formatMoney } from '../markdown/format.ts';
import { REASON_WORDS } from './reason-messages.ts';

export interface Headline {
  /** One emoji, or nothing. */
  readonly icon: string;
  readonly text: string;
}

const ICONS: Readonly<Record<OutcomeKind, string>> = {
  accepted: '✅',
  reworked: '🔁',
  pending: '⏳',
  held: '✋',
  skipped: '',
  failed: '❌',
};

const LONGEST_NAME = 80;

/** Codes under which a page without a mission is still about one that may exist. */
const UNSETTLED: ReadonlySet<ReasonCode> = new Set(['hire_unconfirmed', 'duplicate_missions', 'state_lost', 'decision_unconfirmed']);

/** The headline of a page: a lead ("On hold"), a colon and the cause. */
export function toHeadline(page: MissionView): Headline {
  const icon = ICONS[page.outcome];
  if (page.dryRun) return { icon, text: `Dry run: ${toIntention(page.verdict)}` };
  if (page.outcome === 'accepted') return { icon, text: toPaid(page.mission) };
  if (page.outcome === 'reworked') return { icon, text: `Sent back: ${toCause(page)} (${toReworks(page)})` };
  const progress = page.outcome === 'pending' ? toProgress(page) : null;
  return { icon, text: progress ?? `${toLead(page)}: ${toCause(page)}` };
}

/** `rework 1 of 3`. */
function toReworks(page: MissionView): string {
  return `rework ${countReworks(page)} of ${page.maxReworks}`;
}

/** Reworks so far, by our count or the marketplace's, whichever knows of more. */
export function countReworks(page: MissionView): number {
  return Math.max(page.mission?.reworkCount ?? 0, page.round - 1, 0);
}

/** The specialist's name, short enough for a line. */
export function toName(mission: Mission | null): string | null {
  const name = mission?.specialist?.trim() ?? '';
  return name === '' ? null : cut(name, LONGEST_NAME);
}

function toCause(page: MissionView): string {
  return REASON_WORDS[page.verdict.code].cause;
}

function toIntention({ kind, code }: Verdict): string {
  const { cause } = REASON_WORDS[code];
  if (kind === 'accept') return `would be accepted, ${cause}`;
  if (kind === 'rework') return `would be sent back, ${cause}`;
  return cause;
}

function toPaid(mission: Mission | null): string {
  const amount = formatMoney(mission?.budgetCents ?? null);
  if (amount === null) return 'Accepted and paid';
  const verb = mission?.escrowStatus === 'held' ? 'to be paid' : 'paid';
  const name = toName(mission);
  return name === null ? `Accepted: ${amount} ${verb}` : `Accepted: ${amount} ${verb} to ${name}`;
}

const LEADS: Readonly<Record<Verdict['kind'], string>> = {
  done: 'Accepted',
  accept: 'Ready to pay',
  rework: 'To be sent back',
  wait: 'Waiting',
  hold: 'On hold',
};

function toLead(page: MissionView): string {
  if (page.outcome === 'failed') return 'Stopped';
  if (page.outcome === 'skipped') return 'Skipped';
  if (page.outcome === 'pending') return LEADS[page.verdict.kind];
  return page.mission === null && !UNSETTLED.has(page.verdict.code) ? 'Not hired' : 'On hold';
}

/** While the marketplace or the specialist has the mission, the headline tells who is at work instead of why we wait. */
function toProgress(page: MissionView): string | null {
  const { mission, verdict } = page;
  if (!PROGRESS_CODES.has(verdict.code)) return null;
  if (mission === null) return 'Hiring a specialist';
  return PROGRESS[mission.phase]?.(page, mission) ?? null;
}

const PROGRESS_CODES: ReadonlySet<ReasonCode> = new Set(['mission_not_ready', 'posted']);

const PROGRESS: Partial<Record<MissionPhase, (page: MissionView, mission: Mission) => string>> = {
  submitted: () => 'Posted: no specialist is matched yet',
  matched: (_, mission) => `Hired: ${toName(mission) ?? 'a specialist'} takes the mission`,
  in_progress(page, mission) {
    const who = toName(mission) ?? 'the specialist';
    return countReworks(page) > 0 ? `At work: ${who} is on ${toReworks(page)}` : `At work: ${who} has started`;
  },
  unknown: (_, { status }) => `Waiting: the marketplace says "${cut(status, LONGEST_NAME)}"`,
};
