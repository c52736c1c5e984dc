/** Whole sentences of the decision: people act on them, so each is held to the letter. */
import { describe, expect, it } from '@jest/globals';
import type { Observation } from '../../../src/core/domain/observation.ts';
import { decide } from '../../../src/core/policy/decide.ts';
import type { Policy } from '../../../src/core/domain/settings.ts';
import { buildMission } from '../../support/builders.ts';
import {
  buildEvidence,
  buildObservation,
  buildPolicy,
  buildPull,
  buildResult,
  HEAD,
} from '../../support/decision-builders.ts';

const failed = (...names: readonly string[]): Pick<Observation, 'evidence'> => ({
  evidence: {
    kind: 'evaluated',
    evidence: buildEvidence([
      buildResult(),
      ...names.map((name) => buildResult({ name, verdict: 'failed', state: 'failure' })),
    ]),
  },
});
const WITHOUT_PULL = {
  binding: { kind: 'none' },
  pull: null,
  touched: null,
  evidence: { kind: 'not_needed' },
} as const;
const again = buildMission({ status: 'awaiting_acceptance', verificationText: 'passed', reworkCount: 1 });
const UNCHECKED = { checks: { kind: 'none' } } as const;

describe('a verdict says', () => {
  it.each<readonly [string, Partial<Observation>, Partial<Policy>, string, string, string]>([
    [
      'who is at work',
      { mission: buildMission({ status: 'in_progress', specialist: 'parser-pro' }) },
      {},
      'mission_not_ready',
      'The work is under way: the mission is in_progress.',
      'parser-pro delivers and the independent reviewer verifies; it is looked at again until then.',
    ],
    [
      'that somebody is at work, where no name is known, and no rank yet',
      { mission: buildMission({ status: 'in_progress', specialist: null, rank: null }) },
      { minRank: 50 },
      'mission_not_ready',
      'The work is under way: the mission is in_progress.',
      'The specialist delivers and the independent reviewer verifies; it is looked at again until then.',
    ],
    [
      'what status it does not know',
      { mission: buildMission({ status: 'polishing', specialist: 'parser-pro' }) },
      {},
      'mission_not_ready',
      'The marketplace says "polishing", a status unknown to this action.',
      'parser-pro delivers and the independent reviewer verifies; it is looked at again until then.',
    ],
    [
      'that a read may be older than the last rework',
      { rounds: { round: 3, sentBackSha: null, leftSince: true } },
      {},
      'mission_not_ready',
      'The marketplace counts 0 reworks where 2 are known, so it may show the delivery before the last one.',
      'It is looked at again; where that stays so, a person has to look at the delivery and settle it with the command accept, or rework and a reason.',
    ],
    [
      'what was merged without passing',
      { ...failed('unit'), pull: buildPull({ state: 'merged' }) },
      {},
      'merged_unverified',
      'Failed: "unit". Pull request #13 is merged already.',
      'A person has to decide: repair or revert what was merged, then settle it with the command accept, or rework and a reason.',
    ],
    [
      'how often it was sent back',
      { ...failed('unit'), mission: again, rounds: { round: 2, sentBackSha: null, leftSince: true } },
      { maxReworks: 1 },
      'rework_limit',
      'Failed: "unit". It was sent back 1 time already; max-reworks is 1.',
      'A person takes over and settles it with the command accept, or rework and a reason.',
    ],
    [
      'that it may never be sent back',
      failed('unit'),
      { maxReworks: 0 },
      'rework_limit',
      'Failed: "unit". It was sent back 0 times already; max-reworks is 0.',
      'A person takes over and settles it with the command accept, or rework and a reason.',
    ],
    [
      'that a person pays',
      {},
      { onPass: 'hold' },
      'manual_settlement',
      '1 required check passes, and the work is verified. on-pass leaves payment to a person.',
      'A permitted person settles it with the command accept.',
    ],
    [
      'how a pull request is linked',
      WITHOUT_PULL,
      {},
      'no_pull_request',
      'No pull request is linked to the mission.',
      'The specialist opens one that closes the issue or names the mission in its description, or a permitted person links one with the command link.',
    ],
    [
      'what is protected',
      { touchedPaths: { kind: 'listed', paths: ['.github/ci.yml'] } },
      {},
      'protected_paths',
      'Pull request #13 changes protected paths: ".github/ci.yml".',
      'A person has to read those changes, since they can change what judges them, and then settle it with the command accept, or rework and a reason.',
    ],
    [
      'that checks were not read',
      { evidence: { kind: 'not_needed' } },
      {},
      'checks_unavailable',
      'The checks cannot be judged: they were not read.',
      'It is looked at again; if it stays, mode doctor says which permission is missing, or settle it with the command accept, or rework and a reason.',
    ],
    [
      'what fails on the base branch too',
      { ...failed('unit'), baseFailing: ['unit', 'test'] },
      {},
      'baseline_broken',
      'Failing on the base branch as well: "unit".',
      'A maintainer has to repair the base branch, or settle it with the command accept, or rework and a reason; nobody is blamed for it.',
    ],
    [
      'that a review is missing',
      { pull: buildPull({ review: 'review_required' }) },
      { requireReview: true },
      'review_required',
      'Pull request #13 is not approved yet.',
      'A reviewer has to approve it.',
    ],
    [
      'that there is nothing to review',
      WITHOUT_PULL,
      { ...UNCHECKED, requireReview: true },
      'review_required',
      'A review is required, but no pull request is linked to the mission.',
      'A permitted person links one with the command link; a reviewer approves it.',
    ],
    [
      'what is waited for, without a pull request',
      WITHOUT_PULL,
      { ...UNCHECKED, payOn: 'merge' },
      'awaiting_merge',
      'Everything passes; payment waits until its pull request is merged.',
      'A maintainer merges it.',
    ],
    [
      'that a failing head has moved',
      { ...failed('unit'), recheckedHead: 'c'.repeat(40) },
      {},
      'head_moved',
      'Failed: "unit". New commits have arrived since.',
      'The new head is judged from the start once its checks have run.',
    ],
    [
      'that a delivery came twice',
      { ...failed('unit'), mission: again, rounds: { round: 2, sentBackSha: HEAD, leftSince: false } },
      {},
      'same_delivery',
      `Failed: "unit". The same head ${HEAD.slice(0, 7)} was sent back before, and the mission has not moved since.`,
      'The specialist has to push new commits, or a person settles it with the command accept, or rework and a reason.',
    ],
  ])('%s', (_what, seen, policy, code, message, nextStep) => {
    const verdict = decide(buildObservation(seen), buildPolicy(policy));
    expect({ code: verdict.code, message: verdict.message, nextStep: verdict.nextStep }).toEqual({
      code,
      message,
      nextStep,
    });
  });
});
