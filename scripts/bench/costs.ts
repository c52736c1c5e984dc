/** Start-up, size and memory of the built action, as rows. */
import { measureFirstByte } from './first-byte.ts';
import { listTrialFiles, measureScenario, type ScenarioCosts } from './requests.ts';
import { countCopies, findSandboxFiles, measureFiles } from './size.ts';
import { measureStartUp } from './start.ts';
import { median, medianRatio } from './statistics.ts';
import { describeMany, formatBytes, formatMs, formatRatio, rateGoal, type Row } from './table.ts';

const ROUNDS = 31;
const SCENARIOS = 3;

/** What the bench asks of dist/; `npm run check` asks a little less (scripts/limits.ts). */
const GOALS = {
  skip: 1.8,
  error: 2.4,
  firstByte: 4,
  skipPeak: 1.3,
  runPeak: 90e6,
  runBytes: 1.6e6,
  skipBytes: 0.4e6,
} as const;

function describeRatio(what: string, times: readonly number[], nothing: readonly number[], goal: number): Row {
  const ratio = medianRatio(times, nothing);
  return {
    what,
    ...describeMany(times, formatMs),
    ratio: formatRatio(ratio),
    ...rateGoal(ratio <= goal, `≤ ${goal} ×`),
  };
}

/** Returns time and memory from the start, beside `node -e 0` in the same rounds. */
export async function describeCosts(): Promise<readonly Row[]> {
  const { times, peaks, loaded } = measureStartUp(ROUNDS);
  const first = await measureFirstByte(ROUNDS);
  const files = measureFiles();
  const formatPeak = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
  const peakRatio = medianRatio(peaks.skip, peaks.nothing);
  const loadedToSkip = sumBytes(loaded.skip, files);
  return [
    { what: `node -e 0, ${ROUNDS} rounds`, ...describeMany(times.nothing, formatMs) },
    describeRatio('an event to skip', times.skip, times.nothing, GOALS.skip),
    describeRatio('the error about a missing input', times.error, times.nothing, GOALS.error),
    { what: 'node -e 0, beside the next two', ...describeMany(first.nothing, formatMs) },
    describeRatio('first byte to the marketplace: a hire', first.hire, first.nothing, GOALS.firstByte),
    describeRatio('first byte to the marketplace: discover', first.discover, first.nothing, GOALS.firstByte),
    {
      what: 'loaded to skip',
      measured: describeLoaded(loaded.skip, files),
      ...rateGoal(loadedToSkip <= GOALS.skipBytes, `≤ ${formatBytes(GOALS.skipBytes)}`),
    },
    { what: 'loaded for the error', measured: describeLoaded(loaded.error, files) },
    { what: 'peak memory: node -e 0', ...describeMany(peaks.nothing, formatPeak) },
    {
      what: 'peak memory: an event to skip',
      ...describeMany(peaks.skip, formatPeak),
      ratio: formatRatio(peakRatio),
      ...rateGoal(peakRatio <= GOALS.skipPeak, `≤ ${GOALS.skipPeak} ×`),
    },
  ];
}

/** Bytes of the named files. */
export function sumBytes(names: readonly string[], files: ReadonlyMap<string, number>): number {
  return names.reduce((sum, name) => sum + (files.get(name) ?? 0), 0);
}

function describeLoaded(loaded: readonly string[], files: ReadonlyMap<string, number>): string {
  return `${formatBytes(sumBytes(loaded, files))} in ${loaded.length} ${loaded.length === 1 ? 'file' : 'files'}`;
}

export function describeSize(): readonly Row[] {
  const files = measureFiles();
  const total = sumBytes([...files.keys()], files);
  return [
    { what: 'dist/, unminified, without licenses', measured: `${formatBytes(total)} in ${files.size} files` },
    ...[...countCopies()].map(([library, copies]) => ({
      what: `copies of ${library}`,
      measured: String(copies),
      ...rateGoal(copies === 1, '1'),
    })),
  ];
}

function describeScenario(what: string, { github, marketplace, ms }: ScenarioCosts): readonly Row[] {
  const both = ({ reads, writes }: { reads: number; writes: number }): string => `${reads} reads, ${writes} writes`;
  return [
    { what: `${what}: GitHub`, measured: both(github) },
    { what: `${what}: marketplace`, measured: both(marketplace) },
    { what: `${what}: time`, measured: `${(ms / 1000).toFixed(1)} s` },
  ];
}

/** Returns whole runs: what they load, ask and keep in memory. */
export async function describeRuns(): Promise<readonly Row[]> {
  const files = measureFiles();
  const [straight, reworked, trial] = [await measureScenario(0), await measureScenario(1), await listTrialFiles()];
  const peaks: number[] = [];
  for (let round = 0; round < SCENARIOS; round += 1) peaks.push((await measureScenario(0, 'memory')).peak);
  const sandbox = findSandboxFiles();
  const out = sandbox.length > 0 && !sandbox.some((name) => straight.loaded.includes(name));
  const asked = sandbox.every((name) => trial.includes(name));
  return [
    {
      what: 'loaded by a whole run',
      measured: describeLoaded(straight.loaded, files),
      ...rateGoal(sumBytes(straight.loaded, files) <= GOALS.runBytes, `≤ ${formatBytes(GOALS.runBytes)}`),
    },
    { what: 'loaded by a trial', measured: describeLoaded(trial, files) },
    {
      what: `sandbox (${sandbox.join(', ')})`,
      measured: `whole run: ${out ? 'not loaded' : 'LOADED'}; trial: ${asked ? 'loaded' : 'NOT LOADED'}`,
      ...rateGoal(out && asked, 'only when asked for'),
    },
    {
      what: `peak memory of a whole run, ${SCENARIOS} rounds`,
      ...describeMany(peaks, formatBytes),
      ...rateGoal(median(peaks) <= GOALS.runPeak, `≤ ${formatBytes(GOALS.runPeak)}`),
    },
    ...describeScenario('hired, green, paid', straight),
    ...describeScenario('hired, red, reworked, green, paid', reworked),
  ];
}
