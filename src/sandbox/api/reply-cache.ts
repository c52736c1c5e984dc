/**
 * Replies to reads, kept while nothing changes: whoever polls asks the same again and again. Everything a reply is made of is
 * in the store and every change of the store is a transaction, so forgetting all of them at each one is exact.
 */
import type { Reply } from '../wire/http.ts';

/** Together, in characters and in number. */
const MAX_CHARACTERS = 4_000_000;
const MAX_REPLIES = 2_000;

export interface ReplyCache {
  /** The kept reply, or `make`'s, which is then kept; what `make` throws is not. `key` is all that the reply depends on. */
  getOrCreate(key: string, create: () => Reply): Reply;
  /** Something changed. */
  clear(): void;
}

/** Nothing is kept yet. */
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
