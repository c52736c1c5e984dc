/**
 * Stores in memory for many short lives: opened once, and emptied by undoing the one transaction that all of a life happens in.
 * The schema, its triggers and the statements are the sandbox's own; only making them anew each time is left out.
 */
import { openStore, type Store } from '../../src/sandbox/store/store.ts';

const free: Store[] = [];

/** A store without rows. Closing it gives it back. */
export function takeStore(): Store {
  const store = free.pop() ?? openStore(':memory:');
  store.run('BEGIN');
  let isOpen = true;
  return {
    ...store,
    transact(work) {
      store.run('SAVEPOINT step');
      try {
        const result = work();
        store.run('RELEASE step');
        return result;
      } catch (error) {
        store.run('ROLLBACK TO step');
        store.run('RELEASE step');
        throw error;
      }
    },
    close() {
      if (!isOpen) return;
      isOpen = false;
      store.run('ROLLBACK');
      free.push(store);
    },
  };
}
