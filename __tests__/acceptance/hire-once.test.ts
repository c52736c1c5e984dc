/**
 * Money safety: whatever is lost, late, doubled or killed, a subject gets one mission and one payment (docs/PROTOCOL.md#promises). The stories
 * mostly wait, so several run at once; they stand in no `describe`, because only its own tests would overlap.
 */
import { expect, it } from '@jest/globals';
import type { ActionResult } from '../support/action.ts';
import type { Fault } from '../../src/sandbox/server/faults.ts';
import {
  countMarks,
  ISSUE,
  isPost,
  labelIssue,
  listTransfers,
  listWrites,
  onStage,
  openDelivery,
  toTranscript,
  type Stage,
} from './support.ts';

const POST = 'POST /marketplace/missions';
const ACCEPTED = { outcome: 'accepted', 'reason-code': 'checks_passed' };

function countPosts({ calls }: Stage): number {
  return calls.filter((call) => call === POST).length;
}

/** One mission, one payment, and nothing left over from hiring. */
function expectPaidOnce(stage: Stage): void {
  expect(stage.market.sandbox.missions().map((one) => one.status)).toEqual(['accepted']);
  expect(listTransfers(stage)).toEqual(['hold 12000', 'release 12000']);
  expect(countMarks(stage, ISSUE, 'status')).toBe(1);
  expect(stage.world.issue(ISSUE).reactions).toHaveLength(1);
}

/** The next hiring request meets this. */
function spoilPost(stage: Stage, fault: Fault): void {
  let spoilt = false;
  stage.meet((call) => {
    if (spoilt || !isPost(call)) return null;
    spoilt = true;
    return fault;
  });
}

it.concurrent.each<readonly [string, Fault]>([
  ['is lost after the mission was posted', { kind: 'lose' }],
  ['is cut in the middle', { kind: 'cut' }],
])('the answer to the hiring request %s: the mission is looked up and adopted, never posted again', (_what, fault) =>
  onStage(async (stage) => {
    openDelivery(stage, 'success');
    spoilPost(stage, fault);
    const result = await stage.run(labelIssue(stage));
    expect(result.outputs).toMatchObject(ACCEPTED);
    expect(countPosts(stage)).toBe(1);
    expect(countMarks(stage, ISSUE, 'intent')).toBe(0);
    expectPaidOnce(stage);
    if (fault.kind === 'lose') expect(toTranscript(stage, result)).toMatchSnapshot();
  }),
);

it.concurrent('the answer to the hiring request is lost although the mission lands later: found and adopted', () =>
  onStage(async (stage) => {
    openDelivery(stage, 'success');
    const until = new Promise<void>((land) => {
      // The first look-ups come back empty.
      let lookUps = 0;
      let sent = false;
      stage.meet((call) => {
        if (isPost(call)) {
          sent = true;
          return { kind: 'late', until };
        }
        if (sent && call.path.endsWith('/marketplace/missions') && ++lookUps === 2) land();
        return null;
      });
    });
    const result = await stage.run(labelIssue(stage));
    expect(result.outputs).toMatchObject(ACCEPTED);
    expect(countPosts(stage)).toBe(1);
    expectPaidOnce(stage);
  }),
);

