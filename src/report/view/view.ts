/** A mission's page as a plain view model: what is shown, in which order, in words. Markdown comes after (docs/BEHAVIOR.md#status-comment). */
import type { ContextResult, Evidence } from '../../core/domain/evidence.ts';
import type { Mission, MissionPhase } from '../../core/domain/mission.ts';
import type { HistoryEntry, MissionView } from '../../core/domain/outcome.ts';
import type { Checklist } from './checklist.ts';
import { toChecklist } from './checklist.ts';
import { formatCount, formatMoney, formatSha, toOwnUrl, toSafeUrl } from '../markdown/format.ts';
import type { Headline } from './headline.ts';
import { countReworks, toHeadline, toName } from './headline.ts';
import type { OwnLinks } from '../markdown/markdown.ts';
import { listCommands } from './command-table.ts';
import { REASON_MESSAGES } from './reason-messages.ts';

/** Everything a page shows. Strings are foreign and plain unless they say otherwise; addresses are safe to link. */
export interface Report {
  readonly headline: Headline;
  readonly message: string;
  readonly nextStep: string;
  /** Somebody has to act: it shouldn't be overlooked. */
  readonly isUrgent: boolean;
  readonly banners: readonly string[];
  readonly warnings: readonly string[];
  readonly track: readonly Step[];
  readonly missionId: string | null;
  readonly facts: readonly Fact[];
  readonly checklist: Checklist | null;
  readonly checks: CheckList | null;
  /** Why there is no check list although one was needed. */
  readonly checksProblem: string | null;
  readonly brief: BriefView | null;
  readonly history: readonly HistoryEntry[];
  readonly commands: readonly Command[];
  readonly reference: string;
  /** Our own pull request's number, as it may stand in sentences. */
  readonly ownLinks: OwnLinks;
  readonly runUrl: string | null;
}

interface BriefView {
  readonly title: string;
  readonly text: string;
  /** `null` where the check list shows it already. */
  readonly dod: string | null;
  readonly hash: string;
}

export interface Step {
  readonly label: string;
  readonly state: 'done' | 'current' | 'ahead';
}

/** A row of the mission's table. `code` are ids and SHAs. */
export interface Fact {
  readonly label: string;
  readonly value: string;
  readonly code: string | null;
  readonly pull: { readonly number: number; readonly url: string | null } | null;
}

export interface CheckList {
  readonly title: string;
  readonly sha: string;
  /** `3 passed, 1 failed`. */
  readonly tally: string;
  /** Those that stand in the way first. */
  readonly rows: readonly CheckRow[];
}

export interface CheckRow {
  readonly name: string;
  readonly url: string | null;
  readonly result: string;
  readonly blocks: boolean;
  readonly note: string | null;
  readonly requiredBy: string;
}

interface Command {
  readonly command: string;
  readonly effect: string;
}

/** The view of a page. Pure and total: every reason code gives a headline and a next step. */
export function toReport(view: MissionView): Report {
  const headline = toHeadline(view);
  const message = view.verdict.message.trim();
  return {
    headline,
    // Nobody wants to read the same sentence twice.
    message: message === `${headline.text}.` ? '' : message,
    nextStep: toNextStep(view),
    isUrgent: view.outcome === 'held' || view.outcome === 'failed',
    banners: toBanners(view),
    warnings: toWarnings(view),
    track: view.mission === null ? [] : toTrack(view.mission),
    missionId: view.mission?.id ?? null,
    facts: view.mission === null ? [] : toFacts(view, view.mission),
    checklist: toChecklist(view),
    checks: view.evidence === null ? null : toCheckList(view, view.evidence),
    checksProblem: view.evidenceProblem,
    brief: toBrief(view),
    history: view.history,
    commands: toCommands(view),
    reference: view.reference,
    ownLinks: toOwnLinks(view),
    runUrl: toOwnUrl(view.runUrl),
  };
}

/** Never empty. Once settled, what the verdict promised has happened: what is left is the pull request, or the next delivery. */
function toNextStep({ outcome, verdict, pull, commandPrefix, mission }: MissionView): string {
  if (outcome === 'accepted' && verdict.kind === 'accept') {
    return pull?.state === 'open' ? `The work is paid. A maintainer merges #${pull.number}.` : 'Nothing is left to do.';
  }
  if (outcome === 'reworked' && verdict.kind === 'rework') {
    return `${toName(mission) ?? 'The specialist'} was told why, and delivers again. The escrow stays held; nobody else needs to do anything.`;
  }
  const nextStep = verdict.nextStep.trim();
  return nextStep === '' ? REASON_MESSAGES[verdict.code].nextStep.replaceAll('‹command›', commandPrefix) : nextStep;
}

