import { describe, expect, it } from '@jest/globals';
import { once } from '../../src/core/once.ts';

describe('once', () => {
  it('makes nothing before it is asked, and one thing however often it is asked', () => {
    let made = 0;
    const get = once(() => ({ number: ++made }));
    expect(made).toBe(0);
    const first = get();
    expect(get()).toBe(first);
    expect(first).toEqual({ number: 1 });
  });

  it.each([undefined, null, 0, ''])('keeps %p as well', (value) => {
    let made = 0;
    const get = once(() => {
      made += 1;
      return value;
    });
    expect([get(), get()]).toEqual([value, value]);
    expect(made).toBe(1);
  });

  it('tries again what could not be made', () => {
    let tries = 0;
    const get = once(() => {
      tries += 1;
      if (tries === 1) throw new Error('not yet');
      return tries;
    });
    expect(get).toThrow('not yet');
    expect(get()).toBe(2);
  });
});
