/** What the API takes, strictly: nothing unknown, nothing of the wrong type, each refusal with its path. */
import { z } from 'zod';
import { CATEGORIES, TIERS } from '../core/mission.ts';
import { SandboxError, type Complaint } from './errors.ts';
import type { Order } from './missions.ts';

/** The longest reason for a rework, in characters (code points); spec.md §4 cuts its own there. */
const MAX_REASON = 4000;

const oneOf = (words: readonly string[]): string => `one of ${words.map((word) => `"${word}"`).join(', ')}`;

/** A text that can be stored and shown: no half characters, no NUL, `least` to `most` code points. */
function text(least: number, most: number): z.ZodString {
  return z.string().refine((value) => {
    if (!value.isWellFormed() || value.includes('\0') || value.trim().length < least) return false;
    return value.length <= most || (value.length <= 2 * most && Array.from(value).length <= most);
  });
}

const isOneLine = (value: string): boolean => !/[\u0000-\u001f\u007f]/.test(value);
const isCents = (usd: number): boolean => Math.round(usd * 100) / 100 === usd;

const mission = z.strictObject({
  title: text(1, 500).refine(isOneLine).describe('a text of 1 to 500 characters on one line'),
  description: text(0, 100_000).optional().describe('a text of at most 100000 characters'),
  kind: z
    .enum(['mission', 'hire'])
    .optional()
    .describe(oneOf(['mission', 'hire'])),
  category: z.enum(CATEGORIES).default('Other').describe(oneOf(CATEGORIES)),
  tier: z.enum(TIERS).default('T1 Verified').describe(oneOf(TIERS)),
  budget_usd: z
    .number()
    .min(0.01)
    .max(9_999_999.99)
    .refine(isCents)
    .optional()
    .describe('a number from 0.01 to 9999999.99 with at most two decimals'),
  dod: text(0, 100_000).optional().describe('a text of at most 100000 characters'),
  auto_assign: z.boolean().default(true).describe('true or false'),
  specialist: text(1, 200).optional().describe('the exact name of a listed specialist'),
});

const rework = z.strictObject({
  reason: text(1, MAX_REASON).optional().describe(`a text of 1 to ${MAX_REASON} characters`),
});

const accept = z.strictObject({});

const limit = z
  .string()
  .regex(/^([1-9]\d?|100)$/)
  .transform(Number)
  .default(20)
  .describe('a whole number from 1 to 100');
const cursor = z
  .string()
  .regex(/^[\w-]{1,400}$/)
  .optional()
  .describe('the next_cursor of the page before');
const page = z.strictObject({ limit, cursor });

const catalogue = z.strictObject({
  limit: limit.unwrap().default(50).describe('a whole number from 1 to 100'),
  cursor,
  type: z.string().optional().describe('a type of specialist'),
  tier: z.string().optional().describe('a tier of specialist'),
  min_rank: z
    .string()
    .regex(/^(\d{1,2}|100)$/)
    .transform(Number)
    .optional()
    .describe('a whole number from 0 to 100'),
});

type Shape = z.ZodObject<Record<string, z.ZodType>>;

function describeValue(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'string') return `${JSON.stringify(value.slice(0, 60))}${value.length > 60 ? ' (cut)' : ''}`;
  return typeof value === 'object' ? 'an object' : JSON.stringify(value);
}

function complain(path: string, expected: string, got: string): Complaint {
  return { path, expected, message: `${path}: expected ${expected}, got ${got}` };
}

function toComplaints(shape: Shape, value: unknown, issue: z.core.$ZodIssue, prefix: string): Complaint[] {
  if (issue.code === 'unrecognized_keys') {
    const expected = `no such field; known are ${Object.keys(shape.shape).join(', ') || 'none'}`;
    return issue.keys.map((key) => complain(`${prefix}${key.slice(0, 100)}`, expected, 'one'));
  }
  const [key] = issue.path;
  if (typeof key !== 'string') return [complain('body', 'a JSON object', describeValue(value))];
  const given: unknown = Object.entries(value ?? {}).find(([name]) => name === key)?.[1];
  const expected = shape.shape[key]?.description ?? issue.message;
  return [complain(`${prefix}${key}`, expected, given === undefined ? 'nothing' : describeValue(given))];
}

function invalid(complaints: readonly Complaint[]): SandboxError {
  const [first, ...more] = complaints;
  const others = more.length === 0 ? '' : ` (and ${more.length} more)`;
  return new SandboxError('invalid', `${first?.message ?? 'The request is not valid'}${others}`, { complaints });
}

function check<S extends Shape>(shape: S, value: unknown, prefix = ''): z.output<S> {
  const result = shape.safeParse(value);
  if (result.success) return result.data;
  const complaints = result.error.issues.flatMap((issue) => toComplaints(shape, value, issue, prefix));
  throw invalid([...new Map(complaints.map((one) => [one.path, one])).values()]);
}

function refuse(path: string, expected: string, message: string): never {
  throw invalid([{ path, expected, message: `${path}: ${message}` }]);
}

/** A MissionInput (orkestro-api "Known"). Throws SandboxError `invalid` with every bad field. */
export function parseOrder(body: unknown): Order {
  const input = check(mission, body);
  const specialist = input.specialist ?? null;
  if (input.kind === 'hire' && specialist === null) {
    refuse('specialist', 'the exact name of a listed specialist', 'kind "hire" hires somebody by name; give the name');
  }
  if (specialist !== null && !input.auto_assign) {
    refuse(
      'auto_assign',
      'true, or no specialist',
      'false queues without hiring, a named specialist is hired at once; give one of them',
    );
  }
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

/** The body of a rework: `{ "reason": "…" }`, or nothing. */
export function parseRework(body: unknown): { readonly reason: string | null } {
  return { reason: check(rework, body).reason ?? null };
}

/** The body of an accept: `{}`, or nothing. */
export function parseAccept(body: unknown): void {
  check(accept, body);
}

function toFields(query: URLSearchParams): Record<string, string> {
  for (const key of query.keys()) {
    if (query.getAll(key).length > 1) refuse(`?${key.slice(0, 100)}`, 'one value', 'given more than once');
  }
  return Object.fromEntries(query);
}

/** `?limit` (default 20) and `?cursor` of a list. */
export function parsePage(query: URLSearchParams): z.output<typeof page> {
  return check(page, toFields(query), '?');
}

/** `?limit` (default 50), `?cursor`, `?type`, `?tier` and `?min_rank` of the catalogue. */
export function parseCatalogueQuery(query: URLSearchParams): z.output<typeof catalogue> {
  return check(catalogue, toFields(query), '?');
}

const position = z.union([z.tuple([z.number().int()]), z.tuple([z.number().int(), z.string()])]);

/** An opaque cursor from the last item's place in the order. */
export function toCursor(place: z.output<typeof position>): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** The place a cursor names. Throws SandboxError `invalid` for anything this sandbox didn't make. */
export function parseCursor(text: string): readonly [number, string?] {
  try {
    return position.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    return refuse('?cursor', 'the next_cursor of the page before', 'this is not a cursor of this list');
  }
}
