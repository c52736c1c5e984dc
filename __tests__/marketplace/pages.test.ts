import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findNextPage } from '../../src/marketplace/pages.ts';

const CURRENT = new URL('https://orkestro.net/api/v1/marketplace/missions?limit=5');
const next = (link: string, json: unknown = {}): string | null => {
  const reading = findNextPage(CURRENT, link, json);
  return reading.kind === 'bad' ? `bad: ${reading.why}` : (reading.value?.href ?? null);
};
const PAGE_2 = 'https://orkestro.net/api/v1/marketplace/missions?page=2';

describe('findNextPage', () => {
  it.each([
    [`<${PAGE_2}>; rel="next"`],
    [`<${PAGE_2}>; rel=next`],
    [`<${PAGE_2}>;rel="prev next"`],
    [`<${PAGE_2}>; title="a, b; c"; REL="Next"`],
    [`<${PAGE_2}>; title="say \\", <x>; rel=\\"next\\""; rel=next`],
    [`<https://orkestro.net/x>; rel="last", <${PAGE_2}>; rel="next", <https://orkestro.net/y>; rel=next`],
    [`</api/v1/marketplace/missions?page=2>; rel="next"`],
    [`<?page=2>; rel="next"`],
    [`<${PAGE_2}#there>; rel="next"`],
  ])('follows %s', (link) => {
    expect(next(link)).toBe(PAGE_2);
  });

  it.each([
    [''],
    ['nonsense'],
    ['<'],
    ['>'],
    [`<${PAGE_2}`],
    [`<${PAGE_2}>`],
    [`<${PAGE_2}>; rel="prev"`],
    [`<${PAGE_2}>; rel="nextish"`],
    [`<${PAGE_2}>; title="rel=next"`],
    [`<${PAGE_2}>; title="; rel=next"`],
    [`<${PAGE_2}>, rel=next`],
  ])('finds nothing in %j', (link) => {
    expect(next(link)).toBeNull();
  });

  it.each([
    [{ next_cursor: 'abc' }, 'cursor=abc'],
    [{ next_cursor: 7 }, 'cursor=7'],
    [{ next: 'a b&c' }, 'cursor=a+b%26c'],
    [{ next_cursor: 'x', next: 'y' }, 'cursor=x'],
  ])('turns %j into a cursor and keeps the rest of the query', (json, cursor) => {
    expect(next('', json)).toBe(`${CURRENT.href}&${cursor}`);
  });

  it('replaces the cursor of the page before', () => {
    const second = new URL(`${CURRENT.href}&cursor=old`);
    expect(findNextPage(second, '', { next_cursor: 'new' })).toMatchObject({
      value: { href: `${CURRENT.href}&cursor=new` },
    });
  });

  it.each([[{ next: PAGE_2 }], [{ next: '/api/v1/marketplace/missions?page=2' }], [{ next: '?page=2' }]])(
    'takes %j as an address',
    (json) => {
      expect(next('', json)).toBe(PAGE_2);
    },
  );

  it.each([[{}], [{ next: null }], [{ next: '' }], [{ next: false }], [{ next_cursor: null }], [[]], [null], ['next']])(
    'ends after %j',
    (json) => {
      expect(next('', json)).toBeNull();
    },
  );

  it('prefers the link to the body', () => {
    expect(next(`<${PAGE_2}>; rel=next`, { next_cursor: 'abc' })).toBe(PAGE_2);
  });

  it.each([
    ['https://evil.example/missions?page=2'],
    ['http://orkestro.net/api/v1/marketplace/missions?page=2'],
    ['https://orkestro.net:8443/x'],
    ['//evil.example/x'],
    ['\\\\evil.example\\x'],
    ['data:application/json,[]'],
    ['https://['],
  ])('refuses %s rather than end there', (target) => {
    expect(next(`<${target}>; rel="next"`)).toMatch(/^bad: /);
    if (/^https?:/.test(target)) expect(next('', { next: target })).toMatch(/^bad: /);
  });

  it('never leaves the origin and never throws', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (target, rest) => {
        const reading = findNextPage(CURRENT, `<${target}>; rel=next${rest}`, { next: target });
        if (reading.kind === 'ok' && reading.value !== null) expect(reading.value.origin).toBe(CURRENT.origin);
      }),
    );
  });

  it.each(['<', '<>', '<>;', '<>;"', '<>,', '<a>;rel=prev,', '";'])('takes linear time on many %j', (piece) => {
    const time = (length: number): number => {
      const text = piece.repeat(length / piece.length);
      const from = performance.now();
      findNextPage(CURRENT, text, {});
      return performance.now() - from;
    };
    time(20_000);
    expect(time(200_000)).toBeLessThan(1_000);
  });
});
