/**
 * A cancelled job: the runner sends SIGINT, 7.5 s later SIGTERM, 2.5 s later it kills (docs/GITHUB-FACTS.md#cancellation). The first
 * signal asks the run to report where things stand, the second ends it.
 */

/** As much of `process` as is needed here. */
export interface SignalSource {
  on(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
  off(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
  exit(code: number): void;
}

export interface Cancellation {
  /** Aborts at the first signal. Its reason is the signal's name. */
  readonly signal: AbortSignal;
  /** Stops listening. */
  dispose(): void;
}

const EXIT_CODE = { SIGINT: 130, SIGTERM: 143 } as const;

/** Listens until disposed. */
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
