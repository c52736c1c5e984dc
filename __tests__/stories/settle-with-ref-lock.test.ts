/** Settling with `lock: ref` (docs/PROTOCOL.md#ref-lock): a ref is never deleted, so a signed release marker starts a round's next epoch. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { CommandIntent } from '../../src/core/commands/intent.ts';
import type { Outcome } from '../../src/core/domain/outcome.ts';
import { runIntent } from '../../src/flow/run-intent.ts';
import { byLabel, ISSUE, openFlowScene, dropRequest, type FlowScene } from '../support/flow-scene.ts';

const MAYA = { login: 'maya', id: 1, isBot: false };
const REF = { settings: { lock: 'ref' } } as const;
let scene: FlowScene;
let id = '';

beforeEach(async () => {
  scene = openFlowScene();
  scene.github.permit({
    contents: 'write',
    issues: 'write',
    'pull-requests': 'write',
    checks: 'read',
    statuses: 'write',
    actions: 'read',
  });
  await scene.hire(byLabel(scene), REF);
  id = scene.sandbox.missions()[0]?.id ?? '';
  const { headSha } = scene.repo.openPull({ number: 13, body: `Fixes #${ISSUE}`, author: 'ada', files: ['src/a.ts'] });
  scene.repo.report({ sha: headSha, name: 'test', conclusion: 'success' });
  scene.sandbox.deliver(id, { verification: 'passed' });
});
afterEach(() => {
  scene.close();
});

function sync(): Promise<Outcome> {
  return runIntent(scene.createContext({}, REF.settings), {
    kind: 'sync',
    target: { kind: 'mission', id },
    wait: 'once',
  });
}

function runCommand(body: string, author = MAYA): Promise<Outcome> {
  const { id: commentId } = scene.repo.comment(ISSUE, { author: author.login, body });
  const [, kind = ''] = /^\/orkestro (\w+)/.exec(body) ?? [];
  const commandSource = { subjectTitle: '', subjectBody: '', body, createdAt: scene.now(), commentId, number: ISSUE };
  const commandFields = kind === 'accept' ? { kind, sha: null } : { kind, number: Number(/\d+$/.exec(body)?.[0]) };
  const intent = {
    kind: 'command',
    on: 'issue',
    sender: author,
    wait: 'once',
    command: commandFields,
    ...commandSource,
  } as CommandIntent;
  const bots = { ...scene.createContext().settings.limits, allowedBots: ['helper[bot]'] };
  return runIntent(scene.createContext({ triggeringActor: null }, { ...REF.settings, limits: bots }), intent);
}

const sent = (): number => scene.calls.filter(({ url }) => url.pathname.endsWith('/accept')).length;
const countReleases = (): number =>
  scene.repo.commentsOf(ISSUE).filter(({ body }) => body.includes('"type":"decision-withdrawal"')).length;

/** Returns the refs of the round's locks, by epoch. */
const acquires = (): readonly string[] => [...scene.repo.refs.keys()].filter((name) => name.includes('/m-')).sort();
const nameOf = (epoch: string): string => `refs/orkestro/12/m-${id.replaceAll('_', '_5f')}/1${epoch}`;

describe('a round whose lock cannot be deleted', () => {
  it('is opened again by the owner, which certainly sent nothing, and by no other run', async () => {
    scene.intercept(({ url }) =>
      url.pathname.endsWith('/accept') ? Promise.resolve({ status: 429, headers: {}, body: '{"error":"slow"}' }) : null,
    );
    expect((await sync()).code).toBe('marketplace_error');
    scene.intercept(() => null);
    expect([sent(), countReleases()]).toEqual([1, 1]);
    expect((await sync()).kind).toBe('accepted');
    expect([sent(), countReleases()]).toEqual([2, 1]);
    expect(acquires()).toEqual([nameOf(''), nameOf('.1')]);
  });

  it('says on the page that it was not used, and which run that was', async () => {
    scene.intercept(({ url }) =>
      url.pathname.endsWith('/accept') ? Promise.resolve({ status: 429, headers: {}, body: '{"error":"slow"}' }) : null,
    );
    await sync();
    const body = scene.repo.commentsOf(ISSUE).find((one) => one.body.includes('decision-withdrawal'))?.body ?? '';
    expect(body).toContain('Not settled');
    expect(body).toContain('Something moved while round 1 was about to be settled, or a person takes it over.');
    expect(body).toContain('Nothing was sent by the run that began it.');
    expect(body).toContain('Nothing to do: whoever settles the round next says so in a comment of its own.');
  });

  it('stays shut where that cannot be said: nobody knows that it was not used', async () => {
    scene.intercept(({ url }) =>
      url.pathname.endsWith('/accept') ? Promise.resolve({ status: 429, headers: {}, body: '{"error":"slow"}' }) : null,
    );
    const match = { method: 'POST', body: /decision-withdrawal/ };
    scene.github.faults.add({ kind: 'status', status: 500, times: Infinity, match });
    expect(await sync()).toMatchObject({
      code: 'decision_unconfirmed',
      message: expect.stringContaining('nothing was sent, but the guarding ref could not be given up'),
    });
    scene.intercept(() => null);
    expect((await sync()).kind).not.toBe('accepted');
    expect([sent(), countReleases()]).toEqual([1, 0]);
  });

  it('is told with the permission that it needs, where it may not be taken', async () => {
    scene.github.faults.add({
      ...{ kind: 'status', status: 403, message: 'Not here', times: Infinity },
      match: { method: 'POST', path: /\/git\/refs$/ },
    } as const);
    expect(await sync()).toMatchObject({
      code: 'missing_permission',
      message: expect.stringMatching(
        /^Nothing was settled: the ref that guards the decision could not be set \(.*Not here.*\)\.$/,
      ),
      nextStep: 'Give the job permissions: contents: write; the next run goes on.',
    });
    expect(sent()).toBe(0);
  });

  it('is taken over by a person, late enough, in an epoch of its own', async () => {
    scene.intercept((request, serve) =>
      request.url.pathname.endsWith('/accept') ? dropRequest(request, serve) : null,
    );
    expect((await sync()).code).toBe('decision_unconfirmed');
    scene.intercept(() => null);
    const before = sent();
    scene.pass(15 * 60_000);
    expect((await runCommand('/orkestro accept')).kind).not.toBe('accepted');
    expect([sent(), countReleases()]).toEqual([before, 0]);
    scene.pass(5 * 60_000);
    expect(await runCommand('/orkestro accept')).toMatchObject({ kind: 'accepted', code: 'accepted_by_person' });
    expect([sent(), countReleases()]).toEqual([before + 1, 1]);
    expect(acquires()).toEqual([nameOf(''), nameOf('.1')]);
  });
});

describe('a fork’s pull request', () => {
  it('is linked by a person’s command, not by a bot’s', async () => {
    scene.repo.addBot('helper[bot]');
    const { headSha } = scene.repo.openPull({ number: 14, headRepo: 'sam/app', author: 'sam', files: ['src/a.ts'] });
    scene.repo.report({ sha: headSha, name: 'test', conclusion: 'success' });
    const bot = { login: 'helper[bot]', id: 99, isBot: true };
    expect((await runCommand('/orkestro link #14', bot)).code).toBe('binding_conflict');
    expect(sent()).toBe(0);
    expect(await runCommand('/orkestro link #14')).toMatchObject({ kind: 'accepted', view: { pull: { number: 14 } } });
  });
});
