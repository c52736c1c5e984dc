/** Tells whoever watches which missions changed: after the commit, never before, and never of what was rolled back. */

/** Hears of one changed mission. Called after the commit, in the order of the changes; it may look at the sandbox. */
export type ChangeListener = (missionId: string) => void;

export interface Changes {
  /** A mission was written in the open transaction. Several times count as once. */
  record(missionId: string): void;
  /** Runs `transact`, then tells everybody what was noted; what it throws is thrown on, and nobody is told. */
  runAndNotify<T>(transact: () => T): T;
  /** Starts to listen; the result stops it. */
  subscribe(listener: ChangeListener): () => void;
}

function notify(listener: ChangeListener, missionId: string): void {
  try {
    listener(missionId);
  } catch (error) {
    // The change stands and the request was done: a listener's fault must not turn its answer into a 500.
    process.emitWarning(error instanceof Error ? error : String(error));
  }
}

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
      // An own function each time: somebody who listens twice stops twice.
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
