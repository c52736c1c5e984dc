/**
 * The scripts of release.yml, run in a shell as the runner runs them: on a real git repository, with a `gh` that answers what the
 * test says and writes down what it was asked.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';

interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly run?: string;
}

const { jobs } = parse(readFileSync('.github/workflows/release.yml', 'utf8')) as {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
};

function scriptsOf(job: string): readonly Step[] {
  return (jobs[job]?.steps ?? []).filter(({ run }) => run !== undefined);
}

/** Answers by the first line of `answers` whose pattern the call matches: `pattern<TAB>status<TAB>output`. */
const GH = `#!/usr/bin/env bash
echo "$*" >> "$GH_CALLS"
while IFS=$'\\t' read -r pattern status output; do
  if [[ "$*" == $pattern ]]; then printf '%s\\n' "$output"; exit "$status"; fi
done < "$GH_ANSWERS"
exit 0
`;

type Answers = readonly (readonly [pattern: string, status: number, output: string])[];

interface ScriptRun {
  readonly status: number | null;
  readonly said: string;
  readonly calls: readonly string[];
}

let workDir = '';
let binDir = '';

function sh(script: string, env: Readonly<Record<string, string>> = {}): ScriptRun {
  const calls = join(workDir, 'calls');
  const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd: binDir,
    encoding: 'utf8',
    env: {
      PATH: `${join(workDir, 'bin')}:${process.env['PATH'] ?? ''}`,
      HOME: workDir,
      GIT_CONFIG_NOSYSTEM: '1',
      GH_CALLS: calls,
      GH_ANSWERS: join(workDir, 'answers'),
      GITHUB_OUTPUT: join(workDir, 'output'),
      GITHUB_REPOSITORY: 'orkestro/orkestro-action',
      ...env,
    },
  });
  return {
    status,
    said: stdout + stderr,
    calls: existsSync(calls) ? readFileSync(calls, 'utf8').trimEnd().split('\n') : [],
  };
}

function answer(answers: Answers): void {
  writeFileSync(join(workDir, 'answers'), answers.map((one) => `${one.join('\t')}\n`).join(''));
}

beforeEach(() => {
  workDir = mkdtempSync(join(tmpdir(), 'orkestro-release-'));
  binDir = join(workDir, 'place');
  for (const directory of [binDir, join(workDir, 'bin')]) mkdirSync(directory);
  writeFileSync(join(workDir, 'bin/gh'), GH);
  chmodSync(join(workDir, 'bin/gh'), 0o755);
  // The waits between two tries are not what is tried here.
  writeFileSync(join(workDir, 'bin/sleep'), '#!/bin/sh\n');
  chmodSync(join(workDir, 'bin/sleep'), 0o755);
  answer([]);
});

afterEach(() => {
  rmSync(workDir, { recursive: true });
});

