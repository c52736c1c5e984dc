/**
 * Every sentence of the doctor, to the letter: findings-messages.txt holds them as a reader sees them. Rewrite it with
 * `DOCTOR_WORDS=write npm test -- __tests__/core/findings-messages` and read what changed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import type { RequiredReading } from '../../../src/core/domain/checks.ts';
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
import { formatFinding } from '../../../src/core/domain/finding.ts';
import { diagnoseWorkflows, listCaveats } from '../../../src/core/doctor/workflow-findings.ts';
import type { Settings } from '../../../src/core/domain/settings.ts';
import type { WorkflowUse } from '../../../src/core/doctor/workflow-file.ts';
import { buildSettings } from '../../support/builders.ts';

const EXPECTED_TEXT = new URL('./findings-messages.txt', import.meta.url);
const USUAL = 'https://orkestro.net/api/v1';
const SETTINGS = buildSettings();
const SCOPES = ['contents', 'checks', 'statuses', 'issues', 'pull-requests', 'actions'] as const;
const UNREAD: RequiredReading = { kind: 'unavailable', why: 'HTTP 500' };
const BARE: WorkflowUse = {
  path: 'x.yml',
  job: 'a',
  mode: '',
  on: new Map([['release', []]]),
  permissions: null,
  workflowConcurrency: { cancels: 'always' },
  jobConcurrency: { cancels: 'sometimes' },
  checkout: 'head',
  label: '',
  labelTests: [
    [
      { match: 'is', text: 'hire' },
      { match: 'starts', text: 'bug' },
    ],
  ],
};
const GOOD: WorkflowUse = {
  ...BARE,
  on: new Map([
    ['issues', ['labeled']],
    ['issue_comment', ['created']],
    ['pull_request_target', []],
    ['merge_group', []],
    ['schedule', []],
  ]),
  permissions: {
    contents: 'read',
    checks: 'read',
    statuses: 'write',
    issues: 'write',
    'pull-requests': 'write',
    actions: 'read',
  },
  workflowConcurrency: null,
  jobConcurrency: { cancels: 'never' },
  checkout: 'none',
  labelTests: [[{ match: 'starts', text: 'orke' }]],
};

/** What is required on the branch: names, each with the app that has to report it. */
function reading(
  required: readonly (readonly [string, number | null])[],
  sources: Partial<Extract<RequiredReading, { kind: 'read' }>['sources']> = {},
): RequiredReading {
  const contexts = required.map(([name, appId]) => ({ name, appId, source: 'ruleset' as const }));
  return { kind: 'read', required: contexts, sources: { rules: 'read', classic: 'none', ...sources } };
}

function events(...names: readonly string[]): Pick<WorkflowUse, 'on'> {
  return { on: new Map(names.map((name) => [name, []])) };
}

const permissions = (lock: Settings['lock'], facts: Omit<PermissionFacts, 'scope'>): readonly Finding[] =>
  SCOPES.map((scope) => diagnosePermission({ scope, ...facts }, lock));
const KNOWN = { refused: null, isPublic: false } as const;
const evaluateUse = (
  use: WorkflowUse,
  requiresGate: boolean,
  hasQueue: boolean,
  more: Partial<Settings> = {},
): readonly Finding[] => diagnoseWorkflows([use], buildSettings(more), { requiresGate, hasQueue });
const accepting = buildSettings({ policy: { ...SETTINGS.policy, whenNoRequiredChecks: 'accept' } });

