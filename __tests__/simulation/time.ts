/**
 * Time that passes only when everybody waits, and a scheduler with a seed: of what is due at the same moment, chance says
 * who goes first. Everything a run does between two waits is one step; after each, `onStep` may look at the world.
 */
import { NOON } from '../support/builders.ts';

interface Timer {
  readonly at: number;
  readonly rank: number;
  readonly wake: () => void;
}

const isBefore = (one: Timer, other: Timer): boolean =>
  one.at < other.at || (one.at === other.at && one.rank < other.rank);

export class VirtualTime {
  /** ms since the epoch. */
  now = NOON;
  /** Steps so far. */
  steps = 0;
  /** Of the order and times of all steps so far. */
  fingerprint = 0;
  #busy = 0;
  readonly #heap: Timer[] = [];
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  /** Calls `wake` when `ms` have passed. */
  after(ms: number, wake: () => void): void {
    this.#push({ at: this.now + Math.max(0, Math.round(ms)), rank: this.#random(), wake });
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.after(ms, resolve);
    });
  }

  /** Real work that takes turns of the event loop, such as an answer behind streams: time stands still meanwhile. */
  async work<T>(body: () => Promise<T>): Promise<T> {
    this.#busy += 1;
    try {
      return await body();
    } finally {
      this.#busy -= 1;
    }
  }

  /** Runs until `isDone`, or until nothing is left to wait for. */
  async run(isDone: () => boolean, onStep: () => void): Promise<void> {
    for (;;) {
      await tick();
      while (this.#busy > 0) await waitForImmediate();
      onStep();
      if (isDone()) return;
      const next = this.#pop();
      if (next === undefined) return;
      this.now = Math.max(this.now, next.at);
      this.steps += 1;
      this.fingerprint = Math.imul(this.fingerprint ^ (next.at - NOON) ^ (next.rank * 0x7fffffff), 0x01000193) >>> 0;
      next.wake();
    }
  }

  #push(timer: Timer): void {
    const heap = this.#heap;
    let index = heap.length;
    heap.push(timer);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || !isBefore(timer, above)) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = timer;
  }

  #pop(): Timer | undefined {
    const heap = this.#heap;
    const [first] = heap;
    const last = heap.pop();
    if (last === undefined || first === undefined || heap.length === 0) return first;
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      const [one, other] = [heap[left], heap[left + 1]];
      if (one === undefined) break;
      const least = other !== undefined && isBefore(other, one) ? left + 1 : left;
      const below = heap[least];
      if (below === undefined || !isBefore(below, last)) break;
      heap[index] = below;
      index = least;
    }
    heap[index] = last;
    return first;
  }
}

/** Every continuation that is ready has run: Node takes up ticks when no promise has anything left to do. */
function tick(): Promise<void> {
  return new Promise((resolve) => {
    process.nextTick(resolve);
  });
}

/** One turn of the event loop, which is what real work waits for and costs far more. */
function waitForImmediate(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
