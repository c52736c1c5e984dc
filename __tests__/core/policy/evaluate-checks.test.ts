import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ChecksReading, CheckState, ReportedCheck } from '../../../src/core/domain/checks.ts';
import { evaluateChecks, type EvaluateOptions } from '../../../src/core/policy/evaluate-checks.ts';
import type { ContextResult } from '../../../src/core/domain/evidence.ts';
import { NOON } from '../../support/builders.ts';
import {
  ACTIONS_APP,
  buildOptions,
  buildReading,
  buildReport,
  buildRequired,
  buildStatus,
  HEAD,
} from '../../support/decision-builders.ts';

function evaluate(reading: ChecksReading, options: Partial<EvaluateOptions> = {}): readonly ContextResult[] {
  const evidence = evaluateChecks(reading, buildOptions(options));
  if (evidence.kind !== 'evaluated') throw new Error(JSON.stringify(evidence));
  return evidence.evidence.results;
}

/** `name:verdict` of every context, in order. */
function summarize(reading: ChecksReading, options: Partial<EvaluateOptions> = {}): readonly string[] {
  return evaluate(reading, options).map(({ name, verdict }) => `${name}:${verdict}`);
}

function whyUnavailable(reading: ChecksReading, options: Partial<EvaluateOptions> = {}): string {
  const evidence = evaluateChecks(reading, buildOptions(options));
  if (evidence.kind !== 'unavailable') throw new Error(JSON.stringify(evidence));
  return evidence.why;
}

const STATES: readonly (readonly [CheckState, string])[] = [
  ['success', 'passed'],
  ['neutral', 'skipped'],
  ['skipped', 'skipped'],
  ['failure', 'failed'],
  ['error', 'failed'],
  ['pending', 'pending'],
  ['action_required', 'needs_approval'],
  ['cancelled', 'inconclusive'],
  ['timed_out', 'inconclusive'],
  ['stale', 'inconclusive'],
  ['startup_failure', 'inconclusive'],
  ['unknown', 'inconclusive'],
];

describe('what could not be read', () => {
  it('stays unavailable, with its reason', () => {
    const reading = { kind: 'unavailable', why: 'rules: 403' } as const;
    expect(evaluateChecks(reading, buildOptions())).toEqual(reading);
  });

  it('is not needed where no checks are asked for', () => {
    const reading = { kind: 'unavailable', why: 'rules: 403' } as const;
    expect(evaluateChecks(reading, buildOptions({ mode: { kind: 'none' } }))).toEqual({ kind: 'not_needed' });
  });
});

describe('states', () => {
  it.each(STATES)('%s is %s', (state, verdict) => {
    expect(summarize(buildReading([buildReport({ state })], [buildRequired()]))).toEqual([`test:${verdict}`]);
  });

  it.each(['skipped', 'neutral'] as const)('%s is inconclusive when skipped checks hold', (state) => {
    const reading = buildReading([buildReport({ state })], [buildRequired()]);
    expect(summarize(reading, { skipped: 'hold' })).toEqual(['test:inconclusive']);
  });

  it('keeps success when skipped checks hold', () => {
    expect(summarize(buildReading([buildReport()], [buildRequired()]), { skipped: 'hold' })).toEqual(['test:passed']);
  });
});

