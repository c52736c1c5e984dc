/** Hashes and MACs: pure functions of their arguments, the one place where the core imports anything. */
import { createHmac, createSecretKey, hash, hkdfSync, timingSafeEqual } from 'node:crypto';

/** SHA-256 of UTF-8 text, hex. */
export function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}

/** Authenticates text under a key derived from the API key. */
export interface Signer {
  /** HMAC-SHA256, hex: no `--`, which HTML comments don't take. */
  mac(text: string): string;
  /** Compares in constant time. */
  verify(text: string, mac: string): boolean;
}

/** The state marker's seal: HKDF-SHA256 of the API key, so that the marker's key is never the API key (docs/PROTOCOL.md#state-markers). */
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

/** JSON with sorted keys and no white space: equal values give equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
