/** Ids, keys and choices: from a seed they are the same every time, without one nobody can guess them. */
import { hash, randomBytes } from 'node:crypto';

// Crockford's base 32, lower case: no letters that are mistaken for digits. 256 is a multiple of 32, so no bias.
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** Chance that depends on nothing but the seed and the label, so that order and restarts don't change it. */
export interface RandomSource {
  /** `length` characters of base 32 (5 bits each). */
  text(label: string, length: number): string;
  /** Uniform in [0, 1). */
  uniform(label: string): number;
}

function toText(bytes: Uint8Array, length: number): string {
  let text = '';
  for (const byte of bytes.subarray(0, length)) text += ALPHABET.charAt(byte % ALPHABET.length);
  return text;
}

/** Chance from an integer seed; `undefined` draws 256 bits that are never written down, so that keys are secrets. */
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
