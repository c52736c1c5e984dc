/** REST semantics: what GitHub does beyond shapes. */
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { seedRepository, openClient, type Reply, REPO, START } from './client.ts';

const AT = new Date(START).toISOString().replace(/\.\d+Z/, 'Z');

describe('comments', () => {
  it('creates, reads, edits and deletes, and says 404 for one that is gone', async () => {
    const { rest, repo, pass, standIn } = openClient();
    seedRepository(repo);
    const created = await rest('POST', `${REPO}/issues/12/comments`, { body: 'one' });
    expect(created).toMatchObject({ status: 201, body: { body: 'one', created_at: AT, user: { type: 'Bot' } } });
    const path = `${REPO}/issues/comments/${created.text('id')}`;
    pass(5000);
    expect((await rest('PATCH', path, { body: 'two' })).at('body')).toBe('two');
    const read = await rest('GET', path);
    expect(read.at('html_url')).toBe(`https://github.com/acme/app/issues/12#issuecomment-${created.text('id')}`);
    expect(Date.parse(read.text('updated_at')) - Date.parse(read.text('created_at'))).toBe(5000);
    expect((await rest('DELETE', path)).status).toBe(204);
    for (const method of ['GET', 'DELETE']) expect((await rest(method, path)).status).toBe(404);
    expect((await rest('PATCH', path, { body: 'x' })).status).toBe(404);
    standIn.assertNoViolations();
  });

  it('takes 65,536 characters and no more', async () => {
    const { rest, repo } = openClient();
    seedRepository(repo);
    expect((await rest('POST', `${REPO}/issues/12/comments`, { body: 'x'.repeat(65_536) })).status).toBe(201);
    const long = await rest('POST', `${REPO}/issues/12/comments`, { body: 'x'.repeat(65_537) });
    expect(long.at('errors.0.message')).toMatch(/maximum is 65536 characters/);
  });

  it('gives ids that do not fit in 32 bits, ever rising', () => {
    const { repo } = openClient();
    seedRepository(repo);
    const ids = [1, 2, 3].map(() => repo.comment(12, { body: 'x' }).id);
    expect(ids[0]).toBeGreaterThan(2 ** 31);
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
  });

  it('lists since a time, by last change', async () => {
    const { rest, repo, pass } = openClient();
    seedRepository(repo);
    const old = repo.comment(12, { body: 'old' });
    pass(60_000);
    const fresh = repo.comment(12, { body: 'new' });
    const since = async (at: number): Promise<unknown[]> =>
      (await rest('GET', `${REPO}/issues/12/comments?since=${new Date(at).toISOString()}`)).each('', 'id');
    expect(await since(START + 30_000)).toEqual([fresh.id]);
    pass(60_000);
    repo.editComment(old.id, { body: 'changed' });
    expect(await since(START + 90_000)).toEqual([old.id]);
  });

  it('a person who is gone is null', async () => {
    const { rest, repo } = openClient();
    seedRepository(repo);
    const { id } = repo.comment(12, { author: 'kim', body: 'x' });
    repo.deleteAccount('kim');
    expect((await rest('GET', `${REPO}/issues/comments/${id}`)).at('user')).toBeNull();
  });
});

