/** The sweep over the real adapters, under a virtual clock and with GitHub's limits: its costs, and the missions that it leaves over. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Outcome } from '../../../src/core/domain/outcome.ts';
import type { Settings } from '../../../src/core/domain/settings.ts';
import { sweep } from '../../../src/flow/sweep/sweep.ts';
import { buildSettings } from '../../support/builders.ts';
import { DEFAULT_TOKEN } from '../../support/github/handler.ts';
import { isWrite } from '../../support/github/recording.ts';
import { RECOMMENDED } from '../../support/github/tokens.ts';
import { plantMission } from '../../support/plant-mission.ts';
import { openFlowScene, type FlowScene } from '../../support/flow-scene.ts';

let scene: FlowScene;

beforeEach(() => {
  scene = openFlowScene({ limited: true });
});
afterEach(() => {
  expect(scene.sandbox.audit()).toMatchObject({ ok: true, problems: [] });
  scene.close();
});

/** Plants missions with a green pull request each. `ready` of them are delivered and verified. */
async function plantMissions(count: number, ready: number): Promise<readonly string[]> {
  const market = { sandbox: scene.sandbox, key: scene.key, url: 'https://orkestro.net/api/v1' };
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const pull = scene.repo.openPull({ title: `Work ${at}`, files: ['src/parser.ts'] });
    scene.repo.report({ sha: pull.headSha, name: 'test', conclusion: 'success' });
    const { id, issue } = await plantMission({ repo: scene.repo, market }, { state: { pull: pull.number } });
    pull.linked.push(issue);
    if (at < ready) scene.sandbox.deliver(id);
    ids.push(id);
  }
  return ids;
}

async function runSweep(more: Partial<Settings['sweep']> = {}): Promise<Outcome> {
  const settings = { sweep: { ...buildSettings().sweep, ...more } };
  return sweep(scene.createContext({ eventName: 'schedule' }, settings));
}

/** Advances to the next hour, in which GitHub's limits start over. */
function advanceHour(): void {
  scene.pass(3_600_000);
}

const countPaid = (): number => scene.sandbox.missions().filter(({ status }) => status === 'accepted').length;

function countRequests(from: number): { reads: number; writes: number } {
  const since = scene.github.requests.slice(from);
  const writes = since.filter(isWrite).length;
  return { reads: since.length - writes, writes };
}

describe('missions that nothing has happened to', () => {
  it('cost a tenth of a request each, one list, and no write', async () => {
    await plantMissions(60, 0);
    await runSweep({ maxOperations: 5_000 });
    advanceHour();
    const [from, callCount] = [scene.github.requests.length, scene.calls.length];
    const outcome = await runSweep();
    expect(outcome.views).toHaveLength(60);
    expect(outcome).toMatchObject({ kind: 'pending', message: '60 missions looked at: 60 pending.' });
    expect(countRequests(from)).toEqual({ reads: 6, writes: 0 });
    const asked = scene.calls.slice(callCount);
    expect(asked.every(({ url }) => url.pathname.endsWith('/missions'))).toBe(true);
  });
});

