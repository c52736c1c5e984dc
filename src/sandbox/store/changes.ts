/** Tells whoever watches which missions changed: after the commit, never before, and never of what was rolled back. */

/** Hears of one changed mission. Called after the commit, in the order of the changes; it may look at the sandbox. */
export type ChangeListener = (missionId: string) => void;

export interface Changes {
  /** A mission was written in the open transaction. Several times count as once. */
  note(missionId: string): void;
  /** Runs `transact`, then tells everybody what was noted; what it throws is thrown on, and nobody is told. */
  announce<T>(transact: () => T): T;
  /** Starts to listen; the result stops it. */
  listen(listener: ChangeListener): () => void;
}

function tell(listener: ChangeListener, missionId: string): void {
  try {
    listener(missionId);
  } catch (error) {
    // The change stands and the request was done: a listener's fault must not turn its answer into a 500.
    process.emitWarning(error instanceof Error ? error : String(error));
  }
}

export function createChanges(): Changes {
  const listeners = new Set<ChangeListener>();
  const noted = new Set<string>();
  return {
    note(missionId) {
      noted.add(missionId);
    },
    announce(transact) {
      try {
        const result = transact();
        const changed = [...noted];
        noted.clear();
        for (const missionId of changed) for (const listener of [...listeners]) tell(listener, missionId);
        return result;
      } finally {
        noted.clear();
      }
    },
    listen(listener) {
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
