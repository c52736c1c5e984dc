/** Rows 8–12 and 23–27 of docs/BEHAVIOR.md#decision, over sockets: which pull request delivers, and whether it can be paid. */
import { describe, expect, it } from '@jest/globals';
import {
  ISSUE,
  PULL,
  countPayments,
  expectEnd,
  runRow,
  reworkReason,
  withMissionScene,
  type MissionScene,
  type TableCase,
} from './mission-scene.ts';

const HOLD = { outcome: 'held', verdict: 'hold' } as const;
const WAIT = { outcome: 'pending', verdict: 'wait' } as const;
const PAID = { outcome: 'accepted', verdict: 'accept', code: 'checks_passed' } as const;

const WHICH: readonly TableCase[] = [
  {
    name: '8: delivered, but no pull request',
    arrange(one) {
      one.deliver();
    },
    ...WAIT,
    code: 'no_pull_request',
  },
  {
    name: '8: a pull request that says nothing about the issue',
    arrange: (one) => void one.ready({ body: `Relates to #${ISSUE}` }),
    ...WAIT,
    code: 'no_pull_request',
  },
  {
    name: '9: bound, then closed unmerged',
    arrange(one) {
      one.ready();
      one.scene.repo.comment(ISSUE, { author: 'maya', body: `/orkestro link #${PULL}` });
      one.scene.repo.close(PULL);
    },
    ...HOLD,
    code: 'pull_closed',
  },
  { name: '10: a draft', arrange: (one) => void one.ready({ draft: true }), ...WAIT, code: 'draft' },
  {
    name: '11: two pull requests close the issue',
    arrange(one) {
      one.ready();
      one.scene.repo.openPull({ number: 14, title: 'Another way', body: `Closes #${ISSUE}` });
    },
    ...HOLD,
    code: 'binding_conflict',
  },
  {
    name: "11: a fork's claim",
    arrange: (one) => void one.ready({ headRepo: 'mallory/app', author: 'mallory' }),
    ...HOLD,
    code: 'binding_conflict',
  },
  {
    name: '11: the pull request names another mission',
    arrange: (one) => void one.ready({ body: `Fixes #${ISSUE}\n\nOrkestro-Mission: msn_other` }),
    ...HOLD,
    code: 'binding_conflict',
  },
  {
    name: '11: pr-number contradicts what a person bound',
    inputs: { 'pr-number': '14' },
    arrange(one) {
      one.ready();
      one.scene.repo.openPull({ number: 14, title: 'Another one' });
      one.scene.repo.comment(ISSUE, { author: 'maya', body: `/orkestro link #${PULL}` });
    },
    ...HOLD,
    code: 'binding_conflict',
  },
  {
    name: "11: a stranger's bind binds nothing",
    arrange(one) {
      one.ready({ body: '' });
      one.scene.repo.comment(ISSUE, { author: 'mallory', body: `/orkestro link #${PULL}` });
    },
    ...WAIT,
    code: 'no_pull_request',
  },
  {
    name: "28: a person binds a fork's pull request",
    arrange(one) {
      one.ready({ headRepo: 'kit/app', author: 'kit' });
      one.scene.repo.comment(ISSUE, { author: 'maya', body: `/orkestro link #${PULL}` });
    },
    ...PAID,
  },
  {
    name: '28: the pull request names the mission',
    arrange: (one) => void one.ready({ body: `Orkestro-Mission: ${one.id}` }),
    ...PAID,
  },
];

const protects = (name: string, more: Parameters<MissionScene['ready']>[0]): TableCase => ({
  name: `threat row 7: ${name} (row 12)`,
  arrange: (one) => void one.ready(more),
  ...HOLD,
  code: 'protected_paths',
});

const PATHS: readonly TableCase[] = [
  protects('a workflow changes', { files: ['src/app.ts', '.github/workflows/ci.yml'] }),
  protects('a workflow is moved away', {
    files: [{ path: 'ci.yml', previous: '.github/workflows/ci.yml', status: 'renamed' }],
  }),
  protects('CODEOWNERS changes', { files: ['.github/CODEOWNERS'] }),
  {
    name: 'threat row 7: more files than GitHub lists (row 12)',
    arrange(one) {
      one.ready();
      one.scene.repo.setFiles(PULL, ['src/app.ts'], 3001);
    },
    ...HOLD,
    code: 'protected_paths',
  },
  {
    name: 'threat row 7: protected-paths replaces the default (row 12)',
    inputs: { 'protected-paths': 'infra/**' },
    arrange: (one) => void one.ready({ files: ['infra/main.tf'] }),
    ...HOLD,
    code: 'protected_paths',
  },
];

