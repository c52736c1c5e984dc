/** Conditional requests (RFC 9110 §13): answers with an ETag are kept, asked for again, and reused on 304. */
import type { Headers, TransportResponse } from './transport.ts';

const MAX_ENTRIES = 64;
const MAX_CHARS = 2 * 1024 * 1024;

/** Remembers the last answer of each address, within bounds; the oldest go first. */
export interface EtagCache {
  /** The headers to send: with `if-none-match` where an answer is known. */
  prepare(key: string, headers: Headers): Headers;
  /** The answer to hand on: a 304 becomes the answer it confirms. */
  settle(key: string, response: TransportResponse): TransportResponse;
}

/** An empty memory. Keys name method, address and what was accepted; one identity per memory. */
export function createEtagCache(): EtagCache {
  const known = new Map<string, TransportResponse>();
  let chars = 0;

  const forget = (key: string): void => {
    chars -= known.get(key)?.body.length ?? 0;
    known.delete(key);
  };
  const keep = (key: string, response: TransportResponse): void => {
    forget(key);
    known.set(key, response);
    chars += response.body.length;
    for (const oldest of known.keys()) {
      if (known.size <= MAX_ENTRIES && chars <= MAX_CHARS) return;
      forget(oldest);
    }
  };

  return {
    prepare(key, headers) {
      const etag = known.get(key)?.headers['etag'];
      return etag === undefined || 'if-none-match' in headers ? headers : { ...headers, 'if-none-match': etag };
    },
    settle(key, response) {
      const before = known.get(key);
      if (response.status === 304 && before !== undefined) {
        return { status: before.status, headers: { ...before.headers, ...response.headers }, body: before.body };
      }
      if (response.status === 200 && (response.headers['etag'] ?? '') !== '') keep(key, response);
      return response;
    },
  };
}
