/**
 * A cache of replies to reads, for clients that poll. A reply depends only on the store, and every change of the store
 * is a transaction, so clearing the whole cache after each transaction is exact.
 */
import type { Reply } from '../wire/http.ts';

/** The limits of the whole cache, in characters and in replies. */
const MAX_CHARACTERS = 4_000_000;
const MAX_REPLIES = 2_000;

/** A cache of replies to reads. */
export interface ReplyCache {
  /**
   * Returns the cached reply, or creates and caches it. An error is not cached.
   *
   * `key` must contain everything that the reply depends on.
   */
  getOrCreate(key: string, create: () => Reply): Reply;
  /** Removes every reply. Must be called after each change of the store. */
  clear(): void;
}

/** Creates an empty cache. */
export function createReplyCache(): ReplyCache {
  const cached = new Map<string, Reply>();
  let characters = 0;
  const clear = (): void => {
    cached.clear();
    characters = 0;
  };
  return {
    getOrCreate(key, create) {
      const hit = cached.get(key);
      if (hit !== undefined) return hit;
      const reply = create();
      if (typeof reply.body !== 'string') return reply;
      characters += key.length + reply.body.length;
      if (characters > MAX_CHARACTERS || cached.size >= MAX_REPLIES) clear();
      cached.set(key, reply);
      return reply;
    },
    clear,
  };
}
