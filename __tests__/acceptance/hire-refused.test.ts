/** Who may not hire, what is not hired for, and what is nobody's business: nothing is posted, and people are told why. */
import { describe, expect, it } from '@jest/globals';
import { ISSUE_BODY } from '../support/scene.ts';
import type { ActionResult, ActionRun } from '../support/action.ts';
import type { Delivery } from '../support/github/payloads.ts';
import { ISSUE, labelIssue, onStage, readLog, toTranscript, type Stage } from './support.ts';

/** Held before anything was posted: a warning, exit 0, one comment that says why, the label off, no lock, no mission. */
function expectRefused(stage: Stage, result: ActionResult, code: string, message: RegExp): void {
  expect(result.outputs).toMatchObject({ outcome: 'held', verdict: 'hold', 'reason-code': code, 'mission-id': '' });
  expect(result.outputs['reason']).toMatch(message);
  expect(result.exitCode).toBe(0);
  expect(result.stdout).toContain('::warning');
  expect(stage.calls.filter((call) => !call.startsWith('GET '))).toEqual([]);
  expect(stage.market.sandbox.missions()).toEqual([]);
  expect(stage.world.issue(ISSUE).reactions).toEqual([]);
  const comments = stage.world.commentsOf(ISSUE);
  expect(comments).toHaveLength(1);
  expect(comments[0]?.body).toContain('Nothing was posted');
  expect(result.outputs['comment-url']).toContain(`#issuecomment-${String(comments[0]?.id)}`);
}

function expectLabelOff({ world }: Stage): void {
  expect(world.issue(ISSUE).labels).not.toContain('orkestro');
}

describe('who may hire', () => {
  it('a triager may not: nothing is posted, the label comes off, a comment says who can', () =>
    onStage(async (stage) => {
      stage.world.addUser('tris', 'triage');
      const result = await stage.run(labelIssue(stage, { by: 'tris' }), {}, { actor: 'tris' });
      expectRefused(stage, result, 'not_permitted', /tris may not hire here .*triage.*write is needed/);
      expectLabelOff(stage);
      expect(stage.world.commentsOf(ISSUE)[0]?.body).toContain('write permission');
      expect(toTranscript(stage, result)).toMatchSnapshot();
    }));

  it.each([
    ['none', 'none', undefined],
    ['read', 'read', undefined],
    ['read', "an organisation's own role", 'moderator'],
  ] as const)('%s (%s) may not', (level, _what, role) =>
    onStage(async (stage) => {
      stage.world.addUser('stranger', level, role);
      const result = await stage.run(labelIssue(stage, { by: 'stranger' }), {}, { actor: 'stranger' });
      expectRefused(stage, result, 'not_permitted', /stranger may not hire here/);
      expectLabelOff(stage);
    }),
  );

  it('a bot may not unless it is listed', () =>
    onStage(async (stage) => {
      const event = labelIssue(stage, { by: 'helper[bot]' });
      const result = await stage.run(event, {}, { actor: 'helper[bot]' });
      expectRefused(stage, result, 'not_permitted', /helper\[bot\] may not hire here .*allowed-bots/);
      expectLabelOff(stage);
      stage.world.label(ISSUE, 'orkestro', 'helper[bot]');
      const inputs = { 'allowed-bots': 'helper[bot]', mode: 'post' };
      const allowed = await stage.run(event, inputs, { actor: 'helper[bot]', runId: '9002' });
      expect(allowed.outputs).toMatchObject({ outcome: 'pending', 'reason-code': 'posted' });
    }));

  it('nobody may when the permission cannot be read', () =>
    onStage(async (stage) => {
      const match = { path: /\/collaborators\/maya\/permission$/ };
      stage.github.faults.add({ kind: 'status', status: 500, match, times: Infinity });
      const result = await stage.run(labelIssue(stage));
      expectRefused(stage, result, 'not_permitted', /the permission could not be read/);
    }));

  it.each<readonly [string, Partial<ActionRun>]>([
    ['re-runs the job', { actor: 'maya', triggeringActor: 'tris', attempt: 2 }],
    ['is the actor behind the event', { actor: 'tris', triggeringActor: 'maya' }],
  ])('not when a triager %s of a permitted person', (_what, run) =>
    onStage(async (stage) => {
      stage.world.addUser('tris', 'triage');
      const result = await stage.run(labelIssue(stage), {}, run);
      expectRefused(stage, result, 'not_permitted', /tris may not hire here/);
    }),
  );
});