describe('plan', () => {
  const PASSED: Answers = [['run list*', 0, '1']];

  /** Plans a tagged commit of version 1.2.3 on main, then `more`. */
  function plan(env: Readonly<Record<string, string>> = {}, more = ''): ScriptRun & { readonly output: string } {
    const made = sh(`
      git init --quiet --initial-branch main && git config user.email a@example.com && git config user.name A
      echo '{"version":"1.2.3"}' > package.json && git add . && git commit --quiet --message one
      git update-ref refs/remotes/origin/main HEAD && git tag v1.2.3
      ${more}
      git rev-parse HEAD`);
    if (made.status !== 0) throw new Error(made.said);
    const [{ run = '' } = {}] = scriptsOf('plan');
    const given = { GITHUB_REF_TYPE: 'tag', GITHUB_REF_NAME: 'v1.2.3', GITHUB_SHA: made.said.trim(), ...env };
    const ran = sh(run, given);
    const output = join(workDir, 'output');
    return { ...ran, output: existsSync(output) ? readFileSync(output, 'utf8') : '' };
  }

  it('goes on with the newest version of main that CI has passed', () => {
    answer(PASSED);
    const { status, output, calls } = plan({}, 'git tag v1.2.2 && git tag v1.1.10 && git tag v1');
    expect([status, output]).toEqual([0, 'major=v1\nlatest=true\n']);
    expect(calls).toEqual([
      expect.stringMatching(/^run list --workflow ci\.yml --branch main --commit [0-9a-f]{40} --status success /),
    ]);
  });

  it('does not call a fix of an older major version the latest', () => {
    answer(PASSED);
    expect(plan({}, 'git tag v2.0.0').output).toBe('major=v1\nlatest=false\n');
  });

  it.each<[string, Readonly<Record<string, string>>, string, Answers, RegExp]>([
    [
      'a branch',
      { GITHUB_REF_TYPE: 'branch', GITHUB_REF_NAME: 'main' },
      '',
      PASSED,
      /on a version tag, not on a branch/,
    ],
    ['a tag of another form', { GITHUB_REF_NAME: 'v1.2.3-rc.1' }, '', PASSED, /no version tag such as v1\.2\.3/],
    ['a tag that runs as a command', { GITHUB_REF_NAME: 'v1.2.3$(touch owned)' }, '', PASSED, /no version tag/],
    ['another version', { GITHUB_REF_NAME: 'v1.2.4' }, '', PASSED, /v1\.2\.4 is not the version in package\.json/],
    [
      'a commit beside main',
      {},
      'git commit --quiet --allow-empty --message two && git tag --force v1.2.3 > /dev/null',
      PASSED,
      /is not on main/,
    ],
    ['a version older than the last', {}, 'git tag v1.10.0', PASSED, /v1\.10\.0 is newer/],
    ['what CI has not passed', {}, '', [['run list*', 0, '0']], /CI has not passed on/],
  ])('refuses %s', (_what, env, more, answers, expected) => {
    answer(answers);
    const { status, said, output } = plan(env, more);
    expect([status, output]).toEqual([1, '']);
    expect(said).toMatch(new RegExp(`::error::.*${expected.source}`));
    expect(existsSync(join(binDir, 'owned'))).toBe(false);
  });
});

describe('publish', () => {
  const SHA = 'a'.repeat(40);
  const IMMUTABLE: Answers[number] = ['release view v1.2.3 --json isImmutable*', 0, 'true'];
  const COMMIT: Answers[number] = ['api repos/orkestro/orkestro-action/commits/v1.2.3*', 0, SHA];
  const NEW: Answers[number] = ['release view v1.2.3 --json isDraft*', 1, ''];

  /** Runs every script in turn, until one fails. */
  function publish(answers: Answers): ScriptRun {
    answer(answers);
    mkdirSync(join(binDir, 'dist'));
    const files = sh(
      'echo one > action.yml; echo two > dist/index.js; sha256sum action.yml dist/index.js > SHA256SUMS',
    );
    expect(files.status).toBe(0);
    const env = { GITHUB_REF_NAME: 'v1.2.3', GITHUB_SHA: SHA, MAJOR: 'v1', LATEST: 'true' };
    let ran: ScriptRun = files;
    for (const { run = '' } of scriptsOf('publish')) {
      ran = sh(run, env);
      if (ran.status !== 0) break;
    }
    return ran;
  }
  const moves = ({ calls }: ScriptRun): readonly string[] => calls.filter((call) => /--method (PATCH|POST)/.test(call));

  it('verifies each file, drafts with its assets, publishes, and moves the major tag last', () => {
    const ran = publish([NEW, IMMUTABLE, COMMIT]);
    expect(ran.status).toBe(0);
    expect(ran.calls.map((call) => call.split(' ').slice(0, 3).join(' '))).toEqual([
      'attestation verify action.yml',
      'attestation verify dist/index.js',
      'release view v1.2.3',
      'release delete v1.2.3',
      'release create v1.2.3',
      'release edit v1.2.3',
      'release view v1.2.3',
      'api repos/orkestro/orkestro-action/commits/v1.2.3 --jq',
      'api repos/orkestro/orkestro-action/git/ref/tags/v1',
      'api --method PATCH',
    ]);
    expect(ran.calls[4]).toMatch(/--draft --verify-tag .* SHA256SUMS sbom\.cdx\.json$/);
    expect(ran.calls[5]).toBe('release edit v1.2.3 --draft=false --latest=true');
    expect(moves(ran)).toEqual([
      `api --method PATCH repos/orkestro/orkestro-action/git/refs/tags/v1 -f sha=${SHA} -F force=true`,
    ]);
  });

  it('makes the major tag where there is none', () => {
    const ran = publish([NEW, IMMUTABLE, COMMIT, ['api repos/*/git/ref/tags/v1', 1, '']]);
    expect(moves(ran)).toEqual([
      `api --method POST repos/orkestro/orkestro-action/git/refs -f ref=refs/tags/v1 -f sha=${SHA}`,
    ]);
  });

  it('started again after it was published, only moves the major tag', () => {
    const ran = publish([['release view v1.2.3 --json isDraft*', 0, 'false'], IMMUTABLE, COMMIT]);
    expect(ran.status).toBe(0);
    expect(ran.calls.filter((call) => /^release (create|edit|delete)/.test(call))).toEqual([]);
    expect(moves(ran)).toHaveLength(1);
  });

  it.each<[string, Answers, number]>([
    ['an attestation is missing', [['attestation verify dist/index.js*', 1, '']], 0],
    ['the release can still be changed', [NEW, ['release view*isImmutable*', 0, 'false']], 1],
    ['the tag is another commit', [NEW, IMMUTABLE, ['api repos/*/commits/v1.2.3*', 0, 'b'.repeat(40)]], 1],
  ])('stops where %s, and the major tag stays', (_what, answers, published) => {
    const ran = publish(answers);
    expect(ran.status).not.toBe(0);
    expect(ran.calls.filter((call) => call.startsWith('release edit'))).toHaveLength(published);
    expect(moves(ran)).toEqual([]);
  });
});

