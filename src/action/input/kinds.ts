/** The kinds of values that inputs take. Each parses a text, or describes what is expected instead. */
import { parseApiUrl } from '../../core/api-url.ts';
import { parseBudget } from '../../core/domain/money.ts';
import { parsePathPatterns } from '../../core/policy/protected-paths.ts';
import type { ChecksMode, Shard } from '../../core/domain/settings.ts';

/** A kind of value. */
export interface Kind<T> {
  /** Parses a text. @returns undefined if it is not a value of this kind */
  parse(text: string): T | undefined;
  /** Completes "expected …". It can depend on the text, but must not repeat it. */
  readonly expected: string | ((text: string) => string);
  /** A valid value, as written in a workflow file. */
  readonly example: string;
  /** Replaces a bad value while the other inputs are read. It never leaves parseInputs. */
  readonly placeholder: T;
}

/** Creates a kind for a closed set of values, matched exactly. */
export function oneOf<T extends string>(values: readonly T[], example: T): Kind<T> {
  return {
    parse: (text) => values.find((value) => value === text),
    expected: `one of ${values.join(', ')}`,
    example,
    placeholder: example,
  };
}

/** A boolean, as in YAML 1.2's core schema. */
export const BOOLEAN: Kind<boolean> = {
  parse: (text) =>
    /^(?:true|True|TRUE)$/.test(text) ? true : /^(?:false|False|FALSE)$/.test(text) ? false : undefined,
  expected: 'true or false',
  example: 'true',
  placeholder: false,
};

/** Extends a kind with the empty text, which is `null`. */
export function optional<T>(kind: Kind<T>): Kind<T | null> {
  return { ...kind, parse: (text) => (text === '' ? null : kind.parse(text)), placeholder: null };
}

/** Creates a kind for a whole number in a range, without sign or leading zeros. */
export function integer(min: number, max: number, example: number): Kind<number> {
  return {
    parse(text) {
      const value = /^(?:0|[1-9]\d{0,15})$/.test(text) ? Number(text) : NaN;
      return value >= min && value <= max ? value : undefined;
    },
    expected: `a whole number from ${min} to ${max}`,
    example: String(example),
    placeholder: min,
  };
}

/** The number of an issue or pull request. */
export const ISSUE_NUMBER: Kind<number> = {
  ...integer(1, 2_147_483_647, 12),
  expected: 'the number alone, without #',
};

/** A shard: `2/8` is the second of eight parts. */
export const SHARD: Kind<Shard> = {
  parse(text) {
    const match = /^([1-9]\d{0,2})\/([1-9]\d{0,2})$/.exec(text);
    const [index, count] = [Number(match?.[1]), Number(match?.[2])];
    return index >= 1 && index <= count && count <= 256 ? { index, count } : undefined;
  },
  expected: 'a part and how many there are, such as 2/8, at most 256',
  example: '2/8',
  placeholder: { index: 1, count: 1 },
};

const UNIT_MS = { s: 1_000, m: 60_000, h: 3_600_000 } as const;

/** Creates a kind for a duration in a range: `90s`, `45m`, `5h`. Its values are in milliseconds. */
export function duration(min: string, max: string, example: string): Kind<number> {
  const [minMs, maxMs] = [toMs(min) ?? 0, toMs(max) ?? Infinity];
  return {
    parse(text) {
      const ms = toMs(text);
      return ms !== undefined && ms >= minMs && ms <= maxMs ? ms : undefined;
    },
    expected: `a duration from ${min} to ${max}: a whole number and s, m or h`,
    example,
    placeholder: minMs,
  };
}

/** Returns a duration in milliseconds. @returns undefined if the text is no duration */
function toMs(text: string): number | undefined {
  const match = /^(\d{1,6})([smh])$/.exec(text);
  const unit = match?.[2];
  return unit === 's' || unit === 'm' || unit === 'h' ? Number(match?.[1]) * UNIT_MS[unit] : undefined;
}

/** Creates a kind for one line of visible text of at most `max` characters. */
export function line(max: number, what: string, example: string): Kind<string> {
  return {
    parse: (text) => (text.length <= max && !/[\p{Cc}\u2028\u2029]/u.test(text) ? text : undefined),
    expected: `${what} on one line, at most ${max} characters`,
    example,
    placeholder: '',
  };
}

/** Creates a kind for a text that matches a pattern. */
export function pattern(shape: RegExp, expected: string, example: string): Kind<string> {
  return { parse: (text) => (shape.test(text) ? text : undefined), expected, example, placeholder: '' };
}

/** A mission's ID, never split: without white space or invisible characters, and no step of a path. */
export const MISSION_ID: Kind<string> = {
  parse: (text) => (/^[^\p{C}\p{Z}]{1,200}$/u.test(text) && !/^\.{1,2}$/.test(text) ? text : undefined),
  expected: "a mission's id, without spaces, at most 200 characters",
  example: 'm_123',
  placeholder: '',
};

