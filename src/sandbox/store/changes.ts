/** Notifies listeners about changed missions: after the commit, and never about what was rolled back. */

/**
 * A listener for one changed mission. Called after the commit, in the order of the changes. It can read the sandbox.
 */
export type ChangeListener = (missionId: string) => void;

/** The changed missions of the open transaction, and the listeners to them. */
export interface Changes {
  /** Records that the open transaction wrote a mission. Several records of one mission count once. */
  record(missionId: string): void;
  /**
   * Runs `transact`, then notifies every listener about what was recorded.
   *
   * If `transact` throws, the error is passed on, and no listener is called.
   */
  runAndNotify<T>(transact: () => T): T;
  /** Adds a listener. Returns a function that removes it. */
  subscribe(listener: ChangeListener): () => void;
}

function notify(listener: ChangeListener, missionId: string): void {
  try {
    listener(missionId);
  } catch (error) {
    // The change is committed and the request succeeded: a failing listener must not turn its reply into a 500.
    process.emitWarning(error instanceof Error ? error : String(error));
  }
}

/** Creates an empty list of changes and listeners. */
export function createChanges(): Changes {
  const listeners = new Set<ChangeListener>();
  const changedIds = new Set<string>();
  return {
    record(missionId) {
      changedIds.add(missionId);
    },
    runAndNotify(transact) {
      try {
        const result = transact();
        const ids = [...changedIds];
        changedIds.clear();
        for (const missionId of ids) for (const listener of [...listeners]) notify(listener, missionId);
        return result;
      } finally {
        changedIds.clear();
      }
    },
    subscribe(listener) {
      // A new function each time, so that a listener that subscribes twice can unsubscribe twice.
      const own: ChangeListener = (missionId) => {
        listener(missionId);
      };
      listeners.add(own);
      return () => {
        listeners.delete(own);
      };
    },
  };
}
