import { describe, expect, it } from '@jest/globals';
import type { ChecksReading, ReportedCheck } from '../../../src/core/domain/checks.ts';
import type { Pull } from '../../../src/core/domain/model.ts';
import { HEAD, MERGE, PATH, REFUSAL, connection, failing, rejection, script } from '../../support/github-script.ts';
import type { Reply } from '../../support/github-script.ts';

const PULL: Pull = {
  number: 13,
  url: '',
  title: '',
  body: '',
  state: 'open',
  draft: false,
  fork: false,
  author: null,
  createdAt: 0,
  headSha: HEAD,
  headRef: 'fix',
  baseRef: 'release/1.x',
  mergeable: 'mergeable',
  review: 'none',
  mergeSha: null,
  closes: [],
  headStatuses: [],
  sameHead: [],
  comments: [],
};
const RULES = `GET ${PATH}/rules/branches/release%2F1.x`;
const BASE_SHA = 'c'.repeat(40);

const run = (name: string, extra: Readonly<Record<string, unknown>> = {}) => ({
  __typename: 'CheckRun',
  id: `CR_${name}`,
  databaseId: 42,
  name,
  status: 'COMPLETED',
  conclusion: 'SUCCESS',
  title: null,
  startedAt: '2026-11-24T10:00:00Z',
  detailsUrl: 'https://ghes.example/octo/shop/actions/runs/5/job/42',
  isRequired: true,
  checkSuite: { app: { databaseId: 15368, name: 'GitHub Actions', slug: 'github-actions' } },
  ...extra,
});
const status = (context: string, extra: Readonly<Record<string, unknown>> = {}) => ({
  __typename: 'StatusContext',
  id: `SC_${context}`,
  context,
  state: 'SUCCESS',
  createdAt: '2026-11-24T10:00:00Z',
  targetUrl: null,
  description: null,
  isRequired: false,
  ...extra,
});
const required = (...checks: unknown[]) => ({
  type: 'required_status_checks',
  ruleset_id: 1,
  parameters: { required_status_checks: checks, strict_required_status_checks_policy: false },
});

interface PullFixture {
  readonly head?: readonly unknown[] | null;
  readonly merge?: readonly unknown[] | null;
  readonly classic?: unknown;
  readonly ref?: unknown;
  readonly rules?: Reply | readonly Reply[];
  readonly commits?: Readonly<Record<string, unknown>>;
}

/** Returns a repository with one head and the requirements of its base. */
function renderFixture({ head = [], merge = null, classic = null, rules = { body: [] }, ...more }: PullFixture = {}) {
  const commit = (contexts: readonly unknown[] | null) => ({
    __typename: 'Commit',
    statusCheckRollup: contexts === null ? null : { contexts: connection(contexts) },
  });
  const commits: Readonly<Record<string, unknown>> = more.commits ?? {
    [HEAD]: commit(head),
    [MERGE]: commit(merge),
    [BASE_SHA]: commit(head),
  };
  const ref = { target: { __typename: 'Commit', oid: BASE_SHA }, refUpdateRule: classic };
  const repository = {
    object: ({ oid }: { oid: string }) => commits[oid] ?? null,
    ref: ({ qualifiedName }: { qualifiedName: string }) =>
      qualifiedName === 'refs/heads/release/1.x' ? ('ref' in more ? more.ref : ref) : null,
  };
  return script({ graph: { repository }, rest: { [RULES]: rules } });
}

const readPull = (of: PullFixture, pull: Partial<Pull> = {}): Promise<ChecksReading> =>
  renderFixture(of).github.checks.readForPull({ ...PULL, ...pull });
const read = async (of: PullFixture, pull: Partial<Pull> = {}) => {
  const reading = await readPull(of, pull);
  if (reading.kind === 'unavailable') throw new Error(reading.why);
  return reading;
};

