/**
 * Chance by name: every draw is a hash of the seed and of what it decides ("run 2 request 14: fault?"), so that taking one
 * fault or one person's move out of a story leaves every other draw as it was. That is what lets a story be shrunk.
 */
export interface Chance {
  /** Uniform in [0, 1). */
  uniform(...of: readonly (string | number)[]): number;
  /** True with this probability. */
  happens(probability: number, ...of: readonly (string | number)[]): boolean;
  /** Uniform in [least, most). */
  between(least: number, most: number, ...of: readonly (string | number)[]): number;
  pick<T>(from: readonly [T, ...T[]], ...of: readonly (string | number)[]): T;
  /** A sequence of draws under one name: Mulberry32. */
  stream(...of: readonly (string | number)[]): () => number;
}

/** FNV-1a over the names, then a finaliser: neighboring seeds and names have nothing in common. */
function hash(seed: number, of: readonly (string | number)[]): number {
  let state = 0x811c9dc5 ^ seed;
  for (const part of of) {
    if (typeof part === 'number') state = Math.imul(state ^ part, 0x01000193) ^ (part >>> 15);
    else
      for (let index = 0; index < part.length; index++) state = Math.imul(state ^ part.charCodeAt(index), 0x01000193);
    state = Math.imul(state ^ 0x1f, 0x01000193);
  }
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}

/** All the chance of one story. */
export function createChance(seed: number): Chance {
  const root = hash(seed | 0, ['story']);
  const uniform = (...of: readonly (string | number)[]): number => hash(root, of) / 4_294_967_296;
  return {
    uniform,
    happens: (probability, ...of) => uniform(...of) < probability,
    between: (least, most, ...of) => least + (most - least) * uniform(...of),
    pick(from, ...of) {
      const [first] = from;
      return from[Math.floor(uniform(...of) * from.length)] ?? first;
    },
    stream(...of) {
      let state = hash(root, of) | 0;
      return () => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
      };
    },
  };
}
