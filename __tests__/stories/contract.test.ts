/** What was agreed at the hire judges the delivery: later settings tighten it, and nothing loosens it (docs/PROTOCOL.md#contract). */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { CommandIntent } from '../../src/core/commands/intent.ts';
import type { Outcome } from '../../src/core/domain/outcome.ts';
import type { Policy, Settings } from '../../src/core/domain/settings.ts';
import { runIntent } from '../../src/flow/run-intent.ts';
import { buildSettings } from '../support/builders.ts';
import { byLabel, ISSUE, openFlowScene, type FlowScene } from '../support/flow-scene.ts';

const PULL = 13;

let scene: FlowScene;
beforeEach(() => {
  scene = openFlowScene();
});
afterEach(() => {
  scene.close();
});

interface Delivery {
  readonly test?: 'success' | 'failure';
  readonly files?: readonly string[];
  /** The settings of the hire. */
  readonly policy?: Partial<Policy>;
}

/** Hires, and delivers a pull request whose check `test` has reported. Returns the mission's id. */
async function deliver({ test = 'success', files = ['src/a.ts'], policy = {} }: Delivery = {}): Promise<string> {
  await scene.hire(byLabel(scene), { settings: withPolicy(policy) });
  const [mission] = scene.sandbox.missions();
  if (mission === undefined) throw new Error('no mission was posted');
  const pull = scene.repo.openPull({ number: PULL, body: `Fixes #${ISSUE}`, author: 'ada', files });
  scene.repo.report({ sha: pull.headSha, name: 'test', conclusion: test });
  scene.sandbox.deliver(mission.id, { verification: 'passed' });
  return mission.id;
}

function withPolicy(policy: Partial<Policy>): Partial<Settings> {
  return { policy: { ...buildSettings().policy, ...policy } };
}

/** Runs a pass as a workflow does that states these inputs today. */
function runPass(id: string, policy: Partial<Policy> = {}, stated: readonly string[] = []): Promise<Outcome> {
  const settings = { ...withPolicy(policy), stated };
  return runIntent(scene.createContext({}, settings), { kind: 'sync', target: { kind: 'mission', id }, wait: 'once' });
}

function countPaid(): number {
  return scene.calls.filter(({ method, url }) => method === 'POST' && url.pathname.endsWith('/accept')).length;
}

describe('a setting that is loosened after the hire', () => {
  it.each<[string, Partial<Policy>, string, Delivery, string]>([
    [
      'checks: none, while the check is red',
      { checks: { kind: 'none' } },
      'checks',
      { test: 'failure' },
      'contract_changed',
    ],
    [
      'ignore-checks with the red check',
      { ignoreChecks: ['test'] },
      'ignore-checks',
      { test: 'failure' },
      'no_required_checks',
    ],
    [
      'protected-paths without the touched file',
      { protectedPaths: [] },
      'protected-paths',
      { files: ['ci/run'], policy: { protectedPaths: ['ci/**'] } },
      'protected_paths',
    ],
    [
      'require-review: false',
      { requireReview: false },
      'require-review',
      { policy: { requireReview: true } },
      'review_required',
    ],
    ['on-pass: accept', { onPass: 'accept' }, 'on-pass', { policy: { onPass: 'hold' } }, 'manual_settlement'],
    ['min-rank without a floor', { minRank: null }, 'min-rank', { policy: { minRank: 100 } }, 'terms_mismatch'],
  ])('pays nothing: %s', async (_what, today, input, delivery, code) => {
    const sandboxRank = delivery.policy?.minRank === 100;
    if (sandboxRank) raiseRanksForHire();
    const id = await deliver(delivery);
    scene.intercept(() => null);

    const outcome = await runPass(id, today, [input]);

    expect(outcome.code).toBe(code);
    expect(['held', 'pending']).toContain(outcome.kind);
    expect(countPaid()).toBe(0);
  });

  /** The list shows a rank that the match does not keep. */
  function raiseRanksForHire(): void {
    scene.intercept((request, serve) =>
      request.url.pathname.endsWith('/specialists')
        ? serve().then((response) => ({ ...response, body: response.body.replaceAll(/"rank":\d+/g, '"rank":100') }))
        : null,
    );
  }

  it('names the setting with both values', async () => {
    const id = await deliver({ test: 'failure' });

    const { message } = await runPass(id, { checks: { kind: 'none' } }, ['checks']);

    expect(message).toContain('checks: {"kind":"required"} at the hire, {"kind":"none"} today');
  });
});

