/**
 * Settling over sockets (docs/BEHAVIOR.md#changed-decisions, docs/PROTOCOL.md#settle-order): at most once per round, even if
 * something is lost, repeated, deleted, or edited.
 */
import { describe, expect, it } from '@jest/globals';
import {
  ISSUE,
  PULL,
  countPayments,
  decisionsOf,
  expectEnd,
  missionOf,
  runRow,
  statusCommentOf,
  withMissionScene,
  writesSince,
  type MissionScene,
  type Loss,
  type MarketCall,
  type TableCase,
} from './mission-scene.ts';

const HOLD = { outcome: 'held', verdict: 'hold' } as const;
const PAID = { outcome: 'accepted', verdict: 'accept', code: 'checks_passed' } as const;
const SENT_BACK = { outcome: 'reworked', verdict: 'rework', code: 'checks_failed' } as const;

function red(one: MissionScene): void {
  one.open();
  one.check('failure');
  one.deliver();
}

const NOTES: readonly TableCase[] = [
  { name: 'rework_limit: none allowed', inputs: { 'max-reworks': '0' }, arrange: red, ...HOLD, code: 'rework_limit' },
  {
    name: 'manual_settlement: on-pass: hold',
    inputs: { 'on-pass': 'hold' },
    arrange: (one) => void one.ready(),
    ...HOLD,
    code: 'manual_settlement',
  },
  {
    name: 'manual_settlement: on-fail: hold',
    inputs: { 'on-fail': 'hold' },
    arrange: red,
    ...HOLD,
    code: 'manual_settlement',
  },
  {
    name: 'merged_unverified: merged although red',
    arrange(one) {
      red(one);
      one.scene.repo.comment(ISSUE, { author: 'maya', body: `/orkestro link #${PULL}` });
      one.scene.repo.merge(PULL);
    },
    ...HOLD,
    code: 'merged_unverified',
  },
  {
    name: 'state_lost: the status comment is deleted',
    arrange(one) {
      one.ready();
      one.scene.repo.deleteComment(statusCommentOf(one).id);
    },
    ...HOLD,
    code: 'state_lost',
  },
  {
    name: 'state_lost: somebody else edits the status comment',
    arrange(one) {
      one.ready();
      const { id, body } = statusCommentOf(one);
      one.scene.repo.editComment(id, { body: `${body} `, by: 'maya' });
    },
    ...HOLD,
    code: 'state_lost',
  },
];

/** Lets the first settling request of a kind meet `loss`. Later ones get through. */
function loseFirstResponse(verb: 'accept' | 'rework', loss: Loss): (call: MarketCall) => Loss | null {
  let left = 1;
  return ({ method, path }) => (method === 'POST' && path.endsWith(`/${verb}`) && left-- > 0 ? loss : null);
}

/** Lets twenty minutes pass for the locks taken so far: their run is long over. */
function ageReactions(one: MissionScene): void {
  const { reactions } = one.scene.repo.written({ comment: statusCommentOf(one).id });
  for (const reaction of reactions) Object.assign(reaction, { createdAt: reaction.createdAt - 20 * 60_000 });
}

describe('the notes below the decision table', () => {
  it.concurrent.each(NOTES.map((row) => [row.name, row] as const))('%s', (_name, row) => runRow(row));

  it.concurrent('rework_limit: once sent back, red again, max-reworks: 1', () =>
    withMissionScene(async (one) => {
      red(one);
      expectEnd(await one.sync({ 'max-reworks': '1' }), SENT_BACK);
      one.scene.repo.push(PULL);
      one.check('failure');
      one.deliver();
      expectEnd(await one.sync({ 'max-reworks': '1' }), { ...HOLD, code: 'rework_limit' });
      expect(one.sent('rework')).toBe(1);
      expect(missionOf(one)).toMatchObject({ status: 'awaiting_acceptance', rework_count: 1, escrow_status: 'held' });
    }),
  );

  it.concurrent('red, sent back, green: paid once, each round with its own decision', () =>
    withMissionScene(async (one) => {
      red(one);
      expectEnd(await one.sync(), SENT_BACK);
      expect(countPayments(one)).toBe(0);
      one.scene.repo.push(PULL);
      one.check('success');
      one.deliver();
      expectEnd(await one.sync(), PAID);
      expect(countPayments(one)).toBe(1);
      expect(decisionsOf(one)).toHaveLength(2);
      expect([one.sent('rework'), one.sent('accept')]).toEqual([1, 1]);
    }),
  );
});

