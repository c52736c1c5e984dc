/**
 * Replies to reads, kept while nothing changes: whoever polls asks the same again and again. Everything a reply is made of is
 * in the store and every change of the store is a transaction, so forgetting all of them at each one is exact.
 */
import type { Reply } from '../wire/http.ts';

/** Together, in characters and in number. */
const MOST_CHARACTERS = 4_000_000;
const MOST_REPLIES = 2_000;

export interface Replies {
  /** The kept reply, or `make`'s, which is then kept; what `make` throws is not. `key` is all that the reply depends on. */
  remember(key: string, make: () => Reply): Reply;
  /** Something changed. */
  forget(): void;
}

/** Nothing is kept yet. */
export function createReplies(): Replies {
  const kept = new Map<string, Reply>();
  let characters = 0;
  const forget = (): void => {
    kept.clear();
    characters = 0;
  };
  return {
    remember(key, make) {
      const known = kept.get(key);
      if (known !== undefined) return known;
      const reply = make();
      if (typeof reply.body !== 'string') return reply;
      characters += key.length + reply.body.length;
      if (characters > MOST_CHARACTERS || kept.size >= MOST_REPLIES) forget();
      kept.set(key, reply);
      return reply;
    },
    forget,
  };
}