describe('what is unavailable', () => {
  it.each<[string, PullFixture, RegExp]>([
    ['rules that may not be read', { rules: { status: 403, body: REFUSAL } }, /rules of the branch.*not accessible/],
    ['rules that are not found', { rules: { status: 404, body: { message: 'Not Found' } } }, /404/],
    ['rules behind a broken server', { rules: { status: 500, body: 'boom' } }, /500/],
    [
      'rules behind a rate limit',
      { rules: { status: 403, body: { message: 'API rate limit exceeded' } } },
      /rate limit/,
    ],
    ['rules of another shape', { rules: { body: { rules: [] } } }, /unexpected shape/],
    [
      'required checks of another shape',
      { rules: { body: [{ type: 'required_status_checks', parameters: { checks: [] } }] } },
      /rule required_status_checks/,
    ],
    ['a required workflow of another shape', { rules: { body: [{ type: 'workflows' }] } }, /rule workflows/],
    ['a second page of rules that fails', { rules: [FULL_PAGE(), { status: 502, body: '' }] }, /502/],
    ['classic protection that fails', { classic: failing('INTERNAL', 'Something went wrong') }, /Something went wrong/],
    ['a branch that is gone', { ref: null }, /no branch release\/1.x/],
    ['a commit that is not known', { commits: {} }, /does not know the commit a{40}/],
    ['a check that may not be seen', { head: [run('a'), null] }, /unexpected shape/],
    ['an error beside the checks', { head: [run('a', { conclusion: failing('FORBIDDEN', 'no') })] }, /no/],
    ['a status without a time', { head: [status('a', { createdAt: null })] }, /createdAt/],
  ])('%s', async (_name, of, why) => {
    const reading = await readPull(of);
    expect(reading).toMatchObject({ kind: 'unavailable' });
    expect(reading.kind === 'unavailable' && reading.why).toMatch(why);
  });

  it('a test merge that GitHub names and does not know', async () => {
    const commits = { [HEAD]: { __typename: 'Commit', statusCheckRollup: null } };
    expect(await readPull({ commits }, { mergeSha: MERGE })).toMatchObject({ kind: 'unavailable' });
  });

  it('says what to add where a permission is missing', async () => {
    const body = { data: null, errors: [{ type: 'FORBIDDEN', message: 'Resource not accessible by integration' }] };
    const { github } = script({
      graph: { repository: { object: () => null, ref: { target: { __typename: 'Commit', oid: BASE_SHA } } } },
      graphReply: { Checks: { body } },
      rest: { [RULES]: { body: [] } },
    });
    const reading = await github.checks.readForPull(PULL);
    expect(reading).toMatchObject({ kind: 'unavailable' });
    expect(reading.kind === 'unavailable' && reading.why).toContain('Add `checks: read` and `statuses: read`');
  });

  it('throws what is a bug of ours, instead of calling it unavailable', async () => {
    const { github } = renderFixture();
    expect(await rejection(github.checks.readForPull(undefined as unknown as Pull))).toBeInstanceOf(TypeError);
  });
});

function FULL_PAGE(): Reply {
  return { body: Array.from({ length: 100 }, () => ({ type: 'deletion' })) };
}

describe('what is required', () => {
  it('is empty where nothing is required', async () => {
    expect(await read({})).toEqual({
      kind: 'read',
      sha: HEAD,
      reported: [],
      required: [],
      sources: { rules: 'read', classic: 'none' },
    });
  });

  it('unites rulesets, every page, with classic protection', async () => {
    const second = { body: [required({ context: 'late', integration_id: 15368 })] };
    const reading = await read({
      rules: [FULL_PAGE(), second],
      classic: { requiredStatusCheckContexts: ['lint', 'late'] },
    });
    expect(reading.required).toEqual([
      { name: 'late', appId: 15368, source: 'ruleset' },
      { name: 'lint', appId: null, source: 'classic' },
      { name: 'late', appId: null, source: 'classic' },
    ]);
    expect(reading.sources).toEqual({ rules: 'read', classic: 'read' });
  });

  it.each([
    [undefined, null],
    [null, null],
    [-1, null],
    [57, 57],
  ])('reads the integration id %p as app %p', async (integration_id, appId) => {
    const rules = { body: [required({ context: 'ci', integration_id })] };
    expect((await read({ rules })).required).toEqual([{ name: 'ci', appId, source: 'ruleset' }]);
  });

  it('knows a plan without rulesets to be empty', async () => {
    const message = 'Upgrade to GitHub Pro or make this repository public to enable this feature.';
    const reading = await read({
      rules: { status: 403, body: { message } },
      classic: { requiredStatusCheckContexts: ['ci'] },
    });
    expect(reading.sources).toEqual({ rules: 'not_on_plan', classic: 'read' });
    expect(reading.required).toEqual([{ name: 'ci', appId: null, source: 'classic' }]);
  });

  it.each([
    ['no rule', null, 'none'],
    ['a rule without status checks', { requiredStatusCheckContexts: null }, 'none'],
    ['a rule with an empty list', { requiredStatusCheckContexts: [] }, 'read'],
  ])('adds nothing for %s', async (_name, classic, source) => {
    expect(await read({ classic })).toMatchObject({ required: [], sources: { classic: source } });
  });

  it('still sees the rest where this token may not see classic protection, and says so', async () => {
    const reading = await read({
      classic: failing('FORBIDDEN', 'Resource not accessible by integration'),
      rules: { body: [required({ context: 'ci' })] },
      head: [run('old')],
    });
    expect(reading.sources).toEqual({ rules: 'read', classic: 'denied' });
    expect(reading.required.map(({ name }) => name)).toEqual(['ci']);
    expect(reading.reported.map((check) => [check.name, check.required])).toEqual([['old', true]]);
  });

  it('turns a required workflow into a context that no report can satisfy', async () => {
    const workflows = [{ path: '.github/workflows/audit.yml', repository_id: 1 }];
    const reading = await read({ rules: { body: [{ type: 'workflows', parameters: { workflows } }] } });
    expect(reading.required).toEqual([
      {
        name: 'required workflow .github/workflows/audit.yml (list its jobs in `checks`)',
        appId: 0,
        source: 'ruleset',
      },
    ]);
  });

  it('is read for a branch before anything has reported', async () => {
    const scripted = renderFixture({ rules: { body: [required({ context: 'ci' })] } });
    expect(await scripted.github.checks.readRequired('release/1.x')).toEqual({
      kind: 'read',
      required: [{ name: 'ci', appId: null, source: 'ruleset' }],
      sources: { rules: 'read', classic: 'none' },
    });
    expect([...scripted.keys()].sort()).toEqual([RULES, 'query Branch'].sort());
  });

  it('is unavailable for a branch that is gone', async () => {
    expect(await renderFixture({ ref: null }).github.checks.readRequired('release/1.x')).toMatchObject({
      kind: 'unavailable',
    });
  });
});