describe('a brief that changed after the label', () => {
  it('is refused, and the comment asks to label again', () =>
    onStage(async (stage) => {
      const event = labelIssue(stage);
      stage.world.edit(ISSUE, { body: `${ISSUE_BODY}\n- [ ] and all my other wishes` });
      const result = await stage.run(event);
      expectRefused(stage, result, 'brief_changed', /the text changed after the label/);
      expectLabelOff(stage);
      expect(toTranscript(stage, result)).toMatchSnapshot();
    }));

  it('is refused when only the title changed', () =>
    onStage(async (stage) => {
      const event = labelIssue(stage);
      stage.world.edit(ISSUE, { title: 'Rewrite it all' });
      expectRefused(stage, await stage.run(event), 'brief_changed', /the title changed/);
    }));

  it.each([
    ['a second before the label', -1000, 'posted'],
    ['in the second of the label', 0, 'brief_changed'],
    ['a second after the label, and back again', 1000, 'brief_changed'],
  ])('edited %s: %i ms → %s', (_what, offset, code) =>
    onStage(async (stage) => {
      const event = labelIssue(stage);
      const issue = stage.world.issue(ISSUE);
      const at = (issue.timeline.at(-1)?.at ?? 0) + offset;
      issue.edits.push({ id: 1, editor: 'maya', at });
      const result = await stage.run(event, { mode: 'post' });
      expect(result.outputs['reason-code']).toBe(code);
      expect(stage.market.sandbox.missions()).toHaveLength(code === 'posted' ? 1 : 0);
    }),
  );

  it('is refused when it was edited and nobody knows when the label was put on', () =>
    onStage(async (stage) => {
      const event = labelIssue(stage);
      const issue = stage.world.issue(ISSUE);
      issue.edits.push({ id: 1, editor: 'maya', at: (issue.timeline.at(-1)?.at ?? 0) - 5000 });
      issue.timeline.length = 0;
      expectRefused(stage, await stage.run(event), 'brief_changed', /cannot be known/);
    }));
});

const HIDDEN = 'The parser\u200B fails.\n\n## Definition of Done\n\n- [ ] it works';
const PRICED = `${ISSUE_BODY}\n\n## Budget (USD)\n\n500`;

describe('a brief that cannot be sent', () => {
  it.each<readonly [string, string, Readonly<Record<string, string>>, RegExp]>([
    ['dod_missing', 'The parser fails on empty input.', {}, /no Definition of Done/],
    ['hidden_text', HIDDEN, {}, /invisible text: .*line 1, column 11/],
    ['budget_exceeded', ISSUE_BODY, { 'max-budget-usd': '100' }, /\$120\.00.*\$100\.00/],
    ['budget_exceeded', PRICED, { 'budget-usd': '', 'max-budget-usd': '100' }, /\$500\.00.*\$100\.00/],
    ['budget_exceeded', ISSUE_BODY, { 'monthly-budget-usd': '119.99' }, /\$120\.00.*\$119\.99/],
    ['budget_missing', PRICED, { 'budget-usd': '' }, /max-budget-usd/],
    ['budget_missing', ISSUE_BODY, { 'budget-usd': '' }, /no budget/],
  ])('%s', (code, body, inputs, say) =>
    onStage(async (stage) => {
      const result = await stage.run(labelIssue(stage, { body }), inputs);
      expectRefused(stage, result, code, say);
      expectLabelOff(stage);
    }),
  );

  it('permission is looked at before the brief', () =>
    onStage(async (stage) => {
      stage.world.addUser('tris', 'triage');
      const event = labelIssue(stage, { by: 'tris', body: HIDDEN });
      stage.world.edit(ISSUE, { body: 'something else' });
      const result = await stage.run(event, { 'max-budget-usd': '1' }, { actor: 'tris' });
      expectRefused(stage, result, 'not_permitted', /tris/);
    }));

  it('no required checks: held before anybody escrows what could never be settled', () =>
    onStage(async (stage) => {
      stage.world.unprotect();
      const result = await stage.run(labelIssue(stage));
      expectRefused(stage, result, 'no_required_checks', /branch main requires no checks/);
      expect(toTranscript(stage, result)).toMatchSnapshot();
    }));

  it('the monthly cap counts what was posted this month', () =>
    onStage(async (stage) => {
      const inputs = { 'monthly-budget-usd': '200', mode: 'post' };
      await stage.run(labelIssue(stage), inputs);
      stage.world.openIssue({ number: 20, title: 'Another', body: ISSUE_BODY, author: 'maya' });
      stage.world.label(20, 'orkestro');
      const second = await stage.run(stage.payloads.issueLabeled(20, 'orkestro'), inputs, { runId: '9002' });
      expect(second.outputs).toMatchObject({ outcome: 'held', 'reason-code': 'budget_exceeded' });
      expect(stage.market.sandbox.missions()).toHaveLength(1);
    }));
});

