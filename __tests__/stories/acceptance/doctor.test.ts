/** `mode: doctor` on the built action: what is right, each single fault, and nothing written or spent. */
import { describe, expect, it } from '@jest/globals';
import type { ActionResult } from '../../support/action.ts';
import { RECOMMENDED, type Permissions } from '../../support/github/tokens.ts';
import { listWrites, withScene, type RecordedScene } from './recorded-scene.ts';

const WORKFLOW = '.github/workflows/orkestro.yml';

/** A set-up without a fault. */
const GOOD = `
name: Orkestro
on:
  issues: { types: [labeled] }
  issue_comment: { types: [created] }
  pull_request_target:
  workflow_run: { workflows: [CI], types: [completed] }
  schedule: [{ cron: '17 * * * *' }]
permissions: {}
jobs:
  mission:
    runs-on: ubuntu-latest
    permissions:
      contents: read
      checks: read
      actions: read
      statuses: write
      issues: write
      pull-requests: write
    concurrency: { group: orkestro, cancel-in-progress: false }
    steps:
      - uses: orkestro/orkestro-action@v0
        with:
          api-key: \${{ secrets.ORKESTRO_API_KEY }}
  doctor:
    runs-on: ubuntu-latest
    steps:
      - uses: orkestro/orkestro-action@v0
        with: { mode: doctor }
`;

interface Finding {
  readonly grade: string;
  readonly topic: string;
  readonly message: string;
  readonly fix: string | null;
}

interface DoctorRun {
  readonly result: ActionResult;
  readonly findings: readonly Finding[];
  readonly bad: readonly string[];
}

/** Sets everything up right, spoils it, and calls the doctor. */
async function runDoctor(
  scene: RecordedScene,
  breakSetup: (scene: RecordedScene) => void = () => undefined,
  inputs: Readonly<Record<string, string>> = {},
): Promise<DoctorRun> {
  const { repo, github } = scene;
  repo.startRun(9001);
  github.permit({ ...RECOMMENDED, actions: 'read' });
  repo.write(WORKFLOW, GOOD);
  repo.unprotect();
  const actions = repo.requiredOn('main').length;
  expect(actions).toBe(0);
  repo.protect({ required: ['test', { name: 'orkestro/mission', appId: 15_368 }] });
  const pull = repo.openPull({ number: 13, files: ['a.ts'] });
  repo.report({ sha: pull.headSha, name: 'test', conclusion: 'success' });
  breakSetup(scene);
  const event = scene.payloads.workflowDispatch({});
  const result = await scene.run(event, { mode: 'doctor', 'monthly-budget-usd': '2000', ...inputs });
  const { findings } = JSON.parse(result.outputs['result'] ?? '{}') as { readonly findings: readonly Finding[] };
  expect(listWrites(scene)).toEqual([]);
  const bad = findings
    .filter(({ grade }) => grade !== 'ok')
    .map(({ grade, topic, message }) => `${grade} ${topic}: ${message}`);
  return { result, findings, bad };
}

/** Asserts that exactly one thing is wrong, apart from `api-url`, which here is never the marketplace's. */
async function expectOnly(
  breakSetup: (scene: RecordedScene) => void,
  expected: RegExp,
  inputs: Readonly<Record<string, string>> = {},
): Promise<void> {
  await withScene(async (scene) => {
    const { result, findings, bad } = await runDoctor(scene, breakSetup, inputs);
    const found = bad.filter((line) => !line.includes('api-url'));
    expect(found).toEqual([expect.stringMatching(expected)]);
    const failed = findings.some(({ grade }) => grade === 'fail');
    expect([result.exitCode, result.outputs['outcome']]).toEqual(failed ? [1, 'failed'] : [0, 'skipped']);
    expect(findings.filter(({ grade, fix }) => grade !== 'ok' && fix === null)).toEqual([]);
  });
}

const edit =
  (from: string | RegExp, to: string) =>
  ({ repo }: RecordedScene): void => {
    const edited = GOOD.replace(from, to);
    expect(edited).not.toBe(GOOD);
    repo.write(WORKFLOW, edited);
  };

