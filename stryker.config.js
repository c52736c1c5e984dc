// `npm run mutate`: see docs/MUTANTS.md. One scope per run, named by MUTATE: its own tests judge it.
/** Some of the core, and the tests of `__tests__/core` (all without a pattern) that judge it. */
const core = (files, tests = '*') => ({
  mutate: [`src/core/${files}.ts`],
  tests: [`__tests__/core/${tests}.test.ts`, '__tests__/core/api-url.test.ts'],
});
const SCOPES = {
  decide: core(
    '{binding,checks,evaluate,evidence,mission,money,month,observation,paths,policy*,reference,rounds,rework}',
  ),
  once: core('{commands,digest,event,hire-*,intent,outcome,override,receipt,schedule,settle-*,state,sweep*}'),
  read: core(
    '{brief,code-point-name,hidden-text,html-comments,issue-*,labels,link-definitions,markdown-lines,order*,refusal,text}',
    '{brief,code-point-name,hidden-text,html-comments,issue-*,labels,link-definitions,markdown-lines,order*,text}',
  ),
  set: core('{api-url,config*,doctor*,model,once,ports,settings,tree,workflow}', '{config*,doctor*,once,workflow}'),
  flow: {
    mutate: ['src/flow/{decision,hire*,override,settle*}.ts'],
    tests: ['__tests__/flow/{generations,hire-*,override,settle*,threats-hiring}.test.ts'],
    // Nearly every test of the flow hires first: only those that are about a file judge its mutants.
    judges: {
      decision: ['settle', 'settle-ends', 'settle-ref', 'override'],
      hire: ['hire-ends', 'hire-page', 'generations', 'threats-hiring'],
      'hire-authority': ['hire-authority'],
      'hire-doubt': ['hire-doubt', 'generations'],
      'hire-effects': ['hire-effects', 'hire-authority', 'hire-ends', 'hire-page'],
      'hire-ends': ['hire-ends', 'hire-authority', 'hire-gate', 'hire-page'],
      'hire-gate': ['hire-gate'],
      'hire-notes': ['hire-doubt', 'hire-ends', 'settle-ends'],
      'hire-page': ['hire-page', 'hire-ends', 'settle-ends'],
      override: ['override'],
      settle: ['settle', 'settle-ends', 'settle-ref', 'override'],
      'settle-words': ['settle-ends', 'settle-ref', 'override'],
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
    // Comparisons of times, which a busy machine decides; and of the largest tables only what differs.
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
