/** What the workflows of this repository must never do. `npm run check` checks that they are well-formed. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';

const FOLDER = '.github/workflows';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly environment?: string;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: unknown;
  readonly concurrency?: { readonly 'cancel-in-progress': unknown };
  readonly jobs: Readonly<Record<string, Job>>;
}

const FILES = readdirSync(FOLDER).sort();
const read = (file: string): string => readFileSync(`${FOLDER}/${file}`, 'utf8');
const parseWorkflow = (file: string): Workflow => parse(read(file)) as Workflow;
const stepsOf = ({ jobs }: Workflow): readonly Step[] => Object.values(jobs).flatMap(({ steps }) => steps);

it('there are four', () => {
  expect(FILES).toEqual(['ci.yml', 'codeql.yml', 'release.yml', 'scorecard.yml']);
});

describe.each(FILES)('%s', (file) => {
  const workflow = parseWorkflow(file);

  it('gives no permission but those that a job lists', () => {
    expect(workflow.permissions).toEqual({});
    for (const job of Object.values(workflow.jobs)) expect(job.permissions).toBeInstanceOf(Object);
  });

  it('lets no job run for hours, and no two runs meet', () => {
    for (const job of Object.values(workflow.jobs)) {
      expect(job['timeout-minutes']).toBeGreaterThan(0);
      expect(job['timeout-minutes']).toBeLessThanOrEqual(30);
    }
    expect(workflow.concurrency?.['cancel-in-progress']).toBeDefined();
  });

  it('runs other people’s actions by full commit, with the version beside it, and everywhere the same', () => {
    const lines = read(file)
      .split('\n')
      .filter((line) => /\buses:/.test(line));
    for (const line of lines) {
      expect(line).toMatch(/uses: (\.\/|[\w-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/);
    }
  });

  it('leaves no token in the checkout', () => {
    const checkouts = stepsOf(workflow).filter(({ uses }) => uses?.startsWith('actions/checkout@') === true);
    for (const step of checkouts) expect(step.with?.['persist-credentials']).toBe(false);
  });

  it('puts no expression into a script: values come by `env:`', () => {
    for (const { run, uses, with: given } of stepsOf(workflow)) {
      expect(run ?? '').not.toContain('${{');
      // A script by another name.
      if (uses?.startsWith('actions/github-script@') === true) expect(given?.['script']).toBeUndefined();
    }
  });

  it('never runs strangers’ code beside secrets', () => {
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target');
    expect(Object.keys(workflow.on)).not.toContain('workflow_run');
    expect(read(file)).not.toContain('secrets.');
  });
});

it('one action has one version in all of them', () => {
  const pins = FILES.flatMap((file) => [...read(file).matchAll(/uses: ([\w-]+\/[\w-]+)[\w/-]*@(\w+ # \S+)/g)]);
  const versions = Map.groupBy(pins, ([, action]) => action);
  for (const all of versions.values()) expect(new Set(all.map(([, , pin]) => pin)).size).toBe(1);
});

describe('release.yml', () => {
  const { jobs, concurrency } = parseWorkflow('release.yml');
  const writing = Object.entries(jobs).filter(([, { permissions }]) =>
    Object.values(permissions ?? {}).includes('write'),
  );

  it('caches nothing', () => {
    const steps = Object.values(jobs).flatMap((job) => job.steps);
    // The runner's tools have "cache" in their name.
    expect(JSON.stringify(steps).replaceAll('RUNNER_TOOL_CACHE', '')).not.toMatch(/cache|setup-/i);
  });

  it('writes only in three jobs, behind an environment, that build and install nothing', () => {
    expect(writing.map(([name, { permissions }]) => [name, permissions])).toEqual([
      ['attest', { attestations: 'write', 'id-token': 'write' }],
      ['publish', { attestations: 'read', contents: 'write' }],
      ['package', { 'id-token': 'write' }],
    ]);
    for (const [, { steps, environment }] of writing) {
      expect(environment).toBe('release');
      expect(steps.map(({ uses }) => uses ?? '').join()).not.toContain('checkout');
      const script = steps.map(({ run }) => (run ?? '').replace(/^ *#.*$/gm, '')).join('\n');
      const commands = [...script.matchAll(/\b(?:npx|node|npm)\s+([a-z]+)/g)].map(([, verb]) => verb);
      expect(commands.filter((verb) => verb !== 'view' && verb !== 'publish')).toEqual([]);
    }
  });

  it('publishes a tarball whose scripts do not run, with its provenance, and nothing by a token that is kept', () => {
    const [script = '', ...more] = stepsOf(parseWorkflow('release.yml'))
      .map(({ run }) => run ?? '')
      .filter((run) => run.includes('npm publish'));
    expect(more).toEqual([]);
    expect(script).toMatch(/npm publish "\.\/orkestro-sandbox-\$version\.tgz" --provenance .*--ignore-scripts$/m);
    expect(read('release.yml')).not.toMatch(/NPM_TOKEN|NODE_AUTH_TOKEN|secrets\./);
  });

  it('is never cancelled half-way', () => {
    expect(concurrency?.['cancel-in-progress']).toBe(false);
  });

  it('lets no package’s install script into a build', () => {
    const installs = Object.values(jobs)
      .flatMap(({ steps }) => steps)
      .filter(({ run }) => run?.includes('npm ci') === true);
    expect(installs.map(({ run }) => run)).toEqual(['npm ci --ignore-scripts']);
  });
});

it('ci.yml runs what the README tells people to run', () => {
  const { jobs } = parseWorkflow('ci.yml');
  const ciLines = readFileSync('.ci/run', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('npm '));
  const steps = Object.values(jobs).flatMap((job) => job.steps.map((step) => step.run?.trim()));
  // The whole suite holds the fast loop.
  const run = steps.includes('npm run test:all') ? [...steps, 'npm test'] : steps;
  expect(run).toEqual(expect.arrayContaining(ciLines));
});

it('Dependabot waits before it proposes what is new, for both kinds of dependencies', () => {
  const { updates } = parse(readFileSync('.github/dependabot.yml', 'utf8')) as {
    readonly updates: readonly {
      readonly 'package-ecosystem': string;
      readonly cooldown: Readonly<Record<string, number>>;
    }[];
  };
  expect(updates.map((one) => one['package-ecosystem'])).toEqual(['github-actions', 'npm']);
  for (const { cooldown } of updates) expect(cooldown['default-days']).toBeGreaterThanOrEqual(7);
});
