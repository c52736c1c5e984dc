import { describe, expect, it } from '@jest/globals';
import type { RequiredContext, RequiredReading } from '../../../src/core/domain/checks.ts';
import type { ConfigReading } from '../../../src/core/config/config.ts';
import type { PermissionFacts } from '../../../src/core/doctor/findings.ts';
import type { Finding } from '../../../src/core/domain/finding.ts';
import {
  diagnoseApiUrl,
  diagnoseConfig,
  diagnoseGate,
  diagnoseMonthlyBudget,
  diagnosePermission,
  diagnoseRequiredChecks,
} from '../../../src/core/doctor/findings.ts';
import { fail, formatFinding, ok } from '../../../src/core/domain/finding.ts';
import { findDeclared, diagnoseWorkflows, listCaveats } from '../../../src/core/doctor/workflow-findings.ts';
import type { Settings } from '../../../src/core/domain/settings.ts';
import type { WorkflowUse } from '../../../src/core/doctor/workflow-file.ts';
import { buildSettings } from '../../support/builders.ts';

const USUAL = 'https://orkestro.net/api/v1';

const grades = (findings: readonly Finding[]): readonly string[] =>
  findings.map(({ grade, topic }) => `${grade} ${topic}`);

/** Every finding that is not ok says what to do. */
function expectFix(findings: readonly Finding[]): void {
  for (const { grade, fix } of findings) expect(fix === null).toBe(grade === 'ok');
}

it('a finding is a line, and its fix another', () => {
  expect(formatFinding(ok('gate', 'fine'))).toBe('ok   gate: fine');
  expect(formatFinding(fail('gate', 'bad', 'mend it'))).toBe('fail gate: bad\n     fix: mend it');
});

it.each([
  [USUAL, 'ok'],
  ['http://127.0.0.1:8080/api', 'warn'],
  ['https://elsewhere.example/api', 'warn'],
])('the marketplace at %s is %s', (url, grade) => {
  expect(diagnoseApiUrl(url, USUAL).grade).toBe(grade);
});

it.each([
  [null, 0, 'warn'],
  [200_000, 12_000, 'ok'],
  [200_000, null, 'fail'],
])('a monthly cap of %s with %s spent is %s', (cap, spent, grade) => {
  expect(diagnoseMonthlyBudget(cap, spent).grade).toBe(grade);
});

describe('a permission', () => {
  const facts = (more: Partial<PermissionFacts>): PermissionFacts => ({
    scope: 'issues',
    refused: null,
    declared: { level: 'write', where: 'x.yml, job a' },
    isPublic: false,
    ...more,
  });
  it.each<[string, Partial<PermissionFacts>, Settings['lock'], string, string]>([
    ['given to write', {}, 'reaction', 'ok issues: write', 'given by every job'],
    ['given to read', { scope: 'checks' }, 'reaction', 'ok checks: read', 'reading works'],
    ['refused', { refused: 'HTTP 403' }, 'reaction', 'fail issues: write', 'HTTP 403'],
    [
      'given too low',
      { declared: { level: 'read', where: 'x.yml, job a' } },
      'reaction',
      'fail issues: write',
      'x.yml, job a gives read',
    ],
    [
      'not given, and public',
      { scope: 'checks', declared: { level: 'none', where: 'x' }, isPublic: true },
      'reaction',
      'ok checks: read',
      'public',
    ],
    [
      'not given, and private',
      { scope: 'checks', declared: { level: 'none', where: 'x' } },
      'reaction',
      'fail checks: read',
      'x gives none',
    ],
    [
      'of a public repository to write',
      { declared: { level: 'none', where: 'x' }, isPublic: true },
      'reaction',
      'fail issues: write',
      'x gives none',
    ],
    ['unknown to read', { scope: 'checks', declared: null }, 'reaction', 'ok checks: read', 'reading works'],
    ['unknown to write', { declared: null }, 'reaction', 'warn issues: write', 'cannot be known without writing'],
    [
      'for refs',
      { scope: 'contents', declared: { level: 'read', where: 'x' } },
      'ref',
      'fail contents: write',
      'x gives read',
    ],
    [
      'for comments',
      { scope: 'contents', declared: { level: 'read', where: 'x' } },
      'reaction',
      'ok contents: read',
      'reading works',
    ],
    [
      'that is only missed',
      { scope: 'actions', refused: 'HTTP 403' },
      'reaction',
      'warn actions: read',
      'hire --force',
    ],
  ])('%s', (_name, more, lock, expected, findingText) => {
    const finding = diagnosePermission(facts(more), lock);
    expect(grades([finding])).toEqual([expected]);
    expect(finding.message).toContain(findingText);
    expectFix([finding]);
  });
});

