/** An unreadable fact stops a payment: commands, the mission's thread, its rank, its place in a list. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { CommandIntent } from '../../src/core/commands/intent.ts';
import type { Outcome } from '../../src/core/domain/outcome.ts';
import type { Settings } from '../../src/core/domain/settings.ts';
import { runIntent } from '../../src/flow/run-intent.ts';
import { buildSettings } from '../support/builders.ts';
import { byCommand, byLabel, ISSUE, openFlowScene, describeResult, type FlowScene } from '../support/flow-scene.ts';

const PULL = 13;

let scene: FlowScene;
beforeEach(() => {
  scene = openFlowScene();
});
afterEach(() => {
  scene.close();
});

/** Hires a mission that a pass would pay: delivered, verified, green. */
async function deliver(): Promise<string> {
  await scene.hire(byLabel(scene));
  const [mission] = scene.sandbox.missions();
  if (mission === undefined) throw new Error('nobody was hired');
  const { headSha } = scene.repo.openPull({
    number: PULL,
    body: `Fixes #${ISSUE}`,
    author: 'ada',
    files: ['src/a.ts'],
  });
  scene.repo.report({ sha: headSha, name: 'test', conclusion: 'success' });
  scene.sandbox.deliver(mission.id, { verification: 'passed' });
  return mission.id;
}

function runPass(id: string, settings: Partial<Settings> = {}): Promise<Outcome> {
  return runIntent(scene.createContext({}, settings), { kind: 'sync', target: { kind: 'mission', id }, wait: 'once' });
}

function runCommand(body: string): void {
  scene.repo.comment(ISSUE, { author: 'maya', body });
  scene.pass(60_000);
}

function failPermissions(): void {
  scene.github.faults.add({
    kind: 'html',
    status: 502,
    times: Infinity,
    match: ({ path }) => path.includes('/collaborators/'),
  });
}

function listPaid(): readonly string[] {
  return scene.calls.filter(({ method, url }) => method === 'POST' && url.pathname.endsWith('/accept')).map(String);
}

describe('a payment', () => {
  it('is made when everything can be read', async () => {
    expect(await runPass(await deliver())).toMatchObject({ kind: 'accepted' });
  });

  it('is stopped by a hold whose typing mistake was put right', async () => {
    const id = await deliver();
    const { id: comment } = scene.repo.comment(ISSUE, { author: 'maya', body: '/orkestro hold wait for legl' });
    scene.pass(60_000);
    scene.repo.editComment(comment, { body: '/orkestro hold wait for legal', by: 'maya' });
    expect(await runPass(id)).toMatchObject({ kind: 'held', code: 'held_by_person' });
    expect(listPaid()).toEqual([]);
  });

  it('is stopped by a hold whose author cannot be looked up', async () => {
    const id = await deliver();
    runCommand('/orkestro hold wait for legal');
    failPermissions();
    expect(await runPass(id)).toMatchObject({ kind: 'held', code: 'held_by_person' });
    expect(listPaid()).toEqual([]);
  });

  it('is stopped by a hold that comes after judging, whose author cannot be looked up', async () => {
    const id = await deliver();
    scene.github.faults.add({
      kind: 'meanwhile',
      after: true,
      run: () => {
        runCommand('/orkestro hold stop');
        failPermissions();
      },
      match: ({ method, path }) => method === 'POST' && path.endsWith('/comments'),
    });
    expect((await runPass(id)).kind).not.toBe('accepted');
    expect(listPaid()).toEqual([]);
  });

  it('is stopped by a link whose author cannot be read', async () => {
    const id = await deliver();
    const other = scene.repo.openPull({ number: 14, body: 'x', author: 'bob', files: ['src/b.ts'] });
    scene.repo.report({ sha: other.headSha, name: 'test', conclusion: 'failure' });
    runCommand('/orkestro link #14');
    failPermissions();
    expect(await runPass(id)).toMatchObject({ kind: 'held', code: 'held_by_person' });
    expect(listPaid()).toEqual([]);
  });

  it('is stopped when the page is not found, and with it the lock and what people said there', async () => {
    const id = await deliver();
    scene.repo.edit(PULL, { body: `Fixes #${ISSUE}\n\nOrkestro-Mission: ${id}`, by: 'ada' });
    runCommand('/orkestro hold wait for legal');
    const body = '/orkestro status';
    const { id: commentId } = scene.repo.comment(ISSUE, { author: 'maya', body });
    scene.github.faults.add({
      kind: 'partial',
      path: 'repository.issueOrPullRequest',
      type: 'NOT_FOUND',
      skip: 1,
      times: 1,
      match: ({ operation }) => operation === 'Conversation',
    });
    const intent: CommandIntent = {
      kind: 'command',
      on: 'issue',
      number: ISSUE,
      command: { kind: 'status' },
      sender: { login: 'maya', id: 1, isBot: false },
      commentId,
      body,
      createdAt: scene.now(),
      subjectTitle: '',
      subjectBody: '',
      wait: 'once',
    };
    await runIntent(scene.createContext({ eventName: 'issue_comment' }), intent);
    expect(listPaid()).toEqual([]);
  });

  it('is stopped by min-rank where the mission shows no rank', async () => {
    const id = await deliver();
    scene.intercept((request, serve) =>
      request.method === 'GET'
        ? serve().then((answer) => ({ ...answer, body: answer.body.replaceAll(/"rank":\d+/g, '"rank":null') }))
        : null,
    );
    const policy = { ...buildSettings().policy, minRank: 10 };
    expect(await runPass(id, { policy, stated: ['min-rank'] })).toMatchObject({ kind: 'held', code: 'terms_mismatch' });
    expect(listPaid()).toEqual([]);
  });
});

it('a mission is found again where the list cuts descriptions short', async () => {
  scene.github.permit({ contents: 'read', issues: 'write', 'pull-requests': 'write', checks: 'read', actions: 'read' });
  let isLost = false;
  scene.intercept((request, serve) => {
    if (request.method === 'POST' && !isLost) {
      isLost = true;
      return serve().then(() => ({ status: 502, headers: {}, body: 'x' }));
    }
    if (request.method !== 'GET' || !request.url.pathname.endsWith('/missions')) return null;
    return serve().then((answer) => ({
      ...answer,
      body: answer.body.replaceAll(/"description":"(.{10})(?:[^"\\]|\\.)*"/g, '"description":"$1…"'),
    }));
  });
  await scene.hire(byLabel(scene));
  scene.pass(3_600_000);
  describeResult(await scene.hire(byCommand(scene, { force: true })));
  expect(scene.sandbox.missions()).toHaveLength(1);
});
