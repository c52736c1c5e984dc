/** A pull request is paid once, by the checks of the time of its link, and no event links it (docs/PROTOCOL.md#binding). */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { SyncTarget } from '../../src/core/commands/intent.ts';
import type { Outcome } from '../../src/core/domain/outcome.ts';
import type { Settings } from '../../src/core/domain/settings.ts';
import { runIntent } from '../../src/flow/run-intent.ts';
import { ISSUE_BODY } from '../support/scene.ts';
import { byCommand, byLabel, ISSUE, openFlowScene, describeResult, type FlowScene } from '../support/flow-scene.ts';

const PULL = 13;
/** Permits `actions: read`, so that the end of a run that posted is known. */
const PERMISSIONS = {
  contents: 'write',
  issues: 'write',
  'pull-requests': 'write',
  checks: 'read',
  statuses: 'write',
  actions: 'read',
} as const;
let scene: FlowScene;

beforeEach(() => {
  scene = openFlowScene();
});
afterEach(() => {
  scene.close();
});

function sync(target: SyncTarget, settings: Partial<Settings> = {}): Promise<Outcome> {
  return runIntent(scene.createContext({}, settings), { kind: 'sync', target, wait: 'once' });
}

const syncMission = (id: string, settings: Partial<Settings> = {}): Promise<Outcome> =>
  sync({ kind: 'mission', id }, settings);

/** Returns the accept requests so far. */
function countPaid(): number {
  return scene.calls.filter(({ method, url }) => method === 'POST' && url.pathname.endsWith('/accept')).length;
}

/** Opens a pull request whose check `test` has reported. */
function openPull(number: number, more: { test?: 'success' | 'failure'; fork?: boolean; body?: string } = {}): string {
  const { test = 'success', fork = false, body = `Fixes #${ISSUE}` } = more;
  const author = fork ? 'eve' : 'ada';
  const pull = scene.repo.openPull({
    number,
    body,
    author,
    files: ['src/a.ts'],
    ...(fork && { headRepo: 'eve/app' }),
  });
  scene.repo.report({ sha: pull.headSha, name: 'test', conclusion: test });
  return pull.headSha;
}

async function hireFirst(): Promise<string> {
  await scene.hire(byLabel(scene));
  return scene.sandbox.missions()[0]?.id ?? '';
}

function deliver(id: string): void {
  scene.sandbox.deliver(id, { verification: 'passed' });
}

/** A pull request that is older than a hire counts only where someone who may settle links it. */
function linkByCommand(): void {
  scene.repo.comment(ISSUE, { author: 'maya', body: `/orkestro link #${PULL}` });
}

describe('the branch that judges', () => {
  /** Links a pull request whose base is `main`, where `test` fails. The branch `weak` requires only passing checks. */
  async function linkPull(): Promise<string> {
    const id = await hireFirst();
    const sha = openPull(PULL, { test: 'failure', fork: true, body: 'No claim' });
    scene.repo.report({ sha, name: 'lint', conclusion: 'success' });
    scene.repo.write('x', 'y', 'weak');
    scene.repo.protect({ branch: 'weak', required: ['lint'] });
    scene.repo.comment(ISSUE, { author: 'maya', body: `/orkestro link #${PULL}` });
    await sync({ kind: 'issue', number: ISSUE });
    deliver(id);
    return id;
  }

  it('is the one the pull request had when it was linked', async () => {
    const id = await linkPull();
    scene.repo.pull(PULL).baseRef = 'weak';

    const held = await syncMission(id);

    expect(held).toMatchObject({ kind: 'held', code: 'binding_conflict' });
    expect(held.message).toContain(`#${PULL} was retargeted from main to weak after it was bound`);
    expect(countPaid()).toBe(0);
  });

  it.each([
    ['is not chosen by a claim', false],
    ['is the one that a person binds', true],
  ])('%s: a pull request into a weaker branch', async (_what, bound) => {
    const id = await hireFirst();
    scene.repo.write('x', 'y', 'weak');
    scene.repo.protect({ branch: 'weak', required: ['lint'] });
    const body = `Orkestro-Mission: ${id}`;
    const pull = scene.repo.openPull({ number: PULL, body, author: 'ada', files: ['src/a.ts'], baseRef: 'weak' });
    scene.repo.report({ sha: pull.headSha, name: 'lint', conclusion: 'success' });
    if (bound) scene.repo.comment(ISSUE, { author: 'maya', body: `/orkestro link #${PULL}` });
    deliver(id);

    const outcome = await syncMission(id);

    expect(outcome).toMatchObject(bound ? { kind: 'accepted' } : { kind: 'held', code: 'binding_conflict' });
    expect(countPaid()).toBe(bound ? 1 : 0);
    if (!bound) expect(outcome.message).toContain(`#${PULL} goes into weak, not into main`);
  });

  it('judges again once the pull request points back at it', async () => {
    const id = await linkPull();
    scene.repo.pull(PULL).baseRef = 'weak';
    await syncMission(id);
    scene.repo.pull(PULL).baseRef = 'main';
    scene.repo.report({ sha: scene.repo.pull(PULL).headSha, name: 'test', conclusion: 'success' });

    const paid = await syncMission(id);

    expect(paid).toMatchObject({ kind: 'accepted' });
  });
});

