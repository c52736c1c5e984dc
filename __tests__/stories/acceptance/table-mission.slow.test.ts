/** Rows 1–7 of docs/BEHAVIOR.md#decision, over sockets: what the mission itself, the reviewer and people say. */
import { describe, expect, it } from '@jest/globals';
import { ISSUE, PULL, missionOf, runRow, reworkReason, statusCommentOf, type TableCase } from './mission-scene.ts';

const ROWS: readonly TableCase[] = [
  {
    name: '1: accepted already',
    async arrange(one) {
      one.ready();
      const { url, key } = one.scene.market;
      const headers = { authorization: `Bearer ${key}` };
      const reply = await fetch(`${url}/marketplace/missions/${one.id}/accept`, { method: 'POST', headers });
      expect(reply.status).toBe(200);
    },
    outcome: 'accepted',
    verdict: 'accept',
    code: 'already_accepted',
    also(one) {
      expect(one.sent('accept')).toBe(0);
    },
  },
  ...(['cancelled', 'expired', 'refunded'] as const).map((ending): TableCase => ({
    name: `2: ${ending}`,
    arrange(one) {
      one.ready();
      one.scene.market.sandbox.end(one.id, ending);
    },
    outcome: 'held',
    verdict: 'hold',
    code: 'mission_ended',
    also(one) {
      expect(missionOf(one).escrow_status).toBe('refunded');
    },
  })),
  {
    name: '3: held by a person on the issue',
    arrange(one) {
      one.ready();
      one.scene.repo.comment(ISSUE, { author: 'maya', body: '/orkestro hold the API is about to change' });
    },
    outcome: 'held',
    verdict: 'hold',
    code: 'held_by_person',
    also(one) {
      expect(statusCommentOf(one).body).toContain('the API is about to change');
    },
  },
  {
    name: '3: held by a person on the pull request',
    arrange(one) {
      one.ready();
      one.scene.repo.comment(PULL, { author: 'maya', body: '/orkestro hold' });
    },
    outcome: 'held',
    verdict: 'hold',
    code: 'held_by_person',
  },
  {
    name: '3: held, and a stranger says resume',
    arrange(one) {
      one.ready();
      one.scene.repo.comment(ISSUE, { author: 'maya', body: '/orkestro hold' });
      one.scene.repo.comment(ISSUE, { author: 'mallory', body: '/orkestro resume' });
    },
    outcome: 'held',
    verdict: 'hold',
    code: 'held_by_person',
  },
  {
    name: "3: a stranger's hold is no hold",
    arrange(one) {
      one.ready();
      one.scene.repo.comment(ISSUE, { author: 'mallory', body: '/orkestro hold' });
    },
    outcome: 'accepted',
    verdict: 'accept',
    code: 'checks_passed',
  },
  {
    name: '3: resume lifts a hold',
    arrange(one) {
      one.ready();
      one.scene.repo.comment(ISSUE, { author: 'maya', body: '/orkestro hold' });
      one.scene.repo.comment(ISSUE, { author: 'maya', body: '/orkestro resume' });
    },
    outcome: 'accepted',
    verdict: 'accept',
    code: 'checks_passed',
  },
  {
    name: '4: the match is below min-rank',
    inputs: { 'min-rank': '99' },
    arrange: (one) => void one.ready(),
    outcome: 'held',
    verdict: 'hold',
    code: 'terms_mismatch',
  },
  {
    name: '4: the marketplace names another budget than was agreed',
    arrange(one) {
      one.ready();
      one.changeMission({ budget_usd: 240 });
    },
    outcome: 'held',
    verdict: 'hold',
    code: 'terms_mismatch',
  },
  {
    name: '5: a status that nobody knows',
    arrange(one) {
      one.ready();
      one.changeMission({ status: 'accepted_pending_review' });
    },
    outcome: 'pending',
    verdict: 'wait',
    code: 'mission_not_ready',
  },
  {
    name: '7: a word of the reviewer that nobody knows',
    arrange(one) {
      one.ready();
      one.changeMission({ verification: 'not passed' });
    },
    outcome: 'pending',
    verdict: 'wait',
    code: 'verification_pending',
  },
  {
    name: '5: work is under way',
    arrange(one) {
      one.open();
      one.check('success');
      one.scene.market.sandbox.start(one.id);
    },
    outcome: 'pending',
    verdict: 'wait',
    code: 'mission_not_ready',
  },
  {
    name: '6: the reviewer did not pass it, although the checks are green',
    arrange(one) {
      one.open();
      one.check('success');
      one.deliver('failed');
    },
    outcome: 'reworked',
    verdict: 'rework',
    code: 'verification_failed',
    also(one) {
      expect(missionOf(one)).toMatchObject({ status: 'in_progress', rework_count: 1, escrow_status: 'held' });
      expect(reworkReason(one)).toMatch(/reviewer did not pass[^]*a test shows it/);
    },
  },
  {
    name: '7: the reviewer has not spoken',
    arrange(one) {
      one.open();
      one.check('success');
      one.deliver('pending');
    },
    outcome: 'pending',
    verdict: 'wait',
    code: 'verification_pending',
  },
];

describe('the decision table, rows 1–7', () => {
  it.concurrent.each(ROWS.map((row) => [row.name, row] as const))('%s', (_name, row) => runRow(row));
});
