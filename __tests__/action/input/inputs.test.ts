import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type InputName, INPUTS } from '../../../src/action/input/contract.ts';
import { formatFailure, InputError, type InputProblem } from '../../../src/action/failure.ts';
import { parseInputs } from '../../../src/action/input/inputs.ts';
import { WorkspaceFileError } from '../../../src/action/input/workspace.ts';
import type { Settings } from '../../../src/core/domain/settings.ts';
import { anyText } from '../../support/any-text.ts';

type Given = Partial<Record<InputName, string>>;

const KEY = 'osk_live_0123456789';
const GOOD: Given = { 'api-key': KEY, 'github-token': 'ghs_token' };

/** Returns inputs as the runner passes them: the workflow's values over action.yml's defaults. */
function reader(given: Given): (name: string) => string {
  const defaults = Object.fromEntries(
    INPUTS.map((input) => [input.name, input.default.startsWith('${{') ? '' : input.default]),
  );
  const all: Readonly<Record<string, string>> = { ...defaults, ...GOOD, ...given };
  return (name) => all[name] ?? '';
}

function noFiles(path: string): string {
  throw new WorkspaceFileError(`does not exist (${path})`);
}

function parse(given: Given, files: (path: string) => string = noFiles): Settings {
  return parseInputs(reader(given), files);
}

