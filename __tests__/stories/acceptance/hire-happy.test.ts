/**
 * Hiring that goes well, through the built action, over sockets. The scenarios mostly wait, so several run at once. They are
 * in no `describe`, because only its own tests would overlap.
 */
import { expect, it } from '@jest/globals';
import type { Receipt } from '../../../src/core/domain/outcome.ts';
import { verifyReceipt } from '../../../src/core/state/receipt.ts';
import {
  countMarkers,
  ISSUE,
  isPost,
  labelIssue,
  listTransfers,
  listWrites,
  withScene,
  openDelivery,
  PULL,
  report,
  toTranscript,
} from './recorded-scene.ts';

const BRIEF = { title: 'Handle empty input', dod: '- [ ] `parse("")` returns an empty list' };

// Its work has a pace of its own and takes longest, so it starts first.
it.concurrent('a trial ends accepted and leaves no state on the issue', () =>
  withScene(async (scene) => {
    const result = await scene.run(labelIssue(scene), { 'api-key': 'sandbox', checks: 'none' });
    expect(result.outputs).toMatchObject({ outcome: 'accepted', 'reason-code': 'verified' });
    expect(result.receipt).toMatchObject({ sandbox: true });
    expect(scene.calls).toEqual([]);
    expect(scene.repo.issue(ISSUE).reactions).toEqual([]);
    expect(countMarkers(scene, ISSUE, 'intent') + countMarkers(scene, ISSUE, 'decision')).toBe(0);
    expect(scene.repo.commentsOf(ISSUE).every(({ reactions }) => reactions.length === 0)).toBe(true);
    expect(scene.repo.commentsOf(ISSUE).some(({ body }) => body.includes('<!-- orkestro '))).toBe(false);
    expect(result.summary).toMatch(/sandbox/i);
    // Afterwards the real thing starts as if the trial had never been.
    openDelivery(scene, 'success');
    const real = await scene.run(scene.payloads.issueLabeled(ISSUE, 'orkestro'), {}, { runId: '9002' });
    expect(real.outputs).toMatchObject({ outcome: 'accepted', 'reason-code': 'checks_passed' });
  }),
);

it.concurrent('a mission from inputs is posted, and paid once it is verified', () =>
  withScene(async (scene) => {
    const result = await scene.run(scene.payloads.workflowDispatch(), { ...BRIEF, checks: 'none' }, { cold: true });
    expect(result.outputs).toMatchObject({ outcome: 'accepted', 'reason-code': 'verified', 'budget-usd': '120.00' });
    expect(result.exitCode).toBe(0);
    const [mission] = scene.market.sandbox.missions();
    expect(mission).toMatchObject({ status: 'accepted', escrow_status: 'released', budget_usd: 120 });
    expect(mission?.title).toMatch(/^Handle empty input/);
    expect(listTransfers(scene)).toEqual(['hold 12000', 'release 12000']);

    const receipt = result.receipt as Receipt;
    expect(verifyReceipt(receipt)).toBe(true);
    expect(receipt).toMatchObject({ schema_version: 1, subject: expect.stringMatching(/^run 9001/), sandbox: false });
    expect(receipt.mission).toMatchObject({ id: mission?.id, budget_cents: 12_000, escrow_status: 'released' });
    expect(JSON.parse(result.outputs['receipt'] ?? '')).toEqual(receipt);
    expect(JSON.parse(result.outputs['result'] ?? '')).toMatchObject({ schema_version: 1, outcome: 'accepted' });
    expect(result.stdout).toContain(`::add-mask::${scene.market.key}`);
    expect(result.stdout.replaceAll(/::add-mask::.*/g, '') + result.summary).not.toContain(scene.market.key);
    expect(toTranscript(scene, result)).toMatchSnapshot();
  }),
);

it.concurrent('a mission from inputs asks for the named specialist, and for nobody else', () =>
  withScene(async (scene) => {
    let sent: Record<string, unknown> = {};
    scene.intercept((call) => {
      if (isPost(call)) sent = JSON.parse(new TextDecoder().decode(call.body ?? new Uint8Array())) as typeof sent;
      return null;
    });
    const inputs = { ...BRIEF, checks: 'none', specialist: 'Platform engineer' };
    const result = await scene.run(scene.payloads.workflowDispatch(), inputs);
    expect(sent).toMatchObject({ kind: 'hire', specialist: 'Platform engineer' });
    expect(result.outputs).toMatchObject({ outcome: 'accepted', specialist: 'Platform engineer', rank: '84' });
  }),
);

