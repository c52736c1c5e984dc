/** Converts a mission view to a plain view model: what is shown, in which order (docs/BEHAVIOR.md#status-comment). */
import type { Mission, MissionPhase } from '../../core/domain/mission.ts';
import type { HistoryEntry, MissionView } from '../../core/domain/outcome.ts';
import type { Checklist } from './checklist.ts';
import { toChecklist } from './checklist.ts';
import type { CheckTable } from './check-table.ts';
import { toCheckTable } from './check-table.ts';
import { formatCount, formatMoney, formatSha, toOwnUrl } from '../markdown/format.ts';
import type { Headline } from './headline.ts';
import { countReworks, toHeadline, toName } from './headline.ts';
import type { OwnLinks } from '../markdown/markdown.ts';
import { listCommands } from './command-table.ts';
import { REASON_MESSAGES } from './reason-messages.ts';

/** Everything that a comment or summary shows. Texts are foreign and plain, addresses are safe to link. */
export interface Report {
  readonly headline: Headline;
  readonly message: string;
  readonly nextStep: string;
  /** Whether someone must act. */
  readonly isUrgent: boolean;
  readonly banners: readonly string[];
  readonly warnings: readonly string[];
  readonly track: readonly Step[];
  readonly missionId: string | null;
  readonly facts: readonly Fact[];
  readonly checklist: Checklist | null;
  readonly checks: CheckTable | null;
  /** Why the required checks could not be read, `null` if they could or were not needed. */
  readonly checksProblem: string | null;
  readonly brief: BriefView | null;
  readonly history: readonly HistoryEntry[];
  readonly commands: readonly Command[];
  readonly reference: string;
  /** The mission's pull request, whose number becomes a link in sentences. */
  readonly ownLinks: OwnLinks;
  readonly runUrl: string | null;
}

/** The brief, as shown. */
interface BriefView {
  readonly title: string;
  readonly text: string;
  /** `null` if the checklist shows it, or there is none. */
  readonly dod: string | null;
  readonly hash: string;
}

/** A step of the lifecycle. */
export interface Step {
  readonly label: string;
  readonly state: 'done' | 'current' | 'ahead';
}

/** A row of the mission's table. `code` is an ID or a SHA. */
export interface Fact {
  readonly label: string;
  readonly value: string;
  readonly code: string | null;
  readonly pull: { readonly number: number; readonly url: string | null } | null;
}

/** A command and what it does. */
interface Command {
  readonly command: string;
  readonly effect: string;
}

/** Converts a mission view. Pure. Every reason code gives a headline and a next step. */
export function toReport(view: MissionView): Report {
  const headline = toHeadline(view);
  const message = view.verdict.message.trim();
  return {
    headline,
    // The headline already says it.
    message: message === `${headline.text}.` ? '' : message,
    nextStep: toNextStep(view),
    isUrgent: view.outcome === 'held' || view.outcome === 'failed',
    banners: toBanners(view),
    warnings: toWarnings(view),
    track: view.mission === null ? [] : toTrack(view.mission),
    missionId: view.mission?.id ?? null,
    facts: view.mission === null ? [] : toFacts(view, view.mission),
    checklist: toChecklist(view),
    checks: view.evidence === null ? null : toCheckTable(view, view.evidence),
    checksProblem: view.evidenceProblem,
    brief: toBrief(view),
    history: view.history,
    commands: toCommands(view),
    reference: view.reference,
    ownLinks: toOwnLinks(view),
    runUrl: toOwnUrl(view.runUrl),
  };
}

/**
 * Returns what happens next, never empty. Once a mission is settled, the verdict's own next step has happened, so only the pull
 * request or the next delivery is left.
 */
function toNextStep({ outcome, verdict, pull, commandPrefix, mission }: MissionView): string {
  if (outcome === 'accepted' && verdict.kind === 'accept') return toNextStepOnceAccepted(pull);
  if (outcome === 'reworked' && verdict.kind === 'rework') {
    return `${toName(mission) ?? 'The specialist'} was told why, and delivers again. The escrow stays held; nobody else needs to do anything.`;
  }
  const nextStep = verdict.nextStep.trim();
  return nextStep === '' ? REASON_MESSAGES[verdict.code].nextStep.replaceAll('‹command›', commandPrefix) : nextStep;
}

/** Returns what is left to do once a mission is accepted. */
function toNextStepOnceAccepted(pull: MissionView['pull']): string {
  return pull?.state === 'open' ? `The work is paid. A maintainer merges #${pull.number}.` : 'Nothing is left to do.';
}

