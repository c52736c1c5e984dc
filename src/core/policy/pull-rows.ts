/** Rows 8–12 and 23–27 of docs/BEHAVIOR.md#decision: the pull request. */
import { namesOnlyOthers } from './binding.ts';
import type { Pull } from '../domain/model.ts';
import type { Observation } from '../domain/observation.ts';
import { findAllProtected } from './protected-paths.ts';
import { countsChecks, DECIDE_BY_COMMAND, type Row, type VerdictText } from './row.ts';
import type { Policy } from '../domain/settings.ts';
import { endSentence, listNames } from '../text.ts';

/** Rows 8–12: which pull request delivers, and whether it can be judged at all. */
export const PULL_ROWS: readonly Row[] = [
  {
    number: 8,
    verdict: 'wait',
    code: 'no_pull_request',
    situation: 'no linked PR, `checks` not `none`',
    evaluate: noPullRequest,
  },
  { number: 9, verdict: 'hold', code: 'pull_closed', situation: 'PR closed unmerged', evaluate: pullClosed },
  { number: 10, verdict: 'wait', code: 'draft', situation: 'draft (open PRs)', evaluate: draftPull },
  {
    number: 11,
    verdict: 'hold',
    code: 'binding_conflict',
    situation: "PR claimed by another mission, several candidates, a fork's claim, or bound elsewhere",
    evaluate: bindingConflict,
  },
  {
    number: 11,
    verdict: 'wait',
    code: 'not_delivered',
    situation: 'the PR holds nothing new: no changed file, or the head that it had at the hire',
    evaluate: nothingNew,
  },
  {
    number: 12,
    verdict: 'hold',
    code: 'protected_paths',
    situation: 'the PR changes protected paths',
    evaluate: changesProtectedPaths,
  },
];

/** Rows 23–27: whether it can be merged, is approved, and is unchanged. */
export const REVIEW_ROWS: readonly Row[] = [
  {
    number: 23,
    verdict: 'wait',
    code: 'merge_conflict',
    situation: 'GitHub has not computed yet whether it merges (open PRs)',
    evaluate: mergeUnknown,
  },
  {
    number: 23,
    verdict: 'hold',
    code: 'merge_conflict',
    situation: 'merge conflict (open PRs)',
    evaluate: mergeConflict,
  },
  {
    number: 24,
    verdict: 'rework',
    code: 'changes_requested',
    situation: '`require-review`: changes requested',
    evaluate: changesRequested,
  },
  {
    number: 25,
    verdict: 'wait',
    code: 'review_required',
    situation: '`require-review`: not approved',
    evaluate: reviewRequired,
  },
  {
    number: 26,
    verdict: 'wait',
    code: 'awaiting_merge',
    situation: '`pay-on: merge`, not merged yet',
    evaluate: awaitingMerge,
  },
  {
    number: 27,
    verdict: 'wait',
    code: 'head_moved',
    situation: 'head moved since the checks were read (checked again right before paying)',
    evaluate: headMoved,
  },
];

function noPullRequest({ binding }: Observation, policy: Policy): VerdictText | null {
  if (binding.kind !== 'none' || !countsChecks(policy)) return null;
  return {
    message: 'No pull request is linked to the mission.',
    nextStep:
      'The specialist opens one that closes the issue or names the mission in its description, ' +
      'or a permitted person links one with the command link.',
  };
}

function pullClosed({ pull }: Observation): VerdictText | null {
  if (pull?.state !== 'closed') return null;
  return {
    message: `Pull request #${pull.number} was closed without being merged.`,
    nextStep: `A permitted person has to reopen it, bind another one, ${DECIDE_BY_COMMAND}.`,
  };
}

function isOpen(pull: Pull | null): pull is Pull {
  return pull?.state === 'open';
}

function draftPull({ pull }: Observation): VerdictText | null {
  if (!isOpen(pull) || !pull.draft) return null;
  return {
    message: `Pull request #${pull.number} is a draft.`,
    nextStep: 'Its author marks it as ready for review; it is judged then.',
  };
}

/** Matches a conflict about the pull request. Without one there is none, so that `checks: none` continues. */
function bindingConflict(seen: Observation): VerdictText | null {
  const message = findConflict(seen);
  return message === null
    ? null
    : { message, nextStep: `A permitted person has to bind the right one, ${DECIDE_BY_COMMAND}.` };
}

function findConflict({ binding, pull, mission }: Observation): string | null {
  if (binding.kind === 'conflict') return endSentence(binding.why, 300);
  if (binding.kind === 'none')
    return pull === null ? null : `Pull request #${pull.number} is not bound to the mission.`;
  if (pull?.number !== binding.number)
    return `Pull request #${binding.number} is bound to the mission but cannot be read.`;
  return findBoundConflict(pull, binding.how, mission.id);
}

