/**
 * Hiring that goes well, through the built action, over sockets. The stories mostly wait, so several run at once; they stand in
 * no `describe`, because only its own tests would overlap.
 */
import { expect, it } from '@jest/globals';
import type { Receipt } from '../../src/core/domain/outcome.ts';
import { verifyReceipt } from '../../src/core/state/receipt.ts';
import {
  countMarks,
  ISSUE,
  isPost,
  labelIssue,
  listTransfers,
  listWrites,
  onStage,
  openDelivery,
  PULL,
  report,
  toTranscript,
} from './support.ts';

const BRIEF = { title: 'Handle empty input', dod: '- [ ] `parse("")` returns an empty list' };

// Its work has a pace of its own and takes longest, so it starts first.
it.concurrent('a trial ends accepted and leaves no state on the issue', () =>
  onStage(async (stage) => {
    const result = await stage.run(labelIssue(stage), { 'api-key': 'sandbox', checks: 'none' });
    expect(result.outputs).toMatchObject({ outcome: 'accepted', 'reason-code': 'verified' });
    expect(result.receipt).toMatchObject({ sandbox: true });
    expect(stage.calls).toEqual([]);
    expect(stage.world.issue(ISSUE).reactions).toEqual([]);
    expect(countMarks(stage, ISSUE, 'intent') + countMarks(stage, ISSUE, 'decision')).toBe(0);
    expect(stage.world.commentsOf(ISSUE).every(({ reactions }) => reactions.length === 0)).toBe(true);
    expect(stage.world.commentsOf(ISSUE).some(({ body }) => body.includes('<!-- orkestro '))).toBe(false);
    expect(result.summary).toMatch(/sandbox/i);
    // Afterwards the real thing starts as if the trial had never been.
    openDelivery(stage, 'success');
    const real = await stage.run(stage.payloads.issueLabeled(ISSUE, 'orkestro'), {}, { runId: '9002' });
    expect(real.outputs).toMatchObject({ outcome: 'accepted', 'reason-code': 'checks_passed' });
  }),
);

it.concurrent('a mission from inputs is posted, and paid once it is verified', () =>
  onStage(async (stage) => {
    const result = await stage.run(stage.payloads.workflowDispatch(), { ...BRIEF, checks: 'none' }, { cold: true });
    expect(result.outputs).toMatchObject({ outcome: 'accepted', 'reason-code': 'verified', 'budget-usd': '120.00' });
    expect(result.exitCode).toBe(0);
    const [mission] = stage.market.sandbox.missions();
    expect(mission).toMatchObject({ status: 'accepted', escrow_status: 'released', budget_usd: 120 });
    expect(mission?.title).toMatch(/^Handle empty input/);
    expect(listTransfers(stage)).toEqual(['hold 12000', 'release 12000']);

    const receipt = result.receipt as Receipt;
    expect(verifyReceipt(receipt)).toBe(true);
    expect(receipt).toMatchObject({ schema_version: 1, subject: expect.stringMatching(/^run 9001/), sandbox: false });
    expect(receipt.mission).toMatchObject({ id: mission?.id, budget_cents: 12_000, escrow_status: 'released' });
    expect(JSON.parse(result.outputs['receipt'] ?? '')).toEqual(receipt);
    expect(JSON.parse(result.outputs['result'] ?? '')).toMatchObject({ schema_version: 1, outcome: 'accepted' });
    expect(result.stdout).toContain(`::add-mask::${stage.market.key}`);
    expect(result.stdout.replaceAll(/::add-mask::.*/g, '') + result.summary).not.toContain(stage.market.key);
    expect(toTranscript(stage, result)).toMatchSnapshot();
  }),
);

it.concurrent('a mission from inputs asks for the named specialist, and for nobody else', () =>
  onStage(async (stage) => {
    let sent: Record<string, unknown> = {};
    stage.meet((call) => {
      if (isPost(call)) sent = JSON.parse(new TextDecoder().decode(call.body ?? new Uint8Array())) as typeof sent;
      return null;
    });
    const inputs = { ...BRIEF, checks: 'none', specialist: 'Platform engineer' };
    const result = await stage.run(stage.payloads.workflowDispatch(), inputs);
    expect(sent).toMatchObject({ kind: 'hire', specialist: 'Platform engineer' });
    expect(result.outputs).toMatchObject({ outcome: 'accepted', specialist: 'Platform engineer', rank: '84' });
  }),
);