describe('reactions', () => {
  it.each([
    ['an issue', `${REPO}/issues/12/reactions`],
    ['a pull request', `${REPO}/issues/13/reactions`],
    ['a comment', `${REPO}/issues/comments/{comment}/reactions`],
  ])('on %s: 201 once, then 200 with the same id; only one per account and content', async (_name, where) => {
    const { rest, repo, standIn } = openClient();
    seedRepository(repo);
    const path = where.replace('{comment}', String(repo.comment(12, { body: 'x' }).id));
    const first = await rest('POST', path, { content: 'rocket' });
    const again = await rest('POST', path, { content: 'rocket' });
    const other = await rest('POST', path, { content: 'eyes' });
    expect([first.status, again.status, other.status]).toEqual([201, 200, 201]);
    expect(again.body).toEqual(first.body);
    expect((await rest('GET', `${path}?content=rocket`)).body).toEqual([first.body]);
    expect((await rest('DELETE', `${path}/${first.text('id')}`)).status).toBe(204);
    expect((await rest('DELETE', `${path}/${first.text('id')}`)).status).toBe(404);
    expect((await rest('POST', path, { content: 'rocket' })).status).toBe(201);
    standIn.assertNoViolations();
  });

  it('of many at once exactly one is 201', async () => {
    const { rest, repo } = openClient();
    seedRepository(repo);
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => rest('POST', `${REPO}/issues/12/reactions`, { content: 'heart' })),
    );
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(new Set(replies.map(({ at }) => at('id'))).size).toBe(1);
  });

  it("another account's is its own, and not ours to take back", async () => {
    const { rest, repo } = openClient();
    seedRepository(repo);
    const { reaction } = repo.react(12, 'kim', 'rocket');
    expect((await rest('POST', `${REPO}/issues/12/reactions`, { content: 'rocket' })).status).toBe(201);
    expect((await rest('DELETE', `${REPO}/issues/12/reactions/${reaction.id}`)).status).toBe(403);
  });

  it('counts them on the issue', async () => {
    const { rest, repo } = openClient();
    seedRepository(repo);
    repo.react(12, 'kim', '+1');
    repo.react(12, 'maya', '+1');
    expect((await rest('GET', `${REPO}/issues/12`)).at('reactions')).toMatchObject({
      '+1': 2,
      total_count: 2,
      eyes: 0,
    });
  });
});

describe('pages', () => {
  it('cuts by per_page, links the neighbors, and every item comes exactly once', async () => {
    const { rest, repo } = openClient();
    seedRepository(repo);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 25 }), fc.integer({ min: 1, max: 10 }), async (total, size) => {
        repo.comments.clear();
        const ids = Array.from({ length: total }, () => repo.comment(12, { body: 'x' }).id);
        const seen: unknown[] = [];
        let next: string | undefined = `${REPO}/issues/12/comments?per_page=${size}`;
        while (next !== undefined) {
          const { each, headers } = await rest('GET', next);
          seen.push(...each('', 'id'));
          next = /<https:\/\/api\.github\.test([^>]+)>; rel="next"/.exec(headers.get('link') ?? '')?.[1];
        }
        expect(seen).toEqual(ids);
      }),
      { numRuns: 25 },
    );
  }, 20_000);

  it('links where there is something to go to, and nothing else', async () => {
    const { rest, repo } = openClient();
    seedRepository(repo);
    for (let n = 0; n < 3; n += 1) repo.comment(12, { body: String(n) });
    const links = async (page: number): Promise<unknown> => {
      const { headers } = await rest('GET', `${REPO}/issues/12/comments?per_page=1&page=${page}`);
      return [...(headers.get('link') ?? '').matchAll(/[?&]page=(\d+)>; rel="(\w+)"/g)].map(
        ([, to, rel]) => `${rel} ${to}`,
      );
    };
    expect(await links(1)).toEqual(['next 2', 'last 3']);
    expect(await links(2)).toEqual(['prev 1', 'next 3', 'last 3', 'first 1']);
    expect(await links(3)).toEqual(['prev 2', 'first 1']);
    expect(await links(9)).toEqual(['prev 3', 'first 1']);
    expect((await rest('GET', `${REPO}/issues/12/comments`)).headers.get('link')).toBeNull();
  });

  it('is 30 a page unless told', async () => {
    const { rest, repo } = openClient();
    seedRepository(repo);
    for (let n = 0; n < 31; n += 1) repo.comment(12, { body: String(n) });
    const { body, headers } = await rest('GET', `${REPO}/issues/12/comments`);
    expect(body).toHaveLength(30);
    expect(headers.get('link')).toMatch(/page=2>; rel="next", .*page=2>; rel="last"/);
  });
});

