/**
 * `npm test`: the ten thousand stories first and by themselves, for they take both cores and have a time to keep; then everything
 * else. With arguments, Jest as it is: `npm test -- __tests__/core`.
 */
import { spawnSync } from 'node:child_process';

const JEST = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
const STORIES = '__tests__/simulation/simulation.test.ts';

/** Jest's exit code; 1 where a signal ended it. */
function runJest(...args: readonly string[]): number {
  return spawnSync(process.execPath, [...JEST, ...args], { stdio: 'inherit' }).status ?? 1;
}

const given = process.argv.slice(2);
const codes = given.length > 0 ? [runJest(...given)] : [runJest(STORIES), runJest('--testPathIgnorePatterns', STORIES)];
process.exitCode = Math.max(...codes);
