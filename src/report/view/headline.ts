/** Creates the line that states a mission's progress, for comment, summary, commit status, and log. Plain text. */
import type { Mission, MissionPhase } from '../../core/domain/mission.ts';
import type { OutcomeKind, ReasonCode, Verdict } from '../../core/domain/model.ts';
import type { MissionView } from '../../core/domain/outcome.ts';
import { cut } from '../../core/text.ts';
import { formatMoney } from '../markdown/format.ts';
import { REASON_MESSAGES } from './reason-messages.ts';

/** The first line of a comment. */
export interface Headline {
  /** One emoji, or empty. */
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

const MAX_NAME_LENGTH = 80;

/** Codes for which a mission might exist although the view has none. */
const UNKNOWN_MISSION_CODES: ReadonlySet<ReasonCode> = new Set([
  'hire_unconfirmed',
  'duplicate_missions',
  'state_lost',
  'decision_unconfirmed',
]);

/** Returns the headline of a view: the state ("On hold"), a colon, and the cause. */
export function toHeadline(view: MissionView): Headline {
  const icon = ICONS[view.outcome];
  if (view.dryRun) return { icon, text: `Dry run: ${toDryRunText(view.verdict)}` };
  if (view.outcome === 'accepted') return { icon, text: toAcceptedText(view.mission) };
  if (view.outcome === 'reworked') return { icon, text: `Sent back: ${toCause(view)} (${toReworks(view)})` };
  const progress = view.outcome === 'pending' ? toProgress(view) : null;
  return { icon, text: progress ?? `${toStateLabel(view)}: ${toCause(view)}` };
}

/** Formats the reworks: `rework 1 of 3`. */
function toReworks(view: MissionView): string {
  return `rework ${countReworks(view)} of ${view.maxReworks}`;
}

/** Returns the reworks so far: the higher of the action's count and the marketplace's. */
export function countReworks(view: MissionView): number {
  return Math.max(view.mission?.reworkCount ?? 0, view.round - 1, 0);
}

/** Returns the specialist's name, cut to 80 characters. @returns null if no specialist is known */
export function toName(mission: Mission | null): string | null {
  const name = mission?.specialist?.trim() ?? '';
  return name === '' ? null : cut(name, MAX_NAME_LENGTH);
}

/** Returns the cause that belongs to the verdict's code. */
function toCause(view: MissionView): string {
  return REASON_MESSAGES[view.verdict.code].cause;
}

/** Describes what the step would have done. */
function toDryRunText({ kind, code }: Verdict): string {
  const { cause } = REASON_MESSAGES[code];
  if (kind === 'accept') return `would be accepted, ${cause}`;
  if (kind === 'rework') return `would be sent back, ${cause}`;
  return cause;
}

/** Describes an accepted mission: the amount and who gets it. */
function toAcceptedText(mission: Mission | null): string {
  const amount = formatMoney(mission?.budgetCents ?? null);
  if (amount === null) return 'Accepted and paid';
  const verb = mission?.escrowStatus === 'held' ? 'to be paid' : 'paid';
  const name = toName(mission);
  return name === null ? `Accepted: ${amount} ${verb}` : `Accepted: ${amount} ${verb} to ${name}`;
}

const STATE_LABELS: Readonly<Record<Verdict['kind'], string>> = {
  done: 'Accepted',
  accept: 'Ready to pay',
  rework: 'To be sent back',
  wait: 'Waiting',
  hold: 'On hold',
};

/** Returns the state that precedes the cause. */
function toStateLabel(view: MissionView): string {
  if (view.outcome === 'failed') return 'Stopped';
  if (view.outcome === 'skipped') return 'Skipped';
  if (view.outcome === 'pending') return STATE_LABELS[view.verdict.kind];
  return view.mission === null && !UNKNOWN_MISSION_CODES.has(view.verdict.code) ? 'Not hired' : 'On hold';
}

/** Describes who is at work, instead of why the action waits. @returns null if the verdict has another cause */
function toProgress(view: MissionView): string | null {
  const { mission, verdict } = view;
  if (!PROGRESS_CODES.has(verdict.code)) return null;
  if (mission === null) return 'Hiring a specialist';
  return PROGRESS[mission.phase]?.(view, mission) ?? null;
}

const PROGRESS_CODES: ReadonlySet<ReasonCode> = new Set(['mission_not_ready', 'posted']);

const PROGRESS: Partial<Record<MissionPhase, (view: MissionView, mission: Mission) => string>> = {
  submitted: () => 'Posted: no specialist is matched yet',
  matched: (_, mission) => `Hired: ${toName(mission) ?? 'a specialist'} takes the mission`,
  in_progress(view, mission) {
    const who = toName(mission) ?? 'the specialist';
    return countReworks(view) > 0 ? `At work: ${who} is on ${toReworks(view)}` : `At work: ${who} has started`;
  },
  unknown: (_, { status }) => `Waiting: the marketplace says "${cut(status, MAX_NAME_LENGTH)}"`,
};