function toOwnLinks({ pull }: MissionView): OwnLinks {
  const url = toOwnUrl(pull?.url ?? null);
  return new Map(pull === null || url === null ? [] : [[`#${pull.number}`, url]]);
}

function toBanners(view: MissionView): readonly string[] {
  return [
    ...(view.sandbox ? ['Sandbox: a trial without an account. No real specialist, no real money.'] : []),
    ...(view.dryRun ? ['Dry run: everything was read, nothing was posted, paid or written.'] : []),
  ];
}

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

/** The three we know in our words; the marketplace's own word where it says more. */
function toVerification({ verification, verificationText }: Mission): string {
  const known = verification === 'pending' ? 'not yet' : verification;
  const reportedText = verificationText?.trim() ?? '';
  return reportedText === '' || reportedText.toLowerCase() === verification ? known : `${known} (${reportedText})`;
}

function toFact(label: string, value: string): Fact {
  return { label, value, code: null, pull: null };
}

function toSpecialist({ specialist, rank }: Mission): string {
  if (specialist === null) return 'not matched yet';
  return rank === null ? specialist : `${specialist} (Agent Rank ${rank})`;
}

function toDelivery({ pull, subject }: MissionView): readonly Fact[] {
  if (pull === null) return [];
  const state = pull.state === 'open' ? '' : ` (${pull.state})`;
  const label = subject.kind === 'pull_request' && subject.number === pull.number ? 'Head' : 'Pull request';
  const number = { number: pull.number, url: toOwnUrl(pull.url) };
  return [{ label, value: `${state} at`, code: formatSha(pull.headSha), pull: number }];
}

/** Which verdicts let a delivery pass; a skipped one may be either, and the verdict says so. */
const CHECK_LABELS: Readonly<Record<ContextResult['verdict'], string>> = {
  failed: 'failed',
  wrong_source: 'wrong app',
  needs_approval: 'needs approval',
  inconclusive: 'did not finish',
  missing: 'not reported',
  pending: 'running',
  skipped: 'skipped',
  passed: 'passed',
};
const CHECK_ORDER = Object.keys(CHECK_LABELS);
const SOURCES: Readonly<Record<ContextResult['source'], string>> = {
  ruleset: 'ruleset',
  classic: 'branch protection',
  required: 'branch rules',
  listed: 'input',
  all: 'every check counts',
};

function toCheckList(view: MissionView, { sha, results }: Evidence): CheckList | null {
  if (results.length === 0) return null;
  const site = { serverUrl: view.serverUrl, owner: view.repository.owner, name: view.repository.name };
  const sorted = [...results].sort((a, b) => CHECK_ORDER.indexOf(a.verdict) - CHECK_ORDER.indexOf(b.verdict));
  const isRequired = results.every(({ source }) => source !== 'listed' && source !== 'all');
  return {
    title: isRequired ? 'Required checks' : 'Checks',
    sha: formatSha(sha),
    tally: toTally(sorted),
    rows: sorted.map((result) => ({
      name: result.name,
      url: toSafeUrl(result.url, site),
      result: toResult(result),
      blocks: result.verdict !== 'passed' && result.verdict !== 'skipped' && result.verdict !== 'pending',
      note: result.verdict === 'passed' ? null : result.description,
      requiredBy: SOURCES[result.source],
    })),
  };
}

function toResult({ verdict, state, appName }: ContextResult): string {
  if (verdict === 'wrong_source') return `wrong app (${appName ?? 'not known'})`;
  const isPlain =
    state === null || state === 'success' || state === 'failure' || state === 'pending' || state === verdict;
  return isPlain ? CHECK_LABELS[verdict] : `${CHECK_LABELS[verdict]} (${state.replaceAll('_', ' ')})`;
}

function toTally(sorted: readonly ContextResult[]): string {
  const counts = new Map<string, number>();
  for (const { verdict } of sorted) counts.set(CHECK_LABELS[verdict], (counts.get(CHECK_LABELS[verdict]) ?? 0) + 1);
  return [...counts].map(([label, count]) => `${count} ${label}`).join(', ');
}

function toBrief({ brief, mission }: MissionView): BriefView | null {
  if (brief === null) return null;
  return { title: brief.title, text: brief.description, dod: mission === null ? brief.dod : null, hash: brief.hash };
}

function toCommands(view: MissionView): readonly Command[] {
  if (view.subject.kind === 'run' || view.dryRun || view.sandbox) return [];
  const { mission, commandPrefix } = view;
  if (mission === null) return listCommands(commandPrefix, 'before');
  return listCommands(commandPrefix, mission.phase === 'accepted' || mission.phase === 'ended' ? 'after' : 'open');
}
