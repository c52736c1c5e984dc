/** `npm run act` on machines where it can't run, and with names that are no case. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { findAct, findMissing } from '../../../scripts/act/requirements.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'act-main-'));
const EMPTY = join(FOLDER, 'empty');
const ACT = join(FOLDER, 'act');
writeFileSync(ACT, '#!/bin/sh\n');
chmodSync(ACT, 0o755);

afterAll(() => {
  rmSync(FOLDER, { recursive: true });
});

function runMain(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): { code: number | null; said: string } {
  const given = ['--disable-warning=ExperimentalWarning', 'scripts/act/main.ts', ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, given, { env, encoding: 'utf8' });
  return { code: status, said: stdout + stderr };
}

describe('npm run act', () => {
  it('without act says how to get it, and exits with 2', () => {
    expect(runMain([], { PATH: EMPTY, HOME: EMPTY })).toEqual({
      code: 2,
      said: 'npm run act: act is not on this machine.\nFix: go install github.com/nektos/act@v0.2.89\n',
    });
  });

  it('refuses a name that is no case, also beside others', () => {
    const { code, said } = runMain(['try', 'tyr'], { PATH: EMPTY, HOME: EMPTY });
    expect([code, said]).toEqual([2, 'npm run act: there is no case tyr.\nFix: npm run act -- --list\n']);
  });

  it('lists its cases without act', () => {
    const { code, said } = runMain(['--list'], { PATH: EMPTY, HOME: EMPTY });
    expect(code).toBe(0);
    expect(said).toMatch(/^merge-queue +event-driven\.yml, merge-queue\.yml$/m);
  });
});

describe('findAct', () => {
  it('takes what ACT names, and nothing else then', () => {
    expect(findAct({ ACT, PATH: EMPTY })).toBe(ACT);
    expect(findAct({ ACT: join(EMPTY, 'act'), PATH: FOLDER })).toBeNull();
  });

  it('takes act from PATH, and else from where Go installs programs', () => {
    expect(findAct({ ACT: '', PATH: `${EMPTY}:${FOLDER}` })).toBe(ACT);
    expect(findAct({ GOBIN: FOLDER, PATH: EMPTY })).toBe(ACT);
  });
});

describe('findMissing', () => {
  it('names the tool, or the system', () => {
    expect(findMissing({ ACT, PATH: EMPTY }, 'linux')).toEqual({
      problem: 'openssl is not in PATH.',
      fix: 'install openssl.',
    });
    expect(findMissing({ ACT, PATH: EMPTY }, 'darwin')?.problem).toContain('darwin');
  });
});