describe('what was reported', () => {
  it('keeps a check run whole', async () => {
    const [check] = (await read({ head: [run('ci', { databaseId: 42, title: '2 tests failed' })] })).reported;
    expect(check).toEqual({
      kind: 'check_run',
      name: 'ci',
      appId: 15368,
      appName: 'GitHub Actions',
      state: 'success',
      required: true,
      url: 'https://ghes.example/octo/shop/actions/runs/5/job/42',
      description: '2 tests failed',
      nodeId: 'CR_ci',
      databaseId: 42,
      at: Date.parse('2026-11-24T10:00:00Z'),
      runId: '5',
      jobId: '42',
    });
  });

  it('keeps a status whole', async () => {
    const extra = { state: 'FAILURE', targetUrl: 'https://ci.example/1', description: 'broke', isRequired: true };
    const [check] = (await read({ head: [status('ci/old', extra)] })).reported;
    expect(check).toEqual({
      kind: 'status',
      name: 'ci/old',
      appId: null,
      appName: null,
      state: 'failure',
      required: true,
      url: 'https://ci.example/1',
      description: 'broke',
      nodeId: 'SC_ci/old',
      databaseId: null,
      at: Date.parse('2026-11-24T10:00:00Z'),
      runId: null,
      jobId: null,
    });
  });

  it.each([
    ['COMPLETED', 'SUCCESS', 'success'],
    ['COMPLETED', 'NEUTRAL', 'neutral'],
    ['COMPLETED', 'SKIPPED', 'skipped'],
    ['COMPLETED', 'FAILURE', 'failure'],
    ['COMPLETED', 'CANCELLED', 'cancelled'],
    ['COMPLETED', 'TIMED_OUT', 'timed_out'],
    ['COMPLETED', 'STALE', 'stale'],
    ['COMPLETED', 'STARTUP_FAILURE', 'startup_failure'],
    ['COMPLETED', 'ACTION_REQUIRED', 'action_required'],
    ['COMPLETED', null, 'unknown'],
    ['QUEUED', null, 'pending'],
    ['IN_PROGRESS', null, 'pending'],
    ['WAITING', null, 'pending'],
    ['PENDING', null, 'pending'],
    ['REQUESTED', 'SUCCESS', 'pending'],
  ])('a check run that is %s with %s is %s', async (word, conclusion, state) => {
    expect((await read({ head: [run('ci', { status: word, conclusion })] })).reported[0]?.state).toBe(state);
  });

  it.each([
    ['SUCCESS', 'success'],
    ['FAILURE', 'failure'],
    ['ERROR', 'error'],
    ['PENDING', 'pending'],
    ['EXPECTED', 'pending'],
  ])('a status %s is %s', async (word, state) => {
    expect((await read({ head: [status('ci', { state: word })] })).reported[0]?.state).toBe(state);
  });

  it.each(['GLORIOUS', 'unknown', ''])(
    'a conclusion %p that GitHub adds one day is unknown, never passing',
    async (conclusion) => {
      const nodes = [{ ...run('ci'), conclusion }];
      const contexts = { nodes, pageInfo: { hasNextPage: false, endCursor: null } };
      const body = { data: { repository: { head: { statusCheckRollup: { contexts } } } } };
      const { github } = script({
        graph: { repository: { object: () => null, ref: { target: { __typename: 'Commit', oid: BASE_SHA } } } },
        graphReply: { Checks: { body } },
        rest: { [RULES]: { body: [] } },
      });
      const reading = await github.checks.readForPull(PULL);
      expect(reading).toMatchObject({ kind: 'read', reported: [{ state: 'unknown' }] });
    },
  );

  it('leaves missing order data missing', async () => {
    const head = [run('ci', { databaseId: null, startedAt: null, checkSuite: { app: null } })];
    expect((await read({ head })).reported[0]).toMatchObject({ databaseId: null, at: null, appId: null, runId: null });
  });

  it.each<[string | null, string | null, string | null]>([
    ['https://ghes.example/o/r/actions/runs/5/job/42', '5', '42'],
    ['https://ghes.example/o/r/actions/runs/5/jobs/42?pr=1', '5', '42'],
    ['https://ghes.example/o/r/actions/runs/5/attempts/2', '5', null],
    ['https://ghes.example/o/r/actions/runs/5', '5', null],
    ['https://ghes.example/o/r/actions/runs/5x/job/42', null, null],
    ['https://ghes.example/o/r/runs/42', null, null],
    ['https://evil.example/?u=https://ghes.example/o/r/actions/runs/5/job/42', null, null],
    [null, null, null],
  ])('reads run and job of %s', async (detailsUrl, runId, jobId) => {
    expect((await read({ head: [run('ci', { detailsUrl })] })).reported[0]).toMatchObject({ runId, jobId });
  });

  it('does not believe another app that it is a job of ours', async () => {
    const checkSuite = { app: { databaseId: 9, name: 'Other', slug: 'other' } };
    const [check] = (await read({ head: [run('ci', { checkSuite })] })).reported;
    expect(check).toMatchObject({ appId: 9, runId: null, jobId: null });
  });

  it('reads every page, pinned to the head that was judged', async () => {
    const head = Array.from({ length: 201 }, (_, index) => run(`job ${index}`));
    const scripted = renderFixture({ head });
    const reading = await scripted.github.checks.readForPull(PULL);
    expect(reading.kind === 'read' && reading.reported.map(({ name }) => name)).toEqual(head.map(({ name }) => name));
    const [first, ...further] = scripted.seen.filter(({ key }) => key.includes('Checks'));
    expect(first?.body).toMatchObject({ variables: { q1_head: HEAD, q1_pull: 13, q1_hasPull: true } });
    expect(further).toHaveLength(2);
    for (const { body } of further) expect(body).toMatchObject({ variables: { head: HEAD, pull: 13, hasPull: true } });
  });

  it('asks for no pull request and no `isRequired` on a branch', async () => {
    const scripted = renderFixture({ head: [{ ...run('ci'), isRequired: failing('', 'needs a pull request') }] });
    const reading = await scripted.github.checks.readForBranch('release/1.x');
    expect(reading).toMatchObject({ kind: 'read', sha: BASE_SHA, reported: [{ name: 'ci', required: false }] });
  });

  it('is unavailable for a branch whose head cannot be read', async () => {
    expect(await renderFixture({ ref: null }).github.checks.readForBranch('release/1.x')).toMatchObject({
      kind: 'unavailable',
    });
  });

  it('spends one GraphQL query and one request on a pull request', async () => {
    const scripted = renderFixture({ head: [run('ci')], merge: [] });
    await scripted.github.checks.readForPull({ ...PULL, mergeSha: MERGE });
    expect([...scripted.keys()].sort()).toEqual([RULES, 'query Branch_Checks'].sort());
  });
});