describe('the required set', () => {
  it('is empty when nothing is required, whatever has reported', () => {
    expect(summarize(buildReading([buildReport(), buildStatus({ name: 'ci' })]))).toEqual([]);
  });

  it('is the union of rulesets, classic protection and what GitHub calls required', () => {
    const reported = ['ruled', 'classic', 'seen', 'free'].map((name) =>
      buildReport({ name, required: name === 'seen' }),
    );
    const required = [buildRequired('ruled'), { name: 'classic', appId: null, source: 'classic' as const }];
    expect(evaluate(buildReading(reported, required)).map(({ name, source }) => `${name}:${source}`)).toEqual([
      'classic:classic',
      'ruled:ruleset',
      'seen:required',
    ]);
  });

  it('names the ruleset where classic protection requires the same', () => {
    const required = [{ name: 'test', appId: null, source: 'classic' as const }, buildRequired()];
    expect(evaluate(buildReading([buildReport()], required)).map(({ source }) => source)).toEqual(['ruleset']);
  });

  it('counts what has not reported as missing', () => {
    const reading = buildReading([buildReport({ name: 'lint' })], [buildRequired('lint'), buildRequired('test', 5)]);
    expect(summarize(reading)).toEqual(['lint:passed', 'test:missing']);
    expect(evaluate(reading)[1]).toEqual({
      name: 'test',
      verdict: 'missing',
      state: null,
      kind: null,
      appId: 5,
      appName: null,
      url: null,
      description: null,
      nodeId: null,
      source: 'ruleset',
    });
  });

  it('takes a check run and a status of one name as two', () => {
    const reported = [buildReport(), buildStatus({ state: 'failure' })];
    expect([...summarize(buildReading(reported, [buildRequired()]))].sort()).toEqual(['test:failed', 'test:passed']);
  });

  it('takes check runs of two apps with one name as two where the rule names no app', () => {
    const reported = [buildReport(), buildReport({ appId: 7, state: 'failure' })];
    expect(summarize(buildReading(reported, [buildRequired()]))).toEqual(['test:failed', 'test:passed']);
  });

  it('sorts the reports of one name by their app, whatever came first', () => {
    const apps = [7, 8, 9];
    for (const first of apps)
      for (const second of apps.filter((app) => app !== first)) {
        const order = [first, second, ...apps.filter((app) => app !== first && app !== second)];
        const reading = buildReading(
          order.map((appId) => buildReport({ appId })),
          [buildRequired()],
        );
        expect(evaluate(reading).map(({ appId }) => appId)).toEqual(apps);
      }
  });

  it('counts only what is listed, whatever GitHub or a rule requires beside it', () => {
    const reported = [buildReport({ name: 'lint' }), buildReport({ required: true, state: 'failure' })];
    const required = [buildRequired('test', 5), buildRequired('build')];
    const mode = { kind: 'list', names: ['lint'] } as const;
    expect(summarize(buildReading(reported, required), { mode })).toEqual(['lint:passed']);
  });

  it('keeps what was reported, and the commit', () => {
    const check = buildReport({ description: 'all good' });
    const evidence = evaluateChecks(buildReading([check], [buildRequired()]), buildOptions());
    expect(evidence).toMatchObject({ kind: 'evaluated', evidence: { sha: HEAD, sources: { rules: 'read' } } });
    const { name, state, kind, appId, appName, url, description, nodeId } = check;
    const copied = { name, state, kind, appId, appName, url, description, nodeId };
    expect(evaluate(buildReading([check], [buildRequired()]))).toEqual([
      { ...copied, verdict: 'passed', source: 'ruleset' },
    ]);
  });

  it('is sorted by name, then app', () => {
    const reported = [
      buildReport({ name: 'b' }),
      buildReport({ name: 'a', appId: 9 }),
      buildReport({ name: 'a', appId: 3 }),
      buildStatus({ name: 'a' }),
    ];
    const results = evaluate(buildReading(reported), { mode: { kind: 'all' } });
    expect(results.map(({ name, appId }) => [name, appId])).toEqual([
      ['a', null],
      ['a', 3],
      ['a', 9],
      ['b', ACTIONS_APP],
    ]);
  });
});

describe('the app that a rule names', () => {
  const rule = [buildRequired('test', ACTIONS_APP)];

  it('passes with that app, whatever another app says under the name', () => {
    const reported = [buildReport(), buildReport({ appId: 7, state: 'failure' })];
    expect(summarize(buildReading(reported, rule))).toEqual(['test:passed']);
  });

  it.each([
    ['another app', buildReport({ appId: 7 })],
    ['an unknown app', buildReport({ appId: null })],
    ['a status', buildStatus()],
  ])('does not take %s', (_who, check) => {
    expect(summarize(buildReading([check], rule))).toEqual(['test:wrong_source']);
  });

  it('stays a mismatch beside what GitHub calls required, and in all', () => {
    const reading = buildReading([buildReport({ appId: 7, required: true })], rule);
    for (const mode of [{ kind: 'required' }, { kind: 'all' }] as const)
      expect([...summarize(reading, { mode })].sort()).toEqual(['test:passed', 'test:wrong_source']);
  });

  it('lets every app report where another rule names none, and still misses its own', () => {
    const reading = buildReading([buildReport({ appId: 7 })], [...rule, buildRequired()]);
    expect([...summarize(reading)].sort()).toEqual(['test:passed', 'test:wrong_source']);
  });
});

