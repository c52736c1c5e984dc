/**
 * `npm run bench [-- SECTION …]`: what the built action costs (start-up, size, requests), and how fast the sandbox is. It
 * measures; a missed goal is shown, not a failure, because the clock of a shared machine proves little.
 */
import { listTrialFiles, tellStory, type Story } from './requests.ts';
import { describeSandbox } from './sandbox.ts';
import { countCopies, findSandboxFiles, measureFiles } from './size.ts';
import { measureStartUp, type Times } from './start.ts';
import { describeSweep } from './sweep.ts';
import { judge, printTable, type Row } from './table.ts';
import { describeWaiting } from './waiting.ts';

const GOAL_RATIO = 3.7;
const GOAL_BYTES = 2.5e6;

function formatTimes({ median, least, most }: Times): string {
  return `${median.toFixed(0)} ms (${least.toFixed(0)}–${most.toFixed(0)})`;
}

function formatBytes(bytes: number): string {
  return bytes >= 1e6 ? `${(bytes / 1e6).toFixed(2)} MB` : `${(bytes / 1e3).toFixed(0)} kB`;
}

function describeStartUp(files: ReadonlyMap<string, number>): readonly Row[] {
  const { rounds, nothing, error, skip, loadedForError, loadedForSkip } = measureStartUp();
  const ratio = (times: Times): number => times.median / nothing.median;
  return [
    { what: `node -e 0, median of ${rounds}`, measured: formatTimes(nothing), goal: '' },
    {
      what: 'start to the first error, missing input',
      measured: `${formatTimes(error)} = ${ratio(error).toFixed(2)} ×`,
      goal: judge(ratio(error) <= GOAL_RATIO, `≤ ${GOAL_RATIO} ×`),
    },
    {
      what: 'an event to skip',
      measured: `${formatTimes(skip)} = ${ratio(skip).toFixed(2)} ×`,
      goal: judge(ratio(skip) <= GOAL_RATIO, `≤ ${GOAL_RATIO} ×`),
    },
    { what: 'loaded for the first error', measured: describeLoaded(loadedForError, files), goal: '' },
    { what: 'loaded to skip', measured: describeLoaded(loadedForSkip, files), goal: '' },
  ];
}

function describeLoaded(loaded: readonly string[], files: ReadonlyMap<string, number>): string {
  const bytes = loaded.reduce((sum, name) => sum + (files.get(name) ?? 0), 0);
  return `${formatBytes(bytes)} in ${loaded.length} ${loaded.length === 1 ? 'file' : 'files'}`;
}

function describeSize(files: ReadonlyMap<string, number>): readonly Row[] {
  const total = [...files.values()].reduce((sum, bytes) => sum + bytes, 0);
  return [
    {
      what: 'dist/, unminified, without licences',
      measured: `${formatBytes(total)} in ${files.size} files`,
      goal: judge(total <= GOAL_BYTES, `≤ ${formatBytes(GOAL_BYTES)}`),
    },
    ...[...countCopies()].map(([library, copies]) => ({
      what: `copies of ${library}`,
      measured: String(copies),
      goal: judge(copies === 1, '1'),
    })),
  ];
}

function describeStory(what: string, { github, marketplace, ms }: Story): readonly Row[] {
  const both = ({ reads, writes }: { reads: number; writes: number }): string => `${reads} reads, ${writes} writes`;
  return [
    { what: `${what}: GitHub`, measured: both(github), goal: '' },
    { what: `${what}: marketplace`, measured: both(marketplace), goal: '' },
    { what: `${what}: time`, measured: `${(ms / 1000).toFixed(1)} s`, goal: '' },
  ];
}

async function describeRuns(files: ReadonlyMap<string, number>): Promise<readonly Row[]> {
  const [straight, reworked, trial] = [await tellStory(0), await tellStory(1), await listTrialFiles()];
  const sandbox = findSandboxFiles();
  const out = sandbox.length > 0 && !sandbox.some((name) => straight.loaded.includes(name));
  const asked = sandbox.every((name) => trial.includes(name));
  return [
    { what: 'loaded by a whole run', measured: describeLoaded(straight.loaded, files), goal: '' },
    { what: 'loaded by a trial', measured: describeLoaded(trial, files), goal: '' },
    {
      what: `sandbox (${sandbox.join(', ')})`,
      measured: `whole run: ${out ? 'not loaded' : 'LOADED'}; trial: ${asked ? 'loaded' : 'NOT LOADED'}`,
      goal: judge(out && asked, 'only when asked for'),
    },
    ...describeStory('hired, green, paid', straight),
    ...describeStory('hired, red, reworked, green, paid', reworked),
  ];
}

if (!process.version.startsWith('v24.')) {
  throw new Error(`This is Node ${process.version}; the action runs on Node 24. Start it with \`npm run bench\`.`);
}

/** By name: what is measured, and about how long that takes on two cores. */
const SECTIONS: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  /** 15 s */
  start: () => Promise.resolve(describeStartUp(measureFiles())),
  size: () => Promise.resolve(describeSize(measureFiles())),
  /** 30 s */
  runs: () => describeRuns(measureFiles()),
  /** 2 min */
  sandbox: describeSandbox,
  /** 15 s */
  waiting: describeWaiting,
  /** 5 min: it keeps GitHub's pace */
  sweep: describeSweep,
};

const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(SECTIONS);
for (const name of wanted) {
  const measure = SECTIONS[name];
  if (measure === undefined)
    throw new Error(`There is no section "${name}"; there are ${Object.keys(SECTIONS).join(', ')}.`);
  const began = performance.now();
  const rows = await measure();
  console.log(`\n${name} (${((performance.now() - began) / 1000).toFixed(0)} s)`);
  printTable(rows);
}
