/** Conditional requests (RFC 9110 §13): responses with an ETag are stored, revalidated, and reused on 304. */
import type { Headers, TransportResponse } from './transport.ts';

const MAX_ENTRIES = 64;
const MAX_CHARS = 2 * 1024 * 1024;

/** The last response of each address, within bounds. The oldest entries are evicted first. */
export interface EtagCache {
  /** Returns the headers to send: with `if-none-match` where a response is stored. */
  addIfNoneMatch(key: string, headers: Headers): Headers;
  /** Returns the response to hand on: a 304 becomes the stored response that it confirms. */
  resolveResponse(key: string, response: TransportResponse): TransportResponse;
}

/** Creates an empty cache for one identity. A key names method, address, and accepted media type. */
export function createEtagCache(): EtagCache {
  const entries = new Map<string, TransportResponse>();
  let totalChars = 0;

  const removeEntry = (key: string): void => {
    totalChars -= entries.get(key)?.body.length ?? 0;
    entries.delete(key);
  };
  const storeEntry = (key: string, response: TransportResponse): void => {
    removeEntry(key);
    entries.set(key, response);
    totalChars += response.body.length;
    for (const oldest of entries.keys()) {
      if (entries.size <= MAX_ENTRIES && totalChars <= MAX_CHARS) return;
      removeEntry(oldest);
    }
  };

  return {
    addIfNoneMatch(key, headers) {
      const etag = entries.get(key)?.headers['etag'];
      return etag === undefined || 'if-none-match' in headers ? headers : { ...headers, 'if-none-match': etag };
    },
    resolveResponse(key, response) {
      const cached = entries.get(key);
      if (response.status === 304 && cached !== undefined) {
        return { status: cached.status, headers: { ...cached.headers, ...response.headers }, body: cached.body };
      }
      if (response.status === 200 && (response.headers['etag'] ?? '') !== '') storeEntry(key, response);
      return response;
    },
  };
}
