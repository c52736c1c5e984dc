/** Lagging reads and interrupted runs: a round is settled once, and its end is reported truthfully (docs/PROTOCOL.md#settle-order). */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Outcome } from '../../src/core/domain/outcome.ts';
import { runIntent } from '../../src/flow/run-intent.ts';
import type { TransportResponse } from '../../src/http/transport.ts';
import { byLabel, ISSUE, openFlowScene, type FlowScene } from '../support/flow-scene.ts';

const PULL = 13;
let scene: FlowScene;
beforeEach(() => {
  scene = openFlowScene();
});
afterEach(() => {
  scene.close();
});

/** Delivers work whose required check has ended. */
async function deliver(conclusion: 'success' | 'failure'): Promise<string> {
  await scene.hire(byLabel(scene));
  const id = scene.sandbox.missions()[0]?.id ?? '';
  const files = ['src/a.ts'];
  const pull = scene.repo.openPull({ number: PULL, body: `Fixes #${ISSUE}`, author: 'ada', files });
  scene.repo.report({ sha: pull.headSha, name: 'test', conclusion });
  scene.sandbox.deliver(id, { verification: 'passed' });
  return id;
}

function runPass(id: string): Promise<Outcome> {
  return runIntent(scene.createContext(), { kind: 'sync', target: { kind: 'mission', id }, wait: 'once' });
}

function countSent(verb: 'accept' | 'rework'): number {
  return scene.calls.filter(({ method, url }) => method === 'POST' && url.pathname.endsWith(`/${verb}`)).length;
}

/** Lets the marketplace show the mission as it was before the rework. */
function delayReads(id: string): void {
  let old: TransportResponse | null = null;
  let sent = false;
  scene.intercept((request, serve) => {
    if (request.method === 'POST') {
      sent ||= request.url.pathname.endsWith('/rework');
      return null;
    }
    if (!request.url.pathname.endsWith(id)) return null;
    if (sent && old !== null) return Promise.resolve(old);
    return serve().then((answer) => {
      if (answer.status === 200) old = answer;
      return answer;
    });
  });
}

describe('a marketplace that lags behind a rework', () => {
  it('gets no second rework of the same delivery', async () => {
    const id = await deliver('failure');
    delayReads(id);
    expect(await runPass(id)).toMatchObject({ kind: 'reworked', code: 'checks_failed' });
    expect(await runPass(id)).toMatchObject({ kind: 'pending', code: 'mission_not_ready' });
    expect(countSent('rework')).toBe(1);
  });

  it('gets no payment for the delivery that was sent back', async () => {
    const id = await deliver('failure');
    delayReads(id);
    await runPass(id);
    scene.repo.report({ sha: scene.repo.pull(PULL).headSha, name: 'test', conclusion: 'success' });
    expect(await runPass(id)).toMatchObject({ kind: 'pending', code: 'mission_not_ready' });
    expect(countSent('accept')).toBe(0);
  });
});

describe('a run that does not settle', () => {
  it('because another one is at it keeps the reason that the other acts on', async () => {
    const id = await deliver('success');
    const context = scene.createContext();
    const taken = { kind: 'taken', at: scene.now(), acquisitionId: '1' } as const;
    const acquire = (): Promise<typeof taken> => Promise.resolve(taken);
    const outcome = await runIntent(
      { ...context, lock: { ...context.lock, acquire, read: acquire } },
      { kind: 'sync', target: { kind: 'mission', id }, wait: 'once' },
    );
    expect(outcome).toMatchObject({ kind: 'pending', code: 'checks_passed' });
    expect(outcome.message).toContain('Another run is settling it');
    expect(countSent('accept')).toBe(0);
  });
});

describe('a job that is cancelled before its mission is posted', () => {
  it('posts nothing, is pending, and says how to go on', async () => {
    const cancelling = new AbortController();
    scene.github.faults.add({
      kind: 'meanwhile',
      after: true,
      run: () => {
        cancelling.abort();
      },
      match: ({ method, path }) => method === 'POST' && path.endsWith('/reactions'),
    });
    const outcome = await runIntent(
      { ...scene.createContext(), signal: cancelling.signal },
      { kind: 'hire', subject: { kind: 'issue', number: ISSUE }, source: byLabel(scene), wait: 'loop' },
    );
    expect(outcome).toMatchObject({ kind: 'pending', code: 'cancelled', exitWithFailure: false });
    expect(outcome.nextStep).toContain('run the job again');
    expect(scene.countPosts()).toBe(0);
    const again = await scene.hire(byLabel(scene));
    expect(again).toMatchObject({ kind: 'tracked', how: 'posted' });
  });
});
