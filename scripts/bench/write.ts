/** The table in docs/PERFORMANCE.md, between its two marks, with what it was measured on. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

const FILE = 'docs/PERFORMANCE.md';
const BEGIN = '<!-- table: begin; `npm run bench -- --write` -->';
const END = '<!-- table: end -->';

/** Puts `block` between the marks of `text`. Throws where they are not there, each once and in order. */
export function replaceBlock(text: string, block: string): string {
  const [before = '', rest, ...more] = text.split(BEGIN);
  const [, after, ...others] = rest?.split(END) ?? [];
  if (after === undefined || more.length > 0 || others.length > 0) throw new Error(`${FILE} has lost its marks`);
  return `${before}${BEGIN}\n\n${block}\n\n${END}${after}`;
}

export function writeReport(table: string): void {
  const { stdout } = spawnSync('git', ['rev-parse', '--short=12', 'HEAD'], { encoding: 'utf8' });
  const cores = availableParallelism();
  const where = `Node ${process.version}, ${process.platform} ${process.arch}, ${cores} cores, commit ${stdout.trim()}.`;
  writeFileSync(FILE, replaceBlock(readFileSync(FILE, 'utf8'), `${where}\n\n${table}`));
  spawnSync('node_modules/.bin/prettier', ['--write', FILE]);
}
