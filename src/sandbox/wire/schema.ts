/** The input of the API, checked strictly: no unknown fields, no wrong types, and every refusal names its path. */
import * as z from 'zod/mini';
import { CATEGORIES, TIERS } from '../../core/domain/mission.ts';
import { SandboxError, type FieldProblem } from './errors.ts';
import type { Order } from '../market/missions.ts';
import { SPECIALIST_TIERS } from '../scenario/scenario.ts';

/**
 * The longest reason for a rework, in code points. The action's own reasons have the same limit
 * (docs/BEHAVIOR.md#rework-reasons).
 */
const MAX_REASON = 4000;

/** A strict object, and for each of its fields the expectation that a refusal names. */
export interface Shape<Fields extends z.core.$ZodShape> {
  readonly schema: z.ZodMiniObject<Fields, z.core.$strict>;
  readonly expected: { readonly [Name in keyof Fields]: string };
}

const oneOf = (words: readonly string[]): string => `one of ${words.map((word) => `"${word}"`).join(', ')}`;

/** The JSON Schema keywords of our own checks, for the OpenAPI document. */
export const LIMITS = z.registry<{
  readonly minLength: number;
  readonly maxLength: number;
  readonly pattern?: string;
}>();

const CONTROL = /[\u0000-\u001f\u007f]/;
const ONE_LINE = '^[^\\u0000-\\u001f\\u007f]*$';

/** Returns a schema for text of `min` to `max` code points, without lone surrogates and NUL. */
function text(min: number, max: number, oneLine = false): z.ZodMiniString {
  const fits = (value: string): boolean => {
    if (oneLine && CONTROL.test(value)) return false;
    if (!value.isWellFormed() || value.includes('\0') || value.trim().length < min) return false;
    return value.length <= max || (value.length <= 2 * max && Array.from(value).length <= max);
  };
  const schema = z.string().check(z.refine(fits));
  LIMITS.add(schema, { minLength: min, maxLength: max, ...(oneLine ? { pattern: ONE_LINE } : {}) });
  return schema;
}

const isCents = (usd: number): boolean => Math.round(usd * 100) / 100 === usd;
const toNumber = z.transform((digits: string) => Number(digits));

/** The body of an order. */
export const MISSION = {
  schema: z.strictObject({
    title: text(1, 500, true),
    description: z.optional(text(0, 100_000)),
    kind: z.optional(z.enum(['mission', 'hire'])),
    category: z._default(z.enum(CATEGORIES), 'Other'),
    tier: z._default(z.enum(TIERS), 'T1 Verified'),
    budget_usd: z.optional(z.number().check(z.minimum(0.01), z.maximum(9_999_999.99), z.refine(isCents))),
    dod: z.optional(text(0, 100_000)),
    auto_assign: z._default(z.boolean(), true),
    specialist: z.optional(text(1, 200)),
  }),
  expected: {
    title: 'a text of 1 to 500 characters on one line',
    description: 'a text of at most 100000 characters',
    kind: oneOf(['mission', 'hire']),
    category: oneOf(CATEGORIES),
    tier: oneOf(TIERS),
    budget_usd: 'a number from 0.01 to 9999999.99 with at most two decimals',
    dod: 'a text of at most 100000 characters',
    auto_assign: 'true or false',
    specialist: 'the exact name of a listed specialist',
  },
};

/** The body of a rework. */
export const REWORK = {
  schema: z.strictObject({ reason: z.optional(text(1, MAX_REASON)) }),
  expected: { reason: `a text of 1 to ${MAX_REASON} characters` },
};

/** The body of an acceptance. */
export const ACCEPT = { schema: z.strictObject({}), expected: {} };

const digits = z.pipe(z.string().check(z.regex(/^\d{1,3}$/)), toNumber);
const limit = z.pipe(digits, z.int().check(z.minimum(1), z.maximum(100)));
const cursor = z.optional(z.string().check(z.regex(/^[\w-]{1,400}$/)));
const PAGE_EXPECTED = { limit: 'a whole number from 1 to 100', cursor: 'the next_cursor of the page before' };

/** The query of a list. */
export const PAGE = { schema: z.strictObject({ limit: z._default(limit, 20), cursor }), expected: PAGE_EXPECTED };

/** The query of the catalog. */
export const CATALOG = {
  schema: z.strictObject({
    limit: z._default(limit, 50),
    cursor,
    type: z.optional(z.string()),
    tier: z.optional(z.enum(SPECIALIST_TIERS)),
    min_rank: z.optional(z.pipe(digits, z.int().check(z.minimum(0), z.maximum(100)))),
  }),
  expected: {
    ...PAGE_EXPECTED,
    type: 'a type of specialist',
    tier: oneOf(SPECIALIST_TIERS),
    min_rank: 'a whole number from 0 to 100',
  },
};

function describeValue(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'string') return `${JSON.stringify(value.slice(0, 60))}${value.length > 60 ? ' (cut)' : ''}`;
  return typeof value === 'object' ? 'an object' : JSON.stringify(value);
}

/** Returns the name of a field as a path. Anything but a plain word is quoted, so that it is visible. */
function namePath(prefix: string, key: string): string {
  return prefix + (/^[\w-]+$/.test(key) ? key : JSON.stringify(key)).slice(0, 100);
}

