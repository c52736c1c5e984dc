/** Hashes, MACs, and canonical JSON: pure functions, in the only file of the core that imports a Node.js module. */
import { createHmac, createSecretKey, hash, hkdfSync, timingSafeEqual } from 'node:crypto';

/** Returns the SHA-256 of UTF-8 text in hex. */
export function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}

/** A signer of text, with a key derived from the API key. */
export interface Signer {
  /** Returns the HMAC-SHA256 in hex, which contains no `--` and so fits into an HTML comment. */
  mac(text: string): string;
  /** Compares in constant time. */
  verify(text: string, mac: string): boolean;
}

/**
 * Creates the signer of state markers. HKDF-SHA256 keeps its key apart from the API key
 * (docs/PROTOCOL.md#state-markers).
 */
export function createSigner(apiKey: string): Signer {
  const key = createSecretKey(new Uint8Array(hkdfSync('sha256', apiKey, 'orkestro-action', 'state-marker-v1', 32)));
  const mac = (text: string): string => createHmac('sha256', key).update(text, 'utf8').digest('hex');
  return {
    mac,
    verify(text, candidate) {
      const expected = Buffer.from(mac(text));
      const given = Buffer.from(candidate);
      return expected.length === given.length && timingSafeEqual(expected, given);
    },
  };
}

/**
 * Returns canonical JSON as RFC 8785 defines it: no white space, and keys sorted by UTF-16 units. Equal values give equal text.
 *
 * What `JSON.stringify` omits or converts is omitted or converted here too.
 */
export function canonicalJson(value: unknown): string {
  return writeSorted(JSON.parse(JSON.stringify(value)));
}

/** Writes keys one by one: an object rebuilt in sorted order would still list integer-like keys first, by number. */
function writeSorted(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(writeSorted).join(',')}]`;
  const members = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => `${JSON.stringify(key)}:${writeSorted(inner)}`);
  return `{${members.join(',')}}`;
}
