/**
 * `npm test`: the fast loop, under three minutes on two cores. `npm run test:all` (`--all`): everything, with the files that
 * end in `.slow.test.ts` and ten thousand stories instead of one thousand. The stories run first and alone: they take both
 * cores. With further arguments, Jest as it is: `npm test -- __tests__/core`.
 */
import { spawnSync } from 'node:child_process';

const JEST = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
const STORIES = '__tests__/simulation/simulation.test.ts';
const FAST_SEEDS = '1000';

/** Returns Jest's exit code, or 1 where a signal ended it. */
function runJest(args: readonly string[], env: Readonly<Record<string, string>> = {}): number {
  const options = { stdio: 'inherit', env: { ...process.env, ...env } } as const;
  return spawnSync(process.execPath, [...JEST, ...args], options).status ?? 1;
}

function runSuite(all: boolean): number {
  const suite = { TEST_SUITE: all ? 'all' : 'fast' };
  const seeds = process.env['SIMULATE_SEEDS'] ?? (all ? undefined : FAST_SEEDS);
  return Math.max(
    runJest([STORIES], { ...suite, ...(seeds !== undefined && { SIMULATE_SEEDS: seeds }) }),
    runJest(['--testPathIgnorePatterns', STORIES, ...(all ? [] : ['\\.slow\\.test\\.ts$'])], suite),
  );
}

const [first, ...others] = process.argv.slice(2);
const given = first === '--all' ? others : process.argv.slice(2);
process.exitCode = given.length > 0 ? runJest(given, { TEST_SUITE: 'all' }) : runSuite(first === '--all');