describe('compare', () => {
  const compare = (second: string): ScriptRun => {
    const made = sh(`
      mkdir build-first build-second
      for one in first second; do echo one > build-$one/action.yml; (cd build-$one && sha256sum action.yml > SHA256SUMS); done
      ${second}`);
    expect(made.status).toBe(0);
    const [{ run = '' } = {}] = scriptsOf('compare');
    return sh(run);
  };

  it.each<[string, string, number]>([
    ['the same', '', 0],
    ['of another byte', 'echo two > build-second/action.yml', 1],
    ['with a file more', 'touch build-second/more', 1],
    ['not what its sums say', 'for one in first second; do echo three > build-$one/action.yml; done', 1],
  ])('two builds %s', (_what, second, expected) => {
    expect(compare(second).status).toBe(expected);
  });
});

describe('package', () => {
  /** Runs the job with an npm that writes down what it is asked, and answers `known` as the version that is published. */
  function publish(known: string, latest: string): ScriptRun {
    const bin = join(workDir, 'tools/node/24.21.0/x64/bin');
    mkdirSync(bin, { recursive: true });
    const npm = `#!/bin/sh\necho "npm $*" >> "$GH_CALLS"\nif [ "$1" = view ]; then echo "${known}"; fi\n`;
    writeFileSync(join(bin, 'npm'), npm);
    chmodSync(join(bin, 'npm'), 0o755);
    const [{ run = '' } = {}] = scriptsOf('package');
    const env = { RUNNER_TOOL_CACHE: join(workDir, 'tools'), GITHUB_REF_NAME: 'v1.2.3', MAJOR: 'v1', LATEST: latest };
    return sh(run, env);
  }

  it.each([
    ['true', 'latest'],
    ['false', 'release-v1'],
  ])('publishes the tarball; where the version is the latest (%s), under the tag %s', (latest, tag) => {
    expect(publish('', latest)).toMatchObject({
      status: 0,
      calls: [
        'npm view orkestro-sandbox@1.2.3 version',
        `npm publish ./orkestro-sandbox-1.2.3.tgz --provenance --access public --tag ${tag} --ignore-scripts`,
      ],
    });
  });

  it('started again after it was published, does nothing', () => {
    const ran = publish('1.2.3', 'true');
    expect([ran.status, ran.calls]).toEqual([0, ['npm view orkestro-sandbox@1.2.3 version']]);
  });
});
