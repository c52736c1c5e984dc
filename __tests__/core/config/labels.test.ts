import { describe, expect, it } from '@jest/globals';
import { mayTrigger, sameLabel } from '../../../src/core/config/labels.ts';

describe('a label', () => {
  it.each(['orkestro', 'Orkestro', 'orkestro: docs', 'ORKESTRO/docs', 'orkestro-docs', 'orkestro docs'])(
    '%s may start something',
    (label) => {
      expect(mayTrigger(label, 'orkestro')).toBe(true);
    },
  );

  it.each(['', 'bug', 'orkestrodocs', 'ork', 'my orkestro', 'orkestro_docs'])('%j never does', (label) => {
    expect(mayTrigger(label, 'orkestro')).toBe(false);
  });

  it('is the same in any case', () => {
    expect([sameLabel('Bug', 'bUG'), sameLabel('bug', 'bugs')]).toEqual([true, false]);
  });
});