describe('the newest of one key', () => {
  const older = { databaseId: 5, at: NOON + 1_000, nodeId: 'older' };
  const newer = { databaseId: 9, at: NOON, nodeId: 'newer' };

  it.each<[string, ReportedCheck, ReportedCheck]>([
    ['by id, not by time', buildReport(older), buildReport({ ...newer, state: 'failure' })],
    [
      'by start where the ids are equal',
      buildReport({ at: 1, nodeId: 'a' }),
      buildReport({ at: 2, nodeId: 'b', state: 'failure' }),
    ],
    [
      'by creation for statuses',
      buildStatus({ at: 1, databaseId: 9, nodeId: 'a' }),
      buildStatus({ at: 2, databaseId: 5, nodeId: 'b', state: 'failure' }),
    ],
    [
      'by id for statuses of one second',
      buildStatus({ databaseId: 5, nodeId: 'a' }),
      buildStatus({ databaseId: 9, nodeId: 'b', state: 'failure' }),
    ],
  ])('counts, %s', (_how, first, second) => {
    for (const reported of [
      [first, second],
      [second, first],
    ])
      expect(summarize(buildReading(reported, [buildRequired()]))).toEqual(['test:failed']);
  });

  it.each<[string, readonly ReportedCheck[]]>([
    ['a check run without id', [buildReport(older), buildReport({ ...newer, databaseId: null })]],
    ['a status without time', [buildStatus({ nodeId: 'a' }), buildStatus({ nodeId: 'b', at: null })]],
    [
      'equal ids and starts that contradict each other',
      [buildReport({ nodeId: 'a' }), buildReport({ nodeId: 'b', state: 'failure' })],
    ],
    [
      'one report in two states, read on two pages',
      [buildReport({ nodeId: 'a' }), buildReport({ nodeId: 'a', state: 'pending' })],
    ],
    [
      'a status without time before two with one',
      [
        buildStatus({ nodeId: 'a', at: null }),
        buildStatus({ nodeId: 'b', at: 1, state: 'failure' }),
        buildStatus({ nodeId: 'c', at: 2 }),
      ],
    ],
    [
      'two without order before a newer one',
      [
        buildReport({ nodeId: 'a', databaseId: null }),
        buildReport({ nodeId: 'b', databaseId: null, state: 'failure' }),
        buildReport({ nodeId: 'c', databaseId: 99 }),
      ],
    ],
  ])('is unreadable for %s', (_what, reported) => {
    expect(whyUnavailable(buildReading(reported, [buildRequired()]))).toMatch(/"test".*newest/);
    expect(whyUnavailable(buildReading([...reported].reverse(), [buildRequired()]))).toMatch(/"test".*newest/);
  });

  it('may be unreadable where it does not count', () => {
    const reported = [buildReport(older), buildReport({ ...newer, databaseId: null }), buildReport({ name: 'lint' })];
    expect(summarize(buildReading(reported, [buildRequired('lint')]))).toEqual(['lint:passed']);
  });

  it('is the same report when two pages overlap', () => {
    const reported = [buildReport({ databaseId: null }), buildReport({ databaseId: null })];
    expect(summarize(buildReading(reported, [buildRequired()]))).toEqual(['test:passed']);
  });

  it('is required when any report of the key was', () => {
    const reported = [buildReport({ ...older, required: true }), buildReport({ ...newer, state: 'failure' })];
    expect(summarize(buildReading(reported))).toEqual(['test:failed']);
  });
});

