/**
 * `npm run bench [-- SECTION …] [-- --write]`: what the built action costs (start-up, size, memory, requests, delay), and how
 * fast the sandbox is, as one table. It measures; a missed goal is shown, not a failure, because the clock of a shared
 * machine proves little. `--write` puts the table into docs/PERFORMANCE.md.
 */
import { describeCosts, describeRuns, describeSize } from './costs.ts';
import { describeDelay } from './delay.ts';
import { describeFirstPass } from './first-look.ts';
import { describeGrowth } from './growth.ts';
import { describeSandbox } from './sandbox.ts';
import { describeSweep } from './sweep.ts';
import { renderTable, type Row } from './table.ts';
import { describeWaiting } from './waiting.ts';
import { writeReport } from './write.ts';

if (!process.version.startsWith('v24.')) {
  throw new Error(`This is Node ${process.version}; the action runs on Node 24. Start it with \`npm run bench\`.`);
}

/** By name: what is measured, and about how long that takes on two quiet cores. */
const SECTIONS: Readonly<Record<string, () => readonly Row[] | Promise<readonly Row[]>>> = {
  /** 20 s */
  start: describeCosts,
  size: describeSize,
  /** 25 s */
  runs: describeRuns,
  /** 5 s */
  requests: describeFirstPass,
  /** 15 s */
  waiting: describeWaiting,
  delay: describeDelay,
  growth: describeGrowth,
  /** 2 min: it keeps GitHub's pace */
  sweep: describeSweep,
  /** 2 min */
  sandbox: describeSandbox,
};

const wanted = process.argv.slice(2).filter((name) => name !== '--write');
const sections = new Map<string, readonly Row[]>();
for (const name of wanted.length > 0 ? wanted : Object.keys(SECTIONS)) {
  const measure = SECTIONS[name];
  if (measure === undefined) {
    throw new Error(`There is no section "${name}"; there are ${Object.keys(SECTIONS).join(', ')}.`);
  }
  const began = performance.now();
  sections.set(name, await measure());
  console.error(`${name}: ${((performance.now() - began) / 1000).toFixed(0)} s`);
}
const table = renderTable(sections);
console.log(table);
if (process.argv.includes('--write')) writeReport(table);
