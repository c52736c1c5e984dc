/**
 * Money safety: if something is lost, late, doubled, or killed, a subject still gets one mission and one payment
 * (docs/PROTOCOL.md#promises). The scenarios mostly wait, so several run at once. They are in no `describe`, because only its
 * own tests would overlap.
 */
import { expect, it } from '@jest/globals';
import type { ActionResult } from '../../support/action.ts';
import type { Fault } from '../../../src/sandbox/server/faults.ts';
import {
  countMarkers,
  ISSUE,
  isPost,
  labelIssue,
  listTransfers,
  listWrites,
  withScene,
  openDelivery,
  toTranscript,
  type RecordedScene,
} from './recorded-scene.ts';

const POST = 'POST /marketplace/missions';
const ACCEPTED = { outcome: 'accepted', 'reason-code': 'checks_passed' };

function countPosts({ calls }: RecordedScene): number {
  return calls.filter((call) => call === POST).length;
}

/** Asserts one mission, one payment, and nothing left over from hiring. */
function expectPaidOnce(scene: RecordedScene): void {
  expect(scene.market.sandbox.missions().map((one) => one.status)).toEqual(['accepted']);
  expect(listTransfers(scene)).toEqual(['hold 12000', 'release 12000']);
  expect(countMarkers(scene, ISSUE, 'status')).toBe(1);
  expect(scene.repo.issue(ISSUE).reactions).toHaveLength(1);
}

/** Lets the next hiring request meet this fault. */
function failPost(scene: RecordedScene, fault: Fault): void {
  let failed = false;
  scene.intercept((call) => {
    if (failed || !isPost(call)) return null;
    failed = true;
    return fault;
  });
}

it.concurrent.each<readonly [string, Fault]>([
  ['is lost after the mission was posted', { kind: 'lose' }],
  ['is cut in the middle', { kind: 'cut' }],
])('the answer to the hiring request %s: the mission is looked up and adopted, never posted again', (_what, fault) =>
  withScene(async (scene) => {
    openDelivery(scene, 'success');
    failPost(scene, fault);
    const result = await scene.run(labelIssue(scene));
    expect(result.outputs).toMatchObject(ACCEPTED);
    expect(countPosts(scene)).toBe(1);
    expect(countMarkers(scene, ISSUE, 'intent')).toBe(0);
    expectPaidOnce(scene);
    if (fault.kind === 'lose') expect(toTranscript(scene, result)).toMatchSnapshot();
  }),
);

it.concurrent('the answer to the hiring request is lost although the mission lands later: found and adopted', () =>
  withScene(async (scene) => {
    openDelivery(scene, 'success');
    const until = new Promise<void>((land) => {
      // The first look-ups come back empty.
      let lookUps = 0;
      let sent = false;
      scene.intercept((call) => {
        if (isPost(call)) {
          sent = true;
          return { kind: 'late', until };
        }
        if (sent && call.path.endsWith('/marketplace/missions') && ++lookUps === 2) land();
        return null;
      });
    });
    const result = await scene.run(labelIssue(scene));
    expect(result.outputs).toMatchObject(ACCEPTED);
    expect(countPosts(scene)).toBe(1);
    expectPaidOnce(scene);
  }),
);

it.concurrent.each<readonly [string, Fault]>([
  ['never comes, and nothing is listed', { kind: 'reset' }],
  ['is a 503', { kind: 'answer', status: 503, body: '' }],
  ['is a page instead of JSON', { kind: 'answer', status: 200, headers: { 'content-type': 'text/html' }, body: '<p>' }],
])('the answer to the hiring request %s: held in doubt, and a later run does not post either', (_what, fault) =>
  withScene(async (scene) => {
    openDelivery(scene, 'success');
    failPost(scene, fault);
    const event = labelIssue(scene);
    const first = await scene.run(event, { timeout: '4s' });
    expect(first.outputs).toMatchObject({ outcome: 'held', 'reason-code': 'hire_unconfirmed', 'mission-id': '' });
    expect(first.exitCode).toBe(0);
    expect(scene.repo.commentsOf(ISSUE)[0]?.body).toContain('Whether a mission was posted cannot be known');
    const second = await scene.run(event, { timeout: '4s' }, { runId: '9002' });
    expect(second.outputs).toMatchObject({ outcome: 'held', 'reason-code': 'hire_unconfirmed' });
    expect(countPosts(scene)).toBe(1);
    expect(scene.market.sandbox.missions()).toEqual([]);
    expect(scene.repo.issue(ISSUE).reactions).toHaveLength(1);
  }),
);