/** Returns the words that become links: the number of the mission's pull request. */
function toOwnLinks({ pull }: MissionView): OwnLinks {
  const url = toOwnUrl(pull?.url ?? null);
  return new Map(pull === null || url === null ? [] : [[`#${pull.number}`, url]]);
}

/** Lists what the reader must know first: a sandbox run or a dry run. */
function toBanners(view: MissionView): readonly string[] {
  return [
    ...(view.sandbox ? ['Sandbox: a trial without an account. No real specialist, no real money.'] : []),
    ...(view.dryRun ? ['Dry run: everything was read, nothing was posted, paid or written.'] : []),
  ];
}

/** Lists the warnings, and the comments that were left out of the brief. */
function toWarnings({ warnings, droppedComments }: MissionView): readonly string[] {
  if (droppedComments === 0) return warnings;
  const dropped = `${formatCount(droppedComments, 'HTML comment')} in the text ${droppedComments === 1 ? 'was' : 'were'} left out of the brief.`;
  return [...warnings, dropped];
}

const LIFECYCLE: readonly (readonly [MissionPhase, string])[] = [
  ['submitted', 'submitted'],
  ['matched', 'matched'],
  ['in_progress', 'in progress'],
  ['awaiting_acceptance', 'awaiting acceptance'],
  ['accepted', 'accepted'],
];

/** Lists the steps of the lifecycle. */
function toTrack({ phase, status }: Mission): readonly Step[] {
  const current = LIFECYCLE.findIndex(([name]) => name === phase);
  if (current < 0)
    return [
      { label: LIFECYCLE[0]?.[1] ?? '', state: 'done' },
      { label: status, state: 'current' },
    ];
  return LIFECYCLE.map(([, label], index) => {
    if (index < current || phase === 'accepted') return { label, state: 'done' };
    return { label, state: index === current ? 'current' : 'ahead' };
  });
}

/** Lists the mission's facts. */
function toFacts(view: MissionView, mission: Mission): readonly Fact[] {
  const tier = [mission.tier, mission.category].filter((part) => part !== null).join(', ');
  return [
    toFact('Specialist', toSpecialist(mission)),
    toFact('Tier', tier === '' ? 'not known' : tier),
    toFact('Budget', formatMoney(mission.budgetCents) ?? 'not known'),
    toFact('Escrow', mission.escrowStatus ?? 'not held yet'),
    toFact('Verification', toVerification(mission)),
    toFact('Reworks', `${countReworks(view)} of ${view.maxReworks}`),
    ...toDelivery(view),
  ];
}

/** Describes the verification, with the marketplace's text if it says more. */
function toVerification({ verification, verificationText }: Mission): string {
  const known = verification === 'pending' ? 'not yet' : verification;
  const reportedText = verificationText?.trim() ?? '';
  return reportedText === '' || reportedText.toLowerCase() === verification ? known : `${known} (${reportedText})`;
}

/** Creates a fact whose value is text. */
function toFact(label: string, value: string): Fact {
  return { label, value, code: null, pull: null };
}

/** Describes the specialist. */
function toSpecialist({ specialist, rank }: Mission): string {
  if (specialist === null) return 'not matched yet';
  return rank === null ? specialist : `${specialist} (Agent Rank ${rank})`;
}

/** Returns the fact about the pull request. Empty if there is none. */
function toDelivery({ pull, subject }: MissionView): readonly Fact[] {
  if (pull === null) return [];
  const state = pull.state === 'open' ? '' : ` (${pull.state})`;
  const label = subject.kind === 'pull_request' && subject.number === pull.number ? 'Head' : 'Pull request';
  const number = { number: pull.number, url: toOwnUrl(pull.url) };
  return [{ label, value: `${state} at`, code: formatSha(pull.headSha), pull: number }];
}

/** Converts the brief. @returns null if there is none */
function toBrief({ brief, mission }: MissionView): BriefView | null {
  if (brief === null) return null;
  return { title: brief.title, text: brief.description, dod: mission === null ? brief.dod : null, hash: brief.hash };
}

/** Lists the commands that have an effect now. Empty if comments can't reach the mission. */
function toCommands(view: MissionView): readonly Command[] {
  if (view.subject.kind === 'run' || view.dryRun || view.sandbox) return [];
  const { mission, commandPrefix } = view;
  if (mission === null) return listCommands(commandPrefix, 'before');
  return listCommands(commandPrefix, mission.phase === 'accepted' || mission.phase === 'ended' ? 'after' : 'open');
}
