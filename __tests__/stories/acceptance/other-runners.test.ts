/** Runners and marketplaces that differ from the usual ones: other forges, nektos/act, an old Node, odd files, odd answers. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ActionResult } from '../../support/action.ts';
import { isWrite } from '../../support/github/recording.ts';
import { startRewritingFront } from '../../support/rewriting-front.ts';
import { ISSUE, labelIssue, listTransfers, openDelivery, withScene, type RecordedScene } from './recorded-scene.ts';

type Texts = Readonly<Record<string, string>>;

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'orkestro-runner-'));
});
afterAll(() => {
  rmSync(directory, { recursive: true });
});

/** Returns the one error of a run, with real line ends. */
function errorOf({ stdout }: Pick<ActionResult, 'stdout'>): string {
  const [error = '', ...more] = stdout.split('\n').filter((line) => line.startsWith('::error::'));
  expect(more).toEqual([]);
  return error.replaceAll('%0A', '\n');
}

describe('another forge', () => {
  it.concurrent.each<readonly [string, (scene: RecordedScene) => Texts]>([
    ['Gitea, whose runner has no GraphQL', () => ({ GITHUB_GRAPHQL_URL: '' })],
    ['Gitea by its variable', () => ({ GITEA_ACTIONS: 'true' })],
    ['Forgejo by its variable', () => ({ FORGEJO_ACTIONS: 'true' })],
    ['one whose token would go to github.com', () => ({ GITHUB_GRAPHQL_URL: 'https://api.github.com/graphql' })],
  ])('is refused before any request: %s', (_name, toEnvironment) =>
    withScene(async (scene) => {
      const result = await scene.run(labelIssue(scene), {}, { env: toEnvironment(scene) });
      const error = errorOf(result);
      expect(error).toContain('this is not GitHub');
      expect(error).toMatch(/Fix: .*GitHub Enterprise Server/);
      expect(result.exitCode).toBe(1);
      expect(result.outputs).toMatchObject({ outcome: 'failed', 'reason-code': 'bad_input' });
      expect([scene.calls, scene.github.requests]).toEqual([[], []]);
    }),
  );
});

describe('nektos/act', () => {
  const ACT = { GITHUB_REPOSITORY_ID: '', GITHUB_TRIGGERING_ACTOR: '', GITHUB_REF_NAME: '' };
  const isIdentity = ({ method, path }: { readonly method: string; readonly path: string }): boolean =>
    method === 'GET' && path === '/repos/acme/app';

  /** Returns the event without what act leaves out. */
  const strip = <E extends { readonly payload: unknown }>(event: E, ...members: readonly string[]): E => {
    const { repository, ...payload } = event.payload as { readonly repository: Readonly<Record<string, unknown>> };
    const left = Object.entries(repository).filter(([name]) => !members.includes(name));
    return { ...event, payload: { ...payload, repository: Object.fromEntries(left) } };
  };

  it.concurrent.each([
    ['neither ID nor default branch', ['id', 'default_branch']],
    ['no ID', ['id']],
    ['no default branch', ['default_branch']],
  ])('one request tells the repository of an event with %s; the hire and the payment are as ever', (_name, members) =>
    withScene(async (scene) => {
      openDelivery(scene, 'success');
      const plain = labelIssue(scene);
      const result = await scene.run(strip(plain, ...members), {}, { env: ACT });
      expect(result.outputs).toMatchObject({ outcome: 'accepted', 'reason-code': 'checks_passed' });
      expect(listTransfers(scene)).toEqual(['hold 12000', 'release 12000']);
      expect(scene.github.requests.filter(isIdentity)).toHaveLength(1);
      expect(scene.market.sandbox.missions()[0]?.description).toContain(`repo=${scene.repo.id} number=${ISSUE} `);
    }),
  );

  it.concurrent('an event that names the repository costs no request more', () =>
    withScene(async (scene) => {
      const result = await scene.run(labelIssue(scene), { mode: 'post' }, { env: ACT });
      expect(result.outputs['reason-code']).toBe('posted');
      expect(scene.github.requests.filter(isIdentity)).toEqual([]);
    }),
  );

  it.concurrent('an event that concerns nothing costs no request', () =>
    withScene(async (scene) => {
      labelIssue(scene);
      const event = strip(scene.payloads.issueLabeled(ISSUE, 'bug'), 'id', 'default_branch');
      const result = await scene.run(event, {}, { env: ACT });
      expect([result.outputs['outcome'], result.exitCode]).toEqual(['skipped', 0]);
      expect(scene.github.requests).toEqual([]);
    }),
  );

  it.concurrent('a repository that cannot be read is named, and nothing is written', () =>
    withScene(async (scene) => {
      const event = strip(labelIssue(scene), 'id', 'default_branch');
      const result = await scene.run(event, {}, { env: { ...ACT, GITHUB_REPOSITORY: 'acme/other' } });
      expect(result.exitCode).toBe(1);
      expect(errorOf(result)).toContain('could not read which repository this is');
      expect(scene.github.requests.filter(isWrite)).toEqual([]);
      expect(scene.calls).toEqual([]);
    }),
  );
});

