/** Waits for GitHub's replicas to catch up. */
import type { Clock } from '../../src/core/ports/runtime.ts';

const PAUSE_MS = 2_000;
const TRIES = 6;

/** Reads until the value is as wanted, for 10 seconds at most. Returns the last value. */
export async function poll<T>(clock: Clock, read: () => Promise<T>, isWanted: (value: T) => boolean): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    const value = await read();
    if (isWanted(value) || tries === TRIES) return value;
    await clock.sleep(PAUSE_MS);
  }
}
