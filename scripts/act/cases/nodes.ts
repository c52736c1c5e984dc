/** Other programs in the place of Node 24: an older one, and one that writes down what it is given. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listPrograms } from '../requirements.ts';

const SPIED = 'spied';

/** act first asks Node where it is, and starts what that says. */
const SPY = `#!${process.execPath}
const { mkdirSync, writeFileSync } = require('node:fs');
const { spawnSync } = require('node:child_process');
const args = process.argv.slice(2);
if (args.join(' ').includes('process.execPath')) {
  console.log(__filename);
} else {
  const folder = __dirname + '/${SPIED}';
  mkdirSync(folder, { recursive: true });
  writeFileSync(folder + '/' + process.pid + '.json', JSON.stringify(process.env));
  process.exitCode = spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1;
}
`;

/** Makes a `node` that writes its environment down before it does its work. Returns its folder. */
export function plantSpy(scratch: string): string {
  const folder = join(scratch, 'spy');
  mkdirSync(folder);
  writeFileSync(join(folder, 'node'), SPY, { mode: 0o755 });
  return folder;
}

/** Returns each environment that the spy was started with. */
export function readSpied(scratch: string): readonly Readonly<Record<string, string>>[] {
  const folder = join(scratch, 'spy', SPIED);
  return readdirSync(folder).map(
    (file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Readonly<Record<string, string>>,
  );
}

/** Makes a folder whose `node` is the first one in PATH that is older than 24. @returns null if there is none */
export function plantOldNode(scratch: string): { readonly folder: string; readonly version: string } | null {
  for (const program of listPrograms('node', process.env)) {
    const version = spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout.trim();
    if (!/^v(\d|1\d|2[0-3])\./.test(version)) continue;
    const folder = join(scratch, 'old-node');
    mkdirSync(folder);
    symlinkSync(program, join(folder, 'node'));
    return { folder, version };
  }
  return null;
}
