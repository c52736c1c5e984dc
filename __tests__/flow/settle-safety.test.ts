/** Readings that lag, and runs that stop halfway: a round is settled once, and how it ended is said as it is (docs/PROTOCOL.md#settle-order). */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Outcome } from '../../src/core/domain/outcome.ts';
import { runIntent } from '../../src/flow/run-intent.ts';
import type { TransportResponse } from '../../src/http/transport.ts';
import { byLabel, ISSUE, openWorkshop, type Workshop } from '../support/workshop.ts';

const PULL = 13;
let shop: Workshop;
beforeEach(() => {
  shop = openWorkshop();
});
afterEach(() => {
  shop.close();
});

/** A delivery whose required check has ended. */
async function deliver(conclusion: 'success' | 'failure'): Promise<string> {
  await shop.hire(byLabel(shop));
  const id = shop.sandbox.missions()[0]?.id ?? '';
  const files = ['src/a.ts'];
  const pull = shop.world.openPull({ number: PULL, body: `Fixes #${ISSUE}`, author: 'ada', files });
  shop.world.report({ sha: pull.headSha, name: 'test', conclusion });
  shop.sandbox.deliver(id, { verification: 'passed' });
  return id;
}

function look(id: string): Promise<Outcome> {
  return runIntent(shop.engine(), { kind: 'sync', target: { kind: 'mission', id }, wait: 'once' });
}

function countSent(verb: 'accept' | 'rework'): number {
  return shop.calls.filter(({ method, url }) => method === 'POST' && url.pathname.endsWith(`/${verb}`)).length;
}

/** Once something was sent back, the marketplace shows the mission as it was before. */
function lag(id: string): void {
  let old: TransportResponse | null = null;
  let sent = false;
  shop.meet((request, serve) => {
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
    lag(id);
    expect(await look(id)).toMatchObject({ kind: 'reworked', code: 'checks_failed' });
    expect(await look(id)).toMatchObject({ kind: 'pending', code: 'mission_not_ready' });
    expect(countSent('rework')).toBe(1);
  });

  it('gets no payment for the delivery that was sent back', async () => {
    const id = await deliver('failure');
    lag(id);
    await look(id);
    shop.world.report({ sha: shop.world.pull(PULL).headSha, name: 'test', conclusion: 'success' });
    expect(await look(id)).toMatchObject({ kind: 'pending', code: 'mission_not_ready' });
    expect(countSent('accept')).toBe(0);
  });
});

describe('a run that does not settle', () => {
  it('because another one is at it keeps the reason that the other acts on', async () => {
    const id = await deliver('success');
    const engine = shop.engine();
    const taken = { kind: 'taken', at: shop.now(), acquisitionId: '1' } as const;
    const acquire = (): Promise<typeof taken> => Promise.resolve(taken);
    const outcome = await runIntent(
      { ...engine, lock: { ...engine.lock, acquire, read: acquire } },
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
    shop.github.faults.add({
      kind: 'meanwhile',
      after: true,
      run: () => {
        cancelling.abort();
      },
      match: ({ method, path }) => method === 'POST' && path.endsWith('/reactions'),
    });
    const outcome = await runIntent(
      { ...shop.engine(), signal: cancelling.signal },
      { kind: 'hire', subject: { kind: 'issue', number: ISSUE }, source: byLabel(shop), wait: 'loop' },
    );
    expect(outcome).toMatchObject({ kind: 'pending', code: 'cancelled', exitWithFailure: false });
    expect(outcome.nextStep).toContain('run the job again');
    expect(shop.posts()).toBe(0);
    const again = await shop.hire(byLabel(shop));
    expect(again).toMatchObject({ kind: 'engaged', how: 'posted' });
  });
});