function createFieldProblem(path: string, expected: string, got: string): FieldProblem {
  return { path, expected, message: `${path}: expected ${expected}, got ${got}` };
}

function toFieldProblems(
  expected: Readonly<Record<string, string>>,
  value: unknown,
  issue: z.core.$ZodIssue,
  prefix: string,
): FieldProblem[] {
  if (issue.code === 'unrecognized_keys') {
    const none = `no such field; known are ${Object.keys(expected).join(', ') || 'none'}`;
    return issue.keys.map((key) => createFieldProblem(namePath(prefix, key), none, 'one'));
  }
  const [key] = issue.path;
  if (typeof key !== 'string') return [createFieldProblem('body', 'a JSON object', describeValue(value))];
  const given: unknown = Object.entries(value ?? {}).find(([name]) => name === key)?.[1];
  return [
    createFieldProblem(
      `${prefix}${key}`,
      expected[key] ?? issue.message,
      given === undefined ? 'nothing' : describeValue(given),
    ),
  ];
}

function invalid(fieldProblems: readonly FieldProblem[]): SandboxError {
  const [first, ...more] = fieldProblems;
  const others = more.length === 0 ? '' : ` (and ${more.length} more)`;
  return new SandboxError('invalid', `${first?.message ?? 'The request is not valid'}${others}`, { fieldProblems });
}

/**
 * Parses a value.
 *
 * @throws SandboxError `invalid` with every bad field.
 */
export function parseShape<Fields extends z.core.$ZodShape>(
  { schema, expected }: Shape<Fields>,
  value: unknown,
  prefix = '',
): z.output<Shape<Fields>['schema']> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const fieldProblems = result.error.issues.flatMap((issue) => toFieldProblems(expected, value, issue, prefix));
  throw invalid([...new Map(fieldProblems.map((one) => [one.path, one])).values()]);
}

function throwInvalid(path: string, expected: string, message: string): never {
  throw invalid([{ path, expected, message: `${path}: ${message}` }]);
}

function checkHire({ kind, auto_assign: hiresNow }: z.output<typeof MISSION.schema>, specialist: string | null): void {
  if (kind === 'hire' && specialist === null) {
    throwInvalid(
      'specialist',
      'the exact name of a listed specialist',
      'kind "hire" hires somebody by name; give the name',
    );
  }
  if (specialist !== null && !hiresNow) {
    throwInvalid(
      'auto_assign',
      'true, or no specialist',
      'false queues without hiring, a named specialist is hired at once; give one of them',
    );
  }
}

/**
 * Parses a MissionInput (docs/MARKETPLACE-API.md#mission-input).
 *
 * @throws SandboxError `invalid` with every bad field.
 */
export function parseOrder(body: unknown): Order {
  const input = parseShape(MISSION, body);
  const specialist = input.specialist ?? null;
  checkHire(input, specialist);
  return {
    title: input.title,
    description: input.description ?? null,
    kind: specialist === null ? 'mission' : 'hire',
    category: input.category,
    tier: input.tier,
    budget_cents: input.budget_usd === undefined ? null : Math.round(input.budget_usd * 100),
    dod: input.dod ?? null,
    auto_assign: input.auto_assign,
    specialist,
  };
}

/**
 * Parses the body of a rework: `{ "reason": "…" }`, or nothing.
 *
 * @throws SandboxError `invalid`
 */
export function parseRework(body: unknown): { readonly reason: string | null } {
  return { reason: parseShape(REWORK, body).reason ?? null };
}

/**
 * Checks the body of an acceptance: `{}`, or nothing.
 *
 * @throws SandboxError `invalid`
 */
export function parseAccept(body: unknown): void {
  parseShape(ACCEPT, body);
}

function toFields(query: URLSearchParams): Record<string, string> {
  for (const key of query.keys()) {
    if (query.getAll(key).length > 1) throwInvalid(namePath('?', key), 'one value', 'given more than once');
  }
  return Object.fromEntries(query);
}

/**
 * Parses `?limit` (default 20) and `?cursor` of a list.
 *
 * @throws SandboxError `invalid`
 */
export function parsePage(query: URLSearchParams): z.output<typeof PAGE.schema> {
  return parseShape(PAGE, toFields(query), '?');
}

/**
 * Parses `?limit` (default 50), `?cursor`, `?type`, `?tier` and `?min_rank` of the catalog.
 *
 * @throws SandboxError `invalid`
 */
export function parseCatalogQuery(query: URLSearchParams): z.output<typeof CATALOG.schema> {
  return parseShape(CATALOG, toFields(query), '?');
}

const position = z.union([z.tuple([z.int()]), z.tuple([z.int(), z.string()])]);

/** Returns an opaque cursor for the position of the last item. */
export function toCursor(cursorPosition: z.output<typeof position>): string {
  return Buffer.from(JSON.stringify(cursorPosition)).toString('base64url');
}

/**
 * Parses a cursor.
 *
 * @throws SandboxError `invalid` if this sandbox did not create it.
 */
export function parseCursor(text: string): readonly [number, string?] {
  try {
    return position.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    return throwInvalid('?cursor', 'the next_cursor of the page before', 'this is not a cursor of this list');
  }
}
