/** The config file, on the built action: terms, limits and what happens when it cannot be used. */
import { describe, expect, it } from '@jest/globals';
import type { ActionResult } from '../../support/action.ts';
import type { RecordedRequest } from '../../support/github/recording.ts';
import {
  countMarkers,
  ISSUE,
  labelIssue,
  listTransfers,
  listWrites,
  withScene,
  openDelivery,
  PULL,
  type RecordedScene,
} from './recorded-scene.ts';

const PATH = '.github/orkestro.yml';
/** A step that hires, looks once and returns, without a budget of its own. */
const POST = { wait: 'false', 'budget-usd': '' };

function configure({ repo }: RecordedScene, ...lines: readonly string[]): void {
  repo.write(PATH, lines.join('\n'));
}

function expectHeld(result: ActionResult, ...message: readonly string[]): void {
  expect([result.exitCode, result.outputs['outcome'], result.outputs['reason-code']]).toEqual([0, 'held', 'bad_input']);
  for (const part of message) expect(result.outputs['reason']).toContain(part);
}

function labelAs(scene: RecordedScene, label: string, body?: string): ReturnType<typeof labelIssue> {
  const { repo, payloads } = scene;
  repo.openIssue({ number: ISSUE, title: 'parse("") throws', author: 'maya', ...(body !== undefined && { body }) });
  repo.label(ISSUE, label, 'maya');
  return payloads.issueLabeled(ISSUE, label, 'maya');
}

describe('a label of the config file', () => {
  it('hires on its own terms, and the summary tells where each came from', () =>
    withScene(async (scene) => {
      configure(
        scene,
        'labels:',
        '  "orkestro: docs":',
        '    category: DevOps',
        '    tier: T0 Self-serve',
        '    budget-usd: 40.50',
        '    dod: |',
        '      - [ ] it reads well',
        'limits:',
        '  max-budget-usd: 500',
        'waiting: {timeout: 10s}',
      );
      const result = await scene.run(labelAs(scene, 'orkestro: docs', 'Please rewrite the README.'), {
        ...POST,
        tier: 'T2 Guaranteed',
      });
      const [mission] = scene.market.sandbox.missions();
      expect(mission).toMatchObject({ category: 'DevOps', tier: 'T2 Guaranteed', dod: '- [ ] it reads well' });
      expect(listTransfers(scene)).toEqual(['hold 4050']);
      expect(result.summary).toContain('| `budget-usd` | `40.50` | config file, this label |');
      expect(result.summary).toContain("| `tier` | `T2 Guaranteed` | input, over the config file's `T0 Self-serve` |");
      expect(result.summary).toContain('| `max-budget-usd` | `500` | config file |');
    }));

  it('that the file does not name starts nothing', () =>
    withScene(async (scene) => {
      configure(scene, 'defaults: {budget-usd: 40}');
      const result = await scene.run(labelAs(scene, 'orkestro: docs'), POST);
      expect([result.exitCode, result.outputs['outcome'], listWrites(scene)]).toEqual([0, 'skipped', []]);
      expect(result.stdout).toContain('the config file names no label');
    }));

  it('of somebody else costs nothing at all', () =>
    withScene(async (scene) => {
      const result = await scene.run(labelAs(scene, 'bug'), POST);
      expect([result.outputs['outcome'], scene.calls, scene.github.requests]).toEqual(['skipped', [], []]);
    }));
});

describe('limits of the config file', () => {
  it('stop a hire that no input limits', () =>
    withScene(async (scene) => {
      configure(scene, 'limits: {max-budget-usd: 100}');
      const result = await scene.run(labelIssue(scene), { mode: 'post', 'budget-usd': '120' });
      expect(result.outputs).toMatchObject({ outcome: 'held', 'reason-code': 'budget_exceeded' });
      expect(scene.market.sandbox.missions()).toEqual([]);
    }));

  it('let the text of an issue name a budget', () =>
    withScene(async (scene) => {
      configure(scene, 'limits: {max-budget-usd: 100}');
      const body = '## Budget (USD)\n\n75\n\n## Definition of Done\n\n- [ ] done';
      await scene.run(labelIssue(scene, { body }), POST);
      expect(listTransfers(scene)).toEqual(['hold 7500']);
    }));

  it('keep those out who may only write', () =>
    withScene(async (scene) => {
      scene.repo.addUser('wren', 'write');
      configure(scene, 'permissions: {hire-permission: admin}', 'defaults: {budget-usd: 10}');
      const result = await scene.run(labelIssue(scene, { by: 'wren' }), POST, { actor: 'wren' });
      expect(result.outputs).toMatchObject({ outcome: 'held', 'reason-code': 'not_permitted' });
    }));
});

