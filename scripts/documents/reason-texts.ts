/**
 * The meaning of each reason code, for docs/REASON-CODES.md (scripts/docs.ts). What to do is in
 * src/report/view/reason-messages.ts, because comments show it too. No run of the action needs the texts of this file.
 */
import type { OutcomeKind, ReasonCode } from '../../src/core/domain/model.ts';

/** The chapter of a code: what was being done when it occurred. */
export type ReasonChapter = 'settling' | 'people' | 'hiring' | 'unconfirmed' | 'gate' | 'step';

/** The documentation of a reason code. */
interface ReasonDoc {
  readonly chapter: ReasonChapter;
  /** GitHub-flavored Markdown, one or two sentences. */
  readonly meaning: string;
  /** The outcomes that it occurs with, most frequent first. */
  readonly outcomes: readonly OutcomeKind[];
}

const settling = (meaning: string, ...outcomes: readonly OutcomeKind[]): ReasonDoc => ({
  chapter: 'settling',
  meaning,
  outcomes,
});
const people = (meaning: string, outcome: OutcomeKind): ReasonDoc => ({
  chapter: 'people',
  meaning,
  outcomes: [outcome],
});
const hiring = (meaning: string): ReasonDoc => ({ chapter: 'hiring', meaning, outcomes: ['held'] });
const unconfirmed = (meaning: string): ReasonDoc => ({ chapter: 'unconfirmed', meaning, outcomes: ['held'] });
const gate = (meaning: string, ...outcomes: readonly OutcomeKind[]): ReasonDoc => ({
  chapter: 'gate',
  meaning,
  outcomes,
});
const step = (meaning: string, ...outcomes: readonly OutcomeKind[]): ReasonDoc => ({
  chapter: 'step',
  meaning,
  outcomes,
});

