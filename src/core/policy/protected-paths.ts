/**
 * Globs for protected paths (docs/BEHAVIOR.md#protected-paths), matched against whole paths from the repository's root.
 *
 * `*` and `?` match inside one segment, `**` matches any number of segments. Dotfiles are ordinary files. Later lines win, and
 * `!` allows again. In doubt, a path is protected: a protecting line ignores case, because a checkout on macOS or Windows
 * reads `.GitHub/` as `.github/`, and covers everything below a name without wildcards. An allowing line matches exactly.
 */
import type { TouchedPaths } from '../domain/model.ts';
import { cut } from '../text.ts';

/** Parsed patterns, or the first problem. `line` counts from 1. */
export type PathPatterns =
  | { readonly kind: 'ok'; readonly patterns: readonly string[] }
  | { readonly kind: 'error'; readonly line: number; readonly why: string; readonly fix: string };

const MAX_LENGTH = 512;
const MAX_PATTERNS = 500;

/**
 * Parses globs, one per line, without blank lines and `#` lines. Returns patterns in the form that `findProtectedPaths`
 * takes.
 */
export function parsePathPatterns(text: string): PathPatterns {
  const patterns: string[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const pattern = normalize(line);
    const problem = patterns.length === MAX_PATTERNS ? TOO_MANY : findProblem(pattern);
    if (problem !== null) return { kind: 'error', line: index + 1, why: problem.why(line), fix: problem.fix };
    patterns.push(pattern);
  }
  return { kind: 'ok', patterns };
}

/** Removes a leading slash. A trailing one means everything below. */
function normalize(line: string): string {
  const allows = line.startsWith('!');
  const path = (allows ? line.slice(1) : line).replace(/^\//, '').replace(/\/$/, '/**');
  return allows ? `!${path}` : path;
}

interface Problem {
  readonly why: (line: string) => string;
  readonly fix: string;
}

const TOO_MANY: Problem = {
  why: () => `There are more than ${MAX_PATTERNS} patterns.`,
  fix: 'Say it in fewer patterns; dir/** covers a whole directory.',
};

const PROBLEMS: readonly (Problem & { readonly found: (pattern: string) => boolean })[] = [
  {
    found: (pattern) => pattern.length > MAX_LENGTH,
    why: () => `The pattern is longer than ${MAX_LENGTH} characters.`,
    fix: 'Shorten it; dir/** covers a whole directory.',
  },
  {
    found: (pattern) => /[[\]{}\\]/.test(pattern),
    why: (line) => `"${cut(line, 80)}" uses [, ], {, } or \\, which mean nothing here.`,
    fix: 'Write one line per alternative, with only *, ** and ?.',
  },
  {
    found: (pattern) => pattern.split('/').some((segment) => segment !== '**' && segment.includes('**')),
    why: (line) => `"${cut(line, 80)}" has ** inside a name.`,
    fix: 'Let ** stand between slashes: **/*.yml instead of **.yml.',
  },
  {
    found: (pattern) => pattern.split('/').some((segment) => ['', '.', '..', '!'].includes(segment)),
    why: (line) => `"${cut(line, 80)}" can match no file: a segment is empty, "." or "..".`,
    fix: "Write the path from the repository's root, like .github/**.",
  },
];

function findProblem(pattern: string): Problem | null {
  return PROBLEMS.find(({ found }) => found(pattern)) ?? null;
}

/**
 * Returns the touched paths that the patterns protect, or `too_many` if GitHub could not list all paths and anything is
 * protected. Takes time in proportion to paths × patterns × their lengths.
 */
export function findProtectedPaths(touched: TouchedPaths, patterns: readonly string[]): readonly string[] | 'too_many' {
  const rules = patterns.map(toRule);
  if (!rules.some(({ protects }) => protects)) return [];
  if (touched.kind === 'too_many') return 'too_many';
  return touched.paths.filter((path) => isProtected(path, rules));
}

/** What judges every delivery. No setting re-allows it. */
const ALWAYS_PROTECTED = ['.github/**'];

/** Lists the touched paths that the patterns protect, and those that are always protected. */
export function findAllProtected(touched: TouchedPaths, patterns: readonly string[]): readonly string[] | 'too_many' {
  const lists = [patterns, ALWAYS_PROTECTED].map((rules) => findProtectedPaths(touched, rules));
  const listed = lists.filter((list) => list !== 'too_many');
  return listed.length < lists.length ? 'too_many' : [...new Set(listed.flat())];
}

interface Rule {
  readonly protects: boolean;
  readonly segments: readonly string[];
}

function toRule(pattern: string): Rule {
  if (pattern.startsWith('!')) return { protects: false, segments: pattern.slice(1).split('/') };
  const segments = pattern.toLowerCase().split('/');
  const below = /[*?][^/]*$/.test(pattern) ? [] : ['**'];
  return { protects: true, segments: [...segments, ...below] };
}

function isProtected(path: string, rules: readonly Rule[]): boolean {
  const exact = path.split('/');
  const folded = path.toLowerCase().split('/');
  const last = rules.findLast(({ protects, segments }) => matchesPath(segments, protects ? folded : exact));
  return last?.protects ?? false;
}

function matchesPath(pattern: readonly string[], path: readonly string[]): boolean {
  return matchWildcards(pattern, path, '**', matchesSegment);
}

function matchesSegment(pattern: string, segment: string): boolean {
  return matchWildcards(Array.from(pattern), Array.from(segment), '*', (p, c) => p === '?' || p === c);
}

/** Matches greedily and returns only to the latest `star`: an earlier one never needs to match more. */
function matchWildcards(
  pattern: readonly string[],
  text: readonly string[],
  star: string,
  fits: (part: string, unit: string) => boolean,
): boolean {
  let at = 0;
  let starAt = -1;
  let resume = 0;
  let index = 0;
  for (let unit = text[0]; unit !== undefined; unit = text[index]) {
    const part = pattern[at];
    if (part === star) {
      starAt = at;
      at += 1;
      resume = index;
    } else if (part !== undefined && fits(part, unit)) {
      at += 1;
      index += 1;
    } else if (starAt >= 0) {
      at = starAt + 1;
      resume += 1;
      index = resume;
    } else return false;
  }
  return pattern.slice(at).every((part) => part === star);
}
