/**
 * Whether a person's `accept` or `rework` is allowed, given a snapshot of the mission
 * (docs/PROTOCOL.md#manual-decisions).
 */
import type { Command } from './parse.ts';
import type { Mission } from '../domain/mission.ts';
import type { Account, Binding, Permission, Pull, Subject, Verdict } from '../domain/model.ts';
import type { DecisionMarker } from '../state/markers.ts';
import { cut } from '../text.ts';

/** A person's command that settles a mission. */
export interface OverrideRequest {
  readonly command: Extract<Command, { kind: 'accept' | 'rework' }>;
  readonly by: Account;
  readonly permission: Permission;
  readonly commentId: number;
  /** When it was written, in ms by GitHub's clock. */
  readonly askedAt: number;
}

/** The facts that the decision depends on. Times are in ms by GitHub's clock. */
export interface OverrideContext {
  readonly mission: Mission;
  readonly subject: Subject;
  readonly round: number;
  readonly binding: Binding;
  readonly pull: Pull | null;
  /** The head that the status comment showed when the command was written. `null`: none, or unknown. */
  readonly shownHead: string | null;
  readonly hirer: string | null;
  /** Logins of the authors of pull requests that were linked before this one. */
  readonly authors: readonly string[];
  /** Recorded decisions of all rounds, with the time of their comment. */
  readonly decisions: readonly { readonly marker: DecisionMarker; readonly at: number }[];
  /** Whether a pull request must deliver the work, because the checks of a commit count. */
  readonly needsPull: boolean;
  /** The verdict of the policy. */
  readonly policy: Verdict;
}

/** Whether the command is allowed. */
export type OverrideDecision =
  /** `exception`: a rule that was set aside for this person, for the record. `null`: none. */
  | { readonly kind: 'allowed'; readonly overrides: Verdict['code'] | null; readonly exception: string | null }
  /** The command was executed before: the event came twice, or its run was re-run. */
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly message: string; readonly nextStep: string };

/** Decides whether a person's command is allowed. The first objection wins. */
export function authorizeOverride(request: OverrideRequest, seen: OverrideContext): OverrideDecision {
  const earlier = seen.decisions.find(({ marker }) => marker.command === request.commentId);
  if (earlier !== undefined) return authorizeRepeatedOverride(earlier.marker, seen);
  for (const objection of OBJECTIONS) {
    const refused = objection(request, seen);
    if (refused !== null) return { kind: 'refused', ...refused };
  }
  const overrides = seen.policy.kind === request.command.kind ? null : seen.policy.code;
  return { kind: 'allowed', overrides, exception: isAuthor(request, seen) ? findException(request, seen) : null };
}

/** Decides on a command whose decision was already announced. Only the mission shows whether it arrived. */
function authorizeRepeatedOverride(marker: DecisionMarker, { mission, round }: OverrideContext): OverrideDecision {
  if (mission.phase === 'accepted' || round > marker.round) return { kind: 'done' };
  return {
    kind: 'refused',
    message: 'This command was begun before, and whether it arrived cannot be known.',
    nextStep:
      'Look at the mission on the marketplace. If it still awaits acceptance a quarter of an hour later, write the command again in a new comment.',
  };
}

interface Objection {
  readonly message: string;
  readonly nextStep: string;
}

const OBJECTIONS: readonly ((request: OverrideRequest, seen: OverrideContext) => Objection | null)[] = [
  notAwaiting,
  ofEarlierRound,
  unclearBinding,
  nothingDelivered,
  otherHead,
  ownWork,
];

/** Objects if the mission awaits no decision. This is the marketplace's rule, which no one can override. */
function notAwaiting(_request: OverrideRequest, { mission }: OverrideContext): Objection | null {
  if (mission.phase === 'awaiting_acceptance') return null;
  if (mission.phase === 'accepted') {
    return { message: 'The mission is accepted and paid already.', nextStep: 'Nothing is left to do.' };
  }
  return {
    message: `The mission is "${cut(mission.status, 60)}", and the marketplace settles only what awaits acceptance.`,
    nextStep:
      mission.phase === 'ended'
        ? 'Nothing is left to settle; give the command hire to hire again.'
        : 'Write the command again once the work is delivered.',
  };
}

