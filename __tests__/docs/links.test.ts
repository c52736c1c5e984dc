/** Every link inside the repository leads somewhere: the file is there, and the heading is in it. */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Token, Tokens } from 'marked';
import { listDocuments, listTokens } from '../../scripts/documents/markdown.ts';

/** This repository's own pages on GitHub, as files. */
const OWN =
  /^https:\/\/(?:raw\.githubusercontent\.com\/orkestro\/orkestro-action\/main|github\.com\/orkestro\/orkestro-action\/blob\/main)\//;

/** Anchors as GitHub makes them of headings: lower case, punctuation dropped, spaces to dashes, repeated ones numbered. */
function listAnchors(text: string): ReadonlySet<string> {
  const counts = new Map<string, number>();
  const anchors = new Set<string>();
  for (const token of listTokens(text)) {
    if (token.type !== 'heading') continue;
    const slug = toPlain(token)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
      .replaceAll(' ', '-');
    const seen = counts.get(slug) ?? 0;
    counts.set(slug, seen + 1);
    anchors.add(seen === 0 ? slug : `${slug}-${seen}`);
  }
  return anchors;
}

function toPlain(token: Token): string {
  const inner = 'tokens' in token ? (token.tokens ?? []) : [];
  if (inner.length > 0) return inner.map(toPlain).join('');
  return 'text' in token ? String(token.text) : '';
}

/** Targets of links and images, in Markdown and in HTML. */
function listTargets(text: string): readonly string[] {
  return listTokens(text).flatMap((token) => {
    if (token.type === 'link' || token.type === 'image') return [(token as Tokens.Link).href];
    if (token.type !== 'html') return [];
    return [...(token as Tokens.HTML).raw.matchAll(/\b(?:href|src|srcset)="([^"]+)"/g)].map(
      ([, target = '']) => target,
    );
  });
}

const known = new Map<string, ReadonlySet<string>>();

/** Returns the anchors of a file, read once. */
function anchorsOf(file: string): ReadonlySet<string> {
  const anchors = known.get(file) ?? listAnchors(readFileSync(file, 'utf8'));
  known.set(file, anchors);
  return anchors;
}

/** Returns what is wrong with a target; `null`: it leads somewhere, or out of the repository. */
function findProblem(file: string, target: string): string | null {
  const own = OWN.exec(target);
  if (own === null && /^[a-z][a-z0-9+.-]*:/i.test(target)) return /^(https|mailto):/.test(target) ? null : 'not https';
  const [path = '', anchor = null] = decodeURI(own === null ? target : target.slice(own[0].length)).split('#');
  const found = path === '' ? file : normalize(join(own === null ? dirname(file) : '.', path));
  if (found.startsWith('..')) return 'outside the repository';
  if (!existsSync(found)) return 'no such file';
  if (anchor === null) return null;
  if (!statSync(found).isFile() || !found.endsWith('.md')) return 'an anchor in something that is no document';
  return anchorsOf(found).has(anchor) ? null : 'no such heading';
}

describe('links', () => {
  it.each(listDocuments())('%s leads nowhere wrong', (file) => {
    const problems = listTargets(readFileSync(file, 'utf8')).flatMap((target) => {
      const problem = findProblem(file, target);
      return problem === null ? [] : [`${target}: ${problem}`];
    });
    expect(problems).toEqual([]);
  });

  it('finds the documents and their links', () => {
    expect(listDocuments()).toEqual(expect.arrayContaining(['README.md', 'docs/REASON-CODES.md', 'SECURITY.md']));
    expect(listTargets(readFileSync('README.md', 'utf8'))).toContain('docs/REASON-CODES.md#checks_failed');
    expect(listTargets('<a href="docs/X.md">x</a> and ![p](docs/p.png)')).toEqual(['docs/X.md', 'docs/p.png']);
  });

  it.each([
    ['docs/NOTHING.md', 'no such file'],
    ['#nothing-of-the-kind', 'no such heading'],
    ['docs/REASON-CODES.md#checks_fail', 'no such heading'],
    ['https://github.com/orkestro/orkestro-action/blob/main/docs/NOTHING.md', 'no such file'],
    ['../elsewhere.md', 'outside the repository'],
    ['action.yml#inputs', 'an anchor in something that is no document'],
    ['http://example.com', 'not https'],
  ])('notices %s: %s', (target, problem) => {
    expect(findProblem('README.md', target)).toBe(problem);
  });

  it('counts headings of one name, and knows code and punctuation in them', () => {
    const anchors = listAnchors('# A `b_c`: d\n\n## Who, and how much?\n\n## Twice\n\n## Twice\n');
    expect([...anchors]).toEqual(['a-b_c-d', 'who-and-how-much', 'twice', 'twice-1']);
  });
});

/** `docs/FILE.md` or `docs/FILE.md#heading` in code, comments and tests. Our own documents begin with a capital or a number. */
const CITATION = /(?<![\w./-])(docs\/(?:adr\/|internals\/)?[A-Z0-9][\w-]*\.md)(#[\w-]+)?/g;

function listCitations(text: string): readonly string[] {
  return [...text.matchAll(CITATION)].map(([, file = '', anchor = '']) => `${file}${anchor}`);
}

describe('citations', () => {
  // This file cites what is not there, to show that it notices.
  const files = globSync('{src,__tests__,scripts}/**/*.{ts,js}').filter((file) => !file.endsWith('links.test.ts'));

  it('in code and tests lead to a heading of this repository', () => {
    const problems = files.flatMap((file) =>
      listCitations(readFileSync(file, 'utf8')).flatMap((target) => {
        const problem = findProblem('README.md', target);
        return problem === null ? [] : [`${file}: ${target}: ${problem}`];
      }),
    );
    expect(problems).toEqual([]);
  });

  it('are found', () => {
    expect(files.flatMap((file) => listCitations(readFileSync(file, 'utf8'))).length).toBeGreaterThan(200);
    expect(listCitations('as docs/PROTOCOL.md#no-such has it')).toEqual(['docs/PROTOCOL.md#no-such']);
    expect(findProblem('README.md', 'docs/PROTOCOL.md#no-such')).toBe('no such heading');
  });
});

describe('decisions', () => {
  it('are all listed, in order', () => {
    const listed = listTargets(readFileSync('docs/adr/README.md', 'utf8'));
    expect(listed).toEqual(globSync('[0-9]*.md', { cwd: 'docs/adr' }).sort());
  });
});