describe("a test-merge commit's contexts", () => {
  const names = (checks: readonly ReportedCheck[]) =>
    checks.map(({ name, required: must, state }) => [name, must, state]);
  const red = { conclusion: 'FAILURE', isRequired: false };

  it('count where a rule names them, beside those of the head', async () => {
    const of: PullFixture = {
      head: [run('ci', { isRequired: false })],
      merge: [run('ci', red), run('lint', red), run('advisory', red)],
      rules: { body: [required({ context: 'ci' })] },
      classic: { requiredStatusCheckContexts: ['lint'] },
    };
    expect(names((await read(of, { mergeSha: MERGE })).reported)).toEqual([
      ['ci', false, 'success'],
      ['ci (test merge)', true, 'failure'],
      ['lint (test merge)', true, 'failure'],
    ]);
  });

  it('count where GitHub says so on either commit', async () => {
    const of: PullFixture = {
      head: [run('a')],
      merge: [run('a', red), status('b', { state: 'ERROR', isRequired: true })],
    };
    expect(names((await read(of, { mergeSha: MERGE })).reported)).toEqual([
      ['a', true, 'success'],
      ['a (test merge)', true, 'failure'],
      ['b (test merge)', true, 'error'],
    ]);
  });

  it('never replace a result of the head, however new', async () => {
    const of: PullFixture = { head: [run('ci', { conclusion: 'FAILURE' })], merge: [run('ci', { databaseId: 99 })] };
    const { reported } = await read(of, { mergeSha: MERGE });
    expect(reported.filter(({ name }) => name === 'ci').map(({ state }) => state)).toEqual(['failure']);
  });

  it.each(['unknown', 'conflicting'] as const)(
    'are left out while the merge is %s: it can be of another head',
    async (mergeable) => {
      const of: PullFixture = { head: [run('ci')], merge: [run('ci', red)] };
      expect((await read(of, { mergeSha: MERGE, mergeable })).reported).toHaveLength(1);
    },
  );

  it('are not asked for where there is none', async () => {
    const of: PullFixture = { head: [run('ci')], merge: [run('ci', red)] };
    expect((await read(of)).reported).toHaveLength(1);
  });

  it('are read to the last page', async () => {
    const merge = Array.from({ length: 150 }, (_, index) => run(`job ${index}`));
    expect((await read({ merge }, { mergeSha: MERGE })).reported).toHaveLength(150);
  });
});