it.concurrent('a mission from inputs queues without hiring when auto-assign is off', () =>
  withScene(async (scene) => {
    const inputs = { ...BRIEF, checks: 'none', 'auto-assign': 'false', wait: 'false' };
    const result = await scene.run(scene.payloads.workflowDispatch(), inputs);
    expect(result.outputs).toMatchObject({
      outcome: 'pending',
      'reason-code': 'mission_not_ready',
      'mission-status': 'submitted',
      specialist: '',
    });
    expect(result.exitCode).toBe(0);
    expect(listTransfers(scene)).toEqual([]);
  }),
);

it.concurrent('a labeled issue gets a specialist, who is paid once the required check passes', () =>
  withScene(async (scene) => {
    const sha = openDelivery(scene, 'success');
    const result = await scene.run(labelIssue(scene), {}, { cold: true });
    expect(result.outputs).toMatchObject({
      outcome: 'accepted',
      'reason-code': 'checks_passed',
      'pr-number': String(PULL),
      'head-sha': sha,
    });
    expect(listTransfers(scene)).toEqual(['hold 12000', 'release 12000']);
    const [mission] = scene.market.sandbox.missions();
    expect(mission?.title).toBe(`parse("") throws — acme/app#${ISSUE}`);
    expect(mission?.dod).toContain('a test shows it');
    expect(scene.repo.status(sha, 'orkestro/mission')).toMatchObject({ state: 'success' });
    // The status comment and the decision comment are left. The notice of the pending hire is removed.
    expect(scene.repo.commentsOf(ISSUE)).toHaveLength(2);
    expect([countMarkers(scene, ISSUE, 'status'), countMarkers(scene, ISSUE, 'decision')]).toEqual([1, 1]);
    expect(countMarkers(scene, PULL, 'page')).toBe(1);
    expect(scene.repo.issue(ISSUE).reactions).toHaveLength(1);
    expect(result.outputs['comment-url']).toContain(`/issues/${ISSUE}#issuecomment-`);
    expect(toTranscript(scene, result)).toMatchSnapshot();
  }),
);

it.concurrent('a labeled issue sends red work back with reasons, and pays the green commit', () =>
  withScene(async (scene) => {
    const red = openDelivery(scene, 'failure');
    const reasons: string[] = [];
    let green = '';
    scene.intercept((call) => {
      if (!call.path.endsWith('/rework')) return null;
      reasons.push(new TextDecoder().decode(call.body ?? new Uint8Array()));
      green = scene.repo.push(PULL, { files: ['src/parser.ts', 'src/parser.test.ts'] });
      report(scene, green, 'success');
      return null;
    });
    const result = await scene.run(labelIssue(scene));
    expect(result.outputs).toMatchObject({ outcome: 'accepted', 'rework-count': '1', 'head-sha': green });
    expect(reasons).toHaveLength(1);
    expect(reasons[0]).toContain('RangeError: index 0 is out of range');
    expect(reasons[0]).toContain('src/parser.ts:7');
    expect(listTransfers(scene)).toEqual(['hold 12000', 'release 12000']);
    expect(scene.repo.status(red, 'orkestro/mission')?.state).not.toBe('success');
    expect(scene.repo.status(green, 'orkestro/mission')?.state).toBe('success');
    expect(countMarkers(scene, ISSUE, 'decision')).toBe(2);
    expect(toTranscript(scene, result)).toMatchSnapshot();
  }),
);

it.concurrent('a mission that takes longer than the step is pending, and a later sync settles it', () =>
  withScene(
    async (scene) => {
      const event = labelIssue(scene);
      const first = await scene.run(event, { timeout: '4s' });
      expect(first.outputs).toMatchObject({ outcome: 'pending', 'reason-code': 'mission_not_ready' });
      expect(first.exitCode).toBe(0);
      const id = first.outputs['mission-id'] ?? '';
      openDelivery(scene, 'success');
      scene.market.sandbox.deliver(id);
      const sync = { mode: 'sync', 'mission-id': id, 'budget-usd': '' };
      const second = await scene.run(scene.payloads.workflowDispatch(), sync, { runId: '9002' });
      expect(second.outputs).toMatchObject({ outcome: 'accepted', 'mission-id': id, 'escrow-status': 'released' });
      expect(listTransfers(scene)).toEqual(['hold 12000', 'release 12000']);
      expect(toTranscript(scene, first)).toMatchSnapshot();
    },
    { manual: true },
  ),
);