describe('commit statuses', () => {
  it('keeps the history newest first, and the newest counts', async () => {
    const { rest, repo, standIn } = openClient();
    const { sha } = seedRepository(repo);
    const body = { context: 'orkestro/mission', description: 'x'.repeat(140), target_url: 'https://x.test/' };
    await rest('POST', `${REPO}/statuses/${sha}`, { ...body, state: 'pending' });
    const set = await rest('POST', `${REPO}/statuses/${sha}`, { ...body, state: 'success' });
    expect([set.status, set.at('creator.login')]).toEqual([201, 'github-actions[bot]']);
    const list = await rest('GET', `${REPO}/commits/${sha}/statuses`);
    expect(list.each('', 'state')).toEqual(['success', 'pending']);
    expect(repo.status(sha, 'orkestro/mission')?.state).toBe('success');
    standIn.assertNoViolations();
  });

  it.each([
    ['a description over 140', { state: 'success', description: 'x'.repeat(141) }, /maximum is 140/],
    ['a target that is no page', { state: 'success', target_url: 'javascript:alert(1)' }, /http/],
  ])('refuses %s', async (_name, body, why) => {
    const { rest, repo } = openClient();
    const { sha } = seedRepository(repo);
    const reply = await rest('POST', `${REPO}/statuses/${sha}`, body);
    expect([reply.status, JSON.stringify(reply.body)]).toEqual([422, expect.stringMatching(why)]);
    expect(repo.statuses).toEqual([]);
  });

  it('refuses an unknown commit and the 1,001st of a context', async () => {
    const { rest, repo } = openClient();
    const { sha } = seedRepository(repo);
    expect((await rest('POST', `${REPO}/statuses/${'0'.repeat(40)}`, { state: 'success' })).status).toBe(422);
    for (let n = 0; n < 1000; n += 1) repo.setStatus({ sha, context: 'default', state: 'pending' });
    expect((await rest('POST', `${REPO}/statuses/${sha}`, { state: 'success' })).status).toBe(422);
  });
});

describe('pull requests', () => {
  it('shows head, base and mergeability; null while GitHub has not worked it out', async () => {
    const { rest, repo } = openClient();
    const { sha } = seedRepository(repo);
    const path = `${REPO}/pulls/13`;
    expect((await rest('GET', path)).body).toMatchObject({ head: { sha }, base: { ref: 'main' }, mergeable: true });
    repo.pull(13).mergeable = 'UNKNOWN';
    expect((await rest('GET', path)).at('mergeable')).toBeNull();
    const next = repo.push(13);
    expect((await rest('GET', path)).body).toMatchObject({ head: { sha: next }, commits: 2, merged: false });
    repo.merge(13, 'kim');
    expect((await rest('GET', path)).body).toMatchObject({
      merged: true,
      state: 'closed',
      merged_by: { login: 'kim' },
    });
  });

  it('a fork has another head repository, none once it is deleted', async () => {
    const { rest, repo: world } = openClient();
    world.openPull({ number: 5, headRepo: 'mallory/app', headRef: 'evil' });
    const { at } = await rest('GET', `${REPO}/pulls/5`);
    expect(at('head')).toMatchObject({ label: 'mallory:evil', repo: { full_name: 'mallory/app', fork: true } });
    expect(at('head.repo.id')).not.toBe(at('base.repo.id'));
    world.pull(5).headRepo = null;
    expect((await rest('GET', `${REPO}/pulls/5`)).at('head')).toMatchObject({ repo: null, user: null });
  });

  it('lists files with both names of a rename, at most 3,000', async () => {
    const { rest, repo } = openClient();
    seedRepository(repo);
    repo.setFiles(13, [{ path: 'new.ts', status: 'renamed', previous: 'old.ts' }, 'b.ts']);
    expect((await rest('GET', `${REPO}/pulls/13/files`)).body).toMatchObject([
      { filename: 'new.ts', previous_filename: 'old.ts', status: 'renamed' },
      { filename: 'b.ts', status: 'modified' },
    ]);
    repo.setFiles(
      13,
      Array.from({ length: 3001 }, (_, n) => `f${n}`),
    );
    expect((await rest('GET', `${REPO}/pulls/13/files?per_page=100&page=30`)).body).toHaveLength(100);
    expect((await rest('GET', `${REPO}/pulls/13/files?per_page=100&page=31`)).body).toEqual([]);
    expect((await rest('GET', `${REPO}/pulls/13`)).at('changed_files')).toBe(3001);
  });

  it('finds those of a commit: open and merged ones, forks as well, not the closed', async () => {
    const { rest, repo } = openClient();
    const { sha } = seedRepository(repo);
    repo.openPull({ number: 20, sha });
    repo.openPull({ number: 21, sha, headRepo: 'mallory/app' });
    repo.close(20);
    const numbers = async (of: string): Promise<unknown[]> =>
      (await rest('GET', `${REPO}/commits/${of}/pulls`)).each('', 'number');
    expect(await numbers(sha)).toEqual([13, 21]);
    expect(await numbers(repo.merge(13))).toEqual([13]);
    expect((await rest('GET', `${REPO}/commits/${'0'.repeat(40)}/pulls`)).status).toBe(422);
  });

  it('an issue is no pull request, but a pull request is an issue', async () => {
    const { rest, repo } = openClient();
    seedRepository(repo);
    expect((await rest('GET', `${REPO}/pulls/12`)).status).toBe(404);
    expect((await rest('GET', `${REPO}/issues/13`)).at('pull_request.url')).toMatch(/pulls\/13$/);
    expect((await rest('GET', `${REPO}/issues/12`)).at('pull_request')).toBeUndefined();
  });
});