describe('settling when answers are lost', () => {
  it.concurrent('the accept took effect and its answer is lost: paid once, and never sent again', () =>
    withMissionScene(async (one) => {
      one.ready();
      one.setLoss(loseFirstResponse('accept', 'after'));
      expectEnd(await one.sync(), PAID);
      expect(countPayments(one)).toBe(1);
      expect(one.sent('accept')).toBe(1);
      expectEnd(await one.sync(), { ...PAID, code: 'already_accepted' });
      expect(countPayments(one)).toBe(1);
      expect(one.sent('accept')).toBe(1);
    }),
  );

  it.concurrent('the accept never arrived: its owner sends it once more, paid once', () =>
    withMissionScene(async (one) => {
      one.ready();
      one.setLoss(loseFirstResponse('accept', 'before'));
      expectEnd(await one.sync(), PAID);
      expect(countPayments(one)).toBe(1);
      expect(one.sent('accept')).toBe(2);
      expect(decisionsOf(one)).toHaveLength(1);
    }),
  );

  it.concurrent('no accept ever arrives: two tries, then in doubt, and a later run sends nothing', () =>
    withMissionScene(async (one) => {
      one.ready();
      one.setLoss(({ path }) => (path.endsWith('/accept') ? 'before' : null));
      expectEnd(await one.sync(), { ...HOLD, code: 'decision_unconfirmed' });
      expect(one.sent('accept')).toBe(2);
      one.setLoss(null);
      ageReactions(one);
      expectEnd(await one.sync({}, { runId: '9002' }), { ...HOLD, code: 'decision_unconfirmed' });
      expect(one.sent('accept')).toBe(2);
      expect(countPayments(one)).toBe(0);
    }),
  );

  it.concurrent('the marketplace refuses the accept for now: the lock comes back and a later run pays', () =>
    withMissionScene(async (one) => {
      one.ready();
      one.setLoss(loseFirstResponse('accept', 429));
      expectEnd(await one.sync(), { ...HOLD, code: 'marketplace_error' });
      expect(countPayments(one)).toBe(0);
      expect(one.sent('accept')).toBe(1);
      expectEnd(await one.sync(), PAID);
      expect(countPayments(one)).toBe(1);
    }),
  );

  it.concurrent('the rework took effect and its answer is lost: sent once, and the round goes on', () =>
    withMissionScene(async (one) => {
      red(one);
      one.setLoss(loseFirstResponse('rework', 'after'));
      expectEnd(await one.sync(), SENT_BACK);
      expect(one.sent('rework')).toBe(1);
      expect(missionOf(one).rework_count).toBe(1);
    }),
  );

  it.concurrent('the rework never arrived: it is not sent again, a person decides', () =>
    withMissionScene(async (one) => {
      red(one);
      one.setLoss(loseFirstResponse('rework', 'before'));
      expectEnd(await one.sync(), { ...HOLD, code: 'decision_unconfirmed' });
      expect(one.sent('rework')).toBe(1);
      expect(missionOf(one)).toMatchObject({ status: 'awaiting_acceptance', rework_count: 0, escrow_status: 'held' });
    }),
  );
});

