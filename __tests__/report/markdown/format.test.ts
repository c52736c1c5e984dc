import { describe, expect, it } from '@jest/globals';
import {
  formatCount,
  formatDuration,
  formatMoney,
  formatSha,
  formatTime,
  toOwnUrl,
  toSafeUrl,
} from '../../../src/report/markdown/format.ts';
import { SHA } from '../../support/report/samples.ts';

const SITE = { serverUrl: 'https://github.com', owner: 'Acme', name: 'shop' };
const GHES = { serverUrl: 'https://git.corp.example', owner: 'acme', name: 'shop' };

describe('toSafeUrl', () => {
  it.each([
    ['https://ci.example.com/b/1', 'https://ci.example.com/b/1'],
    ['https://ci.example.com/a?x=1&y=2', 'https://ci.example.com/a?x=1&amp;y=2'],
    ['https://ci.example.com/a(b)[c]|d', 'https://ci.example.com/a%28b%29%5Bc%5D%7Cd'],
    ['https://ci.example.com/a`b$c*d', 'https://ci.example.com/a%60b%24c%2Ad'],
    ['https://ci.example.com/a b\nc', 'https://ci.example.com/a%20bc'],
    ['https://github.com/acme/shop/actions/runs/9/job/8', 'https://github.com/acme/shop/actions/runs/9/job/8'],
    ['https://github.com/ACME/Shop/runs/8', 'https://github.com/ACME/Shop/runs/8'],
  ])('links %s', (url, safe) => {
    expect(toSafeUrl(url, SITE)).toBe(safe);
  });

  it.each([
    null,
    '',
    'not a url',
    'http://ci.example.com/',
    'javascript:alert(1)',
    'data:text/html,x',
    '//evil.example',
    'https://user@evil.example/',
    'https://github.com:pass@evil.example/',
    `https://ci.example.com/${'a'.repeat(2000)}`,
  ])('does not link %j', (url) => {
    expect(toSafeUrl(url, SITE)).toBeNull();
  });

  it.each([
    'https://github.com/torvalds/linux/issues/1',
    'https://github.com/acme/shop/issues/1',
    'https://github.com/acme/shop/pull/1',
    'https://github.com/acme/shop/commit/c0ffee1',
    'https://github.com/acme/shop/actions/../issues/1',
    'https://github.com/acme/shop/%61ctions/../pull/1',
    'https://www.github.com/torvalds/linux/issues/1',
    'https://GITHUB.com./torvalds/linux/issues/1',
    'https://github.com/octocat',
  ])('makes no reference on GitHub: %s', (url) => {
    expect(toSafeUrl(url, SITE)).toBeNull();
    expect(toSafeUrl(url, GHES)).toBeNull();
  });

  it('knows its own server', () => {
    expect(toSafeUrl('https://git.corp.example/acme/shop/actions/runs/1', GHES)).not.toBeNull();
    expect(toSafeUrl('https://git.corp.example/acme/shop/pull/1', GHES)).toBeNull();
  });

  it('survives a server address that is none', () => {
    expect(toSafeUrl('https://github.com/acme/shop/pull/1', { ...SITE, serverUrl: '' })).toBeNull();
  });
});

describe('toOwnUrl', () => {
  it('links pages that GitHub named, over https only', () => {
    expect(toOwnUrl('https://github.com/acme/shop/pull/31')).toBe('https://github.com/acme/shop/pull/31');
    expect(toOwnUrl('http://127.0.0.1:8080/acme/shop/pull/31')).toBeNull();
    expect(toOwnUrl(null)).toBeNull();
  });
});

describe('amounts, times and counts', () => {
  it.each([
    [12_000, '$120.00'],
    [0, '$0.00'],
    [123_456_789, '$1,234,567.89'],
    [null, null],
  ])('%j cents are %j', (cents, text) => {
    expect(formatMoney(cents)).toBe(text);
  });

  it.each([
    [-5, '0 s'],
    [0, '0 s'],
    [59_400, '59 s'],
    [60_000, '1 min'],
    [3_599_000, '59 min'],
    [3_900_000, '1 h 05 min'],
    [187_200_000, '2 d 4 h'],
  ])('%j ms are %j', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });

  it('writes times in UTC, and survives none', () => {
    expect(formatTime(Date.UTC(2026, 2, 4, 9, 5, 59))).toBe('2026-03-04 09:05 UTC');
    expect(formatTime(Number.NaN)).toBe('unknown time');
    expect(formatTime(9e15)).toBe('unknown time');
  });

  it('shortens SHAs and only SHAs', () => {
    expect(formatSha(SHA)).toBe('c0ffee1');
    expect(formatSha('refs/heads/main')).toBe('refs/heads/main');
  });

  it('counts', () => {
    expect([formatCount(0, 'check'), formatCount(1, 'check'), formatCount(2, 'check')]).toEqual([
      '0 checks',
      '1 check',
      '2 checks',
    ]);
  });
});