it.concurrent.each([
  [401, 'unauthorized'],
  [402, 'insufficient_funds'],
  [422, 'invalid'],
  [429, 'rate_limited'],
])(
  'a hiring request that is refused with %i: the lock is taken back, the fix is told, and the next label hires',
  (status, code) =>
    withScene(async (scene) => {
      openDelivery(scene, 'success');
      const body = JSON.stringify({ error: { code, message: 'No.', request_id: 'req_refused' } });
      failPost(scene, { kind: 'answer', status, headers: { 'content-type': 'application/json' }, body });
      const event = labelIssue(scene);
      const result = await scene.run(event);
      expect(result.outputs).toMatchObject({ outcome: 'failed', 'reason-code': 'marketplace_error' });
      expect(result.exitCode).toBe(1);
      expect(JSON.parse(result.outputs['result'] ?? '')).toMatchObject({ next: expect.stringMatching(/\w{3}/) });
      expect(result.stdout).toMatch(/::error/);
      expect(scene.repo.issue(ISSUE).reactions).toEqual([]);
      expect(countMarkers(scene, ISSUE, 'intent')).toBe(0);
      expect(listTransfers(scene)).toEqual([]);
      if (status === 401) expect(toTranscript(scene, result)).toMatchSnapshot();
      const next = await scene.run(event, {}, { runId: '9002' });
      expect(next.outputs).toMatchObject(ACCEPTED);
      expectPaidOnce(scene);
    }),
);

it.concurrent('a wrong key ends before anything is written', () =>
  withScene(async (scene) => {
    const result = await scene.run(labelIssue(scene), { 'api-key': 'osk_test_not_a_key_of_anybody' });
    expect(result.outputs).toMatchObject({ outcome: 'failed', 'reason-code': 'marketplace_error' });
    expect(result.exitCode).toBe(1);
    expect(result.stdout).toMatch(/::error.*401/s);
    expect(result.stdout.replaceAll(/::add-mask::.*/g, '')).not.toContain('osk_test_not_a_key_of_anybody');
    expect(listWrites(scene)).toEqual([]);
  }),
);

it.concurrent('two runs at once for one label: one mission, one payment, both end in a named outcome', () =>
  withScene(async (scene) => {
    openDelivery(scene, 'success');
    const event = labelIssue(scene);
    const results = await Promise.all(['9001', '9002'].map((runId) => scene.run(event, { timeout: '25s' }, { runId })));
    const outcomes = results.map(({ outputs }) => outputs['outcome']);
    expect(outcomes).toContain('accepted');
    for (const { outputs, exitCode } of results) {
      expect(['accepted', 'pending', 'held']).toContain(outputs['outcome']);
      expect(outputs['reason-code']).toMatch(/^[a-z_]+$/);
      expect(exitCode).toBe(0);
    }
    expect(countPosts(scene)).toBe(1);
    expect(countMarkers(scene, ISSUE, 'intent')).toBe(0);
    expectPaidOnce(scene);
  }),
);

/** Kills the run the moment it sends a request; the request still takes effect. */
async function runAndKill(
  scene: RecordedScene,
  event: ReturnType<typeof labelIssue>,
  at: (path: string, method: string) => boolean,
): Promise<ActionResult> {
  let kill: () => void = () => undefined;
  scene.intercept((call) => {
    if (at(call.path, call.method)) kill();
    return null;
  });
  const result = await scene.run(
    event,
    {},
    {
      onStart(process) {
        kill = () => void process.kill('SIGKILL');
      },
    },
  );
  scene.intercept(() => null);
  return result;
}

it.concurrent('a run that is killed right after the hiring request: its re-run adopts the mission', () =>
  withScene(async (scene) => {
    openDelivery(scene, 'success');
    const event = labelIssue(scene);
    const killed = await runAndKill(scene, event, (path, method) => method === 'POST' && path.endsWith('/missions'));
    expect(killed.signal).toBe('SIGKILL');
    expect(scene.market.sandbox.missions()).toHaveLength(1);
    const again = await scene.run(event, {}, { attempt: 2 });
    expect(again.outputs).toMatchObject(ACCEPTED);
    expect(countPosts(scene)).toBe(1);
    expectPaidOnce(scene);
    expect(toTranscript(scene, again)).toMatchSnapshot();
  }),
);

