import { describe, expect, it } from '@jest/globals';
import {
  HEAD,
  MERGE,
  PATH,
  REFUSAL,
  candidate,
  comment,
  connection,
  failing,
  pull,
  rejection,
  script,
} from '../../support/github-script.ts';

const withPull = (found: unknown, rest = {}) => script({ graph: { repository: { pullRequest: found } }, rest });
const MISSING = failing('NOT_FOUND', 'Could not resolve to a PullRequest');

describe('reading a pull request', () => {
  it('answers null where there is none', async () => {
    expect(await withPull(MISSING).github.pulls.read(99)).toBeNull();
  });

  it('reads what the decision needs', async () => {
    const comments = Array.from({ length: 101 }, (_, id) => comment(id + 1));
    const closes = [
      ...Array.from({ length: 101 }, (_, id) => ({ number: id + 1, repository: { databaseId: 700 } })),
      { number: 4, repository: { databaseId: 1 } },
      null,
    ];
    const found = pull({ comments: connection(comments), closingIssuesReferences: connection(closes) });
    const read = await withPull(found).github.pulls.read(13);
    expect(read).toMatchObject({
      number: 13,
      title: 'Fix the cart',
      body: 'fixes #12',
      state: 'open',
      draft: false,
      fork: false,
      createdAt: Date.UTC(2026, 0, 1),
      author: { login: 'alice', id: 7, isBot: false },
      headSha: HEAD,
      headRef: 'fix',
      baseRef: 'main',
      mergeable: 'mergeable',
      review: 'none',
      mergeSha: MERGE,
    });
    expect(read?.comments).toHaveLength(101);
    expect(read?.closes).toEqual(Array.from({ length: 101 }, (_, id) => id + 1));
  });

  it.each([
    [
      { state: 'MERGED', potentialMergeCommit: null },
      { state: 'merged', mergeSha: null },
    ],
    [
      { state: 'CLOSED', isDraft: true },
      { state: 'closed', draft: true },
    ],
    [
      { isCrossRepository: true, author: null },
      { fork: true, author: null },
    ],
    [
      { mergeable: 'CONFLICTING', reviewDecision: 'APPROVED' },
      { mergeable: 'conflicting', review: 'approved' },
    ],
    [
      { mergeable: 'UNKNOWN', reviewDecision: 'CHANGES_REQUESTED' },
      { mergeable: 'unknown', review: 'changes_requested' },
    ],
    [{ reviewDecision: 'REVIEW_REQUIRED' }, { review: 'review_required' }],
  ])('maps %j', async (extra, expected) => {
    expect(await withPull(pull(extra)).github.pulls.read(13)).toMatchObject(expected);
  });

  it.each([
    ['a word for a review that is not known', 'reviewDecision', 'SHRUGGED'],
    ['a head that is no SHA', 'headRefOid', 'main'],
    ['no body', 'body', null],
  ])('refuses %s', async (_name, field, value) => {
    const answer = { ...pull(), comments: EMPTY, closingIssuesReferences: EMPTY, [field]: value };
    const body = { data: { viewer: { login: 'x', databaseId: 1 }, repository: { pullRequest: answer } } };
    const { github } = script({ graphReply: { Pull: { body } } });
    expect(await rejection(github.pulls.read(13))).toMatchObject({ name: 'GitHubError', code: 'bad_answer' });
  });

  it('reads the head alone', async () => {
    const scripted = withPull(pull());
    expect(await scripted.github.pulls.readHead(13)).toBe(HEAD);
    expect(scripted.keys()).toEqual(['query Head']);
    expect(await rejection(withPull(null).github.pulls.readHead(13))).toMatchObject({ code: 'not_found' });
    expect(await rejection(withPull(MISSING).github.pulls.readHead(13))).toMatchObject({ code: 'not_found' });
  });
});

const EMPTY = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };

describe('listing touched paths', () => {
  const FILES = `GET ${PATH}/pulls/13/files`;
  const file = (filename: string, extra = {}) => ({ filename, status: 'modified', ...extra });

  it('names both sides of a rename', async () => {
    const renamed = file('docs/ci.yml', { status: 'renamed', previous_filename: '.github/workflows/ci.yml' });
    const { github } = withPull(pull({ changedFiles: 2 }), { [FILES]: { body: [file('a.ts'), renamed] } });
    expect(await github.pulls.listTouchedPaths(13)).toEqual({
      kind: 'listed',
      paths: ['a.ts', 'docs/ci.yml', '.github/workflows/ci.yml'],
    });
  });

  it('does not use a rename without its old name', async () => {
    const body = [file('a.ts', { status: 'renamed' })];
    const { github } = withPull(pull(), { [FILES]: { body } });
    expect(await rejection(github.pulls.listTouchedPaths(13))).toMatchObject({ code: 'bad_answer' });
  });

  it.each([3_000, 3_001, 50_000])('counts %i files as too many without listing them', async (changedFiles) => {
    const scripted = withPull(pull({ changedFiles }));
    expect(await scripted.github.pulls.listTouchedPaths(13)).toEqual({ kind: 'too_many', listed: changedFiles });
    expect(scripted.keys()).toEqual(['query ChangedFiles']);
  });

  it.each([0, 2])("counts a list that does not match GitHub's count of %i as too many", async (changedFiles) => {
    const { github } = withPull(pull({ changedFiles }), { [FILES]: { body: [file('a.ts')] } });
    expect(await github.pulls.listTouchedPaths(13)).toEqual({ kind: 'too_many', listed: 1 });
  });

  it('reads every page, with and without a Link header', async () => {
    const all = Array.from({ length: 250 }, (_, index) => file(`src/${index}.ts`));
    for (const linked of [true, false]) {
      const page = (seen: { url: URL }) => {
        const number = Number(seen.url.searchParams.get('page'));
        const last = number === 3;
        const link = `<https://evil.example/next>; rel="${last ? 'first' : 'next'}"`;
        const body = all.slice((number - 1) * 100, number * 100);
        return { body, ...(linked && { headers: { link } }) };
      };
      const scripted = withPull(pull({ changedFiles: 250 }), { [FILES]: page });
      const touched = await scripted.github.pulls.listTouchedPaths(13);
      expect(touched).toEqual({ kind: 'listed', paths: all.map(({ filename }) => filename) });
      const asked = scripted.seen.slice(1).map(({ url }) => [url.host, url.search]);
      expect(asked).toEqual([1, 2, 3].map((number) => ['ghes.example', `?per_page=100&page=${number}`]));
    }
  });

  it('asks for one page more after a full last one without Link', async () => {
    const all = Array.from({ length: 100 }, (_, index) => file(`src/${index}.ts`));
    const rest = { [FILES]: [{ body: all }, { body: [] }] };
    const scripted = withPull(pull({ changedFiles: 100 }), rest);
    expect(await scripted.github.pulls.listTouchedPaths(13)).toMatchObject({ kind: 'listed' });
    expect(scripted.seen).toHaveLength(3);
  });

  it('does not list for ever', async () => {
    const reply = { body: [file('a.ts')], headers: { link: '<https://x>; rel="next"' } };
    const scripted = withPull(pull({ changedFiles: 2_999 }), { [FILES]: reply });
    expect(await rejection(scripted.github.pulls.listTouchedPaths(13))).toMatchObject({ code: 'incomplete' });
    expect(scripted.seen).toHaveLength(101);
  });

  it('fails for a pull request that is not there', async () => {
    expect(await rejection(withPull(null).github.pulls.listTouchedPaths(13))).toMatchObject({ code: 'not_found' });
  });
});

describe('listing pull requests updated since', () => {
  const SINCE = Date.parse('2026-11-24T10:00:00Z');
  const at = (minutes: number) => new Date(SINCE + minutes * 60_000).toISOString().replace('.000', '');

  it('stops at the first page that reaches back far enough', async () => {
    const found = Array.from({ length: 300 }, (_, index) =>
      candidate({ number: 1_000 - index, updatedAt: at(150 - index) }),
    );
    const scripted = script({ graph: { repository: { pullRequests: connection(found) } } });
    const listed = await scripted.github.pulls.listUpdatedSince(SINCE);
    expect(listed.map(({ number }) => number)).toEqual(Array.from({ length: 151 }, (_, index) => 1_000 - index));
    expect(scripted.seen).toHaveLength(2);
    expect(listed[0]).toEqual({
      number: 1_000,
      state: 'open',
      fork: false,
      body: 'fixes #12',
      createdAt: Date.UTC(2026, 0, 1),
    });
  });

  it('asks for the order it relies on', async () => {
    let asked: unknown;
    const pullRequests = (args: { after?: string }) => {
      asked = args;
      return connection([candidate({ updatedAt: at(0) })])(args);
    };
    const { github } = script({ graph: { repository: { pullRequests } } });
    expect(await github.pulls.listUpdatedSince(SINCE)).toHaveLength(1);
    expect(asked).toMatchObject({ first: 100, orderBy: { field: 'UPDATED_AT', direction: 'DESC' } });
  });

  it('throws when a later page cannot be read', async () => {
    const found = Array.from({ length: 101 }, () => candidate({ updatedAt: at(1) }));
    const good = connection(found);
    const pullRequests = (args: { after?: string | null }) =>
      args.after === 'c100' ? failing('INTERNAL', 'Something went wrong')() : good(args);
    const { github } = script({ graph: { repository: { pullRequests } } });
    expect(await rejection(github.pulls.listUpdatedSince(SINCE))).toMatchObject({ code: 'server_error' });
  });
});

describe('listing pull requests by commit', () => {
  const ROUTE = `GET ${PATH}/commits/${HEAD}/pulls`;
  const of = (number: number, state: string, id: number) => ({ number, state, base: { repo: { id } } });

  it('keeps open ones into this repository', async () => {
    const body = [of(1, 'open', 700), of(2, 'closed', 700), of(3, 'open', 9), of(4, 'open', 700)];
    expect(await script({ rest: { [ROUTE]: { body } } }).github.pulls.listByCommit(HEAD)).toEqual([1, 4]);
  });

  it('knows none for a commit that the repository does not have', async () => {
    const body = { message: `No commit found for SHA: ${HEAD}` };
    expect(await script({ rest: { [ROUTE]: { status: 422, body } } }).github.pulls.listByCommit(HEAD)).toEqual([]);
  });

  it.each([403, 404, 500])('throws for %i', async (status) => {
    const { github } = script({ rest: { [ROUTE]: { status, body: REFUSAL } } });
    expect(await rejection(github.pulls.listByCommit(HEAD))).toMatchObject({ name: 'GitHubError', status });
  });
});
