/** The CI of the example: runs the tests of a commit in a fresh clone, and reports what failed and where. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

interface CheckResult {
  readonly conclusion: 'success' | 'failure';
  readonly title: string;
  readonly summary: string;
  readonly annotations: readonly { readonly path: string; readonly line: number; readonly message: string }[];
}

const FAILED = /^not ok \d+ - (.+)\n(?:.*\n)*? {2}location: '(.+):(\d+):\d+'\n/gm;

/** Runs the tests of `sha`, as `npm test` does there. */
export function runTests(repository: string, sha: string): CheckResult {
  const directory = mkdtempSync(join(tmpdir(), 'example-ci-'));
  try {
    execFileSync('git', ['clone', '--quiet', '--', repository, directory]);
    execFileSync('git', ['-C', directory, 'checkout', '--quiet', '--detach', sha]);
    // With an empty environment: otherwise an outer test runner would treat this one as a child.
    const env = { PATH: process.env['PATH'] ?? '' };
    const args = ['--test', '--test-reporter=tap'];
    const { status, stdout } = spawnSync(process.execPath, args, { cwd: directory, env, encoding: 'utf8' });
    const tests = Number(/^# tests (\d+)$/m.exec(stdout)?.[1] ?? 0);
    const failures = [...stdout.matchAll(FAILED)].map(([, name = '', file = '', line = '1']) => ({
      path: relative(directory, file),
      line: Number(line),
      message: `"${name}" fails`,
    }));
    return status === 0
      ? { conclusion: 'success', title: `${tests} tests passed`, summary: 'All green.', annotations: [] }
      : {
          conclusion: 'failure',
          title: `${failures.length} of ${tests} tests failed`,
          summary: failures.map(({ message }) => message).join('\n'),
          annotations: failures,
        };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