const reading = (
  required: readonly RequiredContext[],
  more: Partial<Extract<RequiredReading, { kind: 'read' }>['sources']> = {},
): RequiredReading => ({
  kind: 'read',
  required,
  sources: { rules: 'read', classic: 'none', ...more },
});
const context = (name: string, appId: number | null = null): RequiredContext => ({ name, appId, source: 'ruleset' });
const UNAVAILABLE: RequiredReading = { kind: 'unavailable', why: 'HTTP 500' };

describe('required checks', () => {
  const { policy } = buildSettings();
  it.each<[string, RequiredReading, Partial<Settings['policy']>, readonly string[]]>([
    ['are there', reading([context('test')]), {}, ['ok required checks', 'ok evidence']],
    ['are unreadable', UNAVAILABLE, {}, ['fail required checks']],
    [
      'are seen in part',
      reading([context('test')], { classic: 'denied', rules: 'not_on_plan' }),
      {},
      ['warn required checks', 'ok evidence'],
    ],
    ['are none but ours', reading([context('orkestro/mission')]), {}, ['ok required checks', 'fail evidence']],
    [
      'are none, which is accepted',
      reading([]),
      { whenNoRequiredChecks: 'accept' },
      ['ok required checks', 'warn evidence'],
    ],
    ['do not count', reading([]), { checks: { kind: 'all' } }, ['ok required checks']],
  ])('%s', (_name, required, more, expected) => {
    const findings = diagnoseRequiredChecks(required, 'main', buildSettings({ policy: { ...policy, ...more } }));
    expect(grades(findings)).toEqual(expected);
    expectFix(findings);
  });
});

it.each<[string, RequiredReading, string, readonly string[]]>([
  ['turned off', reading([]), '', ['ok gate']],
  ['of an unreadable branch', UNAVAILABLE, 'g', []],
  ['not required', reading([context('test')]), 'g', ['warn gate']],
  ['required from GitHub Actions', reading([context('g', 15_368)]), 'g', ['ok gate']],
  ['required from another app', reading([context('g', 7)]), 'g', ['warn gate']],
  ['required from anybody', reading([context('g')]), 'g', ['warn gate']],
])('a gate %s', (_name, required, name, expected) => {
  const findings = diagnoseGate(required, 'main', name);
  expect(grades(findings)).toEqual(expected);
  expectFix(findings);
});

it.each<[string, ConfigReading, boolean, readonly string[]]>([
  ['absent', { kind: 'absent' }, false, ['ok x.yml is not there, which is fine']],
  ['absent though named', { kind: 'absent' }, true, ['fail x.yml is not on the default branch']],
  ['right, one label', toConfig(1), false, ['ok x.yml is right (1 label)']],
  ['right, no label', toConfig(0), false, ['ok x.yml is right (0 labels)']],
  [
    'broken',
    {
      kind: 'broken',
      statusContext: null,
      path: 'x.yml',
      problems: [{ line: 2, column: 3, message: 'oh', source: '' }],
    },
    false,
    ['fail x.yml:2:3: oh'],
  ],
])('a config file that is %s', (_name, config, isNamed, expected) => {
  const findings = diagnoseConfig(config, 'x.yml', isNamed);
  expect(findings.map(({ grade, message }) => `${grade} ${message}`)).toEqual(expected);
  expectFix(findings);
});

