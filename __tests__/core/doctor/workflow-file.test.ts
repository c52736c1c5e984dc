import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import type { Tree } from '../../../src/core/tree.ts';
import { isTreeMap, toTreeMap, toStringList } from '../../../src/core/tree.ts';
import type { WorkflowUse } from '../../../src/core/doctor/workflow-file.ts';
import { findUses, startsOn } from '../../../src/core/doctor/workflow-file.ts';

const isOurs = (uses: string): boolean => uses.startsWith('orkestro/');

function uses(text: string): readonly WorkflowUse[] {
  return findUses('.github/workflows/x.yml', parse(text, { schema: 'failsafe' }) as Tree, isOurs);
}

/** The one use of a workflow whose job has these lines, indented by four. */
function use(top: string, job = ''): WorkflowUse {
  const [only] = uses(`${top}\njobs:\n  a:\n${job}\n    steps:\n      - run: x\n      - uses: orkestro/a@v1`);
  if (only === undefined) throw new Error('no use');
  return only;
}

describe('a tree', () => {
  it('is read by what is there', () => {
    expect([isTreeMap({}), isTreeMap([]), isTreeMap('x'), isTreeMap(undefined)]).toEqual([true, false, false, false]);
    expect([toTreeMap('x'), toTreeMap({ a: 'b' })]).toEqual([{}, { a: 'b' }]);
    expect([
      toStringList('a'),
      toStringList(''),
      toStringList(['a', {}, 'b']),
      toStringList({}),
      toStringList(undefined),
    ]).toEqual([['a'], [], ['a', 'b'], [], []]);
  });
});

describe('uses of the action', () => {
  it('are found job by job, with the mode that is asked for', () => {
    const found = uses(`
on: push
jobs:
  one: { steps: [{ uses: orkestro/a@v1, with: { mode: doctor } }] }
  two: { steps: [{ uses: other/b@v1 }, { run: echo }, text] }
  three: { uses: orkestro/a/.github/workflows/x.yml@v1 }
  four: { steps: [{ uses: orkestro/a@v1 }] }
  five: text
`);
    expect(found.map(({ path, job, mode }) => [path, job, mode])).toEqual([
      ['.github/workflows/x.yml', 'one', 'doctor'],
      ['.github/workflows/x.yml', 'four', ''],
    ]);
    expect(uses('text')).toEqual([]);
  });

  it('start on events, each with its types', () => {
    expect([...use('on: push').on]).toEqual([['push', []]]);
    expect([...use('on: [push, issues]').on]).toEqual([
      ['push', []],
      ['issues', []],
    ]);
    expect([...use('on: { issues: { types: [labeled] }, schedule: [{ cron: x }] }').on]).toEqual([
      ['issues', ['labeled']],
      ['schedule', []],
    ]);
    expect([...use('name: x').on]).toEqual([]);
    const labeled = use('on: { issues: { types: [labeled] }, pull_request_target: }');
    expect([
      startsOn(labeled, 'issues', 'labeled', false),
      startsOn(labeled, 'issues', 'opened', true),
      startsOn(labeled, 'pull_request_target', 'opened', true),
      startsOn(labeled, 'pull_request_target', 'labeled', false),
      startsOn(labeled, 'status', '', true),
    ]).toEqual([true, false, true, false, false]);
  });

  it("have the job's permissions, else the workflow's, else none that is known", () => {
    const none = {
      contents: 'none',
      checks: 'none',
      statuses: 'none',
      issues: 'none',
      'pull-requests': 'none',
      actions: 'none',
    };
    expect(use('on: push').permissions).toBeNull();
    expect(use('permissions: {}').permissions).toEqual(none);
    expect(use('permissions: read-all').permissions).toEqual({
      ...none,
      contents: 'read',
      checks: 'read',
      statuses: 'read',
      issues: 'read',
      'pull-requests': 'read',
      actions: 'read',
    });
    expect(
      use('permissions: write-all', '    permissions: { issues: write, checks: read, contents: nonsense }').permissions,
    ).toEqual({ ...none, issues: 'write', checks: 'read' });
    for (const scope of Object.keys(none))
      expect(use(`permissions: { ${scope}: read }`).permissions).toEqual({ ...none, [scope]: 'read' });
  });

  it('look for labels, in the job and in the step', () => {
    const test = (job: string, step = "'always'"): WorkflowUse | undefined =>
      uses(`jobs: { a: { if: "${job}", steps: [{ uses: orkestro/a@v1, if: ${step}, with: { label: x } }] } }`)[0];
    const is = (text: string): object => ({ match: 'is', text });
    expect(test("github.event.label.name == 'a' || 'it''s' == GitHub . event.label.name")?.labelTests).toEqual([
      [is('a'), is("it's")],
    ]);
    expect(test('${{ always() }}', `"startsWith(github.event.label.name, 'b')"`)?.labelTests).toEqual([
      [{ match: 'starts', text: 'b' }],
    ]);
    expect(test("contains(github.event.issue.labels.*.name, 'c') && github.event.label.name != 'd'")).toMatchObject({
      label: 'x',
      labelTests: [],
    });
    expect(use('on: push', '    if: { x: y }')).toMatchObject({ label: '', labelTests: [] });
    expect(uses("jobs: { a: { steps: [{ uses: orkestro/a@v1, with: { label: '${{ x }}' } }] } }")[0]?.label).toBeNull();
  });

  it('may be cancelled', () => {
    expect(use('on: push')).toMatchObject({ workflowConcurrency: null, jobConcurrency: null });
    expect(use('concurrency:').workflowConcurrency).toBeNull();
    expect(use('concurrency: all', '    concurrency: { group: x, cancel-in-progress: false }')).toMatchObject({
      workflowConcurrency: { cancels: 'never' },
      jobConcurrency: { cancels: 'never' },
    });
    expect(use('concurrency: { cancel-in-progress: true }').workflowConcurrency).toEqual({ cancels: 'always' });
    expect(use('concurrency: { cancel-in-progress: "${{ x }}" }').workflowConcurrency).toEqual({
      cancels: 'sometimes',
    });
  });

  it('may check code out beside it', () => {
    const withStep = (step: string): string | undefined =>
      uses(`jobs: { a: { steps: [{ uses: orkestro/a@v1 }, ${step}] } }`)[0]?.checkout;
    expect(withStep('{ run: x }')).toBe('none');
    expect(withStep('{ uses: actions/checkout@v5 }')).toBe('base');
    expect(withStep('{ uses: actions/checkout@v5, with: { ref: main } }')).toBe('base');
    expect(withStep('{ uses: actions/checkout@v5, with: { ref: "${{ github.head_ref }}" } }')).toBe('head');
    expect(withStep('{ uses: actions/checkout@v5, with: { ref: refs/pull/1/merge } }')).toBe('head');
  });
});
