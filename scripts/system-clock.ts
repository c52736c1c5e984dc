/** The real clock, for commands that talk to real services. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../src/core/ports/runtime.ts';

/** Time and randomness of this machine. */
export const systemClock: Clock = {
  now: Date.now,
  sleep: (ms, signal) => pause(ms, undefined, signal === undefined ? {} : { signal }).catch(() => undefined),
  random: Math.random,
};
