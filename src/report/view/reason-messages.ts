/** The text of every reason code: the cause in the headline, and what to do if the verdict doesn't say it. */
import type { ReasonCode } from '../../core/domain/model.ts';
import type { ReasonMessage } from './step-reason-messages.ts';
import { NO_ACTION_NEEDED, STEP_REASONS } from './step-reason-messages.ts';

export type { ReasonMessage } from './step-reason-messages.ts';

/** The text of each reason code. */
export const REASON_MESSAGES: Readonly<Record<ReasonCode, ReasonMessage>> = {
  already_accepted: { cause: 'the mission is accepted', nextStep: 'Nothing more to do.' },
  mission_ended: {
    cause: 'the mission ended without acceptance',
    nextStep: 'Look at the mission on the marketplace. To hire again, comment `‹command› hire`.',
  },
  held_by_person: {
    cause: 'a person asked to wait',
    nextStep: 'Somebody with permission to settle comments `‹command› resume` when it may go on.',
  },
  terms_mismatch: {
    cause: 'the terms are not what was agreed',
    nextStep:
      'Compare rank and budget below with what you agreed to. Then comment `‹command› accept` or `‹command› rework <reason>`.',
  },
  contract_changed: {
    cause: 'the settings changed since the hire',
    nextStep:
      'Put the setting back as it was at the hire, or comment `‹command› accept` or `‹command› rework <reason>`.',
  },
  contract_unreadable: {
    cause: 'the contract of the hire is unreadable',
    nextStep: 'Look at the mission, its budget and its pull request. Then comment `‹command› resume`.',
  },
  mission_not_ready: { cause: 'the mission is not ready to be judged', nextStep: NO_ACTION_NEEDED },
  verification_failed: {
    cause: 'the independent verification failed',
    nextStep: 'The specialist works on it again. The next delivery is judged from the start.',
  },
  verification_pending: { cause: 'the independent verification is not finished', nextStep: NO_ACTION_NEEDED },
  no_pull_request: {
    cause: 'no pull request is linked yet',
    nextStep:
      'The specialist opens a pull request that names the mission. To link one by hand, comment `‹command› link #<number>`.',
  },
  pull_closed: {
    cause: 'the pull request was closed without merging',
    nextStep:
      'Reopen the pull request, link another with `‹command› link #<number>`, or comment `‹command› accept` or `‹command› rework <reason>`.',
  },
  draft: {
    cause: 'the pull request is a draft',
    nextStep: 'The author marks the pull request as ready for review.',
  },
  binding_conflict: {
    cause: 'it is not clear which pull request delivers this mission',
    nextStep: 'Somebody with permission to settle comments `‹command› link #<number>`.',
  },
  not_delivered: {
    cause: 'the pull request holds nothing new',
    nextStep:
      'The specialist pushes the work. To accept what is there, comment `‹command› accept <sha>` with the full commit.',
  },
  protected_paths: {
    cause: 'the pull request changes protected files',
    nextStep: 'Read the protected changes. Then comment `‹command› accept` or `‹command› rework <reason>`.',
  },
  checks_unavailable: {
    cause: 'the required checks could not be read',
    nextStep: 'Give the job `checks: read` and `statuses: read`, then run it again.',
  },
  no_required_checks: {
    cause: 'no check is required on this branch',
    nextStep:
      'Require a check in the branch rules, name checks with the input `checks`, or comment `‹command› accept` or `‹command› rework <reason>`.',
  },
  checks_pending: {
    cause: 'required checks are still running',
    nextStep: 'Nothing to do now. The run that follows the last check decides.',
  },
  baseline_broken: {
    cause: 'the same check fails on the base branch',
    nextStep:
      'Repair the check on the base branch and run it again here. The specialist is not to blame and was not sent back.',
  },
  checks_failed: {
    cause: 'required checks failed',
    nextStep: 'The specialist works on it again. The next delivery is judged from the start.',
  },
  checks_need_approval: {
    cause: 'required checks wait for an approval',
    nextStep: 'A maintainer opens the pull request and approves the waiting workflow runs.',
  },
  checks_inconclusive: {
    cause: 'required checks did not finish',
    nextStep: 'Run the cancelled or timed-out checks again.',
  },
  check_source_mismatch: {
    cause: 'a required check came from the wrong app',
    nextStep: 'Look at who reported the check. Only the app that the branch rule names counts.',
  },
  checks_missing: {
    cause: 'required checks have not reported',
    nextStep:
      'See why the check did not start: a path filter, an approval, or a renamed job. Start it, then run this action again.',
  },
  no_check_ran: {
    cause: 'every required check was skipped',
    nextStep:
      'Make at least one required check run on this pull request, or comment `‹command› accept` or `‹command› rework <reason>`.',
  },
  merge_conflict: {
    cause: 'the pull request conflicts with its base',
    nextStep: 'The author resolves the conflict and pushes.',
  },
  changes_requested: {
    cause: 'a reviewer asked for changes',
    nextStep: 'The specialist works on it again. The next delivery is judged from the start.',
  },
  review_required: { cause: 'an approving review is needed', nextStep: 'A reviewer approves the pull request.' },
  awaiting_merge: { cause: 'it is paid once merged', nextStep: 'A maintainer merges the pull request.' },
  head_moved: { cause: 'new commits arrived while judging', nextStep: 'Nothing to do. The new head is judged next.' },
  checks_passed: { cause: 'all required checks passed', nextStep: 'Nothing more to do.' },
  verified: { cause: 'the work was verified', nextStep: 'Nothing more to do.' },
  rework_limit: {
    cause: 'the most reworks allowed were used',
    nextStep: 'Talk to the specialist, then comment `‹command› accept` or `‹command› rework <reason>`.',
  },
  same_delivery: {
    cause: 'the same commit was delivered again',
    nextStep: 'Wait for a new commit, or comment `‹command› accept` or `‹command› rework <reason>`.',
  },
  manual_settlement: {
    cause: 'it is set up to be settled by a person',
    nextStep: 'Somebody with permission to settle comments `‹command› accept` or `‹command› rework <reason>`.',
  },
  merged_unverified: {
    cause: 'the pull request was merged without passing',
    nextStep:
      'Decide whether the merged work is good enough, and comment `‹command› accept` or `‹command› rework <reason>`.',
  },
  accepted_by_person: { cause: 'a person accepted it', nextStep: 'Nothing more to do.' },
  sent_back_by_person: {
    cause: 'a person sent it back',
    nextStep: 'The specialist works on it again. The next delivery is judged from the start.',
  },
  command_refused: {
    cause: 'the command was not carried out',
    nextStep: 'Read the answer below the command. `‹command› help` lists what can be said.',
  },
  ...STEP_REASONS,
};
