/**
 * Preloaded into the action by the bench: its pauses take no time, and its clock shows as if they had. How much was
 * skipped (ms) is in a file, so that marketplace and GitHub on the other side keep the same time.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers/promises';

const file = process.env['ORKESTRO_BENCH_CLOCK'] ?? '';
const realNow = Date.now.bind(Date);
const realSleep = timers.setTimeout;
let skipped = Number(readFileSync(file, 'utf8'));

Date.now = () => realNow() + skipped;
timers.setTimeout = (ms, ...rest) => {
  skipped += ms ?? 0;
  writeFileSync(file, String(skipped));
  return realSleep(0, ...rest);
};
syncBuiltinESMExports();
