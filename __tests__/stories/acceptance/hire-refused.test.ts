/** Who can't hire, what is not hired for, and events that are ignored: nothing is posted, and the reason is given. */
import { describe, expect, it } from '@jest/globals';
import { ISSUE_BODY } from '../../support/scene.ts';
import type { ActionResult, ActionRun } from '../../support/action.ts';
import type { Delivery } from '../../support/github/payloads.ts';
import { ISSUE, labelIssue, withScene, readLog, toTranscript, type RecordedScene } from './recorded-scene.ts';

/** Asserts a hold before anything was posted: a warning, exit 0, one comment that says why, the label off, no lock, no mission. */
function expectRefused(scene: RecordedScene, result: ActionResult, code: string, message: RegExp): void {
  expect(result.outputs).toMatchObject({ outcome: 'held', verdict: 'hold', 'reason-code': code, 'mission-id': '' });
  expect(result.outputs['reason']).toMatch(message);
  expect(result.exitCode).toBe(0);
  expect(result.stdout).toContain('::warning');
  expect(scene.calls.filter((call) => !call.startsWith('GET '))).toEqual([]);
  expect(scene.market.sandbox.missions()).toEqual([]);
  expect(scene.repo.issue(ISSUE).reactions).toEqual([]);
  const comments = scene.repo.commentsOf(ISSUE);
  expect(comments).toHaveLength(1);
  expect(comments[0]?.body).toContain('Nothing was posted');
  expect(result.outputs['comment-url']).toContain(`#issuecomment-${String(comments[0]?.id)}`);
}

function expectLabelOff({ repo }: RecordedScene): void {
  expect(repo.issue(ISSUE).labels).not.toContain('orkestro');
}

describe('who may hire', () => {
  it('a triager may not: nothing is posted, the label comes off, a comment says who can', () =>
    withScene(async (scene) => {
      scene.repo.addUser('tris', 'triage');
      const result = await scene.run(labelIssue(scene, { by: 'tris' }), {}, { actor: 'tris' });
      expectRefused(scene, result, 'not_permitted', /tris may not hire here .*triage.*write is needed/);
      expectLabelOff(scene);
      expect(scene.repo.commentsOf(ISSUE)[0]?.body).toContain('write permission');
      expect(toTranscript(scene, result)).toMatchSnapshot();
    }));

  it.each([
    ['none', 'none', undefined],
    ['read', 'read', undefined],
    ['read', "an organisation's own role", 'moderator'],
  ] as const)('%s (%s) may not', (level, _what, role) =>
    withScene(async (scene) => {
      scene.repo.addUser('stranger', level, role);
      const result = await scene.run(labelIssue(scene, { by: 'stranger' }), {}, { actor: 'stranger' });
      expectRefused(scene, result, 'not_permitted', /stranger may not hire here/);
      expectLabelOff(scene);
    }),
  );

  it('a bot may not unless it is listed', () =>
    withScene(async (scene) => {
      const event = labelIssue(scene, { by: 'helper[bot]' });
      const result = await scene.run(event, {}, { actor: 'helper[bot]' });
      expectRefused(scene, result, 'not_permitted', /helper\[bot\] may not hire here .*allowed-bots/);
      expectLabelOff(scene);
      scene.repo.label(ISSUE, 'orkestro', 'helper[bot]');
      const inputs = { 'allowed-bots': 'helper[bot]', mode: 'post' };
      const allowed = await scene.run(event, inputs, { actor: 'helper[bot]', runId: '9002' });
      expect(allowed.outputs).toMatchObject({ outcome: 'pending', 'reason-code': 'posted' });
    }));

  it('nobody may when the permission cannot be read', () =>
    withScene(async (scene) => {
      const match = { path: /\/collaborators\/maya\/permission$/ };
      scene.github.faults.add({ kind: 'status', status: 500, match, times: Infinity });
      const result = await scene.run(labelIssue(scene));
      expectRefused(scene, result, 'not_permitted', /the permission could not be read/);
    }));

  it.each<readonly [string, Partial<ActionRun>]>([
    ['re-runs the job', { actor: 'maya', triggeringActor: 'tris', attempt: 2 }],
    ['is the actor behind the event', { actor: 'tris', triggeringActor: 'maya' }],
  ])('not when a triager %s of a permitted person', (_what, run) =>
    withScene(async (scene) => {
      scene.repo.addUser('tris', 'triage');
      const result = await scene.run(labelIssue(scene), {}, run);
      expectRefused(scene, result, 'not_permitted', /tris may not hire here/);
    }),
  );
});