it.concurrent('a mission that takes longer than the step is taken up again when the label is put on again', () =>
  withScene(
    async (scene) => {
      const first = await scene.run(labelIssue(scene), { mode: 'post' });
      expect(first.outputs).toMatchObject({ outcome: 'pending', 'reason-code': 'posted' });
      openDelivery(scene, 'success');
      scene.market.sandbox.deliver(first.outputs['mission-id'] ?? '');
      scene.repo.unlabel(ISSUE, 'orkestro');
      scene.repo.label(ISSUE, 'orkestro');
      const again = scene.payloads.issueLabeled(ISSUE, 'orkestro');
      const second = await scene.run(again, {}, { runId: '9002' });
      expect(second.outputs).toMatchObject({ outcome: 'accepted', 'mission-id': first.outputs['mission-id'] });
      expect(scene.calls.filter((call) => call === 'POST /marketplace/missions')).toHaveLength(1);
      expect(scene.market.sandbox.missions()).toHaveLength(1);
    },
    { manual: true },
  ),
);

it.concurrent(
  'a mission that takes longer than the step fails the step when on-timeout says so, and leaves the escrow alone',
  () =>
    withScene(
      async (scene) => {
        const inputs = { ...BRIEF, checks: 'none', timeout: '4s', 'on-timeout': 'fail' };
        const result = await scene.run(scene.payloads.workflowDispatch(), inputs);
        expect(result.exitCode).toBe(1);
        expect(result.outputs).toMatchObject({ 'reason-code': 'mission_not_ready', 'escrow-status': 'held' });
      },
      { manual: true },
    ),
);

it.concurrent('discovering lists specialists as JSON', () =>
  withScene(async (scene) => {
    const inputs = { mode: 'discover', tier: 'T2 Guaranteed', 'min-rank': '88' };
    const result = await scene.run(scene.payloads.workflowDispatch(), inputs);
    const listed = JSON.parse(result.outputs['specialists'] ?? '') as { name: string; tier: string; rank: number }[];
    expect(listed.length).toBeGreaterThan(0);
    expect(listed.every((one) => one.tier === 'T2 Guaranteed' && one.rank >= 88)).toBe(true);
    expect(result.summary).toContain(listed[0]?.name);
    expect(result.exitCode).toBe(0);
    expect(listWrites(scene)).toEqual([]);
    expect(scene.market.sandbox.missions()).toEqual([]);
    expect(toTranscript(scene, result)).toMatchSnapshot();
  }),
);

it.concurrent('a dry run says what it would do, and writes nothing anywhere', () =>
  withScene(async (scene) => {
    openDelivery(scene, 'success');
    const result = await scene.run(labelIssue(scene), { 'dry-run': 'true' });
    expect(result.outputs).toMatchObject({ outcome: 'pending', 'reason-code': 'dry_run', 'mission-id': '' });
    expect(result.outputs['reason']).toContain('$120.00');
    expect(listWrites(scene)).toEqual([]);
    expect(scene.repo.issue(ISSUE).labels).toEqual(['orkestro']);
  }),
);

it.concurrent('a dry run on a delivered mission settles nothing', () =>
  withScene(async (scene) => {
    openDelivery(scene, 'success');
    await scene.run(labelIssue(scene), { mode: 'post' });
    const before = listWrites(scene).length;
    const again = scene.payloads.issueLabeled(ISSUE, 'orkestro');
    const result = await scene.run(again, { 'dry-run': 'true', wait: 'false' }, { runId: '9002' });
    expect(result.outputs).toMatchObject({ outcome: 'pending', verdict: 'accept' });
    expect(listWrites(scene).slice(before)).toEqual([]);
    expect(listTransfers(scene)).toEqual(['hold 12000']);
  }),
);