describe('settling once', () => {
  it.concurrent('two runs at the same time: one payment, one decision, and both end well', () =>
    withMissionScene(async (one) => {
      one.ready();
      const results = await Promise.all([one.sync({}, { runId: '9101' }), one.sync({}, { runId: '9102' })]);
      const outcomes = results.map(({ outputs }) => outputs['outcome']);
      expect({ ends: outcomes, reasons: results.map(({ outputs }) => outputs['reason-code']) }).toMatchObject({
        ends: ['accepted', 'accepted'],
      });
      expect(countPayments(one)).toBe(1);
      expect(one.sent('accept')).toBe(1);
      expect(decisionsOf(one)).toHaveLength(1);
    }),
  );

  it.concurrent('two runs at the same time on red: sent back once', () =>
    withMissionScene(async (one) => {
      red(one);
      await Promise.all([one.sync({}, { runId: '9101' }), one.sync({}, { runId: '9102' })]);
      expect(one.sent('rework')).toBe(1);
      expect(missionOf(one).rework_count).toBe(1);
      expect(decisionsOf(one)).toHaveLength(1);
    }),
  );

  it.concurrent('the lock of this round was taken long ago by a run that never came back: in doubt', () =>
    withMissionScene(async (one) => {
      one.ready();
      one.scene.repo.react({ comment: statusCommentOf(one).id }, 'github-actions[bot]', 'rocket');
      ageReactions(one);
      expectEnd(await one.sync(), { ...HOLD, code: 'decision_unconfirmed' });
      expect(countPayments(one)).toBe(0);
      expect(one.sent('accept')).toBe(0);
    }),
  );

  it.concurrent("a person's reaction is no lock", () =>
    withMissionScene(async (one) => {
      one.ready();
      one.scene.repo.react({ comment: statusCommentOf(one).id }, 'maya', 'rocket');
      expectEnd(await one.sync(), PAID);
      expect(countPayments(one)).toBe(1);
    }),
  );

  it.concurrent('a hold that arrives between judging and paying stops the payment', () =>
    withMissionScene(async (one) => {
      one.ready();
      const run = (): void => void one.scene.repo.comment(ISSUE, { author: 'maya', body: '/orkestro hold' });
      const match = { method: 'POST', path: /\/issues\/comments\/\d+\/reactions$/ };
      one.scene.github.faults.add({ kind: 'meanwhile', run, match, after: true });
      expectEnd(await one.sync(), { ...HOLD, code: 'held_by_person' });
      expect(one.scene.github.faults.pending).toEqual([]);
      expect(countPayments(one)).toBe(0);
      expect(one.sent('accept')).toBe(0);
    }),
  );

  it.concurrent('reactions are forbidden: nothing is paid', () =>
    withMissionScene(async (one) => {
      one.ready();
      const match = { method: 'POST', path: /\/reactions$/ };
      const message = 'Resource not accessible by integration';
      one.scene.github.faults.add({ kind: 'status', status: 403, message, match, times: Infinity });
      expectEnd(await one.sync(), { ...HOLD, code: 'missing_permission' });
      expect(countPayments(one)).toBe(0);
      expect(one.sent('accept')).toBe(0);
    }),
  );
});

describe('what people see around a payment', () => {
  it.concurrent('the gate is pending while checks run, writes nothing without a change, and opens once paid', () =>
    withMissionScene(async (one) => {
      const sha = one.open();
      one.check(null);
      one.deliver();
      const { repo, github, payloads } = one.scene;
      const gate = (): string | undefined => repo.status(sha, 'orkestro/mission')?.state;
      expectEnd(await one.sync(), { outcome: 'pending', verdict: 'wait', code: 'checks_pending' });
      expect(gate()).toBe('pending');
      expect(repo.commentsOf(PULL)).toHaveLength(1);

      const before = github.requests.length;
      expectEnd(await one.sync(), { outcome: 'pending', verdict: 'wait', code: 'checks_pending' });
      expect(writesSince(one, before).map(({ method, path }) => `${method} ${path}`)).toEqual([]);

      one.check('success');
      expectEnd(await one.scene.run(payloads.workflowRun({ sha }), one.inputs), PAID);
      expect(countPayments(one)).toBe(1);
      expect(gate()).toBe('success');
      expect(repo.commentsOf(PULL)).toHaveLength(1);
      expect(repo.commentsOf(PULL)[0]?.body).toContain('test');
    }),
  );

  it.concurrent('a pull request event settles the mission of the issue that it closes', () =>
    withMissionScene(async (one) => {
      const sha = one.ready();
      const event = one.scene.payloads.pull(PULL, 'synchronize');
      expectEnd(await one.scene.run(event, one.inputs), PAID);
      expect(one.scene.repo.status(sha, 'orkestro/mission')?.state).toBe('success');
      expect(countPayments(one)).toBe(1);
    }),
  );

  it.concurrent('dry-run says what it would pay and writes nothing anywhere', () =>
    withMissionScene(async (one) => {
      one.ready();
      const [before, calls] = [one.scene.github.requests.length, one.calls.length];
      const result = await one.sync({ 'dry-run': 'true' });
      expect(result.exitCode).toBe(0);
      expect(result.outputs).toMatchObject({ verdict: 'accept', 'reason-code': 'checks_passed' });
      expect(result.outputs['outcome']).not.toBe('accepted');
      expect(writesSince(one, before)).toEqual([]);
      expect(one.calls.slice(calls).filter(({ method }) => method !== 'GET')).toEqual([]);
      expect(countPayments(one)).toBe(0);
    }),
  );
});