/** The marketplace's API key. The prefix is required so that another service's secret is never sent there. */
export const API_KEY: Kind<string> = {
  parse: (text) => (text === 'sandbox' || /^osk_[\x21-\x7e]{4,508}$/.test(text) ? text : undefined),
  expected: (text) =>
    `a Customer key, which starts with osk_, or the word sandbox${
      text === ''
        ? ': it is empty, so the secret is not set, or not visible to this job'
        : /\s/.test(text)
          ? ': the value given holds white space or a line break'
          : ''
    }`,
  example: '${{ secrets.ORKESTRO_API_KEY }}',
  placeholder: '',
};

/** A GitHub token of any type. */
export const GITHUB_TOKEN: Kind<string> = {
  parse: (text) => (/^[\x21-\x7e]{1,4096}$/.test(text) ? text : undefined),
  expected: (text) => (text === '' ? 'a token: it is empty' : 'a token, without white space'),
  example: '${{ github.token }}',
  placeholder: '',
};

/** The URL of the marketplace's API, without trailing slash. */
export const API_URL: Kind<string> = {
  parse(text) {
    const reading = parseApiUrl(text);
    return reading.kind === 'ok' ? reading.base : undefined;
  },
  expected(text) {
    const reading = parseApiUrl(text);
    return `an https URL (plain http only to loopback)${reading.kind === 'ok' ? '' : `: this one ${reading.message}`}`;
  },
  example: 'https://orkestro.net/api/v1',
  placeholder: '',
};

/** The config file's path in the repository, which is read through the API. */
export const CONFIG_PATH: Kind<string> = {
  parse: (text) =>
    /^[^/\\\p{Cc}][^\\\p{Cc}]{0,199}\.ya?ml$/u.test(text) && !text.split('/').some((part) => /^\.{0,2}$/.test(part))
      ? text
      : undefined,
  expected: "a path from the repository's root to a .yml file",
  example: '.github/orkestro.yml',
  placeholder: '',
};

/** Splits a list at commas and lines, without duplicates. A comma in brackets belongs to its entry (`test (20, linux)`). */
function splitList(text: string): readonly string[] {
  const entries = text.split(/\r\n|[\r\n]/).flatMap(splitCommas);
  return [...new Set(entries.map((entry) => entry.trim()).filter((entry) => entry !== ''))];
}

/** Splits a line at the commas outside brackets. */
function splitCommas(text: string): readonly string[] {
  const entries: string[] = [];
  let [start, depth] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '(' || character === '[') depth += 1;
    else if (character === ')' || character === ']') depth = Math.max(0, depth - 1);
    else if (character === ',' && depth === 0) {
      entries.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...entries, text.slice(start)];
}

/** The names of checks. */
export const NAMES: Kind<readonly string[]> = {
  parse: splitList,
  expected: 'names by comma or line',
  example: 'build, lint',
  placeholder: [],
};

const BOT_LOGIN = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}(?:\[bot\])?$/;

/** The logins of bots. */
export const BOTS: Kind<readonly string[]> = {
  parse(text) {
    const logins = splitList(text);
    return logins.every((login) => BOT_LOGIN.test(login)) ? logins : undefined;
  },
  expected: (text) => `exact logins by comma or line${text.includes('*') ? ': * would let every bot spend' : ''}`,
  example: 'renovate[bot]',
  placeholder: [],
};

const CHECK_MODES = ['required', 'all', 'none'] as const;

/** Which checks must pass. */
export const CHECKS: Kind<ChecksMode> = {
  parse(text) {
    const names = splitList(text);
    const mode = CHECK_MODES.find((candidate) => names.includes(candidate));
    if (mode === undefined) return names.length === 0 ? undefined : { kind: 'list', names };
    return names.length === 1 ? { kind: mode } : undefined;
  },
  expected: 'required, all or none, each alone, or names by comma or line',
  example: 'required',
  placeholder: { kind: 'required' },
};

/** An amount in US dollars. Its values are integer cents. */
export const BUDGET: Kind<number> = {
  parse: (text) => parseBudget(text) ?? undefined,
  expected: 'US dollars as digits, with at most two decimals',
  example: '120.50',
  placeholder: 0,
};

/** Path patterns, one per line. */
export const PATHS: Kind<readonly string[]> = {
  parse(text) {
    const reading = parsePathPatterns(text);
    return reading.kind === 'ok' ? reading.patterns : undefined;
  },
  expected(text) {
    const reading = parsePathPatterns(text);
    return `globs, one per line${reading.kind === 'ok' ? '' : `: line ${reading.line}: ${reading.why} ${reading.fix}`}`;
  },
  example: '.github/**',
  placeholder: [],
};
