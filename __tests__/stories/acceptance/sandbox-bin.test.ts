/** The package's bin as people get it: packed, unpacked into another project's node_modules, and started by its link. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const VERSION = (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version;

let directory: string;
let bin: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'sandbox-bin-'));
  execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', directory], { cwd: ROOT });
  const [tarball = ''] = readdirSync(directory);
  const modules = join(directory, 'node_modules');
  mkdirSync(join(modules, '.bin'), { recursive: true });
  execFileSync('tar', ['-xzf', join(directory, tarball), '-C', modules]);
  // What npm does: a link in .bin to the file that `bin` names. None of the dependencies is there.
  bin = join(modules, '.bin', 'orkestro-sandbox');
  symlinkSync(join('..', 'package', 'dist', 'sandbox', 'index.js'), bin);
});
afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

/** As a shell would, with this Node first in PATH. */
const env = { PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}` };
const start = (...args: string[]): { code: number | null; stdout: string; stderr: string } => {
  const { status, stdout, stderr } = spawnSync(bin, args, { env, encoding: 'utf8', cwd: directory });
  return { code: status, stdout, stderr };
};

describe('orkestro-sandbox', () => {
  it('is in the package with its licenses, and nothing is there that belongs at home', () => {
    const files = readdirSync(join(directory, 'node_modules', 'package'), { recursive: true }).map(String);
    expect(files).toEqual(
      expect.arrayContaining(['action.yml', 'dist/index.js', 'dist/sandbox/index.js', 'dist/sandbox/licenses.txt']),
    );
    expect(files.filter((name) => /^(src|__tests__|scripts|node_modules)(\/|$)/.test(name))).toEqual([]);
  });

  it('--version and --help', () => {
    expect(start('--version')).toEqual({ code: 0, stdout: `${VERSION}\n`, stderr: '' });
    expect(start('--help').stdout).toContain('Usage: orkestro-sandbox [options]');
    expect(start('--prot').stderr).toContain("Unknown option '--prot'. Did you mean --port?");
  });

  it('serves, answers and stops well, without a single dependency beside it', async () => {
    const child = spawn(bin, ['--port', '0'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    while (!printed.includes('Try it')) await once(child.stdout, 'data');
    const url = /URL +(\S+)/.exec(printed)?.[1] ?? '';
    expect((await fetch(`${url}/marketplace`)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await once(child, 'close')).toEqual([0, null]);
  });

  it.each(['20.20.2', '22.15.9', '18.0.0'])('under Node %s it says which one it needs, and ends with 1', (version) => {
    const versions = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`;
    const args = ['--import', `data:text/javascript,${encodeURIComponent(versions)}`, bin, '--help'];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(new RegExp(`^The sandbox needs Node 22\\.16 or newer, this is ${version}: .*nodejs\\.org`));
  });
});
