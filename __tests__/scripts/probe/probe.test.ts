/** The probe against the stand-in on a socket: what it proves, what it refuses, what it removes, and lies that it must notice. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { FACT_NAMES } from '../../../scripts/probe/facts.ts';
import { closeProbes, LIES, openProbe } from './scene.ts';

afterEach(closeProbes);

/** Lines of the report that start with a mark, as `name`. */
const named = (output: string, mark: string): readonly string[] =>
  output
    .split('\n')
    .filter((line) => line.startsWith(mark))
    .map((line) => line.slice(mark.length).trim().split(':')[0] ?? '');

describe('npm run probe', () => {
  it('proves every fact that this GitHub lets it try, and leaves nothing behind', async () => {
    const probe = await openProbe();
    const before = probe.snapshot();
    const { code, output } = await probe.run();
    expect(named(output, 'NOT AS EXPECTED')).toEqual([]);
    expect(named(output, 'not tried')).toEqual(['activity/ghes', 'rules/plan']);
    expect(named(output, 'as expected')).toHaveLength(FACT_NAMES.length - 2);
    expect(code).toBe(0);
    expect(output).toContain('locks/reaction: 1 of 50 answered 201, 49 answered 200');
    expect(output).toContain('locks/ref: 1 of 50 answered 201, 49 answered 422');
    expect(probe.snapshot()).toEqual(before);
    expect(probe.github.requests.length).toBeLessThan(400);
    probe.github.assertNoViolations();
  });

  it('says what it cannot try without an admin token, and closes what it cannot delete', async () => {
    const probe = await openProbe({ admin: false });
    const { code, output } = await probe.run();
    expect(code).toBe(0);
    expect(named(output, 'not tried')).toEqual([
      ...['activity/ghes', 'rules/visible', 'rules/update-rule', 'rules/required-app', 'rules/branch-protection'],
      ...['rules/names-case', 'rules/plan', 'reviews/opinionated', 'issues/gone'],
    ]);
    expect(output).toContain('rules/visible: needs PROBE_ADMIN_TOKEN, a token with admin access');
    expect(output).toMatch(/- issue #\d+: closed; only an admin can delete it/);
    const left = probe.snapshot();
    expect([left.refs, left.comments, left.rules, left.open]).toEqual([['refs/heads/main'], 0, 0, [99]]);
  });

  it('tries nothing about a GITHUB_TOKEN with a token of a person', async () => {
    const probe = await openProbe({ login: 'maya' });
    const { output } = await probe.run(['--only', 'locks/custom-ref,rules/update-rule,queue/read,checks/newest']);
    expect(named(output, 'not tried')).toHaveLength(4);
    expect(output).toContain('queue/read: needs a GITHUB_TOKEN; this token is of maya');
    expect(output).toContain('checks/newest: create a check run: HTTP 403 "You must authenticate via a GitHub App."');
  });

  it('names the permission that is missing', async () => {
    const probe = await openProbe();
    probe.github.permit({ issues: 'write', contents: 'read' }, probe.token);
    const { code, output } = await probe.run();
    expect(output).toContain('locks/custom-ref: create refs/heads/');
    expect(output).toContain('HTTP 403 "Resource not accessible by integration"');
    expect(named(output, 'NOT AS EXPECTED')).toEqual([]);
    expect(code).toBe(0);
  });

  it('tells the plan without rulesets', async () => {
    const probe = await openProbe();
    probe.repo.plan = 'free';
    const { output } = await probe.run(['--only', 'rules/plan']);
    expect(named(output, 'as expected')).toEqual(['rules/plan']);
  });

  it.each([
    ['3.16.4', 404],
    ['3.17.0', 200],
  ])('tells GitHub Enterprise Server %s by its activity', async (ghesVersion, status) => {
    const probe = await openProbe({ ghesVersion });
    const { output } = await probe.run(['--only', 'activity/ghes']);
    expect(output).toContain(`as expected      activity/ghes: ${ghesVersion}: HTTP ${status}`);
  });
});

describe('a fact that is false', () => {
  it('is arranged for each of them', () => {
    expect(LIES.map(({ fact }) => fact)).toEqual(FACT_NAMES.filter((name) => name !== 'activity/ghes'));
  });

  it('activity/ghes is noticed', async () => {
    const probe = await openProbe({ ghesVersion: '3.17.1' });
    probe.github.faults.add({ kind: 'status', status: 404, match: { path: /activity$/ } });
    const { code, output } = await probe.run(['--only', 'activity/ghes']);
    expect([code, named(output, 'NOT AS EXPECTED')]).toEqual([1, ['activity/ghes']]);
  });

  it.each(LIES.map(({ fact, ...lie }) => [fact, lie] as const))('%s is noticed', async (fact, { arrange, seen }) => {
    const probe = await openProbe();
    arrange(probe);
    const { code, output } = await probe.run(['--only', fact]);
    expect(named(output, 'NOT AS EXPECTED')).toEqual([fact]);
    expect(output).toMatch(seen);
    expect(code).toBe(1);
    expect(probe.snapshot().refs).toEqual(['refs/heads/main']);
  });

  it('is never made from a lost answer or a rate limit', async () => {
    const probe = await openProbe();
    const match = { method: 'POST', path: /reactions$/ } as const;
    probe.github.faults.add({ kind: 'reset_before', match, times: 3, skip: 10 });
    const refused = { kind: 'status', status: 403, message: 'You have exceeded a secondary rate limit.' } as const;
    probe.github.faults.add({ ...refused, match: { method: 'POST', path: /git\/refs$/ }, times: 4, skip: 20 });
    const { code, output } = await probe.run(['--only', 'locks/reaction,locks/ref']);
    expect(named(output, 'not tried')).toEqual(['locks/reaction', 'locks/ref']);
    expect(output).toMatch(/locks\/reaction: 1 of 50 answered 201, 46 answered 200, 3 neither: no answer/);
    expect(output).toMatch(/4 neither: HTTP 403 "You have exceeded a secondary rate limit\."/);
    expect(code).toBe(2);
  });
});

describe('what it refuses', () => {
  it('a repository whose name does not end in -probe, before any request', async () => {
    const probe = await openProbe({ repository: 'acme/app' });
    const { code, output } = await probe.run();
    expect(code).toBe(2);
    expect(output).toContain('it refuses acme/app');
    expect(probe.github.requests).toEqual([]);
    expect((await probe.run(['--yes', '--only', 'locks/ref'])).code).toBe(0);
  });

  it('a repository that was renamed to one that is not thrown away', async () => {
    const probe = await openProbe();
    probe.repo.rename('acme/app');
    const { code, output } = await probe.run();
    expect(code).toBe(2);
    expect(output).toContain('The probe did not start');
    expect(probe.github.requests.every(({ method }) => method === 'GET')).toBe(true);
  });

  it('an archived repository', async () => {
    const probe = await openProbe();
    probe.repo.archived = true;
    expect((await probe.run()).output).toContain('acme/app-probe is archived');
  });

  it.each([
    ['an unknown option', ['--token', 'ghs_standin'], /npm run probe -- --repo/],
    ['an unknown fact', ['--only', 'locks/none'], /there is no fact locks\/none/],
    ['a name that is none', ['--repo', 'a b'], /--repo takes owner\/name/],
    ['plain http elsewhere', ['--api-url', 'http://example.com'], /plain http/],
  ])('%s', async (_name, argv, why) => {
    const probe = await openProbe();
    const { code, output } = await probe.run(argv);
    expect([code, output]).toEqual([2, expect.stringMatching(why)]);
    expect(probe.github.requests).toEqual([]);
  });

  it('a token that is empty, wrong, or sees nothing', async () => {
    const probe = await openProbe();
    expect((await probe.run([], { GITHUB_TOKEN: '' })).output).toContain('GITHUB_TOKEN is empty');
    const bad = await probe.run([], { GITHUB_TOKEN: 'ghs_wrong' });
    expect([bad.code, bad.output]).toEqual([2, expect.stringContaining('HTTP 401 "Bad credentials"')]);
  });
});

describe('cleaning up', () => {
  it('happens when it is stopped in the middle', async () => {
    const probe = await openProbe();
    const before = probe.snapshot();
    probe.github.faults.add({
      kind: 'meanwhile',
      match: { method: 'PUT', path: /protection$/ },
      run: () => {
        probe.stop();
      },
      after: true,
    });
    const { output } = await probe.run();
    expect(output).toContain('not tried        checks/newest: stopped');
    expect(probe.snapshot()).toEqual(before);
  });

  it('says what is left, and fails', async () => {
    const probe = await openProbe();
    const match = { method: 'DELETE', path: /rulesets/ } as const;
    probe.github.faults.add({ kind: 'status', status: 500, message: 'Server Error', match });
    const { code, output } = await probe.run(['--only', 'rules/visible']);
    expect(output).toMatch(/Left behind:\n- ruleset \d+: HTTP 500 "Server Error"/);
    expect(code).toBe(1);
    expect(probe.snapshot().refs).toEqual(['refs/heads/main']);
  });

  it('waits and tries again after a rate limit', async () => {
    const probe = await openProbe();
    const message = 'You have exceeded a secondary rate limit.';
    const match = { method: 'DELETE', path: /git\/refs/ } as const;
    probe.github.faults.add({ kind: 'status', status: 403, message, match });
    const { code, output } = await probe.run(['--only', 'locks/ref']);
    expect([code, output]).toEqual([0, expect.stringContaining('Nothing was left behind.')]);
    expect(probe.snapshot().refs).toEqual(['refs/heads/main']);
  });

  it('removes a ref whose creation was answered by nothing', async () => {
    const probe = await openProbe();
    probe.github.faults.add({ kind: 'reset_after', match: { method: 'POST', path: /git\/refs$/ }, times: 1 });
    await probe.run(['--only', 'locks/ref']);
    expect(probe.snapshot().refs).toEqual(['refs/heads/main']);
  });
});

describe('what it prints', () => {
  it('is no workflow command and holds no token, even if GitHub sends both', async () => {
    const probe = await openProbe();
    const message = `::set-output name=x::y\n::add-mask::z ##[error]${probe.token} ${Buffer.from(probe.token).toString('base64')}`;
    probe.github.faults.add({
      kind: 'status',
      status: 418,
      message,
      match: { path: /app-probe\/activity$/ },
      times: 9,
    });
    const { output } = await probe.run(['--only', 'activity/list']);
    expect(output).toContain('not tried        activity/list: read the activity: HTTP 418');
    expect(output).not.toMatch(/^\s*::|##\[/m);
    expect(output).not.toContain(probe.token);
    expect(output).not.toContain(Buffer.from(probe.token).toString('base64').slice(0, 24));
  });
});
