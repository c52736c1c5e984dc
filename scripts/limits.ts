/**
 * Part of `npm run check`: the committed dist/ has not grown fat or slow. Sizes are bytes; start-up is a ratio to `node -e 0`,
 * started in turn in the same rounds, never a time. The limits leave room above the goals of `npm run bench`
 * (docs/PERFORMANCE.md), and a start-up that misses one is measured once more.
 */
import { sumBytes } from './bench/costs.ts';
import { measureScenario } from './bench/requests.ts';
import { countCopies, measureFiles } from './bench/size.ts';
import { measureStartUp } from './bench/start.ts';
import { medianRatio } from './bench/statistics.ts';

const ROUNDS = 11;
const LIMITS = { skip: 2.5, error: 3.2, skipPeak: 1.4, skipBytes: 0.4e6, runBytes: 1.6e6, distBytes: 2.5e6 } as const;

/** What is measured, and the most that it may be. */
interface Measure {
  readonly what: string;
  readonly value: number;
  readonly limit: number;
}

const exceeds = ({ value, limit }: Measure): boolean => !(value <= limit);

function measureStart(): readonly Measure[] {
  const { times, peaks, loaded } = measureStartUp(ROUNDS);
  return [
    { what: 'a skipped event, × node -e 0', value: medianRatio(times.skip, times.nothing), limit: LIMITS.skip },
    { what: 'a missing input, × node -e 0', value: medianRatio(times.error, times.nothing), limit: LIMITS.error },
    {
      what: 'memory of a skipped event, × node -e 0',
      value: medianRatio(peaks.skip, peaks.nothing),
      limit: LIMITS.skipPeak,
    },
    { what: 'bytes loaded to skip', value: sumBytes(loaded.skip, measureFiles()), limit: LIMITS.skipBytes },
  ];
}

async function measureSize(): Promise<readonly Measure[]> {
  const files = measureFiles();
  const { loaded } = await measureScenario(0);
  return [
    { what: 'bytes loaded by a whole run', value: sumBytes(loaded, files), limit: LIMITS.runBytes },
    { what: 'bytes of dist/', value: sumBytes([...files.keys()], files), limit: LIMITS.distBytes },
    ...[...countCopies()].map(([library, value]) => ({ what: `copies of ${library}`, value, limit: 1 })),
  ];
}

const first = measureStart();
const measures = [...(first.some(exceeds) ? measureStart() : first), ...(await measureSize())];
for (const { what, value, limit } of measures) {
  const shown = (number: number): string => (Number.isInteger(number) ? String(number) : number.toFixed(2));
  console.log(`${value <= limit ? 'ok  ' : 'OVER'} ${what}: ${shown(value)}, at most ${shown(limit)}`);
}
if (measures.some(exceeds)) {
  console.error('dist/ has become too large or too slow; `npm run bench -- start size runs` shows more.');
  process.exitCode = 1;
}
