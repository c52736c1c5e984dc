import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findProtectedPaths, parsePathPatterns } from '../../../src/core/policy/protected-paths.ts';

function parse(text: string): readonly string[] {
  const reading = parsePathPatterns(text);
  if (reading.kind === 'error') throw new Error(reading.why);
  return reading.patterns;
}

function isProtected(path: string, text: string): boolean {
  return findProtectedPaths({ kind: 'listed', paths: [path] }, parse(text)).length > 0;
}

describe('patterns', () => {
  it('come one per line, without blank lines and comments', () => {
    expect(parse('\n .github/** \r\n\n# judges\n/deploy/\n!docs/*.md\n!/a/\n')).toEqual([
      '.github/**',
      'deploy/**',
      '!docs/*.md',
      '!a/**',
    ]);
  });

  it('may be 512 characters long, and 500', () => {
    expect(parse('a'.repeat(512))).toHaveLength(1);
    expect(parsePathPatterns('a'.repeat(513)).kind).toBe('error');
    expect(parse('a\n'.repeat(500))).toHaveLength(500);
    expect(parsePathPatterns('a\n'.repeat(501))).toMatchObject({
      why: 'There are more than 500 patterns.',
      fix: 'Say it in fewer patterns; dir/** covers a whole directory.',
    });
  });

  it('may be none', () => {
    expect(parse(' \n')).toEqual([]);
  });

  it.each([
    ['a/[ab].ts', /\[, \]/, /one line per alternative/],
    ['*.{ts,js}', /\{/, /one line per alternative/],
    ['a\\*b', /\\/, /one line per alternative/],
    ['**.yml', /\*\* inside a name/, /\*\*\/\*\.yml/],
    ['a/b**', /\*\* inside a name/, /\*\*\/\*\.yml/],
    ['a/***/b', /\*\* inside a name/, /\*\*\/\*\.yml/],
    ['/', /no file/, /root/],
    ['!', /no file/, /root/],
    ['!/', /no file/, /root/],
    ['./.github/**', /no file/, /root/],
    ['a/../b', /no file/, /root/],
    ['a//b', /no file/, /root/],
    ['//a', /no file/, /root/],
    ['x'.repeat(513), /longer than 512/, /Shorten/],
  ])('say what is wrong with %s', (line, why, fix) => {
    const reading = parsePathPatterns(`ok.ts\n\n${line}\nlater.ts`);
    expect(reading).toMatchObject({ kind: 'error', line: 3 });
    if (reading.kind !== 'error') return;
    expect(reading.why).toMatch(why);
    expect(reading.fix).toMatch(fix);
    expect(reading.why.length).toBeLessThan(200);
  });

  it('are at most 500', () => {
    const lines = Array.from({ length: 500 }, (_, n) => `p${n}`).join('\n');
    expect(parsePathPatterns(lines).kind).toBe('ok');
    expect(parsePathPatterns(`${lines}\nmore`)).toMatchObject({ kind: 'error', line: 501 });
  });
});

describe('a path', () => {
  it.each([
    ['.github/workflows/ci.yml', '.github/**', true],
    ['.github/.hidden', '.github/**', true],
    ['.github', '.github/**', true],
    ['.githubx/a', '.github/**', false],
    ['a/.github/x', '.github/**', false],
    ['a/.github/x', '**/.github/**', true],
    ['.github/x', '**/.github/**', true],
    ['a/b/c/d.ts', 'a/**/d.ts', true],
    ['a/d.ts', 'a/**/d.ts', true],
    ['a/bd.ts', 'a/**/d.ts', false],
    ['x/a/d.ts', 'a/**/d.ts', false],
    ['a/b/a/c', '**/a/c', true],
    ['a/b/a/c', '**/a/*', true],
    ['a/b/a/c/d', '**/a/*', false],
    ['anything/at/all', '**', true],
    ['.env', '*', true],
    ['a/b', '*', false],
    ['a/b', '*/*', true],
    ['a.ts', '?.ts', true],
    ['é.ts', '?.ts', true],
    ['😀.ts', '?.ts', true],
    ['ab.ts', '?.ts', false],
    ['.ts', '?.ts', false],
    ['a/ts', 'a?ts', false],
    ['a/b.test.ts', 'a/*.ts', true],
    ['a/b.test.tsx', 'a/*.ts', false],
    ['abcbcd', 'a*bcd', true],
    ['abcbce', 'a*bcd', false],
    ['aXbYc', 'a*b*c', true],
    ['deploy/x/y', 'deploy/', true],
    ['deploy/x/y', 'deploy', true],
    ['deployer', 'deploy', false],
    ['Makefile', '/Makefile', true],
    ['sub/Makefile', 'Makefile', false],
    ['src/a/b.ts', 'src/*', false],
    ['ax/b/c', 'a*/b', true],
    ['a/x.yml/c', 'a/*.yml', false],
    ['a+b(c).ts', 'a+b(c).ts', true],
    ['aab.ts', 'a+b.ts', false],
    ['.GitHub/Workflows/ci.yml', '.github/**', true],
    ['.github/x', '.GITHUB/**', true],
  ])('%s against %s: %s', (path, pattern, expected) => {
    expect(isProtected(path, pattern)).toBe(expected);
  });

  it.each([
    ['.github/ISSUE_TEMPLATE/a.yml', '.github/**\n!.github/ISSUE_TEMPLATE/**', false],
    ['.github/workflows/a.yml', '.github/**\n!.github/ISSUE_TEMPLATE/**', true],
    ['.github/issue_template/a.yml', '.github/**\n!.github/ISSUE_TEMPLATE/**', true],
    ['.github/ISSUE_TEMPLATE/a.yml', '!.github/ISSUE_TEMPLATE/**\n.github/**', true],
    ['.github/a/b', '.github/**\n!.github/a', true],
    ['.github/a', '.github/**\n!.github/a', false],
    ['a/b/c', 'a/**\n!a/b/**\na/b/c', true],
    ['x', '!a', false],
  ])('%s under later lines (%j): %s', (path, text, expected) => {
    expect(isProtected(path, text)).toBe(expected);
  });
});

describe('the paths that a pull request touches', () => {
  it('are named where protected', () => {
    const paths = ['src/a.ts', '.github/b.yml', 'README.md', 'ci/run'];
    expect(findProtectedPaths({ kind: 'listed', paths }, parse('.github/**\nci/'))).toEqual([
      '.github/b.yml',
      'ci/run',
    ]);
  });

  it('count as protected when they cannot be listed', () => {
    const touched = { kind: 'too_many', listed: 3_000 } as const;
    expect(findProtectedPaths(touched, parse('.github/**'))).toBe('too_many');
    expect(findProtectedPaths(touched, [])).toEqual([]);
    expect(findProtectedPaths(touched, parse('!docs/**'))).toEqual([]);
  });
});

describe('matching in general', () => {
  const segment = fc
    .array(fc.constantFrom('a', 'b', '.'), { minLength: 1, maxLength: 4 })
    .map((letters) => letters.join(''));
  const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
  const patternSegment = fc.oneof(
    { weight: 1, arbitrary: fc.constant('**') },
    {
      weight: 4,
      arbitrary: fc
        .array(fc.constantFrom('a', 'b', '.', '*', '?'), { minLength: 1, maxLength: 4 })
        .map((letters) => letters.join('').replace(/\*+/g, '*')),
    },
  );
  // Ends in a wildcard, so that nothing below is added.
  const pattern = fc.array(patternSegment, { maxLength: 3 }).map((parts) => [...parts, '*'].join('/'));

  /** The same language as a regular expression. */
  function toExpression(text: string): RegExp {
    const parts = text
      .split('/')
      .map((part) =>
        part === '**'
          ? '(?:[^/]+/)*'
          : `${part.replace(/[.]/g, '\\.').replaceAll('*', '[^/]*').replaceAll('?', '[^/]')}/`,
      );
    return new RegExp(`^${parts.join('')}$`);
  }

  it('agrees with regular expressions', () => {
    let matched = 0;
    fc.assert(
      fc.property(path, pattern, (name, text) => {
        fc.pre(parsePathPatterns(text).kind === 'ok');
        const expected = toExpression(text).test(`${name}/`);
        if (expected) matched += 1;
        expect(isProtected(name, text)).toBe(expected);
      }),
      { numRuns: 5_000 },
    );
    expect(matched).toBeGreaterThan(200);
  });

  it.each([
    ['a*'.repeat(250), (size: number) => 'a'.repeat(size)],
    [`${'**/a/'.repeat(100)}b*`, (size: number) => 'a/'.repeat(size / 2) + 'c'],
    [`${'*/'.repeat(200)}x*`, (size: number) => 'a/'.repeat(size / 2) + 'c'],
  ])('takes time in proportion to the path (%#)', (text, build) => {
    const patterns = parse(text.endsWith('a*') ? `${text}z*` : text);
    const measure = (size: number): number => {
      const touched = { kind: 'listed', paths: [build(size)] } as const;
      const start = performance.now();
      expect(findProtectedPaths(touched, patterns)).toEqual([]);
      return performance.now() - start;
    };
    measure(4_096);
    expect(measure(262_144)).toBeLessThan(5_000);
  });
});
