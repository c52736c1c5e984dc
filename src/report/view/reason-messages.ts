/** The text of every reason code: the cause in the headline, and what to do if the verdict doesn't say it. */
import type { ReasonCode } from '../../core/domain/model.ts';

/**
 * The text of a reason code. `cause` follows a colon in the headline, at most 70 characters. `nextStep` is used if the verdict has
 * none. `‹command›` is replaced with the command prefix.
 */
export interface ReasonMessage {
  readonly cause: string;
  readonly nextStep: string;
}

const NO_ACTION_NEEDED = 'Nothing to do now. The next run of this action looks again.';

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
  not_permitted: {
    cause: 'the person who asked may not hire here',
    nextStep: 'Somebody with enough permission puts the label on again.',
  },
  brief_changed: {
    cause: 'the text changed after it was authorized',
    nextStep: 'Read the text as it is now and put the label on again.',
  },
  hidden_text: {
    cause: 'the brief contains invisible text',
    nextStep: 'Delete the invisible characters and put the label on again.',
  },
  dod_missing: {
    cause: 'there is no Definition of Done',
    nextStep: 'Add a section "Definition of Done" with one checkable line per item, and put the label on again.',
  },
  brief_too_long: { cause: 'the brief is too long', nextStep: 'Shorten the text and put the label on again.' },
  brief_unclear: {
    cause: 'the brief is unclear',
    nextStep: 'Write the named place clearly and put the label on again.',
  },
  budget_missing: {
    cause: 'there is no budget',
    nextStep: 'Set the input `budget-usd`, or a "Budget (USD)" field together with `max-budget-usd`.',
  },
  budget_exceeded: {
    cause: 'the budget is over the limit',
    nextStep: 'Lower the budget, or raise `max-budget-usd` or `monthly-budget-usd` in the workflow.',
  },
  budget_unknown: {
    cause: "this month's spending could not be computed",
    nextStep: 'Run it again later. Nothing is posted while a limit cannot be checked.',
  },
  rank_unavailable: {
    cause: 'nobody of the rank you asked for is listed',
    nextStep: 'Lower `min-rank`, or choose another category or tier.',
  },
  reference_taken: {
    cause: 'another mission has this reference',
    nextStep: 'Set the input `mission-key` to tell the two apart.',
  },
  duplicate_missions: {
    cause: 'there is more than one mission for this',
    nextStep: 'End all but one on the marketplace, then comment `‹command› resume`. Nothing is paid until then.',
  },
  lock_limit_reached: {
    cause: 'the reactions that guard against hiring twice are used up',
    nextStep: 'Set `lock: ref` in the workflow, or open a new issue.',
  },
  hire_force_refused: {
    cause: 'hiring past a doubt is not possible now',
    nextStep: 'Look at the marketplace, then comment the command `hire --force` again when its conditions are met.',
  },
  hire_unconfirmed: {
    cause: 'it is unknown whether the mission was posted',
    nextStep:
      'Look for the mission on the marketplace. When it is certain that there is none, comment the command `hire --force`.',
  },
  decision_unconfirmed: {
    cause: 'it is unknown whether the last decision arrived',
    nextStep:
      'Look at the mission on the marketplace. If it still awaits acceptance after a quarter of an hour, comment `‹command› accept` or `‹command› rework <reason>`.',
  },
  state_lost: {
    cause: 'the signed state of this mission is missing or damaged',
    nextStep: 'Look at the mission, then comment `‹command› resume`: the state is written anew.',
  },
  missing_permission: {
    cause: 'the workflow token may not do what is needed',
    nextStep: 'Add the missing entry under `permissions:` in the workflow.',
  },
  posted: { cause: 'the mission is posted', nextStep: NO_ACTION_NEEDED },
  no_mission: {
    cause: 'no mission is delivered here',
    nextStep: 'Nothing to do. The input `gate-when-no-mission` says what the gate does then.',
  },
  group_unknown: {
    cause: 'the pull requests of the merge group cannot be told',
    nextStep: 'Queue the pull requests again, one by one, with merge commits or squashing.',
  },
  skipped: { cause: 'nothing here for this action', nextStep: 'Nothing to do.' },
  discovered: {
    cause: 'the catalogue was read',
    nextStep: 'Choose a specialist with the inputs `category`, `tier` or `specialist`.',
  },
  dry_run: { cause: 'nothing was written', nextStep: 'Set `dry-run: false` to do it for real.' },
  cancelled: {
    cause: 'the job was cancelled',
    nextStep: 'The mission goes on and its escrow is safe. Run the workflow again to resume.',
  },
  diagnosed: { cause: 'the set-up was looked at', nextStep: 'Correct what is marked as failed; then run it again.' },
  bad_input: { cause: 'an input is not right', nextStep: 'Correct the inputs named above and run it again.' },
  marketplace_error: {
    cause: 'the marketplace could not be used',
    nextStep: 'Read the error above. Run the workflow again: a mission that is there is found and taken up.',
  },
  github_error: {
    cause: 'GitHub could not be used',
    nextStep: 'Read the error above. Run the workflow again: a mission that is there is found and taken up.',
  },
  internal_error: {
    cause: 'a bug in this action',
    nextStep: 'Open an issue in the repository of this action, with the log of this run.',
  },
};