const CASES: readonly (readonly [string, readonly Finding[]])[] = [
  [
    'marketplace',
    [USUAL, 'http://127.0.0.1:8080/api', 'https://elsewhere.example/http:'].map((url) => diagnoseApiUrl(url, USUAL)),
  ],
  [
    'month',
    [diagnoseMonthlyBudget(null, 0), diagnoseMonthlyBudget(200_000, 12_000), diagnoseMonthlyBudget(200_000, null)],
  ],
  ['permissions refused', permissions('reaction', { ...KNOWN, refused: 'HTTP 403', declared: null })],
  ['permissions unknown', permissions('ref', { ...KNOWN, declared: null })],
  ['permissions unknown, reactions', permissions('reaction', { ...KNOWN, declared: null })],
  ['permissions none', permissions('reaction', { ...KNOWN, declared: { level: 'none', where: 'x.yml, job a' } })],
  [
    'permissions none, public',
    permissions('ref', { ...KNOWN, isPublic: true, declared: { level: 'none', where: 'x.yml, job a' } }),
  ],
  ['permissions given', permissions('ref', { ...KNOWN, declared: { level: 'write', where: 'x.yml, job a' } })],
  ['checks unread', diagnoseRequiredChecks(UNREAD, 'main', SETTINGS)],
  [
    'checks',
    [
      ...diagnoseRequiredChecks(
        reading(
          [
            ['a', null],
            ['b', 7],
          ],
          { classic: 'read' },
        ),
        'main',
        SETTINGS,
      ),
      ...diagnoseRequiredChecks(reading([['a', null]], { classic: 'denied', rules: 'not_on_plan' }), 'main', SETTINGS),
    ],
  ],
  [
    'no checks',
    [
      ...diagnoseRequiredChecks(reading([]), 'main', SETTINGS),
      ...diagnoseRequiredChecks(reading([]), 'main', accepting),
    ],
  ],
  [
    'gate',
    [
      diagnoseGate(UNREAD, 'main', ''),
      diagnoseGate(reading([['other', 15_368]]), 'main', 'g'),
      diagnoseGate(
        reading([
          ['g', 7],
          ['g', 15_368],
        ]),
        'main',
        'g',
      ),
      diagnoseGate(
        reading([
          ['g', 7],
          ['g', null],
        ]),
        'main',
        'g',
      ),
      diagnoseGate(reading([['g', null]]), 'main', 'g'),
    ].flat(),
  ],
  [
    'config',
    [
      diagnoseConfig({ kind: 'absent' }, 'x.yml', true),
      diagnoseConfig({ kind: 'absent' }, 'x.yml', false),
      diagnoseConfig(
        {
          kind: 'broken',
          statusContext: null,
          path: 'x.yml',
          problems: [{ line: 2, column: 3, message: 'oh', source: '' }],
        },
        'x.yml',
        false,
      ),
    ].flat(),
  ],
  ['no workflow', evaluateUse({ ...GOOD, mode: 'discover' }, true, true)],
  ['a good workflow', evaluateUse(GOOD, true, true)],
  ['a bare workflow', evaluateUse(BARE, true, true)],
  [
    'a bare workflow, nothing required, no waiting',
    [...evaluateUse(BARE, false, true, { waiting: { ...SETTINGS.waiting, wait: false } })],
  ],
  ['one that cancels', evaluateUse({ ...GOOD, jobConcurrency: { cancels: 'always' }, checkout: 'base' }, true, false)],
  [
    'one with a head checked out',
    evaluateUse({ ...GOOD, jobConcurrency: { cancels: 'sometimes' }, checkout: 'head' }, true, false),
  ],
  ['one without groups', evaluateUse({ ...GOOD, jobConcurrency: null }, true, false)],
  ['one on the heads of pull requests', evaluateUse({ ...GOOD, ...events('pull_request', 'push') }, true, false)],
  ['one by hand', evaluateUse({ ...GOOD, ...events('workflow_dispatch', 'workflow_run') }, true, false)],
  ['bots', listCaveats('github-actions[bot]')],
];

it('every finding says what is the matter, and what to do', () => {
  const text = CASES.map(([name, findings]) => `## ${name}\n${findings.map(formatFinding).join('\n')}\n`).join('\n');
  if (process.env['DOCTOR_WORDS'] === 'write') writeFileSync(EXPECTED_TEXT, text);
  expect(text).toBe(readFileSync(EXPECTED_TEXT, 'utf8'));
});