describe('a setting that is tightened after the hire', () => {
  it.each<[string, Partial<Policy>, string, string]>([
    ['a further check', { checks: { kind: 'list', names: ['test', 'lint'] } }, 'checks', 'checks_missing'],
    ['require-review', { requireReview: true }, 'require-review', 'review_required'],
    ['on-pass: hold', { onPass: 'hold' }, 'on-pass', 'manual_settlement'],
    ['protected-paths', { protectedPaths: ['src/**'] }, 'protected-paths', 'protected_paths'],
  ])('counts: %s', async (_what, today, input, code) => {
    const id = await deliver();

    expect((await runPass(id, today, [input])).code).toBe(code);
    expect(countPaid()).toBe(0);
  });

  it('counts only where it is stated: a default of a later workflow changes nothing', async () => {
    const id = await deliver({ policy: { requireReview: false } });

    expect(await runPass(id, { requireReview: true }, [])).toMatchObject({ kind: 'accepted' });
  });
});

describe('what the hire froze', () => {
  it('is paid for where contract and settings agree', async () => {
    const id = await deliver();

    expect(await runPass(id)).toMatchObject({ kind: 'accepted', code: 'checks_passed' });
    expect(countPaid()).toBe(1);
  });

  it('stands in the description, signed, above the reference', async () => {
    await deliver();

    const lines = scene.sandbox.missions()[0]?.description?.split('\n') ?? [];
    expect(lines.at(-1)).toMatch(/^Orkestro-Reference: /);
    expect(lines.at(-2)).toMatch(/^Orkestro-Contract: v1\.[\w-]+\.[0-9a-f]{64}$/);
  });

  it('judges whatever becomes of the status comment', async () => {
    const id = await deliver({ policy: { requireReview: true } });
    for (const { id: comment } of scene.repo.commentsOf(ISSUE)) scene.repo.deleteComment(comment);

    expect(await runPass(id)).toMatchObject({ kind: 'held', code: 'state_lost' });
    await resume('maya');

    expect(await runPass(id, { requireReview: false }, ['require-review'])).toMatchObject({ code: 'review_required' });
    expect(countPaid()).toBe(0);
  });
});

describe('a mission without a readable contract', () => {
  /** The marketplace shows the mission's description without the contract. */
  function hideContract(): void {
    scene.intercept((request, serve) =>
      request.method === 'GET'
        ? serve().then((response) => ({
            ...response,
            body: response.body.replaceAll(/Orkestro-Contract: [\w.-]+\\n/g, ''),
          }))
        : null,
    );
  }

  it('is held, and nothing is paid', async () => {
    const id = await deliver();
    hideContract();

    const outcome = await runPass(id);

    expect(outcome).toMatchObject({ kind: 'held', code: 'contract_unreadable' });
    expect(countPaid()).toBe(0);
  });

  it('is not taken up by the author of the pull request', async () => {
    scene.repo.addUser('ada', 'write');
    const id = await deliver();
    hideContract();
    await runPass(id);

    await resume('ada');

    expect(await runPass(id)).toMatchObject({ kind: 'held', code: 'contract_unreadable' });
    expect(countPaid()).toBe(0);
  });

  it('is judged under the settings of the moment in which a maintainer resumes it', async () => {
    const id = await deliver();
    hideContract();
    await runPass(id);

    await resume('maya', { requireReview: true });

    expect(await runPass(id, { requireReview: false }, ['require-review'])).toMatchObject({ code: 'review_required' });
    expect(countPaid()).toBe(0);
  });

  it('is held again where the copy is edited', async () => {
    const id = await deliver();
    hideContract();
    await runPass(id);
    await resume('maya', { requireReview: true });
    const copy = scene.repo.commentsOf(ISSUE).find(({ body }) => body.includes('"type":"contract"'));
    if (copy === undefined) throw new Error('there is no copy');
    scene.repo.editComment(copy.id, { body: `Frozen again. ${copy.body}`, by: 'github-actions[bot]' });

    expect(await runPass(id)).toMatchObject({ kind: 'held', code: 'contract_unreadable' });
  });
});

/** Comments `/orkestro resume` on the issue, and the workflow runs with these settings. */
async function resume(by: string, policy: Partial<Policy> = {}): Promise<void> {
  scene.pass(60_000);
  const body = '/orkestro resume';
  const { id: commentId } = scene.repo.comment(ISSUE, { author: by, body });
  const { title, body: subjectBody } = scene.repo.issue(ISSUE);
  const intent: CommandIntent = {
    kind: 'command',
    on: 'issue',
    number: ISSUE,
    command: { kind: 'resume' },
    sender: { login: by, id: scene.repo.universe.account(by)?.id ?? null, isBot: false },
    commentId,
    body,
    createdAt: scene.now(),
    subjectTitle: title,
    subjectBody,
    wait: 'once',
  };
  await runIntent(scene.createContext({ eventName: 'issue_comment' }, withPolicy(policy)), intent);
}
