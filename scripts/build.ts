/**
 * `npm run build`: src → build/ (TypeScript's compiler) → dist/ (the action and, in dist/sandbox/, the package's bin: each
 * one file and its lazy chunks, with every license).
 * The same sources give the same bytes, wherever they are built. `--check` builds into a directory of its own and fails
 * where dist/ differs, file by file.
 */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';

const DIST = 'dist';
const BUILD = 'build';

function run(script: string, args: readonly string[], cwd: string): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve(script), ...args], { cwd, encoding: 'utf8' });
  if (status === 0) return;
  throw new Error(`${script} failed\n${stdout}${stderr}`);
}

/** Packages of which only a part is bundled: what each file of scripts/parts says. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  undici: ['./undici.js'],
  '@actions/core': ['./actions-core.js'],
  '@actions/github': ['./actions-github.js'],
};

/** The package of which single files are exchanged for those of scripts/parts/undici, which say why. */
const THINNED = 'undici';

/** Puts a copy of the package into the room, where the bundler finds it first, with its files exchanged. */
function thin(workDirectory: string): void {
  const copy = join(workDirectory, 'node_modules', THINNED);
  const exchanged = join('scripts/parts', THINNED);
  cpSync(join('node_modules', THINNED), copy, { recursive: true });
  const unknown = listFiles(exchanged).filter((path) => !existsSync(join(copy, path)));
  if (unknown.length > 0) throw new Error(`${exchanged}: ${THINNED} has no ${unknown.join(', ')}`);
  cpSync(exchanged, copy, { recursive: true });
}

function bundle(entry: string, output: string, workDirectory: string): void {
  const options = ['-o', output, '--license', 'licenses.txt', '--no-cache', '--quiet'];
  run('node_modules/@vercel/ncc/dist/ncc/cli.js', ['build', entry, ...options], workDirectory);
}

/**
 * Writes every other character of the programs as its escape: V8 keeps a text of ASCII alone in half the memory, and a run
 * holds over a megabyte of them. Only in a raw template or after a backslash would that mean something else: it must not be there.
 */
function escapeToAscii(directory: string): void {
  for (const path of listFiles(directory).filter((name) => name.endsWith('.js'))) {
    const text = readFileSync(join(directory, path), 'utf8');
    const raw = /String\.raw`[^`]*[^\0-\x7f][^`]*`|\\[^\0-\x7f]/.exec(text);
    if (raw !== null) throw new Error(`${path}: this cannot be escaped: ${raw[0].slice(0, 80)}`);
    const escape = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
    writeFileSync(join(directory, path), text.replace(/[^\0-\x7f]/g, escape));
  }
}

/** Compiles and bundles into `output`, an absolute path that must not exist. Both steps start from nothing. */
function build(output: string): void {
  mkdirSync(BUILD, { recursive: true });
  // Inside the project, so that packages resolve; its own, so that two builds never meet. The bundler names modules by
  // their path from where it runs: seen from there, every build looks the same.
  const workDirectory = mkdtempSync(join(BUILD, 'room-'));
  try {
    const compiled = join(workDirectory, 'src');
    run('node_modules/@typescript/native/bin/tsc', ['-p', 'tsconfig.build.json', '--outDir', compiled], '.');
    // The bundler takes aliases from a tsconfig.json where it runs.
    cpSync('scripts/parts', workDirectory, { recursive: true });
    thin(workDirectory);
    const alias = { compilerOptions: { baseUrl: '.', paths: PARTS } };
    writeFileSync(join(workDirectory, 'tsconfig.json'), JSON.stringify(alias));
    bundle('src/index.js', output, workDirectory);
    // The package's bin, beside the action: a program of its own, so that the action carries nothing for it.
    bundle('src/sandbox/cli/index.js', join(output, 'sandbox'), workDirectory);
    escapeToAscii(output);
  } finally {
    rmSync(workDirectory, { recursive: true });
  }
}

/** Paths of all files below a directory, relative to it, sorted; empty when there is no such directory. */
function listFiles(directory: string): readonly string[] {
  if (statSync(directory, { throwIfNoEntry: false }) === undefined) return [];
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
    .sort();
}

/** What differs between two directories, a line each. */
function listDifferences(fresh: string, committed: string): readonly string[] {
  const [expected, found] = [listFiles(fresh), listFiles(committed)];
  return [
    ...expected.filter((path) => !found.includes(path)).map((path) => `${path}: missing`),
    ...found.filter((path) => !expected.includes(path)).map((path) => `${path}: not made by the build`),
    ...expected.filter((path) => found.includes(path)).flatMap((path) => differenceOf(path, fresh, committed)),
  ];
}

function differenceOf(path: string, fresh: string, committed: string): readonly string[] {
  const [a, b] = [readFileSync(join(fresh, path), 'utf8'), readFileSync(join(committed, path), 'utf8')];
  if (a === b) return [];
  const [left, right] = [a.split('\n'), b.split('\n')];
  const at = left.findIndex((line, index) => line !== right[index]);
  const line = at < 0 ? left.length : at;
  return [`${path}: differs from line ${line + 1} on: expected ${quote(left[line])}, found ${quote(right[line])}`];
}

function quote(line: string | undefined): string {
  return line === undefined ? 'the end' : JSON.stringify(line.slice(0, 100));
}

function describeSize(directory: string): string {
  const files = listFiles(directory);
  const bytes = files.reduce((sum, path) => sum + statSync(join(directory, path)).size, 0);
  return `${files.length} files, ${(bytes / 1e6).toFixed(2)} MB`;
}

function main(check: boolean): void {
  const temporary = mkdtempSync(join(tmpdir(), 'orkestro-build-'));
  try {
    const fresh = join(temporary, 'dist');
    build(fresh);
    if (!check) {
      rmSync(DIST, { recursive: true, force: true });
      cpSync(fresh, DIST, { recursive: true });
      console.log(`${DIST}/: ${describeSize(DIST)}`);
      return;
    }
    const differences = listDifferences(fresh, DIST);
    if (differences.length === 0) {
      console.log(`${DIST}/ is what the sources make: ${describeSize(DIST)}`);
      return;
    }
    console.error(`${DIST}/ is not what the sources make; run \`npm run build\` and commit it:`);
    for (const difference of differences) console.error(`  ${difference}`);
    process.exitCode = 1;
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

main(process.argv.includes('--check'));