function problemsOf(given: Given, files: (path: string) => string = noFiles): readonly InputProblem[] {
  try {
    parse(given, files);
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  return [];
}

describe('a bad input is refused', () => {
  const bad: readonly (readonly [InputName, string, string])[] = [
    ['mode', 'Run', 'one of'],
    ['mode', 'watch', 'one of auto, run'],
    ['lock', 'lock', 'one of'],
    ['mission-key', 'Second', 'lower-case letters and digits'],
    ['api-key', '', 'is empty, so the secret is not set'],
    ['api-key', 'sandbox please', 'osk_'],
    ['api-key', 'Sandbox', 'osk_'],
    ['api-key', `ghp_${'x'.repeat(36)}`, 'osk_'],
    ['api-key', 'osk_two\nlines', 'line break'],
    ['api-key', 'osk_ü12345', 'osk_'],
    ['api-key', `osk_${'x'.repeat(600)}`, 'osk_'],
    ['github-token', '', 'it is empty'],
    ['github-token', 'a b', 'without white space'],
    ['api-url', 'http://orkestro.net/api/v1', 'https'],
    ['api-url', 'orkestro.net', 'https'],
    ['api-url', 'https://u:p@orkestro.net/api', 'user name'],
    ['api-url', 'https://orkestro.net/api?x=1', 'query'],
    ['api-url', 'file:///etc/passwd', 'https'],
    ['title', 'two\nlines', 'one line'],
    ['title', 'x'.repeat(1_001), 'at most 1000'],
    ['category', 'devops', 'one of DevOps'],
    ['tier', 'T3', 'T2 Guaranteed'],
    ['budget-usd', '1,000', 'US dollars'],
    ['budget-usd', '-1', 'US dollars'],
    ['budget-usd', '1e9', 'US dollars'],
    ['budget-usd', '$120', 'US dollars'],
    ['budget-usd', '١٢٠', 'US dollars'],
    ['max-budget-usd', '12.345', 'two decimals'],
    ['monthly-budget-usd', 'unlimited', 'US dollars'],
    ['auto-assign', 'yes', 'true or false'],
    ['wait', '1', 'true or false'],
    ['dry-run', 'tRUE', 'true or false'],
    ['require-review', 'on', 'true or false'],
    ['min-rank', '101', 'from 0 to 100'],
    ['min-rank', '80.5', 'whole number'],
    ['min-rank', '080', 'whole number'],
    ['mission-id', 'a b', 'without spaces'],
    ['mission-id', '..', "a mission's id"],
    ['mission-id', 'm\u200b1', "a mission's id"],
    ['mission-id', 'x'.repeat(201), 'at most 200'],
    ['issue-number', '#12', 'without #'],
    ['issue-number', '0', 'number'],
    ['pr-number', '1.5', 'number'],
    ['pr-number', '99999999999', 'number'],
    ['label', 'a\nb', 'one line'],
    ['label', 'x'.repeat(51), 'at most 50'],
    ['command', 'orkestro', 'starts with /'],
    ['command', '/', 'starts with /'],
    ['command', '/two words', 'starts with /'],
    ['command', '/a`b', 'letters'],
    ['config-file', '/etc/orkestro.yml', 'root'],
    ['config-file', '../orkestro.yml', 'root'],
    ['config-file', '.github/../../x.yml', 'root'],
    ['config-file', '.github\\orkestro.yml', 'root'],
    ['config-file', '.github//orkestro.yml', 'root'],
    ['config-file', 'orkestro.json', '.yml'],
    ['timeout', '90 minutes', 'from 1s to 6h'],
    ['timeout', '7h', 'from 1s to 6h'],
    ['timeout', '0s', 'from 1s'],
    ['timeout', '30', 's, m or h'],
    ['timeout', '-5m', 's, m or h'],
    ['timeout', '1.5h', 's, m or h'],
    ['timeout', '1h30m', 's, m or h'],
    ['timeout', '9999999999s', 's, m or h'],
    ['poll-interval', '9s', 'from 10s to 5m'],
    ['poll-interval', '6m', 'from 10s to 5m'],
    ['poll-interval', '1h', 'from 10s to 5m'],
    ['on-timeout', 'retry', 'pending, fail'],
    ['checks', 'none, build', 'each alone'],
    ['checks', ',\n,', 'required, all or none'],
    ['skipped-checks', 'fail', 'pass, hold'],
    ['protected-paths', '.github/**\n[ab]', 'line 2'],
    ['when-no-required-checks', 'pass', 'hold, accept'],
    ['on-pass', 'pay', 'accept, hold'],
    ['on-fail', 'cancel', 'rework, hold'],
    ['max-reworks', '8', 'from 0 to 7'],
    ['max-reworks', '-1', 'from 0 to 7'],
    ['max-reworks', 'Infinity', 'from 0 to 7'],
    ['hire-permission', 'none', 'one of read'],
    ['settle-permission', 'owner', 'one of read'],
    ['allowed-bots', '*', '* would let every bot spend'],
    ['allowed-bots', 'renovate[bot], *', '*'],
    ['allowed-bots', '*[bot]', '*'],
    ['allowed-bots', 'a b', 'exact logins'],
    ['status-context', 'a\nb', 'one line'],
    ['gate-when-no-mission', 'skip', 'pass, fail'],
    ['gate-on', 'merged', 'accepted, verified'],
    ['pay-on', 'release', 'checks, merge'],
    ['pay-on', 'merge', 'gate-on: verified'],
    ['max-operations', '49', 'from 50 to 100000'],
    ['max-operations', 'all', 'whole number'],
    ['shard', '0/8', 'such as 2/8'],
    ['shard', '9/8', 'such as 2/8'],
    ['shard', '1/257', 'at most 256'],
    ['shard', '2 of 8', 'such as 2/8'],
    ['comment', 'none', 'full, minimal'],
    ['job-check-run-id', 'abc', 'digits'],
    ['job-index', '-1', 'digits'],
  ];

  it.each(bad)('%s: %j (%s)', (name, value, expected) => {
    const problems = problemsOf({ [name]: value });
    expect(problems.map((problem) => problem.input)).toEqual([name]);
    expect(problems[0]?.expected).toContain(expected);
    expect(problems[0]?.example).not.toBe('');
  });

  it('offers an example that works', () => {
    for (const [name, value] of bad) {
      const example = problemsOf({ [name]: value })[0]?.example ?? '';
      if (example.startsWith('${{')) continue;
      const usable = example === "''" ? '' : example;
      expect([name, problemsOf({ [name]: usable })]).toEqual([name, []]);
    }
  });
});

describe('a mission key', () => {
  it('implies refs', () => {
    expect(parse({ 'mission-key': 'second' })).toMatchObject({ missionKey: 'second', lock: 'ref' });
    expect(parse({})).toMatchObject({ missionKey: null, lock: 'reaction' });
  });

  it('does not go with reactions', () => {
    const [problem, ...others] = problemsOf({ 'mission-key': 'second', lock: 'reaction' });
    expect(problem).toMatchObject({ input: 'lock', example: 'ref', expected: expect.stringContaining('mission-key') });
    expect(others).toEqual([]);
  });
});

describe('all bad inputs', () => {
  const given: Given = {
    'job-index': 'x',
    timeout: '90 minutes',
    mode: 'nurse',
    'api-key': 'not-a-key-but-secret',
    'github-token': 'secret with space',
    dod: 'a',
    'dod-file': 'b.md',
    'budget-usd': 'much',
    lock: 'lock',
  };

  it('are reported together, in the order of action.yml', () => {
    const names = problemsOf(given).map((problem) => problem.input);
    expect(names).toEqual([
      ...['mode', 'api-key', 'github-token', 'dod-file', 'budget-usd', 'timeout', 'lock', 'job-index'],
    ]);
  });

  it('each with name, value, expectation and example, and never a secret', () => {
    const text = formatFailure(new InputError(problemsOf(given)).toFailure());
    for (const { input, expected, example } of problemsOf(given)) {
      expect(text).toContain(`${input}: `);
      expect(text).toContain(expected);
      expect(text).toContain(`${input}: ${example}`);
    }
    expect(text).toContain('got "90 minutes"');
    expect(text).not.toContain('not-a-key-but-secret');
    expect(text).not.toContain('secret with space');
    expect(text.split('\n').length).toBeLessThan(30);
  });

  it('are InputErrors whatever the texts are', () => {
    const names = INPUTS.map((input) => input.name);
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), anyText(), { noNullPrototype: true }), (texts) => {
        try {
          parse(texts);
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a long text’s file', () => {
  it('is read through the given door', () => {
    const files = (path: string): string => `text of ${path}\n`;
    const { brief } = parse({ 'description-file': 'a.md', 'dod-file': 'docs/b.md' }, files);
    expect(brief).toEqual({ title: null, description: 'text of a.md', dod: 'text of docs/b.md' });
  });

  it('beside the text itself is a contradiction, and is not read', () => {
    const files = (): string => {
      throw new Error('read');
    };
    const problems = problemsOf({ description: 'x', 'description-file': 'a.md' }, files);
    expect(problems).toEqual([
      expect.objectContaining({
        input: 'description-file',
        expected: 'either `description` or `description-file`, not both',
      }),
    ]);
  });

  it('that cannot be used is a bad input like any other', () => {
    expect(problemsOf({ 'dod-file': 'gone.md', timeout: 'x' }).map((problem) => problem.input)).toEqual([
      'dod-file',
      'timeout',
    ]);
    expect(problemsOf({ 'dod-file': 'gone.md' })[0]?.expected).toContain('does not exist (gone.md)');
    expect(problemsOf({ 'dod-file': 'empty.md' }, () => ' \n')[0]?.expected).toContain('this one is empty');
  });

  it('does not hide a bug behind a bad input', () => {
    const files = (): string => {
      throw new TypeError('bug');
    };
    expect(() => parse({ 'dod-file': 'a.md' }, files)).toThrow(TypeError);
  });
});

describe('what is not given', () => {
  const DEFAULTS: Settings = {
    mode: 'auto',
    apiKey: KEY,
    sandbox: false,
    apiUrl: 'https://orkestro.net/api/v1',
    githubToken: 'ghs_token',
    brief: { title: null, description: null, dod: null },
    terms: { category: null, tier: null, budgetCents: null, specialist: null, autoAssign: true },
    missionId: null,
    issueNumber: null,
    prNumber: null,
    missionKey: null,
    label: 'orkestro',
    command: '/orkestro',
    configFile: '.github/orkestro.yml',
    waiting: { wait: true, timeoutMs: 1_800_000, onTimeout: 'pending', pollIntervalMs: 30_000 },
    policy: {
      checks: { kind: 'required' },
      ignoreChecks: [],
      skippedChecks: 'pass',
      protectedPaths: ['.github/**'],
      requireReview: false,
      whenNoRequiredChecks: 'hold',
      onPass: 'accept',
      onFail: 'rework',
      maxReworks: 3,
      minRank: null,
      payOn: 'checks',
    },
    limits: {
      maxBudgetCents: null,
      monthlyBudgetCents: null,
      hirePermission: 'write',
      settlePermission: 'write',
      allowedBots: [],
    },
    gate: { context: 'orkestro/mission', whenNoMission: 'pass', on: 'accepted' },
    sweep: { maxOperations: 800, shard: null },
    comment: 'full',
    dryRun: false,
    lock: 'reaction',
    jobCheckRunId: null,
    jobIndex: null,
  };

  it('has the defaults of the specification', () => {
    expect(parse({})).toEqual(DEFAULTS);
  });

  it('may also be given as empty text, as an unset variable leaves it; only the status context means it', () => {
    const empty = Object.fromEntries(INPUTS.map((input) => [input.name, ' ']));
    expect(parse({ ...empty, ...GOOD })).toEqual({ ...DEFAULTS, gate: { ...DEFAULTS.gate, context: '' } });
  });
});

describe('what is given', () => {
  it.each<readonly [Given, (settings: Settings) => unknown, unknown]>([
    [{ mode: 'discover', 'github-token': '' }, (s) => [s.mode, s.githubToken], ['discover', '']],
    [{ mode: 'post' }, (s) => s.mode, 'post'],
    [{ 'api-key': 'sandbox' }, (s) => [s.apiKey, s.sandbox], ['sandbox', true]],
    [{ 'api-url': 'http://127.0.0.1:8080/api/v1/' }, (s) => s.apiUrl, 'http://127.0.0.1:8080/api/v1'],
    [{ 'api-url': 'http://[::1]:80' }, (s) => s.apiUrl, 'http://[::1]'],
    [{ title: ' Fix it ' }, (s) => s.brief.title, 'Fix it'],
    [{ description: 'a\r\nb' }, (s) => s.brief.description, 'a\r\nb'],
    [
      { category: 'DevOps', tier: 'T2 Guaranteed' },
      (s) => [s.terms.category, s.terms.tier],
      ['DevOps', 'T2 Guaranteed'],
    ],
    [{ category: 'Other', tier: 'T1 Verified' }, (s) => [s.terms.category, s.terms.tier], [null, null]],
    [{ 'budget-usd': '120' }, (s) => s.terms.budgetCents, 12_000],
    [{ 'budget-usd': '0.29' }, (s) => s.terms.budgetCents, 29],
    [{ 'max-budget-usd': '200.5', 'monthly-budget-usd': '1000' }, (s) => s.limits.maxBudgetCents, 20_050],
    [{ 'monthly-budget-usd': '1000' }, (s) => s.limits.monthlyBudgetCents, 100_000],
    [{ specialist: 'Ada Lovelace', 'auto-assign': 'FALSE' }, (s) => s.terms.specialist, 'Ada Lovelace'],
    [{ 'auto-assign': 'FALSE' }, (s) => s.terms.autoAssign, false],
    [{ shard: '8/8', 'max-operations': '50' }, (s) => s.sweep, { maxOperations: 50, shard: { index: 8, count: 8 } }],
    [{ 'dry-run': 'True', wait: 'false' }, (s) => [s.dryRun, s.waiting.wait], [true, false]],
    [{ 'min-rank': '0' }, (s) => s.policy.minRank, 0],
    [{ 'mission-id': '42' }, (s) => s.missionId, '42'],
    [{ 'issue-number': '7', 'pr-number': '8' }, (s) => [s.issueNumber, s.prNumber], [7, 8]],
    [{ timeout: '90s' }, (s) => s.waiting.timeoutMs, 90_000],
    [{ timeout: '6h' }, (s) => s.waiting.timeoutMs, 21_600_000],
    [{ timeout: '360m' }, (s) => s.waiting.timeoutMs, 21_600_000],
    [{ 'poll-interval': '10s' }, (s) => s.waiting.pollIntervalMs, 10_000],
    [{ 'poll-interval': '5m' }, (s) => s.waiting.pollIntervalMs, 300_000],
    [{ checks: 'none' }, (s) => s.policy.checks, { kind: 'none' }],
    [{ checks: 'all' }, (s) => s.policy.checks, { kind: 'all' }],
    [{ checks: 'build, lint,,build' }, (s) => s.policy.checks, { kind: 'list', names: ['build', 'lint'] }],
    [
      { checks: 'test (20, linux), e2e [a, b]\nlint' },
      (s) => s.policy.checks,
      { kind: 'list', names: ['test (20, linux)', 'e2e [a, b]', 'lint'] },
    ],
    [
      { checks: 'odd), name\n(open, end\nnext' },
      (s) => s.policy.checks,
      { kind: 'list', names: ['odd)', 'name', '(open, end', 'next'] },
    ],
    [
      { 'ignore-checks': 'codecov/patch\r\ncodecov/project' },
      (s) => s.policy.ignoreChecks,
      ['codecov/patch', 'codecov/project'],
    ],
    [{ 'protected-paths': 'ci/**\n!ci/docs/**' }, (s) => s.policy.protectedPaths, ['ci/**', '!ci/docs/**']],
    [{ 'max-reworks': '0' }, (s) => s.policy.maxReworks, 0],
    [{ 'max-reworks': '7' }, (s) => s.policy.maxReworks, 7],
    [{ 'mission-key': 'linux', lock: 'ref' }, (s) => [s.missionKey, s.lock], ['linux', 'ref']],
    [{ 'pay-on': 'merge', 'gate-on': 'verified' }, (s) => [s.policy.payOn, s.gate.on], ['merge', 'verified']],
    [{ 'hire-permission': 'admin', 'settle-permission': 'triage' }, (s) => s.limits.hirePermission, 'admin'],
    [{ 'allowed-bots': 'renovate[bot], my-bot' }, (s) => s.limits.allowedBots, ['renovate[bot]', 'my-bot']],
    [{ 'status-context': '' }, (s) => s.gate.context, ''],
    [{ command: '/hire.it' }, (s) => s.command, '/hire.it'],
    [{ 'config-file': 'ops/orkestro.yaml' }, (s) => s.configFile, 'ops/orkestro.yaml'],
    [
      { 'job-check-run-id': '12345678901', 'job-index': '0' },
      (s) => [s.jobCheckRunId, s.jobIndex],
      ['12345678901', '0'],
    ],
    [{ 'on-pass': 'hold', 'on-fail': 'hold' }, (s) => [s.policy.onPass, s.policy.onFail], ['hold', 'hold']],
    [{ comment: 'minimal', 'on-timeout': 'fail' }, (s) => [s.comment, s.waiting.onTimeout], ['minimal', 'fail']],
    [{ lock: 'reaction' }, (s) => s.lock, 'reaction'],
  ])('%j', (given, pick, expected) => {
    expect(pick(parse(given))).toEqual(expected);
  });
});