describe('ourselves', () => {
  const ownChecks = { statusContext: 'orkestro/mission', checkRunIds: ['77'], runIds: [] };

  it('never count by our status context, reported or not', () => {
    const rule = [buildRequired('orkestro/mission', ACTIONS_APP)];
    const pending = buildStatus({ name: 'orkestro/mission', state: 'pending', required: true });
    for (const mode of [
      { kind: 'required' },
      { kind: 'all' },
      { kind: 'list', names: ['orkestro/mission'] },
    ] as const) {
      expect(summarize(buildReading([pending], rule), { mode })).toEqual([]);
      expect(summarize(buildReading([], rule), { mode })).toEqual([]);
    }
  });

  it('never count by where a sweep stopped: it is no evidence, and an empty set stays empty', () => {
    const sweepStatuses = ['orkestro/sweep', 'orkestro/sweep 2/8'].map((name) =>
      buildStatus({ name, state: 'success' }),
    );
    expect(summarize(buildReading(sweepStatuses), { mode: { kind: 'all' } })).toEqual([]);
    const other = buildStatus({ name: 'orkestro/sweeper', state: 'success' });
    expect(summarize(buildReading([...sweepStatuses, other]), { mode: { kind: 'all' } })).toEqual([
      'orkestro/sweeper:passed',
    ]);
  });

  it('do not hide a check run that bears the name of our status context', () => {
    const check = buildReport({ name: 'orkestro/mission', state: 'failure' });
    expect(summarize(buildReading([check], [buildRequired('orkestro/mission')]))).toEqual(['orkestro/mission:failed']);
  });

  it.each([
    ['check run id', buildReport({ name: 'hire', state: 'pending', databaseId: 77, required: true })],
    ['job id', buildReport({ name: 'hire', state: 'pending', jobId: '77', required: true })],
  ])('never count by %s, and are not missed either', (_by, check) => {
    const reading = buildReading([check, buildReport()], [buildRequired('hire'), buildRequired()]);
    expect(summarize(reading, { ours: ownChecks })).toEqual(['test:passed']);
  });

  it('take older, unrecorded runs of the same job along', () => {
    const reported = [
      buildReport({ name: 'hire', databaseId: 77, state: 'pending' }),
      buildReport({ name: 'hire', databaseId: 60, state: 'failure' }),
      buildReport({ name: 'hire', databaseId: 80, state: 'cancelled' }),
    ];
    expect(summarize(buildReading(reported, [buildRequired('hire')]), { ours: ownChecks })).toEqual([]);
  });

  it('leave a status with the name of our job to be judged', () => {
    const reported = [buildReport({ name: 'hire', databaseId: 77 }), buildStatus({ name: 'hire', state: 'failure' })];
    expect(summarize(buildReading(reported, [buildRequired('hire')]), { ours: ownChecks })).toEqual(['hire:failed']);
  });

  describe('known by run only', () => {
    const ownReport = { ...ownChecks, checkRunIds: [], runIds: ['500'] };
    const job = buildReport({ name: 'hire', runId: '500', state: 'pending', required: true });
    const sibling = buildReport({ name: 'unit', runId: '500', state: 'failure', required: true });

    it('never count', () => {
      expect(summarize(buildReading([job, buildReport({ required: true })]), { ours: ownReport })).toEqual([
        'test:passed',
      ]);
    });

    it('are not guessed at among several jobs of the run', () => {
      expect(whyUnavailable(buildReading([job, sibling]), { ours: ownReport })).toMatch(
        /Run 500 .* 2 jobs .*ignore-checks/,
      );
    });

    it('are told apart by ignore-checks, and the other jobs count', () => {
      expect(summarize(buildReading([job, sibling]), { ours: ownReport, ignore: ['hire'] })).toEqual(['unit:failed']);
    });

    it('are not looked for by run where ids are known: a test of our run counts', () => {
      const precise = { ...ownReport, checkRunIds: ['77'] };
      expect(summarize(buildReading([sibling]), { ours: precise })).toEqual(['unit:failed']);
    });

    it('are check runs: a status never is one of our jobs', () => {
      const status = buildStatus({ name: 'ext', runId: '500', required: true });
      expect(summarize(buildReading([status]), { ours: ownReport })).toEqual(['ext:passed']);
    });
  });
});