const REVIEW: readonly TableCase[] = [
  {
    name: '23: conflicts with its base',
    arrange(one) {
      one.ready();
      one.scene.repo.pull(PULL).mergeable = 'CONFLICTING';
    },
    ...HOLD,
    code: 'merge_conflict',
  },
  {
    name: '23: GitHub has not computed it yet',
    arrange(one) {
      one.ready();
      one.scene.repo.pull(PULL).mergeable = 'UNKNOWN';
    },
    ...WAIT,
    code: 'merge_conflict',
  },
  {
    name: '24: changes requested',
    inputs: { 'require-review': 'true' },
    isAgreed: true,
    arrange(one) {
      one.scene.repo.protect({ reviews: 1 });
      one.ready();
      one.scene.repo.review(PULL, 'maya', 'CHANGES_REQUESTED', 'Use the old name.');
    },
    outcome: 'reworked',
    verdict: 'rework',
    code: 'changes_requested',
    also(one) {
      expect(reworkReason(one)).toMatch(/reviewer requested changes on pull request #13/);
    },
  },
  {
    name: '25: not approved yet',
    inputs: { 'require-review': 'true' },
    arrange(one) {
      one.scene.repo.protect({ reviews: 1 });
      one.ready();
    },
    ...WAIT,
    code: 'review_required',
  },
  {
    name: '28: approved',
    inputs: { 'require-review': 'true' },
    arrange(one) {
      one.scene.repo.protect({ reviews: 1 });
      one.ready();
      one.scene.repo.review(PULL, 'maya', 'APPROVED');
    },
    ...PAID,
  },
];

describe('the decision table, rows 8–12 and 23–27', () => {
  const rows = [...WHICH, ...PATHS, ...REVIEW];
  it.concurrent.each(rows.map((row) => [row.name, row] as const))('%s', (_name, row) => runRow(row));

  it.concurrent('26: pay-on: merge waits with the gate open, and pays once merged', () =>
    withMissionScene(async (one) => {
      const inputs = { 'pay-on': 'merge', 'gate-on': 'verified' };
      const sha = one.ready();
      expectEnd(await one.sync(inputs), { ...WAIT, code: 'awaiting_merge' });
      expect(countPayments(one)).toBe(0);
      expect(one.scene.repo.status(sha, 'orkestro/mission')?.state).toBe('success');
      one.scene.repo.merge(PULL);
      expectEnd(await one.sync(inputs), PAID);
      expect(countPayments(one)).toBe(1);
    }),
  );

  it.concurrent('27: a commit that arrives between judging and paying is never paid for unjudged', () =>
    withMissionScene(async (one) => {
      const evaluatedSha = one.ready();
      // The last read of the head: after it only the payment comes.
      const run = (): void => void one.scene.repo.push(PULL, { files: ['src/backdoor.ts'] });
      one.scene.github.faults.add({ kind: 'meanwhile', run, match: { operation: 'Head' } });
      const result = await one.sync();
      expect(one.scene.github.faults.pending).toEqual([]);
      expect(one.scene.repo.pull(PULL).headSha).not.toBe(evaluatedSha);
      expectEnd(result, { ...WAIT, code: 'checks_missing' });
      expect(countPayments(one)).toBe(0);
      expect(one.sent('accept')).toBe(0);
    }),
  );

  it.concurrent('27: a head that moves at every look ends the pass unpaid', () =>
    withMissionScene(async (one) => {
      one.ready();
      const run = (): void => {
        const sha = one.scene.repo.push(PULL);
        one.check('success', 'test', sha);
      };
      one.scene.github.faults.add({ kind: 'meanwhile', run, match: { operation: 'Head' }, times: Infinity });
      expectEnd(await one.sync(), { ...WAIT, code: 'head_moved' });
      expect(countPayments(one)).toBe(0);
      expect(one.sent('accept')).toBe(0);
    }),
  );
});