describe('without permission to guard the hire', () => {
  it.each([
    ['comments', { method: 'POST', path: `/repos/acme/app/issues/${ISSUE}/comments` }],
    ['reactions', { method: 'POST', path: `/repos/acme/app/issues/${ISSUE}/reactions` }],
  ])('no %s: nothing is posted, and the missing permission is named', (_what, match) =>
    onStage(async (stage) => {
      const message = 'Resource not accessible by integration';
      stage.github.faults.add({ kind: 'status', status: 403, message, match, times: Infinity });
      const result = await stage.run(labelIssue(stage));
      expect(['held', 'failed']).toContain(result.outputs['outcome']);
      expect(readLog(result).join('\n')).toMatch(/issues: write/);
      expect(stage.market.sandbox.missions()).toEqual([]);
      expect(stage.calls.filter((call) => !call.startsWith('GET '))).toEqual([]);
    }),
  );
});

describe('bad set-ups', () => {
  it('a missing key is told before anything is read', () =>
    onStage(async (stage) => {
      const result = await stage.run(labelIssue(stage), { 'api-key': '' });
      expect(result.exitCode).toBe(1);
      expect(result.outputs).toMatchObject({ outcome: 'failed', 'reason-code': 'bad_input' });
      expect(result.stdout).toMatch(/::error.*api-key/);
      expect(result.stdout).not.toMatch(/^\s+at /m);
      expect([...stage.calls, ...stage.github.transcript()]).toEqual([]);
      expect(toTranscript(stage, result)).toMatchSnapshot();
    }));

  it('several bad inputs are reported together, each with what is expected', () =>
    onStage(async (stage) => {
      const inputs = { 'budget-usd': '1e9', timeout: 'soon', 'max-reworks': '8', 'allowed-bots': '*', tier: 'T9' };
      const result = await stage.run(labelIssue(stage), inputs);
      expect(result.exitCode).toBe(1);
      expect(result.outputs).toMatchObject({ outcome: 'failed', 'reason-code': 'bad_input' });
      for (const [name, value] of Object.entries(inputs)) {
        expect(result.stdout).toContain(name);
        expect(result.stdout).toContain(value);
      }
      expect([...stage.calls, ...stage.github.transcript()]).toEqual([]);
      expect(toTranscript(stage, result)).toMatchSnapshot();
    }));
});

describe("what is nobody's business", () => {
  it.each([
    ['another label', (stage: Stage) => (stage.world.label(ISSUE, 'bug'), stage.payloads.issueLabeled(ISSUE, 'bug'))],
    ['an issue that was opened', (stage: Stage) => stage.payloads.issueOpened(ISSUE)],
  ] as const)('%s: skipped with one line, even without a key', (_what, toEvent) =>
    onStage(async (stage) => {
      labelIssue(stage);
      const result = await stage.run(toEvent(stage), { 'api-key': '' });
      expect(result.outputs).toMatchObject({ outcome: 'skipped', 'reason-code': 'skipped' });
      expect(result.exitCode).toBe(0);
      expect(readLog(result)).toEqual([expect.stringMatching(/^Skipped: /)]);
      expect([...stage.calls, ...stage.github.transcript()]).toEqual([]);
    }),
  );

  const fork = 30;
  it.each<readonly [string, (stage: Stage) => Delivery]>([
    ['pull_request', ({ payloads }) => payloads.pull(fork, 'synchronize', { event: 'pull_request' })],
    ['pull_request_target', ({ payloads }) => payloads.pull(fork, 'synchronize', { event: 'pull_request_target' })],
    [
      'labeled pull_request',
      ({ payloads }) => payloads.pull(fork, 'labeled', { event: 'pull_request', label: 'orkestro', sender: 'maya' }),
    ],
    [
      'pull_request_review',
      ({ world, payloads }) => {
        world.review(fork, 'maya', 'APPROVED');
        return payloads.reviewSubmitted(fork);
      },
    ],
  ])("threat row 9: a fork's %s without secrets: skipped with the reason, before anybody is asked", (_what, toEvent) =>
    onStage(async (stage) => {
      stage.world.openPull({ number: fork, headRepo: 'mallory/app', author: 'mallory' });
      stage.world.label(fork, 'orkestro', 'maya');
      const result = await stage.run(toEvent(stage), { 'api-key': '' }, { actor: 'mallory' });
      expect(result.outputs).toMatchObject({ outcome: 'skipped' });
      expect(result.outputs['reason']).toMatch(/fork.*no secrets/);
      expect(result.exitCode).toBe(0);
      expect([...stage.calls, ...stage.github.transcript()]).toEqual([]);
    }),
  );
});