describe('a brief that changed after the label', () => {
  it('is refused, and the comment asks to label again', () =>
    withScene(async (scene) => {
      const event = labelIssue(scene);
      scene.repo.edit(ISSUE, { body: `${ISSUE_BODY}\n- [ ] and all my other wishes` });
      const result = await scene.run(event);
      expectRefused(scene, result, 'brief_changed', /the text changed after the label/);
      expectLabelOff(scene);
      expect(toTranscript(scene, result)).toMatchSnapshot();
    }));

  it('is refused when only the title changed', () =>
    withScene(async (scene) => {
      const event = labelIssue(scene);
      scene.repo.edit(ISSUE, { title: 'Rewrite it all' });
      expectRefused(scene, await scene.run(event), 'brief_changed', /the title changed/);
    }));

  it.each([
    ['a second before the label', -1000, 'posted'],
    ['in the second of the label', 0, 'brief_changed'],
    ['a second after the label, and back again', 1000, 'brief_changed'],
  ])('edited %s: %i ms → %s', (_what, offset, code) =>
    withScene(async (scene) => {
      const event = labelIssue(scene);
      const issue = scene.repo.issue(ISSUE);
      const at = (issue.timeline.at(-1)?.at ?? 0) + offset;
      issue.edits.push({ id: 1, editor: 'maya', at });
      const result = await scene.run(event, { mode: 'post' });
      expect(result.outputs['reason-code']).toBe(code);
      expect(scene.market.sandbox.missions()).toHaveLength(code === 'posted' ? 1 : 0);
    }),
  );

  it('is refused when it was edited and nobody knows when the label was put on', () =>
    withScene(async (scene) => {
      const event = labelIssue(scene);
      const issue = scene.repo.issue(ISSUE);
      issue.edits.push({ id: 1, editor: 'maya', at: (issue.timeline.at(-1)?.at ?? 0) - 5000 });
      issue.timeline.length = 0;
      expectRefused(scene, await scene.run(event), 'brief_changed', /cannot be known/);
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
  ])('%s', (code, body, inputs, message) =>
    withScene(async (scene) => {
      const result = await scene.run(labelIssue(scene, { body }), inputs);
      expectRefused(scene, result, code, message);
      expectLabelOff(scene);
    }),
  );

  it('permission is looked at before the brief', () =>
    withScene(async (scene) => {
      scene.repo.addUser('tris', 'triage');
      const event = labelIssue(scene, { by: 'tris', body: HIDDEN });
      scene.repo.edit(ISSUE, { body: 'something else' });
      const result = await scene.run(event, { 'max-budget-usd': '1' }, { actor: 'tris' });
      expectRefused(scene, result, 'not_permitted', /tris/);
    }));

  it('no required checks: held before anybody escrows what could never be settled', () =>
    withScene(async (scene) => {
      scene.repo.unprotect();
      const result = await scene.run(labelIssue(scene));
      expectRefused(scene, result, 'no_required_checks', /branch main requires no checks/);
      expect(toTranscript(scene, result)).toMatchSnapshot();
    }));

  it('the monthly cap counts what was posted this month', () =>
    withScene(async (scene) => {
      const inputs = { 'monthly-budget-usd': '200', mode: 'post' };
      await scene.run(labelIssue(scene), inputs);
      scene.repo.openIssue({ number: 20, title: 'Another', body: ISSUE_BODY, author: 'maya' });
      scene.repo.label(20, 'orkestro');
      const second = await scene.run(scene.payloads.issueLabeled(20, 'orkestro'), inputs, { runId: '9002' });
      expect(second.outputs).toMatchObject({ outcome: 'held', 'reason-code': 'budget_exceeded' });
      expect(scene.market.sandbox.missions()).toHaveLength(1);
    }));
});

describe('without permission to guard the hire', () => {
  it.each([
    ['comments', { method: 'POST', path: `/repos/acme/app/issues/${ISSUE}/comments` }],
    ['reactions', { method: 'POST', path: `/repos/acme/app/issues/${ISSUE}/reactions` }],
  ])('no %s: nothing is posted, and the missing permission is named', (_what, match) =>
    withScene(async (scene) => {
      const message = 'Resource not accessible by integration';
      scene.github.faults.add({ kind: 'status', status: 403, message, match, times: Infinity });
      const result = await scene.run(labelIssue(scene));
      expect(['held', 'failed']).toContain(result.outputs['outcome']);
      expect(readLog(result).join('\n')).toMatch(/issues: write/);
      expect(scene.market.sandbox.missions()).toEqual([]);
      expect(scene.calls.filter((call) => !call.startsWith('GET '))).toEqual([]);
    }),
  );
});

describe('bad set-ups', () => {
  it('a missing key is told before anything is read', () =>
    withScene(async (scene) => {
      const result = await scene.run(labelIssue(scene), { 'api-key': '' });
      expect(result.exitCode).toBe(1);
      expect(result.outputs).toMatchObject({ outcome: 'failed', 'reason-code': 'bad_input' });
      expect(result.stdout).toMatch(/::error.*api-key/);
      expect(result.stdout).not.toMatch(/^\s+at /m);
      expect([...scene.calls, ...scene.github.transcript()]).toEqual([]);
      expect(toTranscript(scene, result)).toMatchSnapshot();
    }));

  it('several bad inputs are reported together, each with what is expected', () =>
    withScene(async (scene) => {
      const inputs = { 'budget-usd': '1e9', timeout: 'soon', 'max-reworks': '8', 'allowed-bots': '*', tier: 'T9' };
      const result = await scene.run(labelIssue(scene), inputs);
      expect(result.exitCode).toBe(1);
      expect(result.outputs).toMatchObject({ outcome: 'failed', 'reason-code': 'bad_input' });
      for (const [name, value] of Object.entries(inputs)) {
        expect(result.stdout).toContain(name);
        expect(result.stdout).toContain(value);
      }
      expect([...scene.calls, ...scene.github.transcript()]).toEqual([]);
      expect(toTranscript(scene, result)).toMatchSnapshot();
    }));
});

describe("what is nobody's business", () => {
  it.each([
    [
      'another label',
      (scene: RecordedScene) => (scene.repo.label(ISSUE, 'bug'), scene.payloads.issueLabeled(ISSUE, 'bug')),
    ],
    ['an issue that was opened', (scene: RecordedScene) => scene.payloads.issueOpened(ISSUE)],
  ] as const)('%s: skipped with one line, even without a key', (_what, toEvent) =>
    withScene(async (scene) => {
      labelIssue(scene);
      const result = await scene.run(toEvent(scene), { 'api-key': '' });
      expect(result.outputs).toMatchObject({ outcome: 'skipped', 'reason-code': 'skipped' });
      expect(result.exitCode).toBe(0);
      expect(readLog(result)).toEqual([expect.stringMatching(/^Skipped: /)]);
      expect([...scene.calls, ...scene.github.transcript()]).toEqual([]);
    }),
  );

  const fork = 30;
  it.each<readonly [string, (scene: RecordedScene) => Delivery]>([
    ['pull_request', ({ payloads }) => payloads.pull(fork, 'synchronize', { event: 'pull_request' })],
    ['pull_request_target', ({ payloads }) => payloads.pull(fork, 'synchronize', { event: 'pull_request_target' })],
    [
      'labeled pull_request',
      ({ payloads }) => payloads.pull(fork, 'labeled', { event: 'pull_request', label: 'orkestro', sender: 'maya' }),
    ],
    [
      'pull_request_review',
      ({ repo, payloads }) => {
        repo.review(fork, 'maya', 'APPROVED');
        return payloads.reviewSubmitted(fork);
      },
    ],
  ])("threat row 9: a fork's %s without secrets: skipped with the reason, before anybody is asked", (_what, toEvent) =>
    withScene(async (scene) => {
      scene.repo.openPull({ number: fork, headRepo: 'mallory/app', author: 'mallory' });
      scene.repo.label(fork, 'orkestro', 'maya');
      const result = await scene.run(toEvent(scene), { 'api-key': '' }, { actor: 'mallory' });
      expect(result.outputs).toMatchObject({ outcome: 'skipped' });
      expect(result.outputs['reason']).toMatch(/fork.*no secrets/);
      expect(result.exitCode).toBe(0);
      expect([...scene.calls, ...scene.github.transcript()]).toEqual([]);
    }),
  );
});