describe('a config file that cannot be used', () => {
  it('holds the hire: place, line and fix in the log, on the issue and in the outputs; nothing is spent', () =>
    withScene(async (scene) => {
      configure(scene, 'limits:', '  max-budget-us: 100', 'waiting:', '  wait: no');
      const result = await scene.run(labelIssue(scene), { mode: 'post' });
      expectHeld(result, 'line 2, column 3', 'did you mean `max-budget-usd`?', 'line 4, column 9');
      expect(result.stdout).toContain(`${PATH}:2:3: unknown key`);
      expect(result.stdout).toContain(' 2 |   max-budget-us: 100');
      expect(scene.repo.commentsOf(ISSUE)[0]?.body).toContain('line 2, column 3');
      expect(result.summary).toContain('line 2, column 3');
      expect([scene.market.sandbox.missions(), listTransfers(scene)]).toEqual([[], []]);
    }));

  it('holds the payment of a mission that is ready, and lets it go once it is corrected', () =>
    withScene(async (scene) => {
      await scene.run(labelIssue(scene), { mode: 'post' });
      openDelivery(scene, 'success');
      const event = scene.payloads.pull(PULL, 'synchronize');
      configure(scene, 'limits: {max-reworks: 9}');
      expectHeld(await scene.run(event), 'from 0 to 7');
      expect(listTransfers(scene)).toEqual(['hold 12000']);
      configure(scene, 'limits: {max-reworks: 3}');
      const paid = await scene.run(event);
      expect(paid.outputs['outcome']).toBe('accepted');
      expect(countMarkers(scene, ISSUE, 'status')).toBe(1);
    }));

  it('is not the same as none: an answer that is no answer fails the step, and nothing is spent', () =>
    withScene(async (scene) => {
      const match = ({ path, operation }: RecordedRequest): boolean =>
        path.includes('/contents/') || operation === 'File';
      scene.github.faults.add({ kind: 'status', status: 500, match, times: Infinity });
      const result = await scene.run(labelIssue(scene), { mode: 'post' });
      expect([result.exitCode, result.outputs['reason-code']]).toEqual([1, 'github_error']);
      expect(scene.market.sandbox.missions()).toEqual([]);
    }));

  it('asked for by name must be there', () =>
    withScene(async (scene) => {
      const result = await scene.run(labelIssue(scene), { mode: 'post', 'config-file': 'ops/orkestro.yml' });
      expectHeld(result, 'ops/orkestro.yml', 'not on the default branch');
    }));

  it('by what the inputs say beside it holds too', () =>
    withScene(async (scene) => {
      configure(scene, 'policy: {pay-on: merge}');
      const result = await scene.run(labelIssue(scene), { mode: 'post' });
      expectHeld(result, PATH, 'pay-on');
    }));
});