it('finds nothing wrong where nothing is, writes nothing, and shows it all', () =>
  withScene(async (scene) => {
    const { result, findings, bad } = await runDoctor(scene, ({ repo }) => {
      repo.write('.github/orkestro.yml', 'labels: {orkestro: {budget-usd: 40}}');
    });
    expect(bad).toEqual([
      expect.stringMatching(/^warn api-url: http:\/\/127\.0\.0\.1.* is plain http to this machine$/),
    ]);
    expect([result.exitCode, result.outputs['outcome'], result.outputs['reason-code']]).toEqual([
      0,
      'skipped',
      'diagnosed',
    ]);
    const topics = findings.map(({ topic }) => topic);
    for (const topic of [
      'marketplace',
      'contents: read',
      'checks: read',
      'statuses: write',
      'issues: write',
      'pull-requests: write',
    ])
      expect(topics).toContain(topic);
    for (const { grade, topic } of findings) expect(result.stdout).toContain(`${grade.padEnd(4)} ${topic}: `);
    expect(result.summary).toContain('| ✅ ok | evidence | main requires test |');
    expect(result.stdout).toContain('.github/orkestro.yml is right (1 label)');
    expect(scene.market.sandbox.missions()).toEqual([]);
  }));

describe('a key that is not one', () => {
  it('fails, and the rest is looked at all the same', () =>
    expectOnly(() => undefined, /^fail marketplace: .*does not know this API key/, {
      'api-key': 'osk_live_0000000000',
    }));
});

describe('a key of the wrong shape', () => {
  it.each<[string, string, RegExp]>([
    ['empty', '', /^fail api-key: expected a Customer key, .* it is empty, so the secret is not set/],
    [
      'another service’s',
      'ghp_0123456789',
      /^fail api-key: expected a Customer key, which starts with osk_, or the word sandbox; nothing was asked/,
    ],
    ['with a line break', 'osk_live_0000\n000000', /^fail api-key: expected .* white space or a line break/],
  ])('(%s) fails, is shown and sent nowhere, and the rest is looked at all the same', (_what, key, expected) =>
    withScene(async (scene) => {
      const { result, findings, bad } = await runDoctor(scene, () => undefined, { 'api-key': key });
      expect(bad.filter((line) => !line.includes('api-url'))).toEqual([expect.stringMatching(expected)]);
      expect([result.exitCode, scene.calls]).toEqual([1, []]);
      expect(findings.map(({ topic }) => topic)).toEqual(expect.arrayContaining(['issues: write', 'evidence', 'gate']));
      const printed =
        result.stdout.replaceAll(/^::add-mask::.*$/gm, '') + result.summary + JSON.stringify(result.outputs);
      if (key !== '') expect(printed).not.toContain(key.split('\n')[0]);
    }),
  );
});

describe('a permission that the token lacks', () => {
  it.each<[keyof Permissions, RegExp]>([
    ['statuses', /^fail statuses: write: the read that needs it was refused/],
    ['actions', /^warn actions: read: the read that needs it was refused/],
  ])('%s is told by itself', (scope, expected) =>
    expectOnly(({ github }) => {
      const rest = Object.entries({ ...RECOMMENDED, actions: 'read' as const }).filter(([name]) => name !== scope);
      github.permit(Object.fromEntries(rest));
    }, expected),
  );

  it.each<[keyof Permissions, readonly string[]]>([
    ['issues', ['fail issues: write', 'fail checks of a pull request']],
    ['checks', ['fail checks: read', 'fail checks of a pull request']],
    ['pull-requests', ['fail pull-requests: write', 'fail checks of a pull request']],
    ['contents', ['fail contents: read', 'fail required checks', 'fail checks of a pull request', 'fail config file']],
  ])('%s is told with what it takes along', (scope, expected) =>
    withScene(async (scene) => {
      const { result, bad } = await runDoctor(scene, ({ github }) => {
        const rest = Object.entries({ ...RECOMMENDED, actions: 'read' as const }).filter(([name]) => name !== scope);
        github.permit(Object.fromEntries(rest));
      });
      const found = bad.filter((line) => line.startsWith('fail'));
      for (const start of expected) expect(found).toContainEqual(expect.stringContaining(start));
      expect([found.length, result.exitCode]).toEqual([expected.length, 1]);
    }),
  );

  it('to write is read from the workflow', () =>
    expectOnly(
      edit('issues: write', 'issues: read'),
      /^fail issues: write: .*orkestro\.yml, job mission gives read; without it nothing can be hired/,
    ));
});

