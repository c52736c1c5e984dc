/** `npm run check`: every static check, all of them reported, in the order a reader wants to see them. */
import { spawnSync } from 'node:child_process';

const bin = (name: string): string => `node_modules/.bin/${name}`;

const CHECKS: readonly (readonly [string, readonly string[]])[] = [
  ['types', [bin('tsc'), '-p', 'tsconfig.json']],
  ['lint', [bin('eslint'), '--max-warnings=80', '.']],
  ['format', [bin('prettier'), '--check', '--log-level=warn', '.']],
  ['architecture', [bin('depcruise'), '--config', '.dependency-cruiser.js', 'src']],
  ['unused', [bin('knip'), '--no-progress']],
  ['workflows', ['node', 'scripts/workflows/main.ts']],
  ['documents', ['node', 'scripts/docs.ts', '--check']],
  ['dist', ['node', 'scripts/build.ts', '--check']],
  ['limits', ['node', 'scripts/limits.ts']],
];

const failed: string[] = [];
for (const [name, [command, ...args]] of CHECKS) {
  const started = performance.now();
  const { status } = spawnSync(command ?? '', args, { stdio: 'inherit' });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
  if (status !== 0) failed.push(name);
}
if (failed.length > 0) {
  console.error(`\nnpm run check: ${failed.join(', ')} failed; the output above says where.`);
  process.exitCode = 1;
}