describe('details of failing checks', () => {
  const check = (kind: 'check_run' | 'status', nodeId: string) => ({ kind, nodeId }) as ReportedCheck;
  const node = (id: string) => ({
    __typename: 'CheckRun',
    id,
    title: 'Tests',
    summary: '2 failed',
    annotations: { nodes: [{ path: 'a.ts', location: { start: { line: 3 } }, message: 'expected 1' }] },
  });

  it('come in one query, for check runs only', async () => {
    const scripted = script({ graph: { nodes: ({ ids }: { ids: string[] }) => ids.map(node) } });
    const details = await scripted.github.checks.readDetails([
      check('check_run', 'A'),
      check('status', 'S'),
      check('check_run', 'B'),
      check('check_run', 'A'),
    ]);
    expect([...details.keys()]).toEqual(['A', 'B']);
    expect(details.get('A')).toEqual({
      title: 'Tests',
      summary: '2 failed',
      annotations: [{ path: 'a.ts', line: 3, message: 'expected 1' }],
    });
    expect(scripted.seen).toHaveLength(1);
    expect(scripted.seen[0]?.body).toMatchObject({ variables: { ids: ['A', 'B'] } });
  });

  it('cost nothing where there is nothing to ask', async () => {
    const scripted = script({});
    expect(await scripted.github.checks.readDetails([check('status', 'S')])).toEqual(new Map());
    expect(scripted.seen).toHaveLength(0);
  });

  it('are left out where a node is gone, is another thing, or is broken', async () => {
    const nodes = [null, { __typename: 'Issue', id: 'B' }, node('C'), { ...node('D'), annotations: null }];
    const errors = [{ type: 'NOT_FOUND', path: ['nodes', 0], message: 'gone' }];
    const body = { data: { nodes: nodes.map((one) => (one?.__typename === 'Issue' ? {} : one)) }, errors };
    const { github } = script({ graph: { nodes: () => [] }, graphReply: { CheckDetails: { body } } });
    const details = await github.checks.readDetails(['A', 'B', 'C', 'D'].map((id) => check('check_run', id)));
    expect([...details.keys()]).toEqual(['C', 'D']);
    expect(details.get('D')?.annotations).toEqual([]);
  });

  it('are asked for a hundred at a time', async () => {
    const scripted = script({ graph: { nodes: ({ ids }: { ids: string[] }) => ids.map(node) } });
    const checks = Array.from({ length: 101 }, (_, index) => check('check_run', `N${index}`));
    expect((await scripted.github.checks.readDetails(checks)).size).toBe(101);
    expect(scripted.seen).toHaveLength(2);
  });

  it('throw when nothing could be read', async () => {
    const { github } = script({ graph: { nodes: () => [] }, graphReply: { CheckDetails: { status: 502, body: '' } } });
    expect(await rejection(github.checks.readDetails([check('check_run', 'A')]))).toMatchObject({
      code: 'server_error',
    });
  });
});