function toConfig(labels: number): ConfigReading {
  const terms = { texts: {}, dod: null };
  const named = Array.from({ length: labels }, () => ({ label: 'orkestro', terms }));
  return { kind: 'read', config: { path: 'x.yml', labels: named, defaults: terms, texts: {} } };
}

const ALL = {
  contents: 'read',
  checks: 'read',
  statuses: 'write',
  issues: 'write',
  'pull-requests': 'write',
  actions: 'read',
} as const;

function buildUse(
  more: Partial<WorkflowUse> = {},
  ...events: readonly (readonly [string, readonly string[]])[]
): WorkflowUse {
  return {
    path: 'x.yml',
    job: 'a',
    mode: '',
    on: new Map(
      events.length > 0
        ? events
        : [
            ['issues', ['labeled']],
            ['issue_comment', []],
            ['pull_request_target', []],
            ['schedule', []],
          ],
    ),
    permissions: ALL,
    workflowConcurrency: null,
    jobConcurrency: { cancels: 'never' },
    checkout: 'none',
    label: '',
    labelTests: [],
    ...more,
  };
}

describe('permissions in workflows', () => {
  it('are the least of all working jobs', () => {
    const low = buildUse({ job: 'b', permissions: { ...ALL, issues: 'read' } });
    const lower = buildUse({ job: 'c', permissions: { ...ALL, issues: 'none' } });
    expect(findDeclared([buildUse(), low, lower, buildUse()], 'issues')).toEqual({
      level: 'none',
      where: 'x.yml, job c',
    });
    expect(findDeclared([buildUse(), buildUse({ mode: 'doctor', permissions: null })], 'issues')?.level).toBe('write');
    expect(findDeclared([buildUse(), buildUse({ permissions: null })], 'issues')).toBeNull();
    expect(findDeclared([buildUse({ mode: 'discover' })], 'issues')).toBeNull();
  });
});

