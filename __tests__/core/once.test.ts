/** Making things when they are first asked for. */
import { expect, it } from '@jest/globals';
import { once } from '../../src/core/once.ts';

it.each([[{ a: 1 }], [null], [undefined], [0]])('makes %p when it is first asked for, and never again', (value) => {
  let made = 0;
  const get = once(() => {
    made += 1;
    return value;
  });
  expect(made).toBe(0);
  expect(get()).toBe(value);
  expect(get()).toBe(value);
  expect(made).toBe(1);
});