it.concurrent('a mission from inputs queues without hiring when auto-assign is off', () =>
  onStage(async (stage) => {
    const inputs = { ...BRIEF, checks: 'none', 'auto-assign': 'false', wait: 'false' };
    const result = await stage.run(stage.payloads.workflowDispatch(), inputs);
    expect(result.outputs).toMatchObject({
      outcome: 'pending',
      'reason-code': 'mission_not_ready',
      'mission-status': 'submitted',
      specialist: '',
    });
    expect(result.exitCode).toBe(0);
    expect(listTransfers(stage)).toEqual([]);
  }),
);

it.concurrent('a labeled issue gets a specialist, who is paid once the required check passes', () =>
  onStage(async (stage) => {
    const sha = openDelivery(stage, 'success');
    const result = await stage.run(labelIssue(stage), {}, { cold: true });
    expect(result.outputs).toMatchObject({
      outcome: 'accepted',
      'reason-code': 'checks_passed',
      'pr-number': String(PULL),
      'head-sha': sha,
    });
    expect(listTransfers(stage)).toEqual(['hold 12000', 'release 12000']);
    const [mission] = stage.market.sandbox.missions();
    expect(mission?.title).toBe(`parse("") throws — acme/app#${ISSUE}`);
    expect(mission?.dod).toContain('a test shows it');
    expect(stage.world.status(sha, 'orkestro/mission')).toMatchObject({ state: 'success' });
    // The page, and the decision that people are told of; the intent is gone again.
    expect(stage.world.commentsOf(ISSUE)).toHaveLength(2);
    expect([countMarks(stage, ISSUE, 'status'), countMarks(stage, ISSUE, 'decision')]).toEqual([1, 1]);
    expect(countMarks(stage, PULL, 'page')).toBe(1);
    expect(stage.world.issue(ISSUE).reactions).toHaveLength(1);
    expect(result.outputs['comment-url']).toContain(`/issues/${ISSUE}#issuecomment-`);
    expect(toTranscript(stage, result)).toMatchSnapshot();
  }),
);

it.concurrent('a labeled issue sends red work back with reasons, and pays the green commit', () =>
  onStage(async (stage) => {
    const red = openDelivery(stage, 'failure');
    const reasons: string[] = [];
    let green = '';
    stage.meet((call) => {
      if (!call.path.endsWith('/rework')) return null;
      reasons.push(new TextDecoder().decode(call.body ?? new Uint8Array()));
      green = stage.world.push(PULL, { files: ['src/parser.ts', 'src/parser.test.ts'] });
      report(stage, green, 'success');
      return null;
    });
    const result = await stage.run(labelIssue(stage));
    expect(result.outputs).toMatchObject({ outcome: 'accepted', 'rework-count': '1', 'head-sha': green });
    expect(reasons).toHaveLength(1);
    expect(reasons[0]).toContain('RangeError: index 0 is out of range');
    expect(reasons[0]).toContain('src/parser.ts:7');
    expect(listTransfers(stage)).toEqual(['hold 12000', 'release 12000']);
    expect(stage.world.status(red, 'orkestro/mission')?.state).not.toBe('success');
    expect(stage.world.status(green, 'orkestro/mission')?.state).toBe('success');
    expect(countMarks(stage, ISSUE, 'decision')).toBe(2);
    expect(toTranscript(stage, result)).toMatchSnapshot();
  }),
);

it.concurrent('a mission that takes longer than the step is pending, and a later sync settles it', () =>
  onStage(
    async (stage) => {
      const event = labelIssue(stage);
      const first = await stage.run(event, { timeout: '4s' });
      expect(first.outputs).toMatchObject({ outcome: 'pending', 'reason-code': 'mission_not_ready' });
      expect(first.exitCode).toBe(0);
      const id = first.outputs['mission-id'] ?? '';
      openDelivery(stage, 'success');
      stage.market.sandbox.deliver(id);
      const sync = { mode: 'sync', 'mission-id': id, 'budget-usd': '' };
      const second = await stage.run(stage.payloads.workflowDispatch(), sync, { runId: '9002' });
      expect(second.outputs).toMatchObject({ outcome: 'accepted', 'mission-id': id, 'escrow-status': 'released' });
      expect(listTransfers(stage)).toEqual(['hold 12000', 'release 12000']);
      expect(toTranscript(stage, first)).toMatchSnapshot();
    },
    { manual: true },
  ),
);