describe('rules of a branch', () => {
  it('lists every rule of every ruleset, with the app where one is named; nothing of classic protection', async () => {
    const { rest, repo, standIn } = openClient();
    repo.protect({ required: ['test', { name: 'lint', appId: 15368 }], reviews: 2 });
    repo.protect({ required: ['build'] });
    repo.protect({ required: ['classic'], classic: true });
    repo.addRule('main', 'merge_queue', {
      check_response_timeout_minutes: 60,
      grouping_strategy: 'ALLGREEN',
      max_entries_to_build: 5,
      max_entries_to_merge: 5,
      merge_method: 'MERGE',
      min_entries_to_merge: 1,
      min_entries_to_merge_wait_minutes: 5,
    });
    const { at, each } = await rest('GET', `${REPO}/rules/branches/main`);
    expect(each('', 'type')).toEqual([
      'required_status_checks',
      'pull_request',
      'required_status_checks',
      'merge_queue',
    ]);
    expect(at('0.parameters.required_status_checks')).toEqual([
      { context: 'test' },
      { context: 'lint', integration_id: 15368 },
    ]);
    expect((await rest('GET', `${REPO}/rules/branches/other`)).body).toEqual([]);
    expect((await rest('GET', `${REPO}/rules/branches/release%2F1.0`)).body).toEqual([]);
    standIn.assertNoViolations();
  });

  it('a rule that GitHub would not answer is a bug of the test', async () => {
    const { rest, repo } = openClient();
    repo.addRule('main', 'required_status_checks', { checks: [] });
    await expect(rest('GET', `${REPO}/rules/branches/main`)).rejects.toThrow(/breaks the schema/);
  });

  it('is 403 on a free private repository, and readable on a free public one', async () => {
    const { rest, repo } = openClient();
    repo.plan = 'free';
    const { status, at } = await rest('GET', `${REPO}/rules/branches/main`);
    expect([status, at('message')]).toEqual([403, expect.stringMatching(/^Upgrade to GitHub Pro/)]);
    repo.private = false;
    expect((await rest('GET', `${REPO}/rules/branches/main`)).status).toBe(200);
  });
});

