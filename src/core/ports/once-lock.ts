/** A lock that exactly one run acquires. The adapters are in src/github/locks/. */

/**
 * What a lock guards. A hire locks its issue or pull request, with generations as sequence numbers. A decision locks the
 * status comment, with rounds as sequence numbers.
 *
 * A reaction is placed on that issue, pull request, or comment. A ref is named after the other members: `reference` is the
 * subject's part of the name (`formatRefPart` of core/domain/reference.ts).
 */
export type LockKey =
  | { readonly on: 'conversation'; readonly number: number; readonly reference: string }
  | {
      readonly on: 'comment';
      readonly id: number;
      /** The GraphQL id of the comment, if known. */
      readonly nodeId?: string | undefined;
      readonly reference: string;
      readonly mission: string;
      /** How many signed release markers have reopened this round. Always 0 for locks that can be released. */
      readonly epoch: number;
    };

/**
 * A one-time lock: of all runs that try to acquire a sequence number, exactly one gets `acquired` (docs/PROTOCOL.md#locks).
 * Sequence numbers count from 1.
 */
export interface OnceLock {
  /** `ref`: never released. `memory`: visible to this run only. */
  readonly kind: 'reaction' | 'ref' | 'memory';
  /** The highest sequence number. */
  readonly maxSequence: number;
  /** Tries to acquire the lock. */
  acquire(key: LockKey, sequence: number, options?: AcquireOptions): Promise<AcquireReply>;
  /**
   * Returns true if the lock is certainly free, false if it is taken or a quick read can't tell. Never throws
   * GitHubError.
   */
  peek(key: LockKey, sequence: number): Promise<boolean>;
  /** Reads whether the lock is taken, since when, and by which acquisition. */
  read(key: LockKey, sequence: number): Promise<LockReading>;
  /**
   * Releases the lock by the id of an acquisition: this run's own, or one that a person takes over.
   *
   * @returns false if it could not be released, which is always so for `ref`
   */
  release(key: LockKey, acquisitionId: string): Promise<boolean>;
}

/** Options of an acquisition. */
export interface AcquireOptions {
  /** The lock was just read as free, so it is read again only after the acquisition. */
  readonly isKnownFree: boolean;
  /** Starts a read in parallel with the check whether the acquisition was the first. Must not throw. */
  readonly onAcquired: () => Promise<unknown>;
}

/**
 * The result of an acquisition.
 *
 * `taken`: another run or bot identity was first. `unclear`: the response was lost, so treat the lock as taken and do not
 * act. `gone`: the issue, pull request, or comment no longer exists. `denied`: the token lacks the permission, and nothing
 * was taken.
 */
export type AcquireReply =
  | { readonly kind: 'acquired'; readonly acquisitionId: string }
  | { readonly kind: 'taken' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'denied'; readonly why: string }
  | { readonly kind: 'unclear'; readonly why: string };

/** The state of a lock. `at` is the time of the latest acquisition in ms. `null`: unknown. */
type LockReading =
  | { readonly kind: 'free' }
  | { readonly kind: 'taken'; readonly at: number | null; readonly acquisitionId: string }
  | { readonly kind: 'gone' };