describe('workflows', () => {
  const evaluateUse = (
    uses: readonly WorkflowUse[],
    more: Partial<Settings> = {},
    required = true,
    hasQueue = false,
  ): readonly string[] => {
    const findings = diagnoseWorkflows(uses, buildSettings(more), { requiresGate: required, hasQueue });
    expectFix(findings);
    return grades(findings).filter((line) => !line.startsWith('ok'));
  };
  const { waiting, gate } = buildSettings();

  it.each<[string, Partial<WorkflowUse>, readonly string[]]>([
    ['the trigger label', { labelTests: [[{ match: 'is', text: 'Orkestro' }]] }, []],
    ['one of the config file', { labelTests: [[{ match: 'is', text: 'orkestro: docs' }]] }, []],
    [
      'how it begins',
      { labelTests: [[{ match: 'starts', text: 'ork' }], [{ match: 'starts', text: 'orkestro/' }]] },
      [],
    ],
    [
      'it among others',
      {
        labelTests: [
          [
            { match: 'is', text: 'bug' },
            { match: 'is', text: 'orkestro' },
          ],
        ],
      },
      [],
    ],
    ['another', { labelTests: [[{ match: 'is', text: 'hire' }]] }, ['warn trigger: label']],
    ['how another begins', { labelTests: [[{ match: 'starts', text: 'hire' }]] }, ['warn trigger: label']],
    [
      'it, where the step has another',
      { label: 'hire', labelTests: [[{ match: 'is', text: 'orkestro' }]] },
      ['warn trigger: label'],
    ],
    ['its own', { label: 'hire', labelTests: [[{ match: 'is', text: 'hire' }]] }, []],
    ['what cannot be told', { label: null, labelTests: [[{ match: 'is', text: 'hire' }]] }, []],
  ])('look for %s', (_what, more, expected) => {
    expect(evaluateUse([buildUse(more)])).toEqual(expected);
  });

  it('see the groups of a merge queue, where there is one', () => {
    const group = ['merge_group', ['checks_requested']] as const;
    const usual = [...buildUse().on];
    const seeing = buildUse({}, ...usual, group);
    expect(evaluateUse([buildUse()], {}, true, true)).toEqual(['fail trigger: merge queue']);
    expect(evaluateUse([buildUse()], {}, false, true)).toEqual(['warn trigger: merge queue']);
    expect(evaluateUse([seeing], {}, true, true)).toEqual([]);
    expect(evaluateUse([buildUse()], { gate: { ...gate, context: '' } }, false, true)).toEqual([]);
  });

  it('are fine', () => {
    expect(evaluateUse([buildUse()])).toEqual([]);
    expect(
      evaluateUse([
        buildUse({}, ['workflow_dispatch', []], ['issue_comment', []], ['status', []], ['pull_request_target', []]),
      ]),
    ).toEqual([]);
    expect(
      evaluateUse([
        buildUse(
          {},
          ['push', []],
          ['issue_comment', []],
          ['repository_dispatch', ['orkestro-mission']],
          ['pull_request_target', ['opened', 'labeled']],
        ),
      ]),
    ).toEqual([]);
  });

  it.each<[string, WorkflowUse, Partial<Settings>, boolean, readonly string[]]>([
    ['of the doctor alone', buildUse({ mode: 'doctor' }), {}, true, ['warn workflows']],
    [
      'without a way to hire',
      buildUse({}, ['issue_comment', []], ['schedule', []], ['pull_request_target', []]),
      {},
      true,
      ['warn trigger: hire'],
    ],
    [
      'that hire by pull requests',
      buildUse({}, ['pull_request', ['labeled', 'opened']], ['schedule', []], ['issue_comment', []]),
      {},
      true,
      ['warn forks'],
    ],
    [
      'without commands',
      buildUse({}, ['issues', []], ['schedule', []], ['pull_request_target', []]),
      {},
      true,
      ['warn trigger: commands'],
    ],
    [
      'that do not settle',
      buildUse({}, ['issues', []], ['issue_comment', []], ['pull_request_target', []]),
      {},
      true,
      ['warn trigger: settle'],
    ],
    [
      'that do not settle and do not wait',
      buildUse({}, ['issues', []], ['issue_comment', []], ['pull_request_target', []]),
      { waiting: { ...waiting, wait: false } },
      true,
      ['warn trigger: settle'],
    ],
    [
      'without pull requests',
      buildUse({}, ['issues', []], ['issue_comment', []], ['schedule', []]),
      {},
      true,
      ['fail trigger: gate'],
    ],
    [
      'without pull requests where the gate is not required',
      buildUse({}, ['issues', []], ['issue_comment', []], ['schedule', []]),
      {},
      false,
      ['warn trigger: gate'],
    ],
    [
      'without pull requests and gate',
      buildUse({}, ['issues', []], ['issue_comment', []], ['schedule', []]),
      { gate: { ...gate, context: '' } },
      false,
      [],
    ],
    ['that overlap', buildUse({ jobConcurrency: null }), {}, true, ['warn concurrency']],
    ['grouped as a whole', buildUse({ workflowConcurrency: { cancels: 'never' } }), {}, true, ['warn concurrency']],
    [
      'grouped as a whole and cancelled',
      buildUse({ workflowConcurrency: { cancels: 'always' } }),
      {},
      true,
      ['warn concurrency', 'fail concurrency'],
    ],
    [
      'cancelled by an expression',
      buildUse({ jobConcurrency: { cancels: 'sometimes' } }),
      {},
      true,
      ['warn concurrency'],
    ],
    ['without permissions', buildUse({ permissions: null }), {}, true, ['warn permissions']],
    ['that check a head out', buildUse({ checkout: 'head' }), {}, true, ['fail checkout']],
    ['that check the base out', buildUse({ checkout: 'base' }), {}, true, ['warn checkout']],
  ])('%s', (_name, use, more, required, expected) => {
    expect(evaluateUse([use], more, required)).toEqual(expected);
  });

  it('are none', () => {
    expect(evaluateUse([])).toEqual(['warn workflows']);
  });
});

it("what a job's own token opens waits for a person", () => {
  expect(grades(listCaveats('github-actions[bot]'))).toEqual(['ok bots']);
  expect(listCaveats('our-app[bot]')).toEqual([]);
});