/** Objects to a command from before the last rework, which is about an earlier delivery. */
function ofEarlierRound({ askedAt }: OverrideRequest, { decisions, round }: OverrideContext): Objection | null {
  if (!decisions.some(({ marker, at }) => marker.round < round && at > askedAt)) return null;
  return {
    message: 'The command was written before the work was sent back, so it is about an earlier delivery.',
    nextStep: 'Look at the delivery that is here now, and write the command again.',
  };
}

function unclearBinding(_request: OverrideRequest, { binding, pull }: OverrideContext): Objection | null {
  if (binding.kind !== 'conflict' || pull !== null) return null;
  return {
    message: `Which pull request delivers this mission is not clear: ${cut(binding.why, 300)}`,
    nextStep: 'Name the right one with the command link, then write this command again.',
  };
}

/** Objects to paying for a commit if there is none. */
function nothingDelivered({ command }: OverrideRequest, { pull, needsPull }: OverrideContext): Objection | null {
  if (pull !== null || !needsPull || command.kind === 'rework') return null;
  return {
    message: 'No pull request is linked to the mission, so there is no commit to pay for.',
    nextStep: 'Name one with the command link, then write this command again.',
  };
}

/** Objects to accepting a commit that the person has not seen. */
function otherHead({ command }: OverrideRequest, { pull, shownHead }: OverrideContext): Objection | null {
  if (command.kind === 'rework') return null;
  const live = pull?.headSha ?? null;
  if (command.sha !== null) return otherNamedHead(command.sha, live);
  return shownHead === live ? null : describeHead(live, 'this page did not show when the command was written');
}

function otherNamedHead(named: string, live: string | null): Objection | null {
  if (live === named) return null;
  return live?.startsWith(named) === true
    ? describeHead(
        live,
        `the command names by ${named.length} digits only, and other commits can be made to share those`,
      )
    : describeHead(live, `is not ${named.slice(0, 12)}`);
}

function describeHead(live: string | null, why: string): Objection {
  if (live === null)
    return {
      message: 'No pull request is linked to the mission now.',
      nextStep: 'Name one with the command link, or look at the mission again.',
    };
  return {
    message: `The pull request's head is ${live.slice(0, 12)} now, which ${why}.`,
    nextStep: `Look at that commit. To accept it, name it in full: accept ${live}`,
  };
}

/** Objects to authors who settle a mission that their own pull request delivers (docs/PROTOCOL.md#manual-decisions). */
function ownWork(request: OverrideRequest, seen: OverrideContext): Objection | null {
  if (!isAuthor(request, seen) || findException(request, seen) !== null) return null;
  return {
    message: `@${request.by.login} wrote ${isAuthorOf(request, seen.pull) ? 'the' : 'a'} pull request that delivers this mission, so somebody else has to settle it.`,
    nextStep: 'Another permitted person gives the command.',
  };
}

/** Returns whether the person wrote the linked pull request, or an earlier one: linking another one changes nothing. */
function isAuthor(request: OverrideRequest, { pull, authors }: OverrideContext): boolean {
  return isAuthorOf(request, pull) || authors.includes(request.by.login);
}

function isAuthorOf({ by }: OverrideRequest, pull: Pull | null): boolean {
  const author = pull?.author ?? null;
  return author !== null && (author.login === by.login || (author.id !== null && author.id === by.id));
}

/**
 * Returns the rule that is set aside: the hirer can settle a mission on their own pull request, and admins can settle any.
 *
 * @returns null if there is no exception
 */
function findException({ by, permission }: OverrideRequest, { subject, pull, hirer }: OverrideContext): string | null {
  const isOnPull = subject.kind === 'pull_request' && subject.number === pull?.number;
  if (isOnPull && hirer === by.login) return 'hired for the own pull request';
  return permission === 'admin' ? 'admin settles the own pull request' : null;
}