describe('an old Node', () => {
  const SENTENCE = 'needs Node 24 (runner 2.327.1 or newer)';
  const expectSentence = (run: Pick<ActionResult, 'stdout'> & { readonly status: number | null }): void => {
    expect(run.status).toBe(1);
    expect(run.stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(errorOf(run)).toContain(SENTENCE);
  };

  it('without what Node 20 and 22 lack', () => {
    const lacks = [
      `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.19.5' } });`,
      'delete Promise.withResolvers; delete Promise.try; delete Object.groupBy; delete Map.groupBy;',
      'delete Array.fromAsync; delete URL.parse; delete Set.prototype.union; delete Iterator.prototype.map;',
      'delete RegExp.escape; delete Error.isError; delete process.getBuiltinModule; delete globalThis.navigator;',
    ].join('\n');
    const preload = `data:text/javascript,${encodeURIComponent(lacks)}`;
    expectSentence(spawnSync(process.execPath, ['--import', preload, 'dist/index.js'], { env: {}, encoding: 'utf8' }));
  });

  // The machine's own Node, beside the one of the checkout. Where it is new enough, there is nothing to see.
  const nodes = ['/usr/bin/node', '/usr/local/bin/node'].filter((path) => existsSync(path));
  const oldNodes = nodes.filter((path) => {
    const version = spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout;
    return /^v(?:1[89]|2[0-3])\./.test(version);
  });
  (oldNodes.length > 0 ? it.each(oldNodes) : it.skip.each(['none on this machine']))('%s', (path) => {
    expectSentence(spawnSync(path, ['dist/index.js'], { env: {}, encoding: 'utf8' }));
  });
});

describe('files', () => {
  it.concurrent('an event file with a byte order mark is read', () =>
    withScene(async (scene) => {
      const event = labelIssue(scene);
      const path = join(directory, 'event.json');
      writeFileSync(path, `\uFEFF${JSON.stringify(event.payload)}`);
      const result = await scene.run(event, { mode: 'post' }, { env: { GITHUB_EVENT_PATH: path } });
      expect([result.outputs['reason-code'], result.exitCode]).toEqual(['posted', 0]);
    }),
  );

  it.concurrent('a Definition of Done file of 192 kB of newlines is read in linear time', () =>
    withScene(async (scene) => {
      writeFileSync(join(directory, 'dod.md'), `- [ ] first${'\n'.repeat(192 * 1024)}- [ ] last`);
      const inputs = { title: 'Handle empty input', 'dod-file': 'dod.md', mode: 'post', checks: 'none' };
      const start = performance.now();
      const env = { GITHUB_WORKSPACE: directory };
      const result = await scene.run(scene.payloads.workflowDispatch(), inputs, { env });
      expect(result.outputs['reason-code']).toBe('brief_too_long');
      expect(performance.now() - start).toBeLessThan(15_000);
      expect(scene.market.sandbox.missions()).toEqual([]);
    }),
  );

  it.concurrent('a receipt that cannot be written after the payment is a warning', () =>
    withScene(async (scene) => {
      openDelivery(scene, 'success');
      const blocked = join(directory, 'blocked');
      writeFileSync(blocked, '');
      const result = await scene.run(labelIssue(scene), {}, { env: { RUNNER_TEMP: blocked } });
      expect(result.exitCode).toBe(0);
      expect(result.outputs).toMatchObject({ outcome: 'accepted', 'receipt-path': '' });
      expect(JSON.parse(result.outputs['receipt'] ?? '')).toMatchObject({ schema_version: 1 });
      expect(result.stdout).toMatch(/^::warning::The receipt could not be written/m);
      expect(result.stdout).not.toContain('::error::');
      expect(result.summary).not.toBe('');
      expect(listTransfers(scene)).toEqual(['hold 12000', 'release 12000']);
    }),
  );
});

/** Returns a mission as a marketplace shows it that has other types for what decides nothing, and HTML. */
function decorate(mission: Readonly<Record<string, unknown>>): unknown {
  const { description, rank, category, tier } = mission;
  return {
    ...mission,
    rank: typeof rank === 'number' ? String(rank) : rank,
    category: { name: category },
    tier: [tier],
    escrow_status: { state: 'held' },
    specialist: { id: 7 },
    description: typeof description === 'string' ? `<p>${description.replaceAll('\n', '<br>\n')}</p>` : description,
  };
}

interface Answer {
  readonly mission?: Readonly<Record<string, unknown>>;
  readonly missions?: readonly Readonly<Record<string, unknown>>[];
}

describe('a marketplace with other types for details', () => {
  /** Hires over a front that decorates each mission, then hands the case to `play`. */
  const withDecoratedMission = (
    play: (scene: RecordedScene, id: string, inputs: Texts) => Promise<void>,
  ): Promise<void> =>
    withScene(
      async (scene) => {
        const front = await startRewritingFront(scene.market.url, (answer) => {
          const { mission, missions, ...rest } = answer as Answer;
          return {
            ...rest,
            ...(mission !== undefined && { mission: decorate(mission) }),
            ...(missions !== undefined && { missions: missions.map(decorate) }),
          };
        });
        try {
          const inputs = { 'api-url': front.url };
          const hired = await scene.run(labelIssue(scene), { ...inputs, mode: 'post' });
          expect(hired.outputs).toMatchObject({ 'reason-code': 'posted', rank: '', specialist: '' });
          const id = hired.outputs['mission-id'] ?? '';
          expect(scene.market.sandbox.missions().map((one) => one.id)).toEqual([id]);
          await play(scene, id, inputs);
          expect(scene.market.sandbox.missions()).toHaveLength(1);
        } finally {
          await front.close();
        }
      },
      { manual: true },
    );

  it.concurrent('the mission is recorded and paid', () =>
    withDecoratedMission(async (scene, id, inputs) => {
      openDelivery(scene, 'success');
      scene.market.sandbox.deliver(id);
      const again = scene.payloads.issueLabeled(ISSUE, 'orkestro');
      const { outputs } = await scene.run(again, inputs, { runId: '9002' });
      expect(outputs).toMatchObject({ outcome: 'accepted', 'mission-id': id });
      expect(listTransfers(scene)).toEqual(['hold 12000', 'release 12000']);
    }),
  );

  it.concurrent('the mission is found by its description where every comment is gone', () =>
    withDecoratedMission(async (scene, id, inputs) => {
      for (const { id: comment } of [...scene.repo.commentsOf(ISSUE)]) scene.repo.deleteComment(comment);
      const again = scene.payloads.issueLabeled(ISSUE, 'orkestro');
      const { outputs } = await scene.run(again, { ...inputs, wait: 'false' }, { runId: '9002' });
      expect(outputs['mission-id']).toBe(id);
      expect(listTransfers(scene)).toEqual(['hold 12000']);
    }),
  );

  it.concurrent('a Definition of Done of 192 kB of newlines costs no time', () =>
    withScene(
      async (scene) => {
        const dod = `- [ ] first${'\n'.repeat(192 * 1024)}- [ ] last`;
        const front = await startRewritingFront(scene.market.url, (answer) => {
          const { mission } = answer as Answer;
          return mission === undefined ? answer : { mission: { ...mission, dod } };
        });
        try {
          openDelivery(scene, 'failure');
          const hired = await scene.run(labelIssue(scene), { 'api-url': front.url, mode: 'post' });
          scene.market.sandbox.deliver(hired.outputs['mission-id'] ?? '');
          const inputs = { 'api-url': front.url, wait: 'false', timeout: '20s' };
          const again = scene.payloads.issueLabeled(ISSUE, 'orkestro');
          const { outputs, summary } = await scene.run(again, inputs, { runId: '9002' });
          expect(outputs).toMatchObject({ outcome: 'reworked' });
          expect(summary).toContain('last');
        } finally {
          await front.close();
        }
      },
      { manual: true },
    ),
  );

  it.concurrent('the catalog is listed', () =>
    withScene(async (scene) => {
      const front = await startRewritingFront(scene.market.url, (answer) => {
        const { specialists } = answer as { readonly specialists: readonly object[] };
        return { specialists: specialists.map((one) => ({ ...one, rank: '87', persona: {}, missions: '3' })) };
      });
      try {
        const event = scene.payloads.workflowDispatch();
        const { outputs } = await scene.run(event, { 'api-url': front.url, mode: 'discover' });
        expect(JSON.parse(outputs['specialists'] ?? '')).toContainEqual(
          expect.objectContaining({ rank: null, persona: null, missions: null }),
        );
      } finally {
        await front.close();
      }
    }),
  );
});
