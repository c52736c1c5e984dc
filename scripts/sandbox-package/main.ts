/**
 * `npm run package:sandbox -- <folder> [--pack <folder>]` makes the npm package `orkestro-sandbox` from dist/sandbox: its manifest,
 * its licenses, its documents, and the OpenAPI document. With `--pack`, also its tarball, as `npm publish` takes it.
 * Needs nothing but Node and what is committed.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { toManifest, type OwnManifest } from './manifest.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** The files of the package beside the program, and where they come from. */
const FILES: Readonly<Record<string, string>> = {
  LICENSE: 'LICENSE',
  'README.md': 'scripts/sandbox-package/README.md',
  'openapi.json': 'schema/openapi.json',
  'docs/SANDBOX.md': 'docs/SANDBOX.md',
  'docs/SANDBOX-WORKERS.md': 'docs/SANDBOX-WORKERS.md',
};

/** Writes the package into a folder. What was in it before is removed. */
function writePackage(folder: string): void {
  const program = join(ROOT, 'dist/sandbox');
  if (!existsSync(program)) throw new Error('dist/sandbox is missing. Run npm run build first.');
  rmSync(folder, { recursive: true, force: true });
  cpSync(program, folder, { recursive: true });
  for (const [name, source] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    cpSync(join(ROOT, source), join(folder, name));
  }
  const own = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as OwnManifest;
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(toManifest(own), null, 2)}\n`);
}

/** Packs the folder. The same files give the same bytes. */
function pack(folder: string, target: string): string {
  mkdirSync(target, { recursive: true });
  const args = ['pack', folder, '--silent', '--ignore-scripts', '--pack-destination', target];
  const { status, stdout, stderr } = spawnSync('npm', args, { encoding: 'utf8', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`npm pack failed\n${stderr}`);
  return join(target, stdout.trim());
}

function main([folder, flag, target]: readonly string[]): void {
  if (folder === undefined || (flag !== undefined && (flag !== '--pack' || target === undefined))) {
    console.error('Usage: npm run package:sandbox -- <folder> [--pack <folder>]');
    process.exitCode = 2;
    return;
  }
  writePackage(resolve(folder));
  console.log(target === undefined ? folder : pack(resolve(folder), resolve(target)));
}

main(process.argv.slice(2));
