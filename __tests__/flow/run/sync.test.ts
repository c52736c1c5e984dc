/** The cost of a pass when nothing has changed, and the missions that an event leads to, with the real flow under a virtual clock. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { SyncTarget } from '../../../src/core/commands/intent.ts';
import type { Outcome } from '../../../src/core/domain/outcome.ts';
import { sync } from '../../../src/flow/run/sync.ts';
import { isWrite } from '../../support/github/recording.ts';
import { plantMission } from '../../support/plant-mission.ts';
import { openFlowScene, type FlowScene } from '../../support/flow-scene.ts';

let scene: FlowScene;

beforeEach(() => {
  scene = openFlowScene();
});
afterEach(() => {
  scene.close();
});

async function plantMissionAndPull(): Promise<{ id: string; issue: number; pull: number }> {
  const market = { sandbox: scene.sandbox, key: scene.key, url: 'https://orkestro.net/api/v1' };
  const pull = scene.repo.openPull({ files: ['src/parser.ts'] });
  scene.repo.report({ sha: pull.headSha, name: 'test', conclusion: 'success' });
  const { id, issue } = await plantMission({ repo: scene.repo, market }, { state: { pull: pull.number } });
  pull.linked.push(issue);
  return { id, issue, pull: pull.number };
}

/** Runs one pass in a new run. Returns its requests to GitHub. */
async function runPass(target: SyncTarget): Promise<{ outcome: Outcome; reads: readonly string[]; writes: number }> {
  const from = scene.github.requests.length;
  const outcome = await sync(scene.createContext(), target, 'once');
  const since = scene.github.requests.slice(from);
  const writes = since.filter(isWrite).length;
  return { outcome, writes, reads: since.slice(0, since.length - writes).map(({ operation }) => operation ?? '') };
}

describe('a look at a mission that nothing has happened to', () => {
  it.each<[string, (planted: Awaited<ReturnType<typeof plantMissionAndPull>>) => SyncTarget, readonly string[]]>([
    ['its pull request', ({ pull }) => ({ kind: 'pull', number: pull }), ['Delivery', 'Conversation']],
    ['its issue', ({ issue }) => ({ kind: 'issue', number: issue }), ['Conversation', 'Pull']],
    ['its id', ({ id }) => ({ kind: 'mission', id }), ['Conversation', 'Pull']],
    ['its id in an event', ({ id }) => ({ kind: 'announced', id }), ['Conversation', 'Pull']],
  ])('costs two requests to GitHub by %s, and no write', async (_name, toTarget, reads) => {
    const planted = await plantMissionAndPull();
    await runPass(toTarget(planted));
    scene.pass(3_600_000);
    const second = await runPass(toTarget(planted));
    expect(second).toMatchObject({ reads, writes: 0 });
    expect(second.outcome).toMatchObject({ kind: 'pending', code: 'mission_not_ready' });
  });

  it('costs nothing at GitHub by a commit while no mission is open', async () => {
    const { headSha } = scene.repo.openPull();
    expect(await runPass({ kind: 'commit', sha: headSha })).toMatchObject({ reads: [], writes: 0 });
  });

  it('costs one request for a pull request without a mission, once its status is set', async () => {
    const { number, headSha } = scene.repo.openPull();
    expect(await runPass({ kind: 'pull', number })).toMatchObject({ writes: 1, outcome: { code: 'no_mission' } });
    expect(scene.repo.status(headSha, 'orkestro/mission')?.state).toBe('success');
    expect(await runPass({ kind: 'pull', number })).toMatchObject({ reads: ['Delivery'], writes: 0 });
  });
});

describe('an id that an event names', () => {
  it.each(['m_unknown', 'foreign'])('is passed over when it is not ours: %s', async (which) => {
    let id = which;
    if (which === 'foreign') {
      const market = { sandbox: scene.sandbox, key: scene.key, url: 'https://orkestro.net/api/v1' };
      const otherRepo = scene.repo.elsewhere('acme/other');
      ({ id } = await plantMission({ repo: otherRepo, market }));
    }
    const { outcome, reads, writes } = await runPass({ kind: 'announced', id });
    expect(outcome).toMatchObject({
      kind: 'skipped',
      message: 'Skipped: the event names no mission of this repository.',
    });
    expect([reads, writes]).toEqual([[], 0]);
  });
});

describe('a list without descriptions', () => {
  it('is made up for by one look at each that may be ours', async () => {
    const { id, pull } = await plantMissionAndPull();
    scene.intercept((request, serve) => {
      if (!request.url.pathname.endsWith('/missions')) return null;
      return serve().then((answer) => ({
        ...answer,
        body: answer.body.replaceAll(/"description":"(?:[^"\\]|\\.)*"/g, '"description":null'),
      }));
    });
    const { outcome } = await runPass({ kind: 'pull', number: pull });
    expect(outcome.view?.mission?.id).toBe(id);
  });
});

describe('two pull requests at one commit', () => {
  it('lead to the missions of both, each once', async () => {
    const first = await plantMissionAndPull();
    const sha = scene.repo.pull(first.pull).headSha;
    const second = await plantMissionAndPull();
    scene.repo.push(second.pull, { sha });
    const { outcome } = await runPass({ kind: 'commit', sha });
    expect(outcome.views.map(({ mission }) => mission?.id).toSorted()).toEqual([first.id, second.id].sort());
  });
});
