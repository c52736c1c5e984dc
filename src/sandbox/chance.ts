/** Ids, keys and choices: from a seed they are the same every time, without one nobody can guess them. */
import { createHash, randomBytes } from 'node:crypto';

// Crockford's base 32, lower case: no letters that are mistaken for digits. 256 is a multiple of 32, so no bias.
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** Chance that depends on nothing but the seed and the label, so that order and restarts don't change it. */
export interface Chance {
  /** `length` characters of base 32 (5 bits each). */
  text(label: string, length: number): string;
  /** Uniform in [0, 1). */
  uniform(label: string): number;
}

function toText(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
}

/** Chance from an integer seed; `undefined` draws 256 bits that are never written down, so that keys are secrets. */
export function createChance(seed: number | undefined): Chance {
  const root = seed === undefined ? randomBytes(32).toString('hex') : `seed ${seed}`;
  const hash = (label: string): Buffer => createHash('sha256').update(`${root}\n${label}`).digest();
  const text = (label: string, length: number): string => {
    let result = '';
    for (let block = 0; result.length < length; block += 1) result += toText(hash(`${label}\n${block}`));
    return result.slice(0, length);
  };
  return {
    text,
    uniform: (label) => hash(label).readUIntBE(0, 6) / 2 ** 48,
  };
}