describe('missions that are delivered', () => {
  it('are paid once each, at a pace that GitHub allows', async () => {
    await plantMissions(24, 18);
    const started = scene.now();
    const outcome = await runSweep();
    expect(outcome.message).toBe('24 missions looked at: 6 pending, 18 accepted.');
    expect(countPaid()).toBe(18);
    const writes = scene.github.requests.filter(isWrite);
    for (const { at } of writes) {
      expect(writes.filter((one) => one.at >= at && one.at < at + 60_000).length).toBeLessThanOrEqual(80);
    }
    expect(scene.now() - started).toBeLessThan(120_000);
    expect((await runSweep()).message).toBe('6 missions looked at: 6 pending.');
    expect(countPaid()).toBe(18);
  });

  it("are paid side by side: fifty within a minute, at GitHub's pace", async () => {
    await plantMissions(50, 50);
    const started = scene.now();
    const paidAt: number[] = [];
    scene.intercept((request, serve) => {
      if (request.url.pathname.endsWith('/accept')) paidAt.push(scene.now() - started);
      return serve();
    });
    const outcome = await runSweep({ maxOperations: 5_000 });
    expect(outcome.message).toBe('50 missions looked at: 50 accepted.');
    expect(countPaid()).toBe(50);
    expect(paidAt).toHaveLength(50);
    expect(Math.max(...paidAt)).toBeLessThan(60_000);
    const writes = scene.github.requests.filter(isWrite);
    for (const { at } of writes)
      expect(writes.filter((one) => one.at >= at && one.at < at + 60_000).length).toBeLessThanOrEqual(80);
  });

  it.each([
    ['is lost on the way', { kind: 'reset_before' }, 0],
    ['is written, and the answer lost', { kind: 'reset_after' }, 5],
    ['is written, and the answer cut', { kind: 'cut_json' }, 5],
    [
      'is refused for the pace',
      { kind: 'status', status: 403, message: 'You have exceeded a secondary rate limit.' },
      0,
    ],
    ['seems to be refused for one of them', { kind: 'partial', path: 'c1', type: 'FORBIDDEN' }, 5],
    ['shows one of them cut', { kind: 'partial', path: 'c3.commentEdge.node' }, 5],
  ] as const)('are not paid without their decision comment: a request that %s', async (_what, failingRequest, paid) => {
    await plantMissions(5, 5);
    scene.github.faults.add({ ...failingRequest, match: { operation: 'AddComments' } });
    const outcome = await runSweep({ maxOperations: 5_000 });
    expect(scene.github.faults.pending).toEqual([]);
    expect(outcome.views).toHaveLength(5);
    expect(countPaid()).toBe(paid);
    advanceHour();
    await runSweep({ maxOperations: 5_000 });
    expect(countPaid()).toBe(5);
    expect(scene.calls.filter(({ url }) => url.pathname.endsWith('/accept'))).toHaveLength(5);
  });

  it('are settled one after the other where they share a pull request', async () => {
    const pull = scene.repo.openPull({ title: 'Work for two', files: ['src/parser.ts'] });
    scene.repo.report({ sha: pull.headSha, name: 'test', conclusion: 'success' });
    const market = { sandbox: scene.sandbox, key: scene.key, url: 'https://orkestro.net/api/v1' };
    for (let at = 0; at < 2; at += 1) {
      const { id, issue } = await plantMission({ repo: scene.repo, market }, { state: { pull: pull.number } });
      pull.linked.push(issue);
      scene.sandbox.deliver(id);
    }
    await plantMissions(2, 2);
    const { views } = await runSweep({ maxOperations: 5_000 });
    expect(countPaid()).toBe(3);
    expect(views.map(({ verdict }) => verdict.code).toSorted()).toEqual([
      'binding_conflict',
      'checks_passed',
      'checks_passed',
      'checks_passed',
    ]);
  });

  it('are left over when the budget is small, told, and reached by later sweeps', async () => {
    await plantMissions(12, 10);
    const first = await runSweep({ maxOperations: 70 });
    expect(first.message).toMatch(/; \d+ left for a later sweep \(max-operations/);
    const paid = [countPaid()];
    expect(paid[0]).toBeGreaterThan(0);
    expect(paid[0]).toBeLessThan(10);
    for (let sweeps = 0; sweeps < 8 && countPaid() < 10; sweeps += 1) {
      advanceHour();
      await runSweep({ maxOperations: 70 });
    }
    expect(countPaid()).toBe(10);
  });

  it('are looked at in turn: the one that was looked at longest ago first, by one commit status a sweep', async () => {
    await plantMissions(9, 9);
    scene.repo.protect({ required: ['test', 'never'] });
    const sweepsByMission: string[][] = [];
    for (let sweeps = 0; sweeps < 4; sweeps += 1) {
      advanceHour();
      const outcome = await runSweep({ maxOperations: 50 });
      const views = outcome.views.length > 0 ? outcome.views : outcome.view === null ? [] : [outcome.view];
      sweepsByMission.push(views.map(({ mission }) => mission?.id ?? ''));
    }
    const seen = sweepsByMission.flat();
    expect(seen.length).toBeGreaterThan(9);
    expect(new Set(seen.slice(0, 9)).size).toBe(9);
    expect(seen.slice(9)).toEqual(seen.slice(0, seen.length - 9));
    const sweepStatuses = scene.repo.statuses.filter(({ context }) => context === 'orkestro/sweep');
    expect(sweepStatuses).toHaveLength(sweepsByMission.filter(({ length }) => length < 9).length);
    expect(sweepStatuses.length).toBeGreaterThan(1);
    expect(sweepStatuses.at(-1)).toMatchObject({ sha: scene.repo.branchHead('main'), state: 'success' });
  });

  it('leave no note when all were looked at, and go on by lot when nobody may leave one', async () => {
    await plantMissions(3, 3);
    await runSweep({ maxOperations: 5_000 });
    expect(scene.repo.statuses.filter(({ context }) => context === 'orkestro/sweep')).toEqual([]);
    await plantMissions(6, 6);
    advanceHour();
    scene.github.permit({ ...RECOMMENDED, statuses: 'read' });
    expect((await runSweep({ maxOperations: 60 })).message).toMatch(/left for a later sweep/);
    expect(scene.repo.statuses.filter(({ context }) => context === 'orkestro/sweep')).toEqual([]);
  });

  it('wait when GitHub has little left for the hour', async () => {
    await plantMissions(4, 4);
    const limits = scene.github.limitsOf(DEFAULT_TOKEN);
    limits.leave('graphql', 79);
    const outcome = await runSweep();
    expect(outcome.message).toMatch(/2 left for a later sweep/);
    expect(countPaid()).toBe(2);
    expect(limits.bucket('graphql').limit - limits.bucket('graphql').used).toBeGreaterThan(50);
    advanceHour();
    await runSweep();
    expect(countPaid()).toBe(4);
  });

  it('are not settled when two stand for the same reference', async () => {
    const [id = ''] = await plantMissions(1, 1);
    const duplicate = scene.sandbox.missions().find((one) => one.id === id);
    const { title, description, dod } = duplicate ?? {};
    const body = JSON.stringify({ title, description, dod, budget_usd: 120 });
    const headers = { authorization: `Bearer ${scene.key}`, 'content-type': 'application/json' };
    const request = new Request('https://orkestro.net/api/v1/marketplace/missions', { method: 'POST', headers, body });
    expect((await scene.sandbox.handle(request)).status).toBe(201);
    const outcome = await runSweep();
    expect(outcome.views.map(({ verdict }) => verdict.code)).toEqual(['duplicate_missions', 'duplicate_missions']);
    expect(countPaid()).toBe(0);
  });
});

describe('shards', () => {
  it('look at everything together, and at nothing twice', async () => {
    const ids = await plantMissions(20, 6);
    const seen: (string | undefined)[] = [];
    for (const index of [1, 2, 3]) {
      const outcome = await runSweep({ shard: { index, count: 3 } });
      const views = outcome.views.length > 0 ? outcome.views : outcome.view === null ? [] : [outcome.view];
      seen.push(...views.map(({ mission }) => mission?.id));
    }
    expect(seen.toSorted()).toEqual([...ids].sort());
    expect(countPaid()).toBe(6);
  });

  it('say so when theirs is empty', async () => {
    expect(await runSweep({ shard: { index: 1, count: 8 } })).toMatchObject({
      kind: 'skipped',
      message: 'Skipped: no open mission of this repository (part 1 of 8).',
    });
  });
});

describe('a batch that cannot be read', () => {
  it('ends the sweep: what was looked at stands, the rest is left over', async () => {
    await plantMissions(30, 2);
    const match = { operation: 'Conversations' };
    scene.github.faults.add({
      kind: 'status',
      status: 403,
      message: 'Resource not accessible by integration',
      match,
      skip: 1,
      times: Infinity,
    });
    expect((await runSweep()).message).toBe(
      "2 missions looked at: 2 accepted; 28 left for a later sweep (max-operations, GitHub's limits or timeout).",
    );
    expect(countPaid()).toBe(2);
  });

  it('is a failure when nothing could be looked at', async () => {
    await plantMissions(2, 1);
    const match = { operation: 'Conversations' };
    scene.github.faults.add({
      kind: 'status',
      status: 403,
      message: 'Resource not accessible by integration',
      match,
      times: Infinity,
    });
    await expect(runSweep()).rejects.toMatchObject({ name: 'GitHubError', code: 'missing_permission' });
    expect(countPaid()).toBe(0);
  });
});
