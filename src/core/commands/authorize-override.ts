/** Whether a person's `accept` or `rework` may be carried out, by what a look saw (docs/PROTOCOL.md#manual-decisions). Pure. */
import type { Command } from './parse.ts';
import type { Mission } from '../domain/mission.ts';
import type { Account, Binding, Permission, Pull, Subject, Verdict } from '../domain/model.ts';
import type { DecisionMarker } from '../state/markers.ts';
import { cut } from '../text.ts';

/** A person's command to settle. */
export interface OverrideRequest {
  readonly command: Extract<Command, { kind: 'accept' | 'rework' }>;
  readonly by: Account;
  readonly permission: Permission;
  readonly commentId: number;
  /** When it was written, ms, by GitHub's clock. */
  readonly askedAt: number;
}

/** What a look knows that the answer depends on. Times in ms by GitHub's clock. */
export interface OverrideContext {
  readonly mission: Mission;
  readonly subject: Subject;
  readonly round: number;
  readonly binding: Binding;
  readonly pull: Pull | null;
  /** The head that the status comment showed when the command was written; `null`: none, or that can't be known. */
  readonly shownHead: string | null;
  readonly hirer: string | null;
  /** Authors of pull requests that were bound before this one, by login. */
  readonly authors: readonly string[];
  /** Decisions on record, of all rounds, with the time of their comment. */
  readonly decisions: readonly { readonly marker: DecisionMarker; readonly at: number }[];
  /** Whether work is delivered by a pull request here: the checks of a commit count. */
  readonly needsPull: boolean;
  /** What the policy says. */
  readonly policy: Verdict;
}

export type OverrideDecision =
  /** `exception`: a rule that was set aside for this person, for the record. */
  | { readonly kind: 'allowed'; readonly overrides: Verdict['code'] | null; readonly exception: string | null }
  /** Carried out before: this event came twice, or its run was run again. */
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly message: string; readonly nextStep: string };

/** Rules on a person's command: the first reason against it wins. */
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

/** The decision was announced; whether it arrived, only the mission tells. */
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

/** The marketplace's own rule, which nobody overrides. */
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

/** Written before the work was last sent back: it is about another delivery. */
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

/** Where a commit is what is paid for, there has to be one. */
function nothingDelivered({ command }: OverrideRequest, { pull, needsPull }: OverrideContext): Objection | null {
  if (pull !== null || !needsPull || command.kind === 'rework') return null;
  return {
    message: 'No pull request is linked to the mission, so there is no commit to pay for.',
    nextStep: 'Name one with the command link, then write this command again.',
  };
}

/** Nobody pays for a commit that they have not seen. */
function otherHead({ command }: OverrideRequest, { pull, shownHead }: OverrideContext): Objection | null {
  if (command.kind === 'rework') return null;
  const live = pull?.headSha ?? null;
  if (command.sha === null)
    return shownHead === live ? null : describeHead(live, 'this page did not show when the command was written');
  if (live === command.sha) return null;
  return live?.startsWith(command.sha) === true
    ? describeHead(
        live,
        `the command names by ${command.sha.length} digits only, and other commits can be made to share those`,
      )
    : describeHead(live, `is not ${command.sha.slice(0, 12)}`);
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

/** The author of a delivering pull request does not settle the mission that it delivers (docs/PROTOCOL.md#manual-decisions). */
function ownWork(request: OverrideRequest, seen: OverrideContext): Objection | null {
  if (!isAuthor(request, seen) || findException(request, seen) !== null) return null;
  return {
    message: `@${request.by.login} wrote ${isAuthorOf(request, seen.pull) ? 'the' : 'a'} pull request that delivers this mission, so somebody else has to settle it.`,
    nextStep: 'Another permitted person gives the command.',
  };
}

/** Of the one that delivers, or of one that did: binding another one makes nobody a stranger to the mission. */
function isAuthor(request: OverrideRequest, { pull, authors }: OverrideContext): boolean {
  return isAuthorOf(request, pull) || authors.includes(request.by.login);
}

function isAuthorOf({ by }: OverrideRequest, pull: Pull | null): boolean {
  const author = pull?.author ?? null;
  return author !== null && (author.login === by.login || (author.id !== null && author.id === by.id));
}

/** Of a mission posted on the pull request itself, whoever hired may settle it; admins may, and it is recorded. */
function findException({ by, permission }: OverrideRequest, { subject, pull, hirer }: OverrideContext): string | null {
  const isOnPull = subject.kind === 'pull_request' && subject.number === pull?.number;
  if (isOnPull && hirer === by.login) return 'hired for the own pull request';
  return permission === 'admin' ? 'admin settles the own pull request' : null;
}
