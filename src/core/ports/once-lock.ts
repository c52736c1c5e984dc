/** A lock that exactly one run acquires. The adapters are in src/github/locks/. */

/**
 * The place a one-shot lock sits on. A hire's is its issue or pull request, slots are generations; a decision's is the
 * status comment, slots are rounds. A reaction sits on the place itself; a ref is named after the rest: `reference` is the
 * subject's part of the name (core/domain/reference.ts `formatRefPart`).
 */
export type LockKey =
  | { readonly on: 'conversation'; readonly number: number; readonly reference: string }
  | {
      readonly on: 'comment';
      readonly id: number;
      /** The comment's `nodeId`, where it is known. */
      readonly nodeId?: string | undefined;
      readonly reference: string;
      readonly mission: string;
      /** How many signed withdrawals have opened this round again: 0 at first, and always where acquires are taken back. */
      readonly epoch: number;
    };

/**
 * A one-shot lock: of all that try to acquire a slot, exactly one is told `acquired` (docs/PROTOCOL.md#locks). Slots count from 1.
 * `taken`: somebody was first (also another bot identity). `unclear`: the answer was lost; treat as taken and don't act.
 * `gone`: the place is no longer there. `denied`: the token may not; nothing was taken.
 */
export interface OnceLock {
  /** `ref`: acquires are never taken back. `memory`: known to this run alone. */
  readonly kind: 'reaction' | 'ref' | 'memory';
  /** How many slots there are. */
  readonly maxSequence: number;
  acquire(key: LockKey, sequence: number, options?: AcquireOptions): Promise<AcquireReply>;
  /** True: surely nobody has touched the slot. False: somebody has, or it cannot be told so easily. Never throws for GitHub's sake. */
  peek(key: LockKey, sequence: number): Promise<boolean>;
  /** Whether a slot is taken, since when, and by which acquire. */
  read(key: LockKey, sequence: number): Promise<LockReading>;
  /** Takes back a acquire by its id: this run's own as its 201 returned it, or the one that a person takes over. False: could not; always so for `ref`. */
  release(key: LockKey, acquisitionId: string): Promise<boolean>;
}

/** What goes on beside a acquire. */
export interface AcquireOptions {
  /** The slot was just seen untouched: it is not looked at again before the acquire, only after it. */
  readonly isKnownFree: boolean;
  /** A read that begins once the acquire stands, beside the look that tells whether it was the first. Must not throw. */
  readonly onAcquired: () => Promise<unknown>;
}

export type AcquireReply =
  | { readonly kind: 'acquired'; readonly acquisitionId: string }
  | { readonly kind: 'taken' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'denied'; readonly why: string }
  | { readonly kind: 'unclear'; readonly why: string };

/** `at` (ms) is `null` where nobody can tell; of several acquires of a slot it is the latest's. */
export type LockReading =
  | { readonly kind: 'free' }
  | { readonly kind: 'taken'; readonly at: number | null; readonly acquisitionId: string }
  | { readonly kind: 'gone' };