it.concurrent('a run that is killed right after the accepting request: its re-run sees that it is paid', () =>
  withScene(async (scene) => {
    openDelivery(scene, 'success');
    const event = labelIssue(scene);
    const killed = await runAndKill(scene, event, (path) => path.endsWith('/accept'));
    expect(killed.signal).toBe('SIGKILL');
    const again = await scene.run(event, {}, { attempt: 2 });
    expect(again.outputs).toMatchObject({ outcome: 'accepted', 'reason-code': 'already_accepted' });
    expectPaidOnce(scene);
  }),
);

it.concurrent(
  'a run that is killed after the lock, before the hiring request: held in doubt, nothing is ever posted by itself',
  () =>
    withScene(async (scene) => {
      openDelivery(scene, 'success');
      const event = labelIssue(scene);
      let kill: () => unknown = () => undefined;
      const acquire = { method: 'POST', path: `/repos/acme/app/issues/${ISSUE}/reactions` };
      scene.github.faults.add({ kind: 'meanwhile', after: true, match: acquire, run: () => void kill() });
      await scene.run(event, {}, { onStart: (process) => (kill = () => process.kill('SIGKILL')) });
      expect(scene.repo.issue(ISSUE).reactions).toHaveLength(1);
      const again = await scene.run(event, { timeout: '4s' }, { attempt: 2 });
      expect(again.outputs).toMatchObject({ outcome: 'held', 'reason-code': 'hire_unconfirmed' });
      expect(countPosts(scene)).toBe(0);
    }),
);

it.concurrent('a re-run of a finished run adopts: already accepted, nothing is sent', () =>
  withScene(async (scene) => {
    openDelivery(scene, 'success');
    const event = labelIssue(scene);
    const first = await scene.run(event);
    const before = scene.calls.length;
    const again = await scene.run(event, {}, { attempt: 2 });
    expect(again.outputs).toMatchObject({
      outcome: 'accepted',
      'reason-code': 'already_accepted',
      'mission-id': first.outputs['mission-id'],
    });
    expect(scene.calls.slice(before).filter((call) => !call.startsWith('GET'))).toEqual([]);
    expectPaidOnce(scene);
  }),
);

it.concurrent('a re-run of inputs adopts its own mission, and another run has its own', () =>
  withScene(async (scene) => {
    const inputs = { title: 'Handle empty input', dod: '- [ ] it works', checks: 'none' };
    const event = scene.payloads.workflowDispatch();
    const first = await scene.run(event, inputs);
    const again = await scene.run(event, inputs, { attempt: 2 });
    expect(again.outputs).toMatchObject({ outcome: 'accepted', 'mission-id': first.outputs['mission-id'] });
    const other = await scene.run(event, inputs, { runId: '9002' });
    expect(other.outputs['mission-id']).not.toBe(first.outputs['mission-id']);
    expect(scene.market.sandbox.missions()).toHaveLength(2);
  }),
);

it.concurrent('a re-run of inputs whose post was lost finds it, and never posts again', () =>
  withScene(async (scene) => {
    const inputs = { title: 'Handle empty input', dod: '- [ ] it works', checks: 'none', timeout: '4s' };
    const event = scene.payloads.workflowDispatch();
    failPost(scene, { kind: 'reset' });
    const first = await scene.run(event, inputs);
    const again = await scene.run(event, inputs, { attempt: 2 });
    expect([first, again].map(({ outputs }) => outputs['reason-code'])).toEqual([
      'hire_unconfirmed',
      'hire_unconfirmed',
    ]);
    expect(countPosts(scene)).toBe(1);
  }),
);

it.concurrent('a re-run of inputs with another brief for the same issue is refused', () =>
  withScene(async (scene) => {
    scene.repo.openIssue({ number: ISSUE, title: 'parse("") throws', body: '', author: 'maya' });
    const inputs = {
      title: 'Handle empty input',
      dod: '- [ ] it works',
      'issue-number': String(ISSUE),
      mode: 'post',
    };
    const event = scene.payloads.workflowDispatch();
    await scene.run(event, inputs);
    const other = await scene.run(event, { ...inputs, dod: '- [ ] it sings' }, { runId: '9002' });
    expect(other.outputs).toMatchObject({ outcome: 'held', 'reason-code': 'reference_taken' });
    expect(countPosts(scene)).toBe(1);
  }),
);