function findBoundConflict(pull: Pull, how: string, missionId: string): string | null {
  const isReferenceOnly = how === 'body' || how === 'closing-reference';
  if (isReferenceOnly && pull.fork) return `Pull request #${pull.number} comes from a fork.`;
  return namesOnlyOthers(pull.body, missionId)
    ? `Pull request #${pull.number} names another mission, not this one.`
    : null;
}

/** Work for this mission is new work: something changes, and not what was there when it was hired for. */
function nothingNew({ pull, touchedPaths, agreedHead }: Observation, policy: Policy): VerdictText | null {
  if (pull === null || !countsChecks(policy)) return null;
  const isOldHead = agreedHead === pull.headSha;
  if (!isOldHead && (touchedPaths?.kind !== 'listed' || touchedPaths.paths.length > 0)) return null;
  const what = isOldHead ? `still has the head ${pull.headSha.slice(0, 7)} of the hire` : 'changes no file';
  return { message: `Pull request #${pull.number} ${what}.`, nextStep: PUSH_WORK };
}

const PUSH_WORK = `The specialist pushes the work, ${DECIDE_BY_COMMAND}.`;

function changesProtectedPaths({ pull, touchedPaths }: Observation, { protectedPaths }: Policy): VerdictText | null {
  if (pull === null) return null;
  const nextStep = `A person has to read those changes, since they can change what judges them, and then ${DECIDE_BY_COMMAND.slice(3)}.`;
  if (touchedPaths === null) return { message: `The files that #${pull.number} changes could not be read.`, nextStep };
  const found = findAllProtected(touchedPaths, protectedPaths);
  if (found === 'too_many')
    return {
      message: `Pull request #${pull.number} changes more files than GitHub lists, so protected ones count as touched.`,
      nextStep,
    };
  return found.length === 0
    ? null
    : { message: `Pull request #${pull.number} changes protected paths: ${listNames(found)}.`, nextStep };
}

function mergeUnknown({ pull }: Observation): VerdictText | null {
  if (!isOpen(pull) || pull.mergeable !== 'unknown') return null;
  return {
    message: `GitHub has not said yet whether pull request #${pull.number} merges cleanly.`,
    nextStep: 'GitHub is computing it; it is looked at again.',
  };
}

function mergeConflict({ pull }: Observation): VerdictText | null {
  if (!isOpen(pull) || pull.mergeable !== 'conflicting') return null;
  return {
    message: `Pull request #${pull.number} conflicts with its base branch.`,
    nextStep: 'Its author or a maintainer has to resolve the conflict; it is judged again on the new head.',
  };
}

function changesRequested({ pull }: Observation, { requireReview }: Policy): VerdictText | null {
  if (!requireReview || pull?.review !== 'changes_requested') return null;
  return {
    message: `A reviewer requested changes on pull request #${pull.number}.`,
    nextStep: 'It is sent back; the specialist addresses the review and delivers again.',
  };
}

function reviewRequired({ pull }: Observation, { requireReview }: Policy): VerdictText | null {
  if (!requireReview || pull?.review === 'approved') return null;
  if (pull === null)
    return {
      message: 'A review is required, but no pull request is linked to the mission.',
      nextStep: 'A permitted person links one with the command link; a reviewer approves it.',
    };
  return { message: `Pull request #${pull.number} is not approved yet.`, nextStep: 'A reviewer has to approve it.' };
}

function awaitingMerge({ pull }: Observation, { payOn }: Policy): VerdictText | null {
  if (payOn !== 'merge' || pull?.state === 'merged') return null;
  const name = pull === null ? 'its pull request' : `pull request #${pull.number}`;
  return { message: `Everything passes; payment waits until ${name} is merged.`, nextStep: 'A maintainer merges it.' };
}

function headMoved(seen: Observation): VerdictText | null {
  return isHeadMoved(seen)
    ? {
        message: 'New commits arrived after the checks were read.',
        nextStep: 'The new head is judged from the start once its checks have run.',
      }
    : null;
}

/** Returns whether the head of the pull request is not the one that was judged. */
export function isHeadMoved({ pull, evidence, recheckedHead }: Observation): boolean {
  if (pull === null) return false;
  const judged = evidence.kind === 'evaluated' ? evidence.evidence.sha : pull.headSha;
  return judged !== pull.headSha || (recheckedHead !== null && recheckedHead !== judged);
}