it.concurrent('a mission that takes longer than the step is taken up again when the label is put on again', () =>
  onStage(
    async (stage) => {
      const first = await stage.run(labelIssue(stage), { mode: 'post' });
      expect(first.outputs).toMatchObject({ outcome: 'pending', 'reason-code': 'posted' });
      openDelivery(stage, 'success');
      stage.market.sandbox.deliver(first.outputs['mission-id'] ?? '');
      stage.world.unlabel(ISSUE, 'orkestro');
      stage.world.label(ISSUE, 'orkestro');
      const again = stage.payloads.issueLabeled(ISSUE, 'orkestro');
      const second = await stage.run(again, {}, { runId: '9002' });
      expect(second.outputs).toMatchObject({ outcome: 'accepted', 'mission-id': first.outputs['mission-id'] });
      expect(stage.calls.filter((call) => call === 'POST /marketplace/missions')).toHaveLength(1);
      expect(stage.market.sandbox.missions()).toHaveLength(1);
    },
    { manual: true },
  ),
);

it.concurrent(
  'a mission that takes longer than the step fails the step when on-timeout says so, and leaves the escrow alone',
  () =>
    onStage(
      async (stage) => {
        const inputs = { ...BRIEF, checks: 'none', timeout: '4s', 'on-timeout': 'fail' };
        const result = await stage.run(stage.payloads.workflowDispatch(), inputs);
        expect(result.exitCode).toBe(1);
        expect(result.outputs).toMatchObject({ 'reason-code': 'mission_not_ready', 'escrow-status': 'held' });
      },
      { manual: true },
    ),
);

it.concurrent('discovering lists specialists as JSON', () =>
  onStage(async (stage) => {
    const inputs = { mode: 'discover', tier: 'T2 Guaranteed', 'min-rank': '88' };
    const result = await stage.run(stage.payloads.workflowDispatch(), inputs);
    const listed = JSON.parse(result.outputs['specialists'] ?? '') as { name: string; tier: string; rank: number }[];
    expect(listed.length).toBeGreaterThan(0);
    expect(listed.every((one) => one.tier === 'T2 Guaranteed' && one.rank >= 88)).toBe(true);
    expect(result.summary).toContain(listed[0]?.name);
    expect(result.exitCode).toBe(0);
    expect(listWrites(stage)).toEqual([]);
    expect(stage.market.sandbox.missions()).toEqual([]);
    expect(toTranscript(stage, result)).toMatchSnapshot();
  }),
);

it.concurrent('a dry run says what it would do, and writes nothing anywhere', () =>
  onStage(async (stage) => {
    openDelivery(stage, 'success');
    const result = await stage.run(labelIssue(stage), { 'dry-run': 'true' });
    expect(result.outputs).toMatchObject({ outcome: 'pending', 'reason-code': 'dry_run', 'mission-id': '' });
    expect(result.outputs['reason']).toContain('$120.00');
    expect(listWrites(stage)).toEqual([]);
    expect(stage.world.issue(ISSUE).labels).toEqual(['orkestro']);
  }),
);

it.concurrent('a dry run on a delivered mission settles nothing', () =>
  onStage(async (stage) => {
    openDelivery(stage, 'success');
    await stage.run(labelIssue(stage), { mode: 'post' });
    const before = listWrites(stage).length;
    const again = stage.payloads.issueLabeled(ISSUE, 'orkestro');
    const result = await stage.run(again, { 'dry-run': 'true', wait: 'false' }, { runId: '9002' });
    expect(result.outputs).toMatchObject({ outcome: 'pending', verdict: 'accept' });
    expect(listWrites(stage).slice(before)).toEqual([]);
    expect(listTransfers(stage)).toEqual(['hold 12000']);
  }),
);
