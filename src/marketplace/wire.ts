/**
 * The marketplace's JSON ⇄ the core's words, tolerant exactly as the rules of docs/MARKETPLACE-API.md#unknown say: unknown fields are dropped,
 * unknown words survive, and what a decision stands on must be there in the right type.
 */
import * as z from 'zod/mini';
import type { Mission, MissionOrder, Specialist } from '../core/domain/mission.ts';
import { toPhase, toVerification } from '../core/domain/mission.ts';
import { once } from '../core/once.ts';

/** A value, or where and how the JSON differs from what was expected. Never quotes the JSON. */
export type ParseResult<T> =
  { readonly kind: 'ok'; readonly value: T } | { readonly kind: 'bad'; readonly why: string };

/** Text, and what may be left out. */
const textSchemas = once(() => {
  const text = z.pipe(
    z.string(),
    z.transform((value: string) => value.toWellFormed()),
  );
  return { text, optionalText: z.nullish(text), optionalNumber: z.nullish(z.number()) };
});

/** String or integer, never parsed. `.` and `..` would be path segments. */
const missionIdSchema = once(() =>
  z.pipe(
    z.union([z.string().check(z.refine(isMissionId)), z.int()]),
    z.transform((value: string | number) => String(value)),
  ),
);

const missionSchema = once(() => {
  const { text, optionalText, optionalNumber } = textSchemas();
  const named = z.pipe(
    z.object({ name: text }),
    z.transform((value: { readonly name: string }) => value.name),
  );
  return z.object({
    id: missionIdSchema(),
    title: text,
    status: text.check(z.refine((value: string) => value.trim() !== '')),
    description: optionalText,
    verification: z.optional(z.unknown()),
    escrow_status: optionalText,
    specialist: z.nullish(z.union([text, named])),
    rank: optionalNumber,
    category: optionalText,
    tier: optionalText,
    budget_usd: z.nullish(z.union([z.number(), z.string()])),
    dod: optionalText,
    rework_count: optionalNumber,
    created_at: z.nullish(z.union([z.string(), z.number()])),
  });
});

const specialistSchema = once(() => {
  const { text, optionalText, optionalNumber } = textSchemas();
  return z.object({
    name: text,
    persona: optionalText,
    type: optionalText,
    tier: optionalText,
    rank: optionalNumber,
    score: optionalNumber,
    missions: optionalNumber,
    price: z.nullish(z.union([text, z.number()])),
  });
});

/** True for what may stand in a URL as a mission's id: not empty, no path segment of its own, real characters only. */
export function isMissionId(value: string): boolean {
  return value !== '' && value !== '.' && value !== '..' && value.length <= 200 && value.isWellFormed();
}

/** Text as JSON; ids too long for a double keep their digits. */
export function parseJson(body: string): ParseResult<unknown> {
  try {
    return { kind: 'ok', value: JSON.parse(body, keepDigits) as unknown };
  } catch {
    return { kind: 'bad', why: body.trim() === '' ? 'the body is empty' : 'the body is not JSON' };
  }
}

