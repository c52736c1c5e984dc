/** Texts of any characters. */
import fc from 'fast-check';

const FIRST_HALF = 0xd800;
const HALVES = 0x800;

/**
 * One character out of all of Unicode: what `unit: 'binary'` means, seed for seed. fast-check finds the way back, from a
 * character to its number, in a list of all 1,112,064; every test file would pay for that list with two seconds.
 */
const anyCharacter = fc.nat(0x10ffff - HALVES).map(
  (number) => String.fromCodePoint(number < FIRST_HALF ? number : number + HALVES),
  (character) => toNumber(character),
);

export function anyText(bounds: Omit<fc.StringConstraints, 'unit'> = {}): fc.Arbitrary<string> {
  return fc.string({ ...bounds, unit: anyCharacter });
}

/** Throws where it is not one whole character, as an unmapper must. */
function toNumber(character: unknown): number {
  const [first, ...rest] = typeof character === 'string' ? character : '';
  const code = first?.codePointAt(0);
  if (code === undefined || rest.length > 0 || (code >= FIRST_HALF && code < FIRST_HALF + HALVES))
    throw new Error('not a character');
  return code < FIRST_HALF ? code : code - HALVES;
}
