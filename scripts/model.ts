/**
 * `npm run model`: explores everything that can happen to the real hiring and settling machines in the largest worlds that
 * fit (__tests__/model), and prints how many states there are. Exit 1, with the shortest way there, when something breaks.
 * `npm run model -- settle`: only the worlds whose name holds that text.
 */
import type { Exploration } from '../__tests__/model/explore.ts';
import {
  exploreHire,
  exploreSettle,
  HIRE_CONFIGURATIONS,
  SETTLE_CONFIGURATIONS,
  FULL_HIRE_CONFIGURATIONS,
  FULL_SETTLE_CONFIGURATIONS,
} from '../__tests__/model/configurations.ts';

const wanted = process.argv[2] ?? '';
let states = 0;

function report(name: string, exploreConfiguration: () => Exploration): void {
  if (!name.includes(wanted)) return;
  const startedAt = performance.now();
  const { states: found, transitions, depth, broken, isTruncated } = exploreConfiguration();
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  states += found;
  const verdict = broken === null ? (isTruncated ? 'CUT SHORT' : 'nothing breaks') : `BREAKS: ${broken.what}`;
  process.stdout.write(`| ${name} | ${found} | ${transitions} | ${depth} | ${verdict} | ${seconds} s |\n`);
  if (broken !== null) process.stdout.write(`${broken.way.map((step) => `  ${step}`).join('\n')}\n`);
  if (broken !== null || isTruncated) process.exitCode = 1;
}

process.stdout.write('| world | states | transitions | depth | | time |\n| --- | --- | --- | --- | --- | --- |\n');
for (const [name, bounds] of Object.entries({ ...HIRE_CONFIGURATIONS, ...FULL_HIRE_CONFIGURATIONS }))
  report(`hire: ${name}`, () => exploreHire(bounds));
for (const [name, bounds] of Object.entries({ ...SETTLE_CONFIGURATIONS, ...FULL_SETTLE_CONFIGURATIONS }))
  report(`settle: ${name}`, () => exploreSettle(bounds));
process.stdout.write(`\n${states} states in all.\n`);