function keepDigits(key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (key !== 'id' || typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  const source = context?.source ?? '';
  return /^-?\d+$/.test(source) ? source : value;
}

/** One mission: `{mission: {…}}` or the bare object. */
export function toMission(json: unknown): ParseResult<Mission> {
  const inner = isObject(json) && 'mission' in json ? json['mission'] : json;
  return toMissionAt(inner, 'mission');
}

/** One page of missions: `{missions|data|items: […]}` or a bare array. One bad item spoils it: it might be ours. */
export function toMissions(json: unknown): ParseResult<readonly Mission[]> {
  return toList(json, 'missions', toMissionAt);
}

/** One page of the catalogue: `{specialists|data|items: […]}` or a bare array. */
export function toSpecialists(json: unknown): ParseResult<readonly Specialist[]> {
  return toList(json, 'specialists', toSpecialistAt);
}

/** The order as MissionInput: dollars as a number, `kind: hire` exactly when somebody is named. */
export function toWireOrder(order: MissionOrder): Readonly<Record<string, string | number | boolean>> {
  return {
    title: order.title,
    kind: order.specialist === null ? 'mission' : 'hire',
    description: order.description,
    category: order.category,
    tier: order.tier,
    budget_usd: order.budgetCents / 100,
    dod: order.dod,
    auto_assign: order.autoAssign,
    ...(order.specialist === null ? {} : { specialist: order.specialist }),
  };
}

/** The message of an error body: `error`, `error.message`, `message` or `detail`; what is not JSON is the message itself. */
export function parseErrorMessage(body: string): string | null {
  const json = parseJson(body);
  if (json.kind === 'bad') return body.trim() === '' ? null : body;
  if (!isObject(json.value)) return null;
  const { error, message, detail } = json.value;
  const inner = isObject(error) ? error['message'] : error;
  const errorMessage = [inner, message, detail].find((value) => typeof value === 'string' && value.trim() !== '');
  return typeof errorMessage === 'string' ? errorMessage : null;
}

/** A plain JSON object, not an array. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type ItemParser<T> = (json: unknown, path: string) => ParseResult<T>;

function toList<T>(json: unknown, name: string, parseItem: ItemParser<T>): ParseResult<readonly T[]> {
  const list = Array.isArray(json) ? (json as unknown[]) : findList(json, name);
  if (list === null) return { kind: 'bad', why: `expected a list, bare or as ${name}, data or items` };
  const items: T[] = [];
  for (const [index, item] of list.entries()) {
    const result = parseItem(item, `${name}[${index}]`);
    if (result.kind === 'bad') return result;
    items.push(result.value);
  }
  return { kind: 'ok', value: items };
}

function findList(json: unknown, name: string): readonly unknown[] | null {
  if (!isObject(json)) return null;
  for (const key of [name, 'data', 'items']) {
    const value = json[key];
    if (Array.isArray(value)) return value as readonly unknown[];
  }
  return null;
}

function toMissionAt(json: unknown, path: string): ParseResult<Mission> {
  const result = missionSchema().safeParse(json);
  if (!result.success) return describeIssue(result.error, path);
  const wire = result.data;
  const verificationText = toVerificationText(wire.verification);
  return {
    kind: 'ok',
    value: {
      id: wire.id,
      title: wire.title,
      description: wire.description ?? null,
      phase: toPhase(wire.status),
      status: wire.status,
      verification: toVerification(verificationText),
      verificationText,
      escrowStatus: wire.escrow_status ?? null,
      specialist: wire.specialist ?? null,
      rank: toRank(wire.rank),
      category: wire.category ?? null,
      tier: wire.tier ?? null,
      budgetCents: toCents(wire.budget_usd),
      dod: wire.dod ?? null,
      reworkCount: toCount(wire.rework_count),
      createdAt: toTime(wire.created_at),
    },
  };
}

function toSpecialistAt(json: unknown, path: string): ParseResult<Specialist> {
  const result = specialistSchema().safeParse(json);
  if (!result.success) return describeIssue(result.error, path);
  const wire = result.data;
  return {
    kind: 'ok',
    value: {
      name: wire.name,
      persona: wire.persona ?? null,
      type: wire.type ?? null,
      tier: wire.tier ?? null,
      rank: toRank(wire.rank),
      score: wire.score ?? null,
      missions: toCount(wire.missions),
      price: typeof wire.price === 'number' ? String(wire.price) : (wire.price ?? null),
    },
  };
}

function describeIssue(error: z.core.$ZodError, path: string): { readonly kind: 'bad'; readonly why: string } {
  const [issue] = error.issues;
  const place = [path, ...(issue?.path ?? []).map(String)].join('.');
  const expected = issue?.code === 'invalid_type' ? `expected ${issue.expected}` : 'not of a form this version knows';
  return { kind: 'bad', why: `${place}: ${expected}` };
}

/** A string, or the `status` or `result` of an object; everything else says nothing yet. */
function toVerificationText(value: unknown): string | null {
  const text = isObject(value) ? (value['status'] ?? value['result']) : value;
  return typeof text === 'string' ? text.toWellFormed() : null;
}

/** Dollars to integer cents; what is not a whole number of cents is unknown rather than nearly right. */
function toCents(usd: number | string | null | undefined): number | null {
  const dollars = typeof usd === 'string' ? parseDollars(usd) : usd;
  if (dollars === null || dollars === undefined || dollars < 0) return null;
  const cents = Math.round(dollars * 100);
  return Number.isSafeInteger(cents) && cents / 100 === dollars ? cents : null;
}

function parseDollars(usd: string): number | null {
  return /^\d{1,12}(\.\d{1,2})?$/.test(usd) ? Number(usd) : null;
}

/** Agent Rank is an integer from 0 to 100; anything else is no rank. */
function toRank(value: number | null | undefined): number | null {
  const rank = toCount(value);
  return rank === null || rank > 100 ? null : rank;
}

function toCount(value: number | null | undefined): number | null {
  return Number.isSafeInteger(value) && (value ?? -1) >= 0 ? (value ?? null) : null;
}

/** ISO 8601, or seconds or milliseconds since the epoch. */
function toTime(value: string | number | null | undefined): number | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return toEpoch(value);
  const at = /^\d{4}-\d{2}-\d{2}T/.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(at) ? null : at;
}

/** Seconds stay below 10^11 until the year 5138; milliseconds have been above it since 1973. */
function toEpoch(value: number): number | null {
  const ms = value < 1e11 ? value * 1_000 : value;
  return value > 0 && ms <= 8.64e15 ? Math.trunc(ms) : null;
}
