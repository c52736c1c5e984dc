/** What a look costs when nothing has changed, and which missions an event leads to: the real flow, under a virtual clock. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { SyncTarget } from '../../src/core/commands/intent.ts';
import type { Outcome } from '../../src/core/domain/outcome.ts';
import { sync } from '../../src/flow/run/sync.ts';
import { isWrite } from '../support/github/recording.ts';
import { plantMission } from '../support/planted.ts';
import { openWorkshop, type Workshop } from '../support/workshop.ts';

let shop: Workshop;

beforeEach(() => {
  shop = openWorkshop();
});
afterEach(() => {
  shop.close();
});

async function plant(): Promise<{ id: string; issue: number; pull: number }> {
  const market = { sandbox: shop.sandbox, key: shop.key, url: 'https://orkestro.net/api/v1' };
  const pull = shop.world.openPull({ files: ['src/parser.ts'] });
  shop.world.report({ sha: pull.headSha, name: 'test', conclusion: 'success' });
  const { id, issue } = await plantMission({ world: shop.world, market }, { state: { pull: pull.number } });
  pull.linked.push(issue);
  return { id, issue, pull: pull.number };
}

/** One pass of a run of its own; what it asked of GitHub. */
async function look(target: SyncTarget): Promise<{ outcome: Outcome; reads: readonly string[]; writes: number }> {
  const from = shop.github.requests.length;
  const outcome = await sync(shop.engine(), target, 'once');
  const since = shop.github.requests.slice(from);
  const writes = since.filter(isWrite).length;
  return { outcome, writes, reads: since.slice(0, since.length - writes).map(({ operation }) => operation ?? '') };
}

describe('a look at a mission that nothing has happened to', () => {
  it.each<[string, (planted: Awaited<ReturnType<typeof plant>>) => SyncTarget, readonly string[]]>([
    ['its pull request', ({ pull }) => ({ kind: 'pull', number: pull }), ['Delivery', 'Conversation']],
    ['its issue', ({ issue }) => ({ kind: 'issue', number: issue }), ['Conversation', 'Pull']],
    ['its id', ({ id }) => ({ kind: 'mission', id }), ['Conversation', 'Pull']],
    ['its id in an event', ({ id }) => ({ kind: 'announced', id }), ['Conversation', 'Pull']],
  ])('costs two requests to GitHub by %s, and no write', async (_name, toTarget, reads) => {
    const planted = await plant();
    await look(toTarget(planted));
    shop.pass(3_600_000);
    const second = await look(toTarget(planted));
    expect(second).toMatchObject({ reads, writes: 0 });
    expect(second.outcome).toMatchObject({ kind: 'pending', code: 'mission_not_ready' });
  });

  it('costs nothing at GitHub by a commit while no mission is open', async () => {
    const { headSha } = shop.world.openPull();
    expect(await look({ kind: 'commit', sha: headSha })).toMatchObject({ reads: [], writes: 0 });
  });

  it('costs one request for a pull request without a mission, once its status is set', async () => {
    const { number, headSha } = shop.world.openPull();
    expect(await look({ kind: 'pull', number })).toMatchObject({ writes: 1, outcome: { code: 'no_mission' } });
    expect(shop.world.status(headSha, 'orkestro/mission')?.state).toBe('success');
    expect(await look({ kind: 'pull', number })).toMatchObject({ reads: ['Delivery'], writes: 0 });
  });
});

describe('an id that an event names', () => {
  it.each(['m_unknown', 'foreign'])('is passed over when it is not ours: %s', async (which) => {
    let id = which;
    if (which === 'foreign') {
      const market = { sandbox: shop.sandbox, key: shop.key, url: 'https://orkestro.net/api/v1' };
      const elsewhere = shop.world.elsewhere('acme/other');
      ({ id } = await plantMission({ world: elsewhere, market }));
    }
    const { outcome, reads, writes } = await look({ kind: 'announced', id });
    expect(outcome).toMatchObject({ kind: 'skipped', message: 'Skipped: the event names no mission of this repository.' });
    expect([reads, writes]).toEqual([[], 0]);
  });
});

describe('a list without descriptions', () => {
  it('is made up for by one look at each that may be ours', async () => {
    const { id, pull } = await plant();
    shop.meet((request, serve) => {
      if (!request.url.pathname.endsWith('/missions')) return null;
      return serve().then((answer) => ({
        ...answer,
        body: answer.body.replaceAll(/"description":"(?:[^"\\]|\\.)*"/g, '"description":null'),
      }));
    });
    const { outcome } = await look({ kind: 'pull', number: pull });
    expect(outcome.view?.mission?.id).toBe(id);
  });
});

describe('two pull requests at one commit', () => {
  it('lead to the missions of both, each once', async () => {
    const first = await plant();
    const sha = shop.world.pull(first.pull).headSha;
    const second = await plant();
    shop.world.push(second.pull, { sha });
    const { outcome } = await look({ kind: 'commit', sha });
    expect(outcome.views.map(({ mission }) => mission?.id).toSorted()).toEqual([first.id, second.id].sort());
  });
});
