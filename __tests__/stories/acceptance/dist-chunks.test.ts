/** Every chunk of dist/ loads, and every module in it: a module is missing only where it is used, which may be rare. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'orkestro-dist-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

/** What separates the bundler's runtime from the start of the program. */
const SEPARATOR = `/${'*'.repeat(72)}/`;

/** Replaces the start of the program: loads everything except the entry, and prints what it loaded. */
function replaceStart(program: string, chunks: readonly number[]): string {
  const at = program.lastIndexOf(SEPARATOR);
  expect(at).toBeGreaterThan(0);
  const entry = /= __nccwpck_require__\((\d+)\);/.exec(program.slice(at))?.[1] ?? '';
  return `${program.slice(0, at)}
    for (const chunk of ${JSON.stringify(chunks)}) await __nccwpck_require__.e(chunk);
    const modules = Object.keys(__nccwpck_require__.m).filter((id) => id !== ${JSON.stringify(entry)});
    for (const id of modules) await __nccwpck_require__(id);
    console.log(\`loaded \${modules.length} modules\`);
    process.exit();
  `;
}

it.each(['dist', 'dist/sandbox'])('%s', (source) => {
  const names = readdirSync(source).filter((name) => name.endsWith('.js'));
  for (const name of [...names, 'package.json']) cpSync(join(source, name), join(directory, name));
  const chunks = names.flatMap((name) => /^(\d+)\.index\.js$/.exec(name)?.[1] ?? []).map(Number);
  expect(chunks.length).toBeGreaterThan(2);
  const entry = join(directory, 'index.js');
  writeFileSync(entry, replaceStart(readFileSync(entry, 'utf8'), chunks));
  const { status, stdout, stderr } = spawnSync(process.execPath, [entry], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/^loaded [1-9]\d+ modules\n$/);
});
