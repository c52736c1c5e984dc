/**
 * Runs `npm run mutate`: changes the core and the hire and settle flow in one small place at a time, and checks that a test
 * fails.
 *
 * Arguments: the parts to run (all without one), and `--judge`, which runs nothing and judges the reports of earlier runs again.
 * Every surviving mutant must be in `survivors.json` with a reason. build/MUTANTS.md lists figures and survivors. The figures of
 * a part stay in `scripts/mutate/figures` until it is run again.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { MUTANTS_PAGE, renderPage } from './page.ts';
import {
  PARTS,
  readFigures,
  readReport,
  readSurvivors,
  reportOf,
  scoreOf,
  unexplained,
  writeFigures,
} from './survivors.ts';

const MIN_SCORE = 90;
const args = process.argv.slice(2);
const evaluateOnly = args.includes('--judge');
const named = args.filter((word) => !word.startsWith('--'));
const odd = named.find((word) => !PARTS.some((part) => part === word));
if (odd !== undefined) throw new Error(`There is no part "${odd}". Parts: ${PARTS.join(', ')}.`);
const parts = PARTS.filter((part) => named.length === 0 || named.includes(part));

for (const part of evaluateOnly ? [] : parts) {
  const { status } = spawnSync('node', ['node_modules/@stryker-mutator/core/bin/stryker.js', 'run'], {
    stdio: 'inherit',
    env: { ...process.env, MUTATE: part },
  });
  if (status !== 0)
    throw new Error(`Stryker ended with ${String(status)} for the part "${part}"; its output above says why.`);
}

for (const part of parts) if (existsSync(reportOf(part))) await writeFigures(readReport(part));

const reports = PARTS.map(readFigures).filter((report) => report !== null);
const explained = readSurvivors();
const open = reports.flatMap((report) => unexplained(report, explained));
for (const { file, line, change } of open) console.error(`survived, without a reason: ${file}:${line} ${change}`);
const page = await format(renderPage(reports, explained), {
  ...(await resolveConfig(MUTANTS_PAGE)),
  parser: 'markdown',
});
mkdirSync(dirname(MUTANTS_PAGE), { recursive: true });
writeFileSync(MUTANTS_PAGE, page);
const low = reports.filter(({ files }) => scoreOf(files) < MIN_SCORE);
for (const { part, files } of low)
  console.error(`${part}: ${scoreOf(files).toFixed(2)} % is less than ${MIN_SCORE} %.`);
if (open.length > 0 || low.length > 0) process.exitCode = 1;