describe('check runs', () => {
  it('filter=latest is the newest of a name within a suite: another suite shows as well', async () => {
    const { rest, repo, standIn } = openClient();
    const { sha } = seedRepository(repo);
    repo.report({ sha, name: 'test', conclusion: 'failure' });
    const rerun = repo.report({ sha, name: 'test', conclusion: 'success' });
    const other = repo.report({ sha, name: 'test', conclusion: 'stale', suiteId: repo.newSuite() });
    const path = `${REPO}/commits/${sha}/check-runs`;
    const { at, each } = await rest('GET', path);
    expect(each('check_runs', 'id')).toEqual([other.id, rerun.id]);
    expect(at('total_count')).toBe(2);
    expect((await rest('GET', `${path}?filter=all`)).at('total_count')).toBe(3);
    expect((await rest('GET', `${path}?check_name=nope`)).at('total_count')).toBe(0);
    expect((await rest('GET', `${path}?per_page=1&page=2`)).at('check_runs')).toHaveLength(1);
    standIn.assertNoViolations();
  });

  it('shows a run with its output and annotations', async () => {
    const { rest, repo } = openClient();
    const { sha } = seedRepository(repo);
    const annotations = [{ path: 'src/a.ts', line: 3, message: 'expected 2' }];
    const run = repo.report({ sha, name: 'test', conclusion: 'failure', title: '1 failed', annotations });
    expect((await rest('GET', `${REPO}/check-runs/${run.id}`)).body).toMatchObject({
      app: { id: 15368, slug: 'github-actions' },
      output: { title: '1 failed', annotations_count: 1 },
      details_url: `https://github.com/acme/app/actions/runs/${run.runId}/job/${run.id}`,
    });
    expect((await rest('GET', `${REPO}/check-runs/${run.id}/annotations`)).body).toMatchObject([
      { path: 'src/a.ts', start_line: 3, message: 'expected 2' },
    ]);
    expect((await rest('GET', `${REPO}/check-runs/1`)).status).toBe(404);
  });
});

describe('labels', () => {
  it('adds, creates unknown ones, lists, removes; removing one that is not on is 404', async () => {
    const { rest, repo, standIn } = openClient();
    seedRepository(repo);
    const names = ({ each }: Reply): unknown[] => each('', 'name');
    expect(names(await rest('POST', `${REPO}/issues/12/labels`, { labels: ['orkestro', 'p1'] }))).toEqual([
      'orkestro',
      'p1',
    ]);
    expect(names(await rest('DELETE', `${REPO}/issues/12/labels/Orkestro`))).toEqual(['p1']);
    expect((await rest('DELETE', `${REPO}/issues/12/labels/orkestro`)).at('message')).toBe('Label does not exist');
    expect(names(await rest('GET', `${REPO}/issues/12/labels`))).toEqual(['p1']);
    expect(repo.issue(12).timeline.map(({ kind }) => kind)).toEqual(['labeled', 'labeled', 'unlabeled']);
    standIn.assertNoViolations();
  });
});

describe('files', () => {
  it('gives base64 in lines of 60 at the default branch, another branch by ref, raw when asked', async () => {
    const { rest, repo, standIn } = openClient();
    const text = `# ${'schön '.repeat(40)}`;
    repo.write('docs/a b.md', text);
    repo.write('docs/a b.md', 'other', 'dev');
    const path = `${REPO}/contents/docs/a%20b.md`;
    const { text: at } = await rest('GET', path);
    expect(Buffer.from(at('content'), 'base64').toString()).toBe(text);
    expect(
      Math.max(
        ...at('content')
          .split('\n')
          .map((line) => line.length),
      ),
    ).toBe(60);
    expect(Buffer.from((await rest('GET', `${path}?ref=dev`)).text('content'), 'base64').toString()).toBe('other');
    expect((await rest('GET', path, undefined, { accept: 'application/vnd.github.raw+json' })).body).toBe(text);
    repo.write('docs/a b.md', null);
    expect((await rest('GET', path)).status).toBe(404);
    standIn.assertNoViolations();
  });

  it('withholds the content of files over 1 MiB', async () => {
    const { rest, repo } = openClient();
    repo.write('big.txt', 'x'.repeat(1_048_577));
    expect((await rest('GET', `${REPO}/contents/big.txt`)).body).toMatchObject({ content: '', encoding: 'none' });
  });
});