describe('where the config file cannot be used', () => {
  const INVALID_CONFIG = ['limits:', '  max-budget-us: 100'] as const;
  const WHY = '.github/orkestro.yml cannot be used: line 2, column 3: unknown key';

  async function command(scene: RecordedScene, body: string, author = 'maya'): Promise<ActionResult> {
    const { id } = scene.repo.comment(ISSUE, { author, body });
    const result = await scene.run(scene.payloads.comment(id), { wait: 'false' }, { actor: author });
    expect([scene.calls, scene.github.requests.filter(({ path }) => path.endsWith('/statuses'))]).toEqual([[], []]);
    return result;
  }

  it.each(['hire $50', 'accept', 'status', 'help', 'nonsense'])(
    '`/orkestro %s` is answered why, and does nothing',
    (what) =>
      withScene(async (scene) => {
        configure(scene, ...INVALID_CONFIG);
        scene.repo.openIssue({
          number: ISSUE,
          title: 'parse("") throws',
          body: '## Definition of Done\n\n- [ ] done',
        });
        const result = await command(scene, `/orkestro ${what}`);
        expectHeld(result, 'line 2, column 3', 'did you mean `max-budget-usd`?');
        const [asked, reply, ...more] = scene.repo.commentsOf(ISSUE);
        expect(more).toEqual([]);
        expect(asked?.reactions.map(({ content }) => content)).toEqual(['confused']);
        expect(reply?.body).toContain('### 😕 Not done');
        expect(reply?.body).toMatch(/line 2, column 3[^]*\*\*What to do:\*\* Correct .*the command in a new comment/);
      }),
  );

  it('a stranger gets a reaction and no reply, a bot nothing', () =>
    withScene(async (scene) => {
      configure(scene, ...INVALID_CONFIG);
      scene.repo.openIssue({ number: ISSUE, title: 'parse("") throws' });
      scene.repo.addUser('nobody', 'read');
      expectHeld(await command(scene, '/orkestro status', 'nobody'), WHY);
      expectHeld(await command(scene, '/orkestro status', 'renovate[bot]'), WHY);
      const comments = scene.repo.commentsOf(ISSUE);
      expect(comments.map(({ reactions }) => reactions.map(({ content }) => content))).toEqual([['confused'], []]);
    }));

  it.each<[string, (scene: RecordedScene) => Parameters<RecordedScene['run']>[0], Readonly<Record<string, string>>]>([
    ['a push to it', ({ payloads }) => payloads.pull(PULL, 'synchronize'), {}],
    ['its trigger label', ({ payloads }) => payloads.pull(PULL, 'labeled', { label: 'orkestro' }), {}],
    ['mode: gate', ({ payloads }) => payloads.pull(PULL, 'opened'), { mode: 'gate' }],
    [
      'mode: gate of its commit',
      ({ payloads, repo }) => payloads.workflowRun({ sha: repo.pull(PULL).headSha }),
      { mode: 'gate' },
    ],
  ])('the gate of a pull request shows an error on %s, and opens once the file is right', (_what, toEvent, inputs) =>
    withScene(async (scene) => {
      const { repo, payloads } = scene;
      const sha = openDelivery(scene, 'success');
      if (_what === 'its trigger label') repo.label(PULL, 'orkestro', 'maya');
      configure(scene, ...INVALID_CONFIG);
      const result = await scene.run(toEvent(scene), inputs);
      expectHeld(result, 'line 2, column 3');
      expect(scene.calls).toEqual([]);
      const status = repo.status(sha, 'orkestro/mission');
      expect([status?.state, status?.description]).toEqual(['error', expect.stringContaining(WHY)]);
      expect(status?.description?.length).toBeLessThanOrEqual(140);
      configure(scene, 'limits: {max-budget-usd: 100}');
      await scene.run(payloads.pull(PULL, 'synchronize'));
      expect(repo.status(sha, 'orkestro/mission')?.state).toBe('success');
    }),
  );

  it('the gate of a merge group shows an error', () =>
    withScene(async (scene) => {
      openDelivery(scene, 'success');
      configure(scene, ...INVALID_CONFIG);
      const event = scene.payloads.mergeGroup([PULL]);
      expectHeld(await scene.run(event), 'line 2, column 3');
      const { head_sha: sha } = event.payload['merge_group'] as { head_sha: string };
      expect(scene.repo.status(sha, 'orkestro/mission')?.state).toBe('error');
    }));

  it('the error stands under the name that the file gives the gate', () =>
    withScene(async (scene) => {
      const sha = openDelivery(scene, 'success');
      configure(scene, 'gate:', '  status-context: acme/gate', ...INVALID_CONFIG);
      await scene.run(scene.payloads.pull(PULL, 'synchronize'));
      expect(scene.repo.status(sha, 'acme/gate')?.state).toBe('error');
      expect(scene.repo.status(sha, 'orkestro/mission')).toBeNull();
    }));

  it('mode: gate fails the job only where no status can say it, and a dry run says it nowhere', () =>
    withScene(async (scene) => {
      const sha = openDelivery(scene, 'success');
      configure(scene, ...INVALID_CONFIG);
      const event = scene.payloads.pull(PULL, 'opened');
      expect((await scene.run(event, { mode: 'gate', 'status-context': '' })).exitCode).toBe(1);
      expect((await scene.run(event, { mode: 'gate', 'dry-run': 'true' })).exitCode).toBe(0);
      expect(listWrites(scene)).toEqual([]);
      scene.github.permit({ contents: 'read', 'pull-requests': 'read', issues: 'read', checks: 'read' });
      const denied = await scene.run(event, { mode: 'gate' });
      expect([denied.exitCode, denied.outputs['outcome']]).toEqual([1, 'held']);
      expect(scene.repo.status(sha, 'orkestro/mission')).toBeNull();
    }));
});

it('threat row 22: a pull request that edits the config file changes nothing', () =>
  withScene(async (scene) => {
    const { repo } = scene;
    configure(scene, 'policy: {on-pass: hold}');
    await scene.run(labelIssue(scene), { mode: 'post' });
    openDelivery(scene, 'success');
    const head = [...repo.threads.values()].find((thread) => thread.kind === 'pull')?.headRef ?? '';
    repo.write(PATH, 'policy: {on-pass: accept}\nprotected-paths: ["nothing/**"]\n', head);
    for (const event of [
      scene.payloads.pull(PULL, 'synchronize'),
      scene.payloads.pull(PULL, 'synchronize', { event: 'pull_request' }),
    ]) {
      const result = await scene.run(event);
      expect(result.outputs['reason-code']).toBe('manual_settlement');
    }
    expect(listTransfers(scene)).toEqual(['hold 12000']);
  }));
