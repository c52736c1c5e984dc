/** Rows 13–22 and 28 of docs/BEHAVIOR.md#decision, over sockets: what the checks say. Nothing but row 28 pays. */
import { describe, expect, it } from '@jest/globals';
import {
  PULL,
  missionOf,
  runRow,
  reworkReason,
  statusCommentOf,
  type MissionScene,
  type TableCase,
} from './mission-scene.ts';

/** The app id of GitHub Actions. */
const GITHUB_ACTIONS = 15_368;
const HOLD = { outcome: 'held', verdict: 'hold' } as const;
const WAIT = { outcome: 'pending', verdict: 'wait' } as const;
const PAID = { outcome: 'accepted', verdict: 'accept' } as const;
const SENT_BACK = { outcome: 'reworked', verdict: 'rework' } as const;

/** Opens the pull request and delivers it with these checks. `null`: the check is still running. */
function reportCheck(
  ...checks: readonly (readonly [string, Parameters<MissionScene['check']>[0]])[]
): (one: MissionScene) => void {
  return (one) => {
    one.open();
    for (const [name, conclusion] of checks) one.check(conclusion, name);
    one.deliver();
  };
}

const UNREADABLE: readonly TableCase[] = [
  {
    name: '13: the rules cannot be read',
    arrange(one) {
      one.ready();
      one.scene.github.faults.add({
        kind: 'status',
        status: 500,
        match: { path: /\/rules\/branches\// },
        times: Infinity,
      });
    },
    ...HOLD,
    code: 'checks_unavailable',
  },
  {
    name: '13: the token may not read the rules',
    arrange(one) {
      one.ready();
      const message = 'Resource not accessible by integration';
      one.scene.github.faults.add({
        kind: 'status',
        status: 403,
        message,
        match: { path: /\/rules\/branches\// },
        times: Infinity,
      });
    },
    ...HOLD,
    code: 'checks_unavailable',
  },
  {
    name: '13: the rollup answers errors without data',
    arrange(one) {
      one.ready();
      hideOwnChecks(one);
      one.scene.github.faults.add({ kind: 'graphql_errors', match: { operation: 'Checks' }, times: Infinity });
    },
    ...HOLD,
    code: 'checks_unavailable',
  },
  {
    name: '13: the rollup is cut short in every answer',
    arrange(one) {
      one.ready();
      hideOwnChecks(one);
      one.scene.github.faults.add({ kind: 'cut_json', match: { operation: 'Checks' }, times: Infinity });
    },
    ...HOLD,
    code: 'checks_unavailable',
  },
];

/** Hides the checks of the head in the pull request's own response, so that they are read separately. */
function hideOwnChecks({ scene }: Parameters<TableCase['arrange']>[0]): void {
  const path = 'repository.pullRequest.headChecks';
  scene.github.faults.add({ kind: 'partial', path, match: { operation: 'Delivery' }, times: Infinity });
}

const EMPTY: readonly TableCase[] = [
  {
    name: '14: the rule went away after the hire',
    arrange(one) {
      one.ready();
      one.scene.repo.unprotect();
    },
    ...HOLD,
    code: 'no_required_checks',
  },
  {
    name: '14: checks: all, and nothing has reported',
    inputs: { checks: 'all' },
    arrange(one) {
      one.scene.repo.unprotect();
      one.open();
      one.deliver();
    },
    ...HOLD,
    code: 'no_required_checks',
  },
  {
    name: '14: every required name is ignored',
    inputs: { 'ignore-checks': 'test' },
    arrange: (one) => void one.ready(),
    ...HOLD,
    code: 'no_required_checks',
  },
];

const RESULTS: readonly TableCase[] = [
  { name: '15: still running', arrange: reportCheck(['test', null]), ...WAIT, code: 'checks_pending' },
  {
    name: '15: green before, and running again',
    arrange: reportCheck(['test', 'success'], ['test', null]),
    ...WAIT,
    code: 'checks_pending',
  },
  {
    name: '16: red on the base branch as well',
    arrange(one) {
      reportCheck(['test', 'failure'])(one);
      one.check('failure', 'test', one.scene.repo.branchHead('main'));
    },
    ...HOLD,
    code: 'baseline_broken',
  },
  {
    name: '17: red, and the specialist is told where',
    arrange(one) {
      const sha = one.open();
      one.scene.repo.report({
        sha,
        name: 'test',
        conclusion: 'failure',
        title: '1 of 42 tests failed',
        summary: 'parse("") threw RangeError',
        annotations: [{ path: 'src/parser.ts', line: 7, message: 'index 0 is out of range' }],
      });
      one.deliver();
    },
    ...SENT_BACK,
    code: 'checks_failed',
    also(one) {
      const reason = reworkReason(one);
      for (const part of [
        'test',
        '1 of 42 tests failed',
        'src/parser.ts:7',
        'parse("") threw RangeError',
        'a test shows it',
      ])
        expect(reason).toContain(part);
      expect(reason.length).toBeLessThanOrEqual(4000);
      expect(missionOf(one)).toMatchObject({ status: 'in_progress', rework_count: 1, escrow_status: 'held' });
    },
  },
  {
    name: '17: a commit status in the state error',
    arrange(one) {
      const sha = one.open();
      one.scene.repo.setStatus({ sha, context: 'test', state: 'error', description: 'out of disk' });
      one.deliver();
    },
    ...SENT_BACK,
    code: 'checks_failed',
  },
  {
    name: '17: one of two is red',
    inputs: { checks: 'test, lint' },
    isAgreed: true,
    arrange: reportCheck(['test', 'success'], ['lint', 'failure']),
    ...SENT_BACK,
    code: 'checks_failed',
    also(one) {
      expect(reworkReason(one)).toMatch(/Failed: lint/);
      expect(reworkReason(one)).not.toMatch(/Failed: test/);
    },
  },
  {
    name: '18: waits for a click',
    arrange: reportCheck(['test', 'action_required']),
    ...HOLD,
    code: 'checks_need_approval',
  },
  ...(['cancelled', 'timed_out', 'stale', 'startup_failure'] as const).map((conclusion): TableCase => ({
    name: `19: ${conclusion}`,
    arrange: reportCheck(['test', conclusion]),
    ...HOLD,
    code: 'checks_inconclusive',
  })),
  {
    name: '19: skipped, and skipped-checks: hold',
    inputs: { checks: 'test, lint', 'skipped-checks': 'hold' },
    arrange: reportCheck(['test', 'success'], ['lint', 'skipped']),
    ...HOLD,
    code: 'checks_inconclusive',
  },
];

/** Requires the check from GitHub Actions. It comes from another app. */
function requireFromActions(one: MissionScene): void {
  one.scene.repo.unprotect();
  one.scene.repo.protect({ required: [{ name: 'test', appId: GITHUB_ACTIONS }] });
}

const SOURCES: readonly TableCase[] = [
  {
    name: '20: green, but from another app than the rule names',
    arrange(one) {
      requireFromActions(one);
      const sha = one.open();
      one.scene.repo.report({ sha, name: 'test', conclusion: 'success', appId: 99_001 });
      one.deliver();
    },
    ...HOLD,
    code: 'check_source_mismatch',
  },
  {
    name: '20: green, but a commit status that anybody with a token can set',
    arrange(one) {
      requireFromActions(one);
      const sha = one.open();
      one.scene.repo.setStatus({ sha, context: 'test', state: 'success', by: 'maya' });
      one.deliver();
    },
    ...HOLD,
    code: 'check_source_mismatch',
  },
  {
    name: '20: red from the right app and green from another',
    arrange(one) {
      requireFromActions(one);
      const sha = one.open();
      one.check('failure');
      one.scene.repo.report({ sha, name: 'test', conclusion: 'success', appId: 99_001 });
      one.deliver();
    },
    ...SENT_BACK,
    code: 'checks_failed',
  },
  {
    name: '21: never reported, and the head is fresh',
    arrange: reportCheck(),
    ...WAIT,
    code: 'checks_missing',
  },
  {
    name: '21: green, but on the commit before the head',
    arrange(one) {
      one.ready();
      one.scene.repo.push(PULL);
    },
    ...WAIT,
    code: 'checks_missing',
  },
  {
    name: '21: another check is green, the required one never came',
    arrange: reportCheck(['lint', 'success']),
    ...WAIT,
    code: 'checks_missing',
  },
];

const RAN: readonly TableCase[] = [
  { name: '22: skipped', arrange: reportCheck(['test', 'skipped']), ...HOLD, code: 'no_check_ran' },
  { name: '22: neutral', arrange: reportCheck(['test', 'neutral']), ...HOLD, code: 'no_check_ran' },
  {
    name: '22: all of several skipped or neutral',
    inputs: { checks: 'test, lint' },
    arrange: reportCheck(['test', 'skipped'], ['lint', 'neutral']),
    ...HOLD,
    code: 'no_check_ran',
  },
  {
    name: '28: required checks green',
    arrange: reportCheck(['test', 'success'], ['lint', 'failure']),
    ...PAID,
    code: 'checks_passed',
    also(one, { outputs, receipt }) {
      expect(outputs).toMatchObject({ 'escrow-status': 'released', 'pr-number': '13' });
      expect(receipt).toMatchObject({ head_sha: one.scene.repo.pull(PULL).headSha, mission: { id: one.id } });
      expect(statusCommentOf(one).body).toContain('test');
    },
  },
  {
    name: '28: red before, green in a newer run',
    arrange: reportCheck(['test', 'failure'], ['test', 'success']),
    ...PAID,
    code: 'checks_passed',
  },
  {
    name: '28: one green, one skipped',
    inputs: { checks: 'test, lint' },
    arrange: reportCheck(['test', 'success'], ['lint', 'skipped']),
    ...PAID,
    code: 'checks_passed',
  },
  {
    name: '28: nothing required, and an admin has said that this is fine',
    inputs: { 'when-no-required-checks': 'accept' },
    isAgreed: true,
    arrange(one) {
      one.ready();
      one.scene.repo.unprotect();
    },
    ...PAID,
    code: 'checks_passed',
  },
  {
    name: '28: checks: none pays the verified work, red checks or not',
    inputs: { checks: 'none' },
    isAgreed: true,
    arrange: reportCheck(['test', 'failure']),
    ...PAID,
    code: 'verified',
  },
  {
    name: '28: checks: none without a pull request',
    inputs: { checks: 'none' },
    isAgreed: true,
    arrange(one) {
      one.deliver();
    },
    ...PAID,
    code: 'verified',
  },
];

describe('the decision table, rows 13–22 and 28', () => {
  const rows = [...UNREADABLE, ...EMPTY, ...RESULTS, ...SOURCES, ...RAN];
  it.concurrent.each(rows.map((row) => [row.name, row] as const))('%s', (_name, row) => runRow(row));
});