describe('a set-up with one fault', () => {
  it.each<[string, (scene: RecordedScene) => void, RegExp]>([
    ['no hire', edit('issues: { types: [labeled] }', 'issues: { types: [opened] }'), /^warn trigger: hire/],
    ['no commands', edit(/ {2}issue_comment.*\n/, ''), /^warn trigger: commands/],
    [
      'nothing to settle by',
      edit(/ {2}workflow_run[^]*?cron.*\n/, ''),
      /^warn trigger: settle: a mission that outlasts its run/,
    ],
    ['no gate', edit(/ {2}pull_request_target:\n/, ''), /^fail trigger: gate: .*every merge is blocked/],
    [
      'a merge queue that nobody answers',
      ({ repo }) => {
        repo.addRule('main', 'merge_queue', {
          check_response_timeout_minutes: 60,
          grouping_strategy: 'ALLGREEN',
          max_entries_to_build: 5,
          max_entries_to_merge: 5,
          merge_method: 'SQUASH',
          min_entries_to_merge: 1,
          min_entries_to_merge_wait_minutes: 5,
        });
      },
      /^fail trigger: merge queue: the branch has a merge queue, .*the queue throws every group out/,
    ],
    [
      'a condition for another label',
      edit('  mission:\n', "  mission:\n    if: github.event.label.name == 'hire-me'\n"),
      /^warn trigger: label: .*job mission: its `if:` looks for the label "hire-me", and the one that hires is "orkestro"/,
    ],
    [
      'cancelled runs',
      edit('cancel-in-progress: false', 'cancel-in-progress: true'),
      /^fail concurrency: .*job mission: cancel-in-progress: true kills/,
    ],
    [
      'a group too wide',
      edit('permissions: {}', 'concurrency: all\npermissions: {}'),
      /^warn concurrency: .*drops waiting runs/,
    ],
    [
      'code beside the key',
      edit(
        '      - uses',
        '      - uses: actions/checkout@v5\n        with: { ref: "${{ github.event.pull_request.head.sha }}" }\n      - uses',
      ),
      /^fail checkout: .*checks out the pull request's code/,
    ],
    [
      'a workflow that is no YAML',
      ({ repo }) => {
        repo.write('.github/workflows/broken.yml', 'on: {');
      },
      /^warn workflows: .*broken\.yml cannot be understood/,
    ],
    [
      'a slip in the config file',
      ({ repo }) => {
        repo.write('.github/orkestro.yml', 'limits:\n  max-budget: 5\n');
      },
      /^fail config file: \.github\/orkestro\.yml:2:3: unknown key `max-budget`; did you mean/,
    ],
    [
      'no evidence',
      ({ repo }) => {
        repo.unprotect();
        repo.protect({ required: [{ name: 'orkestro/mission', appId: 15_368 }] });
      },
      /^fail evidence: main requires no check but our own/,
    ],
    [
      'a gate that anybody opens',
      ({ repo }) => {
        repo.unprotect();
        repo.protect({ required: ['test', 'orkestro/mission'] });
      },
      /^warn gate: .*from any source/,
    ],
    [
      'an archived repository',
      ({ repo }) => {
        repo.archived = true;
      },
      /^fail repository: it is archived/,
    ],
  ])('%s is told, and nothing else', (_what, breakSetup, expected) => expectOnly(breakSetup, expected));

  it('no cap is told', () =>
    expectOnly(() => undefined, /^warn monthly-budget-usd: no monthly cap/, { 'monthly-budget-usd': '' }));
});
