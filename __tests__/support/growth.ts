/** Whether work grows with its input or faster, on a machine that is busy with other things. */
import { expect } from '@jest/globals';

/** At most 2.5 for twice the input (threats row 21), over two doublings; a square takes 16. */
const MAX_RATIO = 2.5 ** 2;
/** What a collection of garbage may add to a measurement, ms. */
const SLACK_MS = 2;
/** What fresh memory costs a reader, ms: results above some size get it from the system each time, smaller ones do not. */
const FRESH_MS = 0.2;
/** How many results of the text's size a reader may make; on a busy machine their memory costs more than that. */
const FRESH_COPIES = 4;
/** Shorter measurements are mostly chance, ms: the work is repeated. */
const MIN_MS = 4;
const TRIES = 30;

/**
 * Asserts that reading a text of `largest` characters takes at most 6.25 times the processor time that a quarter of it takes. Both are
 * measured until the least times seen so far keep that: other work of the machine can only add to a measurement.
 */
export function expectLinear(read: (text: string) => unknown, build: (size: number) => string, largest: number): void {
  const [small, large] = [flatten(build(Math.ceil(largest / 4))), flatten(build(largest))];
  read(small);
  const first = measure(() => void read(large));
  const once = measure(() => void read(small));
  // Long enough to count: by then the reader has got going, so that nothing makes the small one look slow.
  if (once >= MIN_MS && first <= MAX_RATIO * once + SLACK_MS) return;
  const times = Math.min(40, Math.ceil(MIN_MS / Math.max(0.1, once)));
  const measureAll = (work: () => unknown): number =>
    measure(() => {
      for (let time = 0; time < times; time++) work();
    });
  let [fast, slow, copying] = [Infinity, Infinity, Infinity];
  for (let tries = 0; tries < TRIES; tries++) {
    fast = Math.min(fast, measureAll(read.bind(null, small)));
    slow = Math.min(slow, measureAll(read.bind(null, large)));
    if (slow <= MAX_RATIO * fast + SLACK_MS + times * FRESH_MS) return;
    copying = Math.min(copying, measureAll(copy.bind(null, large)));
    if (slow <= MAX_RATIO * fast + SLACK_MS + FRESH_COPIES * copying) return;
  }
  expect(`${fast.toFixed(1)} → ${slow.toFixed(1)} ms, copying ${copying.toFixed(1)} ms`).toBe('linear');
}

/** Flattens a text made of many, because the engine does so at the first read. */
function flatten(text: string): string {
  text.search(/$/);
  return text;
}

/** Returns the text with one character more, in memory of its own. */
function copy(text: string): number {
  return `${text}=`.charCodeAt(0);
}

/** Returns processor time of this process, ms: exact only as the sum of its two parts. */
function measure(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
