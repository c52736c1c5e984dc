import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countEdits } from '../../src/core/edit-distance.ts';

/** The definition, without a table: optimal string alignment by recursion. */
function countByDefinition(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const [shortA, shortB] = [a.slice(0, -1), b.slice(0, -1)];
  const costs = [
    countByDefinition(shortA, b) + 1,
    countByDefinition(a, shortB) + 1,
    countByDefinition(shortA, shortB) + Number(a.at(-1) !== b.at(-1)),
  ];
  if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1))
    costs.push(countByDefinition(a.slice(0, -2), b.slice(0, -2)) + 1);
  return Math.min(...costs);
}

describe('the edit distance', () => {
  it.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['abc', '', 3],
    ['abc', 'abc', 0],
    ['kitten', 'sitting', 3],
    ['hier', 'hire', 1],
    ['acept', 'accept', 1],
    ['bind', 'link', 2],
    ['ca', 'abc', 3],
  ])('from %j to %j is %i', (a, b, edits) => {
    expect(countEdits(a, b)).toBe(edits);
  });

  it('is what the definition says', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(countEdits(a, b)).toBe(countByDefinition(a, b));
      }),
      { numRuns: 300 },
    );
  });
});
