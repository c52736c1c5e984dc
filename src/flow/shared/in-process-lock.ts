/** A lock that lives as long as this run, for the sandbox, which never marks a real subject, and for runs that are their own subject. */
import type { OnceLock, LockKey } from '../../core/ports/once-lock.ts';

/** Creates a lock with eight sequence numbers, as many as GitHub has reactions. */
export function createInProcessLock(now: () => number): OnceLock {
  const taken = new Map<string, { readonly id: string; readonly at: number }>();
  const toMapKey = (lockKey: LockKey, sequence: number): string =>
    lockKey.on === 'comment'
      ? `comment ${lockKey.id} ${sequence}.${lockKey.epoch}`
      : `conversation ${lockKey.number} ${sequence}`;
  let count = 0;
  return {
    kind: 'memory',
    maxSequence: 8,
    async acquire(lockKey, sequence, options) {
      const key = toMapKey(lockKey, sequence);
      if (taken.has(key)) return { kind: 'taken' };
      const id = String(++count);
      taken.set(key, { id, at: now() });
      await options?.onAcquired();
      return { kind: 'acquired', acquisitionId: id };
    },
    peek: () => Promise.resolve(false),
    read(lockKey, sequence) {
      const found = taken.get(toMapKey(lockKey, sequence));
      return Promise.resolve(
        found === undefined ? { kind: 'free' } : { kind: 'taken', at: found.at, acquisitionId: found.id },
      );
    },
    release(_lockKey, acquisitionId) {
      for (const [key, { id }] of taken) {
        if (id === acquisitionId) return Promise.resolve(taken.delete(key));
      }
      return Promise.resolve(false);
    },
  };
}
