// For `npm run mutate` (scripts/mutate/main.ts). MUTATE names the part to run, which only its own tests judge.
/** Folders and files of the core, and the tests of `__tests__/core` (all without a pattern) that judge them. */
const core = (files, tests = '**/*', others = []) => ({
  mutate: [`src/core/${files}.ts`],
  tests: [`__tests__/core/${tests}.test.ts`, '__tests__/core/api-url.test.ts', ...others],
});
const SCOPES = {
  decide: core('{domain,policy}/*', '**/*', ['__tests__/stories/threats-checks.test.ts']),
  once: core('{digest,schedule,commands/*,protocol/*,state/*,sweep/*}'),
  read: core('{text,foreign-text/*,order/*}', '{text,foreign-text/*,order/*}'),
  set: core('{api-url,invariant,once,tree,config/*,doctor/*,ports/*}', '{once,config/*,doctor/*}'),
  flow: {
    mutate: [
      'src/flow/{hire/*,settle/*,commands/override,gate/close-on-hire}.ts',
      // No figures yet.
      '!src/flow/hire/preflight.ts',
      '!src/flow/settle/preconditions.ts',
    ],
    tests: [
      '__tests__/flow/{hire/*,settle/*,commands/override,gate/close-on-hire}.test.ts',
      '__tests__/stories/{mission-numbers,settle-safety,settle-with-ref-lock,threats-hiring}.test.ts',
    ],
    // Nearly every test of the flow hires first, so the mutants of a file are judged only by the tests that are about it.
    judges: {
      'flow/commands/override': ['flow/commands/override'],
      'flow/gate/close-on-hire': ['flow/gate/close-on-hire'],
      'flow/hire/authorize': ['flow/hire/authorize'],
      'flow/hire/context': ['flow/hire/recovery', 'flow/hire/messages', 'flow/settle/messages'],
      'flow/hire/effects': [
        'flow/hire/effects',
        'flow/hire/authorize',
        'flow/hire/messages',
        'flow/hire/intent-comment',
      ],
      'flow/hire/hire': [
        'flow/hire/messages',
        'flow/hire/intent-comment',
        'stories/mission-numbers',
        'stories/threats-hiring',
      ],
      'flow/hire/intent-comment': ['flow/hire/intent-comment', 'flow/hire/messages', 'flow/settle/messages'],
      'flow/hire/messages': [
        'flow/hire/messages',
        'flow/hire/authorize',
        'flow/gate/close-on-hire',
        'flow/hire/intent-comment',
      ],
      'flow/hire/recovery': ['flow/hire/recovery', 'stories/mission-numbers'],
      'flow/settle/decision-comment': [
        'flow/settle/settle',
        'flow/settle/messages',
        'stories/settle-with-ref-lock',
        'flow/commands/override',
      ],
      'flow/settle/messages': ['flow/settle/messages', 'stories/settle-with-ref-lock', 'flow/commands/override'],
      'flow/settle/settle': [
        'flow/settle/settle',
        'flow/settle/messages',
        'stories/settle-with-ref-lock',
        'flow/commands/override',
      ],
    },
  },
};
const name = process.env.MUTATE ?? 'decide';
const scope = SCOPES[name];

export default {
  mutate: process.env.MUTATE_FILES?.split(',') ?? scope.mutate,
  inProcess: {
    tests: process.env.MUTATE_TESTS?.split(',') ?? scope.tests,
    judges: scope.judges,
    // A busy machine fails comparisons of times. Of the largest tables, only the rows that differ are kept.
    leaveOut: [
      'takes time in proportion',
      'done at once',
      '1000 label events',
      'at every request to GitHub',
      'permission answers 404',
      'permission answers 500',
      'permission answers timeout',
    ],
  },
  plugins: ['./scripts/mutate/runner.ts'],
  testRunner: 'in-process',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  coverageAnalysis: 'perTest',
  concurrency: Number(process.env.MUTATE_CONCURRENCY ?? 1),
  disableTypeChecks: false,
  ignorePatterns: ['/dist', '/docs', '/examples', '/reports', '/build', '/coverage', '/demo-output'],
  reporters: ['json', 'clear-text', 'progress-append-only'],
  clearTextReporter: {
    logTests: false,
    reportTests: false,
    reportMutants: false,
    reportScoreTable: true,
    skipFull: true,
  },
  jsonReporter: { fileName: `reports/mutants-${name}.json` },
  incremental: true,
  incrementalFile: `reports/mutants-${name}-incremental.json`,
  dryRunTimeoutMinutes: 30,
  timeoutMS: 10_000,
  timeoutFactor: 3,
  thresholds: { high: 95, low: 90, break: null },
  allowEmpty: false,
};