/** The documentation of each reason code. */
export const REASON_DOCS: Readonly<Record<ReasonCode, ReasonDoc>> = {
  already_accepted: settling('The mission is accepted on the marketplace and its escrow is released.', 'accepted'),
  mission_ended: settling(
    'The marketplace says that the mission ended without acceptance: cancelled, expired, refunded or the like. Nothing is paid.',
    'held',
  ),
  held_by_person: settling(
    'Somebody who may settle wrote `/orkestro hold`, or wrote a word whose author could not be looked up. Nothing is settled by itself.',
    'held',
  ),
  terms_mismatch: settling(
    'The specialist that was matched is below `min-rank` or shows no rank, or the budget on the marketplace is not the one that was agreed to.',
    'held',
  ),
  contract_changed: settling(
    'The settings of the hire and those stated today decide differently. What was agreed at the hire is part of the mission: settings can be tightened later, and nothing loosens them.',
    'held',
  ),
  contract_unreadable: settling(
    'The mission carries no contract that is signed with this API key, and no copy of it is left in its thread. `resume` freezes the settings of that moment.',
    'held',
  ),
  mission_not_ready: settling(
    'The specialist has not delivered yet: the mission is not `awaiting_acceptance`.',
    'pending',
  ),
  verification_failed: settling(
    "The marketplace's independent verification of the delivery failed. The work is sent back with what is known.",
    'reworked',
  ),
  verification_pending: settling(
    'The delivery is there, and its independent verification has neither passed nor failed.',
    'pending',
  ),
  no_pull_request: settling(
    'The delivery is to be judged by checks, and no pull request is linked to the mission.',
    'pending',
  ),
  pull_closed: settling('The pull request that delivers was closed without being merged.', 'held'),
  draft: settling('The pull request that delivers is a draft.', 'pending'),
  binding_conflict: settling(
    'Several pull requests claim the mission, or the one that does names another mission, comes from a fork, was bound elsewhere, or was aimed at another branch after it was bound.',
    'held',
  ),
  not_delivered: settling(
    'The pull request changes no file, or its head is the one that it had when the specialist was hired. Only new work is paid for.',
    'pending',
  ),
  protected_paths: settling(
    'The pull request changes files that decide about it (`protected-paths`, by default `.github/**`), or more files than GitHub lists. Whoever delivers must not rewrite the judge.',
    'held',
  ),
  checks_unavailable: settling(
    'Something that says which checks are required, or how they ended, could not be read whole. Half a reading is never judged. It is looked at again until `timeout`.',
    'held',
  ),
  no_required_checks: settling(
    'Nothing has to pass: the base branch requires no check and the input `checks` names none. An empty set never pays by accident. Said before hiring as well, where it is certain.',
    'held',
  ),
  checks_pending: settling('Some of the checks that have to pass are still running.', 'pending'),
  baseline_broken: settling(
    'A check failed that is red on the base branch too, so the failure says nothing about the delivery.',
    'held',
  ),
  checks_failed: settling(
    'A check that has to pass failed on the delivered commit. The specialist gets its name, link and first messages.',
    'reworked',
  ),
  checks_need_approval: settling(
    'A check waits for a click on GitHub, such as "Approve and run" for a pull request opened by a bot or a newcomer.',
    'held',
  ),
  checks_inconclusive: settling(
    'A check was cancelled, timed out, went stale or did not start (or was skipped under `skipped-checks: hold`). That is no result, so nobody is blamed. It is looked at again until `timeout`.',
    'held',
  ),
  check_source_mismatch: settling(
    'A check of the right name passed, but another app reported it than the one that the branch rule names.',
    'held',
  ),
  checks_missing: settling(
    'A required check has not reported. For ten minutes after the last change it may still come; after that somebody has to look why it never started.',
    'pending',
    'held',
  ),
  no_check_ran: settling(
    'Everything that is required was skipped or neutral. GitHub would let that pass; it shows nothing about the work.',
    'held',
  ),
  merge_conflict: settling(
    'The pull request conflicts with its base branch, or GitHub has not computed yet whether it does (then it waits).',
    'held',
    'pending',
  ),
  changes_requested: settling('`require-review` is on, and a reviewer requested changes.', 'reworked'),
  review_required: settling('`require-review` is on, and the pull request is not approved.', 'pending'),
  awaiting_merge: settling('Everything passes, and `pay-on: merge` pays once the pull request is merged.', 'pending'),
  head_moved: settling(
    'New commits arrived after the checks were read. What was judged is not what is there, so nothing is paid or sent back.',
    'pending',
  ),
  checks_passed: settling('Everything passes on the delivered commit. The escrow is released.', 'accepted'),
  verified: settling(
    'The verification passed, and `checks: none` asks for nothing else. The escrow is released.',
    'accepted',
  ),
  rework_limit: settling('It would be sent back, and was already sent back `max-reworks` times.', 'held'),
  same_delivery: settling(
    'It would be sent back, but this very commit was sent back before and the mission has not moved since.',
    'held',
  ),
  manual_settlement: settling('`on-pass: hold` or `on-fail: hold` leaves this decision to a person.', 'held'),
  merged_unverified: settling('It would be sent back, but the pull request is merged already.', 'held'),
  accepted_by_person: people(
    'A permitted person paid with `/orkestro accept`. The receipt names them and what the checks alone would have said.',
    'accepted',
  ),
  sent_back_by_person: people('A permitted person sent the work back with `/orkestro rework <reason>`.', 'reworked'),
  command_refused: people(
    'The comment was meant for the action, and could not be carried out: mistyped, without a mission, or about several at once.',
    'held',
  ),
  not_permitted: people(
    'Whoever labeled, commented or ran the workflow has less than `hire-permission` or `settle-permission`, is a bot that `allowed-bots` does not list, or their permission could not be read.',
    'held',
  ),
  brief_changed: hiring('The text was edited at or after the moment it was authorized, or that cannot be ruled out.'),
  hidden_text: hiring(
    'The brief holds characters or comments that a reader does not see: the reply names each with line and column. What you see is what is sent.',
  ),
  dod_missing: hiring('Neither the issue, nor the inputs, nor the config file say when the work is finished.'),
  brief_too_long: hiring('Title, description or Definition of Done is longer than what is sent.'),
  brief_unclear: hiring(
    'The title is empty, a heading stands there twice, or a category, tier or specialist is none that exists.',
  ),
  budget_missing: hiring(
    'No budget is given, it is zero or no amount, or it stands in an issue or a comment while no `max-budget-usd` is set.',
  ),
  budget_exceeded: hiring(
    'The budget is above `max-budget-usd`, or with it the month would be above `monthly-budget-usd`.',
  ),
  budget_unknown: hiring(
    '`monthly-budget-usd` is set, and what was posted this month cannot be computed because a mission shows no date or no budget.',
  ),
  rank_unavailable: hiring('`min-rank` is set, and nobody of that tier with that Agent Rank is listed.'),
  reference_taken: hiring('This subject has a mission already, and the inputs describe another one.'),
  duplicate_missions: unconfirmed(
    'The marketplace lists more than one mission for this subject and generation. None of them is paid by itself.',
  ),
  lock_limit_reached: hiring('All eight reactions that guard hires on this issue or pull request are used up.'),
  hire_force_refused: unconfirmed(
    '`/orkestro hire --force` came too early, or an earlier run may still be at work, or there is no doubt to go past.',
  ),
  hire_unconfirmed: unconfirmed(
    'A run began to hire, and whether its request arrived cannot be known. Nothing is ever posted again by itself.',
  ),
  decision_unconfirmed: unconfirmed(
    'A run began to pay or to send back, and whether that arrived cannot be known. Nothing is sent again by itself.',
  ),
  state_lost: unconfirmed(
    'The signed state in the status comment is missing, edited or not from this repository and key. Without it nothing is settled.',
  ),
  missing_permission: step('The workflow token may not do something without which it is not safe to go on.', 'held'),
  no_mission: gate(
    'No mission is delivered by this pull request or commit. `gate-when-no-mission` says whether the gate is open.',
    'skipped',
    'held',
  ),
  group_unknown: gate(
    'Which pull requests the merge group holds could not be found out, so the gate stays shut.',
    'held',
  ),
  posted: step('The mission is posted, or was there already, and this run does not wait for it.', 'pending'),
  skipped: step(
    'The event concerns nothing of ours, or comes from a fork or from Dependabot, where secrets are kept back.',
    'skipped',
  ),
  discovered: step('`mode: discover` listed specialists; nothing was posted.', 'skipped'),
  diagnosed: step(
    '`mode: doctor` looked at the set-up. `failed` where something would stop a mission.',
    'skipped',
    'failed',
  ),
  dry_run: step('`dry-run: true`: everything was read, and nothing was written anywhere.', 'pending'),
  cancelled: step(
    'The job was cancelled. A mission that is there goes on, with its escrow held; one that was not posted yet was not posted.',
    'pending',
  ),
  bad_input: step(
    'An input, the event or the config file is not right; every mistake is named at once. A bad config file holds instead of failing.',
    'failed',
    'held',
  ),
  marketplace_error: step(
    'The marketplace could not be reached, refused, or answered something that is not understood.',
    'failed',
    'held',
  ),
  github_error: step(
    'GitHub could not be reached, refused, or answered something that is not understood.',
    'failed',
    'held',
  ),
  internal_error: step('Something happened that this action does not expect. It did not pay.', 'failed', 'held'),
};