describe('one pull request, two generations of an issue', () => {
  it('is not paid again for the next one', async () => {
    const first = await hireFirst();
    openPull(PULL);
    deliver(first);
    const paid = await syncMission(first);
    scene.pass(3_600_000);
    await scene.hire(byCommand(scene));
    const second = scene.sandbox.missions().find(({ id }) => id !== first)?.id ?? '';
    deliver(second);

    const waiting = await syncMission(second);
    linkByCommand();
    const held = await syncMission(second);

    expect(paid.kind).toBe('accepted');
    expect(waiting).toMatchObject({ kind: 'pending', code: 'no_pull_request' });
    expect(held).toMatchObject({ kind: 'held', code: 'binding_conflict' });
    expect(held.message).toContain(`#${PULL} already carries mission ${first}`);
    expect(countPaid()).toBe(1);
  });

  it('is not paid again where its page was deleted', async () => {
    const first = await hireFirst();
    openPull(PULL);
    deliver(first);
    await syncMission(first);
    for (const { id } of scene.repo.commentsOf(PULL)) scene.repo.deleteComment(id);
    scene.pass(3_600_000);
    await scene.hire(byCommand(scene));
    const second = scene.sandbox.missions().find(({ id }) => id !== first)?.id ?? '';
    deliver(second);
    linkByCommand();

    const held = await syncMission(second);

    expect(held).toMatchObject({ kind: 'held', code: 'binding_conflict' });
    expect(countPaid()).toBe(1);
  });

  it('is paid for the second where the first ended unpaid', async () => {
    const first = await hireFirst();
    openPull(PULL, { test: 'failure' });
    deliver(first);
    await syncMission(first);
    scene.sandbox.end(first);
    scene.pass(3_600_000);
    await scene.hire(byCommand(scene));
    const second = scene.sandbox.missions().find(({ id }) => id !== first)?.id ?? '';
    scene.repo.report({ sha: scene.repo.pull(PULL).headSha, name: 'test', conclusion: 'success' });
    deliver(second);
    linkByCommand();

    const paid = await syncMission(second);

    expect(paid.kind).toBe('accepted');
    expect(countPaid()).toBe(1);
  });

  it('is paid for neither where both are open', async () => {
    scene.github.permit(PERMISSIONS);
    let late: () => Promise<unknown> = () => Promise.resolve();
    scene.intercept((request, serve) => {
      if (request.method !== 'POST') return null;
      late = serve;
      return Promise.resolve({ status: 503, headers: {}, body: 'gateway' });
    });
    await scene.hire(byLabel(scene));
    scene.intercept(() => null);
    scene.pass(3_600_000);
    const again = await scene.hire(byCommand(scene, { force: true }));
    await late();
    openPull(PULL);
    for (const { id } of scene.sandbox.missions()) deliver(id);

    const swept = await runIntent(scene.createContext({ eventName: 'schedule' }), { kind: 'sweep' });

    expect(describeResult(again)).toBe('posted g2');
    expect(scene.sandbox.missions()).toHaveLength(2);
    expect(swept.views.map(({ verdict }) => verdict.code)).toEqual(['duplicate_missions', 'duplicate_missions']);
    expect(countPaid()).toBe(0);
  });
});

describe('one pull request, two issues', () => {
  const OTHER = 20;

  it('is paid once, for the first comment on it, if two runs link it at the same time', async () => {
    await hireFirst();
    scene.repo.openIssue({ number: OTHER, title: 'Fix it too', body: ISSUE_BODY, author: 'maya' });
    scene.repo.label(OTHER, 'orkestro', 'maya');
    const source = byLabel(scene, { title: 'Fix it too', body: ISSUE_BODY });
    await scene.hire(source, { subject: { kind: 'issue', number: OTHER } });
    const ids = scene.sandbox.missions().map(({ id }) => id);
    openPull(PULL, { body: `Fixes #${ISSUE}, fixes #${OTHER}` });
    for (const id of ids) deliver(id);

    const both = await Promise.all(ids.map((id) => syncMission(id)));

    expect(ids).toHaveLength(2);
    expect(both.map(({ kind, code }) => `${kind} ${code}`).sort()).toEqual([
      'accepted checks_passed',
      'held binding_conflict',
    ]);
    expect(countPaid()).toBe(1);
  });
});

describe('pr-number without a mission', () => {
  it("links no fork that only references the mission's issue", async () => {
    const id = await hireFirst();
    openPull(15, { fork: true });
    deliver(id);

    const held = await sync({ kind: 'pull', number: 15 }, { prNumber: 15 });

    expect(held).toMatchObject({ kind: 'held', code: 'binding_conflict' });
    expect(countPaid()).toBe(0);
  });

  it('chooses none of several', async () => {
    const id = await hireFirst();
    openPull(14, { test: 'failure' });
    openPull(15);
    deliver(id);

    const held = await sync({ kind: 'pull', number: 15 }, { prNumber: 15 });

    expect(held).toMatchObject({ kind: 'held', code: 'binding_conflict' });
    expect(held.message).toContain('Several pull requests claim it');
    expect(countPaid()).toBe(0);
  });

  it('beside a mission is a deliberate word', async () => {
    const id = await hireFirst();
    openPull(15, { fork: true });
    deliver(id);

    const paid = await syncMission(id, { prNumber: 15 });

    expect(paid.kind).toBe('accepted');
  });
});