describe('refs', () => {
  const writable = { tokens: { ghs_writer: { permissions: { contents: 'write' } as const } } };

  it('creates once: the second is 422', async () => {
    const { rest, repo, standIn } = openClient(writable, 'ghs_writer');
    const { sha } = seedRepository(repo);
    const body = { ref: 'refs/orkestro/r700-i12/1', sha };
    expect((await rest('POST', `${REPO}/git/refs`, body)).status).toBe(201);
    const again = await rest('POST', `${REPO}/git/refs`, body);
    expect([again.status, again.at('message')]).toEqual([422, 'Reference already exists']);
    expect((await rest('GET', `${REPO}/git/ref/orkestro/r700-i12/1`)).at('object.sha')).toBe(sha);
    expect((await rest('GET', `${REPO}/git/ref/orkestro/r700-i12`)).status).toBe(404);
    const matching = await rest('GET', `${REPO}/git/matching-refs/orkestro/r700`);
    expect(matching.each('', 'ref')).toEqual(['refs/orkestro/r700-i12/1']);
    standIn.assertNoViolations();
  });

  it.each([
    ['no refs/', { ref: 'orkestro/1' }, /not valid/],
    ['too short', { ref: 'refs/orkestro' }, /not valid/],
    ['a forbidden character', { ref: 'refs/orkestro/a b' }, /not valid/],
    ['an unknown commit', { ref: 'refs/orkestro/1', sha: '0'.repeat(40) }, /Object does not exist/],
  ])('refuses %s', async (_name, body, why) => {
    const { rest, repo } = openClient(writable, 'ghs_writer');
    const { sha } = seedRepository(repo);
    const reply = await rest('POST', `${REPO}/git/refs`, { sha, ...body });
    expect([reply.status, reply.at('message')]).toEqual([422, expect.stringMatching(why)]);
  });
});

describe('tags, runs and folders', () => {
  const tokens = { ghs_writer: { permissions: { contents: 'write', actions: 'read' } as const } };

  it('makes tag objects that refs may point at; no ref stands below another one', async () => {
    const { rest, repo, standIn } = openClient({ tokens }, 'ghs_writer');
    const { sha } = seedRepository(repo);
    const spec = { tag: 'orkestro/12/1', message: 'acquired', object: sha, type: 'commit' };
    const tag = await rest('POST', `${REPO}/git/tags`, spec);
    expect([tag.status, tag.at('message'), tag.at('object.sha')]).toEqual([201, 'acquired', sha]);
    expect((await rest('GET', `${REPO}/git/tags/${tag.text('sha')}`)).at('message')).toBe('acquired');
    expect((await rest('GET', `${REPO}/git/tags/${sha}`)).status).toBe(404);
    const body = { ref: 'refs/orkestro/12/1', sha: tag.text('sha') };
    expect((await rest('POST', `${REPO}/git/refs`, body)).at('object.type')).toBe('tag');
    for (const ref of ['refs/orkestro/12', 'refs/orkestro/12/1/2']) {
      expect((await rest('POST', `${REPO}/git/refs`, { ...body, ref })).at('message')).toBe('Reference update failed');
    }
    const unknown = await rest('POST', `${REPO}/git/tags`, { ...spec, object: '0'.repeat(40) });
    expect(unknown.status).toBe(422);
    standIn.assertNoViolations();
  });

  it('shows a run with its latest attempt, to those who may see', async () => {
    const { rest, repo, pass, standIn } = openClient(
      { tokens: { ...tokens, ghs_blind: { permissions: {} } } },
      'ghs_writer',
    );
    repo.startRun(9001);
    expect((await rest('GET', `${REPO}/actions/runs/9001`)).at('status')).toBe('in_progress');
    repo.endRun(9001, 'failure');
    pass(5_000);
    repo.startRun(9001);
    const again = await rest('GET', `${REPO}/actions/runs/9001`);
    expect([again.at('run_attempt'), again.at('status'), again.at('conclusion')]).toEqual([2, 'in_progress', null]);
    expect((await rest('GET', `${REPO}/actions/runs/1`)).status).toBe(404);
    expect(() => {
      repo.endRun(1);
    }).toThrow('there is no run 1');
    standIn.assertNoViolations();
  });

  it('lists the files of a folder, and none of its folders', async () => {
    const { rest, repo, standIn } = openClient();
    for (const path of ['a/one.yml', 'a/two.yml', 'a/b/three.yml', 'ab.yml']) repo.write(path, 'x');
    const listed = await rest('GET', `${REPO}/contents/a`);
    expect(listed.each('', 'path')).toEqual(['a/one.yml', 'a/two.yml']);
    expect((await rest('GET', `${REPO}/contents/c`)).status).toBe(404);
    standIn.assertNoViolations();
  });
});

