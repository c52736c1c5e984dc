/** The text of the reason codes about hiring, the gate, and the step itself. */
import type { ReasonCode } from '../../core/domain/model.ts';

/**
 * The text of a reason code. `cause` follows a colon in the headline, at most 70 characters. `nextStep` is used if the verdict has
 * none. `‹command›` is replaced with the command prefix.
 */
export interface ReasonMessage {
  readonly cause: string;
  readonly nextStep: string;
}

export const NO_ACTION_NEEDED = 'Nothing to do now. The next run of this action looks again.';

/** The codes that are not about the decision on a delivery. */
export const STEP_REASONS = {
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
} as const satisfies Partial<Record<ReasonCode, ReasonMessage>>;
