/** Time, randomness, and the log of the step. */

/** Time and randomness, injected so that tests and the simulation control both. */
export interface Clock {
  /** Returns the time in ms since the epoch. */
  now(): number;
  /** Resolves after `ms`, or as soon as `signal` aborts. Never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Returns a number, uniformly distributed in [0, 1). */
  random(): number;
}

/**
 * The log of the step. Every implementation neutralizes workflow commands in the text
 * (docs/GITHUB-FACTS.md#commands-in-logs).
 */
export interface Log {
  info(line: string): void;
  debug(line: string): void;
  notice(line: string): void;
  warning(line: string): void;
  error(line: string): void;
  group<T>(title: string, body: () => Promise<T>): Promise<T>;
}
