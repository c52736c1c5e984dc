/** A fuse that lives as long as this run: for trials, which never mark a real subject, and for runs that are their own subject. */
import type { OnceLock, LockKey } from '../../core/ports/once-lock.ts';

/** Slots as GitHub's reactions have them: eight. */
export function createInProcessLock(now: () => number): OnceLock {
  const burnt = new Map<string, { readonly id: string; readonly at: number }>();
  const keyOf = (place: LockKey, slot: number): string =>
    place.on === 'comment' ? `comment ${place.id} ${slot}.${place.turn}` : `conversation ${place.number} ${slot}`;
  let count = 0;
  return {
    kind: 'memory',
    maxSequence: 8,
    async acquire(place, slot, beside) {
      const key = keyOf(place, slot);
      if (burnt.has(key)) return { kind: 'burnt' };
      const id = String(++count);
      burnt.set(key, { id, at: now() });
      await beside?.read();
      return { kind: 'ours', burnId: id };
    },
    peek: () => Promise.resolve(false),
    read(place, slot) {
      const found = burnt.get(keyOf(place, slot));
      return Promise.resolve(
        found === undefined ? { kind: 'intact' } : { kind: 'burnt', at: found.at, burnId: found.id },
      );
    },
    release(_place, burnId) {
      for (const [key, { id }] of burnt) {
        if (id === burnId) return Promise.resolve(burnt.delete(key));
      }
      return Promise.resolve(false);
    },
  };
}
