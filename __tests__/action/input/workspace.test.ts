import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MAX_FILE_BYTES, readWorkspaceFile, WorkspaceFileError } from '../../../src/action/input/workspace.ts';

/** The POSIX command that creates a named pipe. Node has no call for it. */
const MAKE_PIPE = 'mkfifo';

let root: string;
let workspace: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'orkestro-workspace-'));
  workspace = join(root, 'work');
  mkdirSync(join(workspace, 'docs'), { recursive: true });
  mkdirSync(join(workspace, '.git'));
  mkdirSync(join(workspace, '..data'));
  mkdirSync(join(root, 'work-next-door'));
  writeFileSync(join(root, 'secret.md'), 'outside');
  writeFileSync(join(root, 'work-next-door', 'x.md'), 'outside');
  writeFileSync(join(workspace, 'docs', 'brief.md'), 'the brief é\n');
  writeFileSync(join(workspace, '..data', 'x.md'), 'dots');
  writeFileSync(join(workspace, '.git', 'config'), 'extraheader = AUTHORIZATION: basic …');
  writeFileSync(join(workspace, 'bom.md'), '\ufeffwith a mark');
  writeFileSync(join(workspace, 'latin.md'), Buffer.from([0x63, 0x61, 0x66, 0xe9]));
  writeFileSync(join(workspace, 'binary.md'), Buffer.from([0x41, 0, 0x42]));
  writeFileSync(join(workspace, 'full.md'), 'x'.repeat(MAX_FILE_BYTES));
  writeFileSync(join(workspace, 'over.md'), 'x'.repeat(MAX_FILE_BYTES + 1));
  symlinkSync(join(root, 'secret.md'), join(workspace, 'link-out.md'));
  symlinkSync('/proc/self/environ', join(workspace, 'environ.md'));
  symlinkSync(root, join(workspace, 'dir-out'));
  symlinkSync(join(workspace, '.git', 'config'), join(workspace, 'token.md'));
  symlinkSync(join(workspace, 'docs', 'brief.md'), join(workspace, 'link-in.md'));
  symlinkSync('nowhere', join(workspace, 'dangling.md'));
  symlinkSync('loop.md', join(workspace, 'loop.md'));
  execFileSync(MAKE_PIPE, [join(workspace, 'pipe.md')]);
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

describe('readWorkspaceFile refuses', () => {
  it.each([
    ['../secret.md', 'named with `..`'],
    ['docs/../../secret.md', 'named with `..`'],
    ['docs/../docs/brief.md', 'named with `..`'],
    ['..\\secret.md', 'named with `..`'],
    ['/etc/passwd', 'outside the workspace'],
    ['link-out.md', 'outside the workspace'],
    ['environ.md', 'outside the workspace'],
    ['dir-out/secret.md', 'outside the workspace'],
    ['dir-out/work-next-door/x.md', 'outside the workspace'],
    ['.', 'outside the workspace'],
    ['.git/config', '.git'],
    ['token.md', '.git'],
    ['dir-out/work/.git/config', '.git'],
    ['docs', 'not a regular file'],
    ['pipe.md', 'not a regular file'],
    ['missing.md', 'checkout step'],
    ['dangling.md', 'checkout step'],
    ['loop.md', 'does not exist'],
    ['docs/brief.md/x', 'does not exist'],
    ['latin.md', 'not UTF-8'],
    ['binary.md', 'binary'],
    ['over.md', 'larger than 256 KiB'],
    ['docs/\0brief.md', 'NUL'],
  ])('%j: %s', (path, why) => {
    expect(() => readWorkspaceFile(workspace, path)).toThrow(WorkspaceFileError);
    expect(() => readWorkspaceFile(workspace, path)).toThrow(why);
  });

  it('says so when the step has no workspace', () => {
    expect(() => readWorkspaceFile('', 'x.md')).toThrow('no workspace');
    expect(() => readWorkspaceFile(join(root, 'gone'), 'x.md')).toThrow(WorkspaceFileError);
  });
});

describe('readWorkspaceFile reads', () => {
  it.each([
    ['docs/brief.md', 'the brief é\n'],
    ['./docs/brief.md', 'the brief é\n'],
    ['link-in.md', 'the brief é\n'],
    ['dir-out/work/docs/brief.md', 'the brief é\n'],
    ['..data/x.md', 'dots'],
    ['bom.md', 'with a mark'],
  ])('%s', (path, text) => {
    expect(readWorkspaceFile(workspace, path)).toBe(text);
  });

  it('an absolute path inside the workspace, and the largest file', () => {
    expect(readWorkspaceFile(workspace, join(workspace, 'docs/brief.md'))).toBe('the brief é\n');
    expect(readWorkspaceFile(workspace, 'full.md')).toHaveLength(MAX_FILE_BYTES);
  });
});