describe('ignored names', () => {
  it('never count: required, reported or listed', () => {
    const reading = buildReading([buildReport({ state: 'failure', required: true })], [buildRequired()]);
    for (const mode of [{ kind: 'required' }, { kind: 'all' }, { kind: 'list', names: ['test'] }] as const)
      expect(summarize(reading, { mode, ignore: ['test'] })).toEqual([]);
  });

  it('are exact', () => {
    expect(summarize(buildReading([buildReport()], [buildRequired()]), { ignore: ['Test', 'tes', '*'] })).toEqual([
      'test:passed',
    ]);
  });
});

describe('modes', () => {
  const reading = buildReading(
    [buildReport({ name: 'lint' }), buildReport({ name: 'docs', state: 'failure' })],
    [buildRequired('lint'), buildRequired('test')],
  );

  it('all: everything that reported, and what is required but missing', () => {
    expect(summarize(reading, { mode: { kind: 'all' } })).toEqual(['docs:failed', 'lint:passed', 'test:missing']);
    expect(evaluate(reading, { mode: { kind: 'all' } }).map(({ source }) => source)).toEqual([
      'all',
      'ruleset',
      'ruleset',
    ]);
  });

  it('list: exactly the names, missing ones too', () => {
    const mode = { kind: 'list', names: ['docs', 'e2e', 'docs'] } as const;
    expect(evaluate(reading, { mode }).map(({ name, verdict, source }) => [name, verdict, source])).toEqual([
      ['docs', 'failed', 'listed'],
      ['e2e', 'missing', 'listed'],
    ]);
  });

  it('list: a rule that names an app still holds', () => {
    const pinned = buildReading(
      [buildReport({ appId: 7 }), buildReport({ name: 'lint' })],
      [buildRequired('test', ACTIONS_APP), buildRequired('lint')],
    );
    expect(summarize(pinned, { mode: { kind: 'list', names: ['test', 'lint'] } })).toEqual([
      'lint:passed',
      'test:wrong_source',
    ]);
  });

  it('none: nothing, on the commit that was read', () => {
    expect(evaluateChecks(reading, buildOptions({ mode: { kind: 'none' } }))).toMatchObject({
      kind: 'evaluated',
      evidence: { sha: HEAD, results: [] },
    });
  });
});

describe('in general', () => {
  const report = fc
    .record({
      name: fc.constantFrom('a', 'b', 'c'),
      kind: fc.constantFrom('check_run' as const, 'status' as const),
      appId: fc.constantFrom(null, 1, 2),
      state: fc.constantFrom(...STATES.map(([state]) => state)),
      required: fc.boolean(),
    })
    .map(buildReport);
  const reports = fc.array(report, { maxLength: 8 }).map((all) =>
    // Distinct ids: an order exists.
    all.map((check, index) => ({ ...check, databaseId: index + 1, at: index, nodeId: String(index) })),
  );
  const rules = fc.array(
    fc.record({
      name: fc.constantFrom('a', 'b', 'c', 'd'),
      appId: fc.constantFrom(null, 1, 2),
      source: fc.constantFrom('ruleset' as const, 'classic' as const),
    }),
    { maxLength: 5 },
  );

  it('does not depend on the order of the pages', () => {
    fc.assert(
      fc.property(reports, rules, (reported, required) => {
        const forward = summarize(buildReading(reported, required));
        const backward = summarize(buildReading([...reported].reverse(), [...required].reverse()));
        expect([...backward].sort()).toEqual([...forward].sort());
      }),
      { numRuns: 500 },
    );
  });

  it('leaves no required name without a word', () => {
    fc.assert(
      fc.property(reports, rules, (reported, required) => {
        const names = new Set(evaluate(buildReading(reported, required)).map(({ name }) => name));
        for (const { name } of required) expect(names).toContain(name);
        for (const check of reported) if (check.required) expect(names).toContain(check.name);
      }),
      { numRuns: 500 },
    );
  });

  it('takes time in proportion', () => {
    const measure = (count: number): number => {
      const reported = Array.from({ length: count }, (_, n) =>
        buildReport({ name: `c${n % (count / 2)}`, databaseId: n }),
      );
      const required = reported.map(({ name }) => buildRequired(name));
      const start = performance.now();
      expect(evaluate(buildReading(reported, required))).toHaveLength(count / 2);
      return performance.now() - start;
    };
    measure(1_000);
    expect(measure(20_000)).toBeLessThan(2_000);
  });
});
