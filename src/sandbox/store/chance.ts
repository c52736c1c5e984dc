/** The source of IDs, keys, and choices: reproducible with a seed, unpredictable without one. */
import { hash, randomBytes } from 'node:crypto';

// Crockford's base 32 in lower case, without letters that look like digits. 256 is a multiple of 32, so there is no bias.
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** A random source that depends only on the seed and the label, so that order and restarts don't change the results. */
export interface RandomSource {
  /** Returns `length` characters of base 32 (5 bits each). */
  text(label: string, length: number): string;
  /** Returns a number from a uniform distribution over [0, 1). */
  uniform(label: string): number;
}

function toText(bytes: Uint8Array, length: number): string {
  let text = '';
  for (const byte of bytes.subarray(0, length)) text += ALPHABET.charAt(byte % ALPHABET.length);
  return text;
}

/**
 * Creates a random source from an integer seed.
 *
 * Without a seed, it uses 256 random bits that are never stored, so that keys are secret.
 */
export function createRandomSource(seed: number | undefined): RandomSource {
  const root = seed === undefined ? randomBytes(32).toString('hex') : `seed ${seed}`;
  const hashLabel = (label: string): Buffer => hash('sha256', `${root}\n${label}`, 'buffer');
  const text = (label: string, length: number): string => {
    let result = '';
    for (let block = 0; result.length < length; block += 1) {
      result += toText(hashLabel(`${label}\n${block}`), length - result.length);
    }
    return result;
  };
  return {
    text,
    uniform: (label) => hashLabel(label).readUIntBE(0, 6) / 2 ** 48,
  };
}
