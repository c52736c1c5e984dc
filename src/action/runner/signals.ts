/**
 * Handles a cancelled job. The runner sends SIGINT, SIGTERM 7.5 s later, and kills the process 2.5 s after that
 * (docs/GITHUB-FACTS.md#cancellation). The first signal asks the run to report its state, the second ends it.
 */

/** The part of `process` that this module uses. */
export interface SignalSource {
  on(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
  off(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
  exit(code: number): void;
}

/** The cancellation of the job. */
export interface Cancellation {
  /** Aborts at the first signal, with the signal's name as reason. */
  readonly signal: AbortSignal;
  /** Stops listening. */
  dispose(): void;
}

const EXIT_CODE = { SIGINT: 130, SIGTERM: 143 } as const;

/** Listens for SIGINT and SIGTERM until the result is disposed. */
export function watchSignals(source: SignalSource = process): Cancellation {
  const controller = new AbortController();
  const listen = (name: 'SIGINT' | 'SIGTERM') => (): void => {
    if (controller.signal.aborted) source.exit(EXIT_CODE[name]);
    else controller.abort(name);
  };
  const [onInterrupt, onTerminate] = [listen('SIGINT'), listen('SIGTERM')];
  source.on('SIGINT', onInterrupt);
  source.on('SIGTERM', onTerminate);
  return {
    signal: controller.signal,
    dispose() {
      source.off('SIGINT', onInterrupt);
      source.off('SIGTERM', onTerminate);
    },
  };
}
