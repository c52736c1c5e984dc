/** A lock that lives as long as this run: for trials, which never mark a real subject, and for runs that are their own subject. */
import type { OnceLock, LockKey } from '../../core/ports/once-lock.ts';

/** Slots as GitHub's reactions have them: eight. */
export function createInProcessLock(now: () => number): OnceLock {
  const taken = new Map<string, { readonly id: string; readonly at: number }>();
  const keyOf = (place: LockKey, slot: number): string =>
    place.on === 'comment' ? `comment ${place.id} ${slot}.${place.turn}` : `conversation ${place.number} ${slot}`;
  let count = 0;
  return {
    kind: 'memory',
    maxSequence: 8,
    async acquire(place, slot, beside) {
      const key = keyOf(place, slot);
      if (taken.has(key)) return { kind: 'taken' };
      const id = String(++count);
      taken.set(key, { id, at: now() });
      await beside?.read();
      return { kind: 'acquired', acquisitionId: id };
    },
    peek: () => Promise.resolve(false),
    read(place, slot) {
      const found = taken.get(keyOf(place, slot));
      return Promise.resolve(
        found === undefined ? { kind: 'free' } : { kind: 'taken', at: found.at, acquisitionId: found.id },
      );
    },
    release(_place, acquisitionId) {
      for (const [key, { id }] of taken) {
        if (id === acquisitionId) return Promise.resolve(taken.delete(key));
      }
      return Promise.resolve(false);
    },
  };
}
