/** Time, chance, and the log of the step. */

/** Time and chance, injected so that tests and the simulation own both. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `ms`, or at once when `signal` aborts; never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Uniform in [0, 1). */
  random(): number;
}

/** The step's log. Every implementation neutralizes workflow commands in what it is given (docs/GITHUB-FACTS.md#commands-in-logs). */
export interface Log {
  info(line: string): void;
  debug(line: string): void;
  notice(line: string): void;
  warning(line: string): void;
  error(line: string): void;
  group<T>(title: string, body: () => Promise<T>): Promise<T>;
}