describe('a renamed repository', () => {
  it('redirects from its old name in REST, and is found by it in GraphQL; its id stays', async () => {
    const { rest, graphql, repo, standIn } = openClient();
    seedRepository(repo);
    repo.rename('acme/shop');
    const moved = await rest('GET', `${REPO}/issues/12?`);
    expect(moved.status).toBe(301);
    expect(moved.headers.get('location')).toBe('https://api.github.test/repos/acme/shop/issues/12');
    expect((await rest('GET', '/repos/acme/shop')).at('id')).toBe(repo.id);
    const found = await graphql('{ repository(owner: "acme", name: "app") { databaseId nameWithOwner } }');
    expect(found.at('data.repository')).toEqual({ databaseId: repo.id, nameWithOwner: 'acme/shop' });
    standIn.assertNoViolations();
  });
});

describe('conditional requests', () => {
  it('304 while nothing changed, at no cost', async () => {
    const { rest, repo, standIn } = openClient();
    seedRepository(repo);
    const first = await rest('GET', `${REPO}/issues/12`);
    const etag = first.headers.get('etag') ?? '';
    const same = await rest('GET', `${REPO}/issues/12`, undefined, { 'if-none-match': etag });
    expect([same.status, same.body]).toEqual([304, null]);
    expect(same.headers.get('x-ratelimit-remaining')).toBe(first.headers.get('x-ratelimit-remaining'));
    repo.label(12, 'orkestro');
    expect((await rest('GET', `${REPO}/issues/12`, undefined, { 'if-none-match': etag })).status).toBe(200);
    standIn.assertNoViolations();
  });
});

describe('rate limits', () => {
  it('counts down, refuses with 403, and starts over after the hour', async () => {
    const { rest, pass } = openClient({ limits: { rest: 2 } });
    const first = await rest('GET', REPO);
    expect(first.headers.get('x-ratelimit-remaining')).toBe('1');
    expect(Number(first.headers.get('x-ratelimit-reset'))).toBe(Math.floor((START + 3_600_000) / 1000));
    await rest('GET', REPO);
    const refused = await rest('GET', REPO);
    expect([refused.status, refused.headers.get('x-ratelimit-remaining')]).toEqual([403, '0']);
    expect(refused.at('message')).toMatch(/rate limit exceeded/);
    expect((await rest('GET', '/rate_limit')).at('rate')).toMatchObject({ limit: 2, remaining: 0 });
    pass(3_600_000);
    expect((await rest('GET', REPO)).status).toBe(200);
  });

  it('refuses too many writes a minute with retry-after, while reads go on', async () => {
    const { rest, repo, pass } = openClient({ limits: { writesPerMinute: 2 } });
    seedRepository(repo);
    const write = (): Promise<{ status: number; headers: Headers }> =>
      rest('POST', `${REPO}/issues/12/comments`, { body: 'x' });
    await write();
    await write();
    const refused = await write();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([403, '60']);
    expect((await rest('GET', `${REPO}/issues/12`)).status).toBe(200);
    pass(60_000);
    expect((await write()).status).toBe(201);
    expect(repo.commentsOf(12)).toHaveLength(3);
  });

  it('a GitHub Enterprise Server has other paths and says nothing of limits', async () => {
    const { rest, graphql, standIn } = openClient({ ghes: true });
    expect(standIn.restBase).toBe('/api/v3');
    const { status, headers, at } = await rest('GET', REPO);
    expect([status, headers.get('x-ratelimit-remaining')]).toEqual([200, null]);
    expect(at('url')).toBe('https://api.github.test/api/v3/repos/acme/app');
    expect(headers.get('x-github-request-id')).toMatch(/^[0-9A-F:]+$/);
    expect((await graphql('{ viewer { login } }')).at('data.viewer.login')).toBe('github-actions[bot]');
    expect(standIn.transcript()).toEqual(['GET /repos/acme/app → 200', 'POST /api/graphql → 200']);
  });
});