it.concurrent.each<readonly [string, Fault]>([
  ['never comes, and nothing is listed', { kind: 'reset' }],
  ['is a 503', { kind: 'answer', status: 503, body: '' }],
  ['is a page instead of JSON', { kind: 'answer', status: 200, headers: { 'content-type': 'text/html' }, body: '<p>' }],
])('the answer to the hiring request %s: held in doubt, and a later run does not post either', (_what, fault) =>
  onStage(async (stage) => {
    openDelivery(stage, 'success');
    spoilPost(stage, fault);
    const event = labelIssue(stage);
    const first = await stage.run(event, { timeout: '4s' });
    expect(first.outputs).toMatchObject({ outcome: 'held', 'reason-code': 'hire_unconfirmed', 'mission-id': '' });
    expect(first.exitCode).toBe(0);
    expect(stage.world.commentsOf(ISSUE)[0]?.body).toContain('Whether a mission was posted cannot be known');
    const second = await stage.run(event, { timeout: '4s' }, { runId: '9002' });
    expect(second.outputs).toMatchObject({ outcome: 'held', 'reason-code': 'hire_unconfirmed' });
    expect(countPosts(stage)).toBe(1);
    expect(stage.market.sandbox.missions()).toEqual([]);
    expect(stage.world.issue(ISSUE).reactions).toHaveLength(1);
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
    onStage(async (stage) => {
      openDelivery(stage, 'success');
      const body = JSON.stringify({ error: { code, message: 'No.', request_id: 'req_refused' } });
      spoilPost(stage, { kind: 'answer', status, headers: { 'content-type': 'application/json' }, body });
      const event = labelIssue(stage);
      const result = await stage.run(event);
      expect(result.outputs).toMatchObject({ outcome: 'failed', 'reason-code': 'marketplace_error' });
      expect(result.exitCode).toBe(1);
      expect(JSON.parse(result.outputs['result'] ?? '')).toMatchObject({ nextStep: expect.stringMatching(/\w{3}/) });
      expect(result.stdout).toMatch(/::error/);
      expect(stage.world.issue(ISSUE).reactions).toEqual([]);
      expect(countMarks(stage, ISSUE, 'intent')).toBe(0);
      expect(listTransfers(stage)).toEqual([]);
      if (status === 401) expect(toTranscript(stage, result)).toMatchSnapshot();
      const next = await stage.run(event, {}, { runId: '9002' });
      expect(next.outputs).toMatchObject(ACCEPTED);
      expectPaidOnce(stage);
    }),
);

it.concurrent('a wrong key ends before anything is written', () =>
  onStage(async (stage) => {
    const result = await stage.run(labelIssue(stage), { 'api-key': 'osk_test_not_a_key_of_anybody' });
    expect(result.outputs).toMatchObject({ outcome: 'failed', 'reason-code': 'marketplace_error' });
    expect(result.exitCode).toBe(1);
    expect(result.stdout).toMatch(/::error.*401/s);
    expect(result.stdout.replaceAll(/::add-mask::.*/g, '')).not.toContain('osk_test_not_a_key_of_anybody');
    expect(listWrites(stage)).toEqual([]);
  }),
);

it.concurrent('two runs at once for one label: one mission, one payment, both end in a named outcome', () =>
  onStage(async (stage) => {
    openDelivery(stage, 'success');
    const event = labelIssue(stage);
    const results = await Promise.all(['9001', '9002'].map((runId) => stage.run(event, { timeout: '25s' }, { runId })));
    const outcomes = results.map(({ outputs }) => outputs['outcome']);
    expect(outcomes).toContain('accepted');
    for (const { outputs, exitCode } of results) {
      expect(['accepted', 'pending', 'held']).toContain(outputs['outcome']);
      expect(outputs['reason-code']).toMatch(/^[a-z_]+$/);
      expect(exitCode).toBe(0);
    }
    expect(countPosts(stage)).toBe(1);
    expect(countMarks(stage, ISSUE, 'intent')).toBe(0);
    expectPaidOnce(stage);
  }),
);

/** Kills the run the moment it sends a request; the request still takes effect. */
async function runAndKill(
  stage: Stage,
  event: ReturnType<typeof labelIssue>,
  at: (path: string, method: string) => boolean,
): Promise<ActionResult> {
  let kill: () => void = () => undefined;
  stage.meet((call) => {
    if (at(call.path, call.method)) kill();
    return null;
  });
  const result = await stage.run(
    event,
    {},
    {
      onStart(process) {
        kill = () => void process.kill('SIGKILL');
      },
    },
  );
  stage.meet(() => null);
  return result;
}

it.concurrent('a run that is killed right after the hiring request: its re-run adopts the mission', () =>
  onStage(async (stage) => {
    openDelivery(stage, 'success');
    const event = labelIssue(stage);
    const killed = await runAndKill(stage, event, (path, method) => method === 'POST' && path.endsWith('/missions'));
    expect(killed.signal).toBe('SIGKILL');
    expect(stage.market.sandbox.missions()).toHaveLength(1);
    const again = await stage.run(event, {}, { attempt: 2 });
    expect(again.outputs).toMatchObject(ACCEPTED);
    expect(countPosts(stage)).toBe(1);
    expectPaidOnce(stage);
    expect(toTranscript(stage, again)).toMatchSnapshot();
  }),
);

it.concurrent('a run that is killed right after the accepting request: its re-run sees that it is paid', () =>
  onStage(async (stage) => {
    openDelivery(stage, 'success');
    const event = labelIssue(stage);
    const killed = await runAndKill(stage, event, (path) => path.endsWith('/accept'));
    expect(killed.signal).toBe('SIGKILL');
    const again = await stage.run(event, {}, { attempt: 2 });
    expect(again.outputs).toMatchObject({ outcome: 'accepted', 'reason-code': 'already_accepted' });
    expectPaidOnce(stage);
  }),
);

it.concurrent(
  'a run that is killed after the lock, before the hiring request: held in doubt, nothing is ever posted by itself',
  () =>
    onStage(async (stage) => {
      openDelivery(stage, 'success');
      const event = labelIssue(stage);
      let kill: () => unknown = () => undefined;
      const acquire = { method: 'POST', path: `/repos/acme/app/issues/${ISSUE}/reactions` };
      stage.github.faults.add({ kind: 'meanwhile', after: true, match: acquire, run: () => void kill() });
      await stage.run(event, {}, { onStart: (process) => (kill = () => process.kill('SIGKILL')) });
      expect(stage.world.issue(ISSUE).reactions).toHaveLength(1);
      const again = await stage.run(event, { timeout: '4s' }, { attempt: 2 });
      expect(again.outputs).toMatchObject({ outcome: 'held', 'reason-code': 'hire_unconfirmed' });
      expect(countPosts(stage)).toBe(0);
    }),
);

it.concurrent('a re-run of a finished run adopts: already accepted, nothing is sent', () =>
  onStage(async (stage) => {
    openDelivery(stage, 'success');
    const event = labelIssue(stage);
    const first = await stage.run(event);
    const before = stage.calls.length;
    const again = await stage.run(event, {}, { attempt: 2 });
    expect(again.outputs).toMatchObject({
      outcome: 'accepted',
      'reason-code': 'already_accepted',
      'mission-id': first.outputs['mission-id'],
    });
    expect(stage.calls.slice(before).filter((call) => !call.startsWith('GET'))).toEqual([]);
    expectPaidOnce(stage);
  }),
);

it.concurrent('a re-run of inputs adopts its own mission, and another run has its own', () =>
  onStage(async (stage) => {
    const inputs = { title: 'Handle empty input', dod: '- [ ] it works', checks: 'none' };
    const event = stage.payloads.workflowDispatch();
    const first = await stage.run(event, inputs);
    const again = await stage.run(event, inputs, { attempt: 2 });
    expect(again.outputs).toMatchObject({ outcome: 'accepted', 'mission-id': first.outputs['mission-id'] });
    const other = await stage.run(event, inputs, { runId: '9002' });
    expect(other.outputs['mission-id']).not.toBe(first.outputs['mission-id']);
    expect(stage.market.sandbox.missions()).toHaveLength(2);
  }),
);

it.concurrent('a re-run of inputs whose post was lost finds it, and never posts again', () =>
  onStage(async (stage) => {
    const inputs = { title: 'Handle empty input', dod: '- [ ] it works', checks: 'none', timeout: '4s' };
    const event = stage.payloads.workflowDispatch();
    spoilPost(stage, { kind: 'reset' });
    const first = await stage.run(event, inputs);
    const again = await stage.run(event, inputs, { attempt: 2 });
    expect([first, again].map(({ outputs }) => outputs['reason-code'])).toEqual([
      'hire_unconfirmed',
      'hire_unconfirmed',
    ]);
    expect(countPosts(stage)).toBe(1);
  }),
);

it.concurrent('a re-run of inputs with another brief for the same issue is refused', () =>
  onStage(async (stage) => {
    stage.world.openIssue({ number: ISSUE, title: 'parse("") throws', body: '', author: 'maya' });
    const inputs = {
      title: 'Handle empty input',
      dod: '- [ ] it works',
      'issue-number': String(ISSUE),
      mode: 'post',
    };
    const event = stage.payloads.workflowDispatch();
    await stage.run(event, inputs);
    const other = await stage.run(event, { ...inputs, dod: '- [ ] it sings' }, { runId: '9002' });
    expect(other.outputs).toMatchObject({ outcome: 'held', 'reason-code': 'reference_taken' });
    expect(countPosts(stage)).toBe(1);
  }),
);
