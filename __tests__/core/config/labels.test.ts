import { describe, expect, it } from '@jest/globals';
import { canTrigger, isSameLabel } from '../../../src/core/config/labels.ts';

describe('a label', () => {
  it.each(['orkestro', 'Orkestro', 'orkestro: docs', 'ORKESTRO/docs', 'orkestro-docs', 'orkestro docs'])(
    '%s may start something',
    (label) => {
      expect(canTrigger(label, 'orkestro')).toBe(true);
    },
  );

  it.each(['', 'bug', 'orkestrodocs', 'ork', 'my orkestro', 'orkestro_docs'])('%j never does', (label) => {
    expect(canTrigger(label, 'orkestro')).toBe(false);
  });

  it('is the same in any case', () => {
    expect([isSameLabel('Bug', 'bUG'), isSameLabel('bug', 'bugs')]).toEqual([true, false]);
  });
});
