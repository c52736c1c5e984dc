/**
 * Converts the marketplace's JSON to the domain and back, exactly as tolerant as docs/MARKETPLACE-API.md#unknown says:
 * unknown fields are dropped, unknown values are kept, and what a decision depends on must be present with the right
 * type.
 */
import * as z from 'zod/mini';
import type { Mission, MissionOrder, Specialist } from '../core/domain/mission.ts';
import { toPhase, toVerification } from '../core/domain/mission.ts';
import { once } from '../core/once.ts';
import { toCents, toCount, toRank, toTime } from './fields.ts';

/** A value, or where and how the JSON differs from the expected form. `why` never quotes the JSON. */
export type ParseResult<T> =
  { readonly kind: 'ok'; readonly value: T } | { readonly kind: 'bad'; readonly why: string };

/** Schemas of text, and of optional text and numbers. The detail of another type is dropped, because no decision needs it. */
const textSchemas = once(() => {
  const text = z.pipe(
    z.string(),
    z.transform((value: string) => value.toWellFormed()),
  );
  const [optionalText, optionalNumber] = [z.nullish(text), z.nullish(z.number())];
  return {
    text,
    optionalText,
    optionalNumber,
    textDetail: z.catch(optionalText, null),
    numberDetail: z.catch(optionalNumber, null),
  };
});

/** A string or an integer, which is never interpreted. */
const missionIdSchema = once(() =>
  z.pipe(
    z.union([z.string().check(z.refine(isMissionId)), z.int()]),
    z.transform((value: string | number) => String(value)),
  ),
);

const missionSchema = once(() => {
  const { text, optionalText, optionalNumber, textDetail, numberDetail } = textSchemas();
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
    escrow_status: textDetail,
    specialist: z.catch(z.nullish(z.union([text, named])), null),
    rank: numberDetail,
    category: textDetail,
    tier: textDetail,
    budget_usd: z.nullish(z.union([z.number(), z.string()])),
    dod: textDetail,
    rework_count: optionalNumber,
    created_at: z.nullish(z.union([z.string(), z.number()])),
  });
});

const specialistSchema = once(() => {
  const { text, textDetail, numberDetail } = textSchemas();
  return z.object({
    name: text,
    persona: textDetail,
    type: textDetail,
    tier: textDetail,
    rank: numberDetail,
    score: numberDetail,
    missions: numberDetail,
    price: z.catch(z.nullish(z.union([text, z.number()])), null),
  });
});

/** Returns whether a text can be a mission's ID in a URL. `.` and `..` are path segments, so they can't. */
export function isMissionId(value: string): boolean {
  return value !== '' && value !== '.' && value !== '..' && value.length <= 200 && value.isWellFormed();
}

/** Parses text as JSON. An ID that is too long for a double becomes a string with all its digits. */
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

/** Parses one mission: `{mission: {…}}` or the bare object. */
export function toMission(json: unknown): ParseResult<Mission> {
  const inner = isObject(json) && 'mission' in json ? json['mission'] : json;
  return toMissionAt(inner, 'mission');
}

/**
 * Parses one page of missions: `{missions|data|items: […]}` or a bare array. One bad item makes the page bad, because
 * it might be the mission that is looked for.
 */
export function toMissions(json: unknown): ParseResult<readonly Mission[]> {
  return toList(json, 'missions', toMissionAt);
}

/** Parses one page of the catalog: `{specialists|data|items: […]}` or a bare array. */
export function toSpecialists(json: unknown): ParseResult<readonly Specialist[]> {
  return toList(json, 'specialists', toSpecialistAt);
}

/** Formats an order as MissionInput: dollars as a number, and `kind: hire` exactly if a specialist is named. */
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

/**
 * Returns the message of an error body: `error`, `error.message`, `message`, or `detail`. A body that is not JSON is
 * the message.
 *
 * @returns null if there is no message
 */
export function parseErrorMessage(body: string): string | null {
  const json = parseJson(body);
  if (json.kind === 'bad') return body.trim() === '' ? null : body;
  if (!isObject(json.value)) return null;
  const { error, message, detail } = json.value;
  const inner = isObject(error) ? error['message'] : error;
  const errorMessage = [inner, message, detail].find((value) => typeof value === 'string' && value.trim() !== '');
  return typeof errorMessage === 'string' ? errorMessage : null;
}

/** Returns whether a value is a plain JSON object, not an array. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A parser of one list item. `path` names its place in the JSON. */
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

/** Returns a string, or the `status` or `result` of an object. Any other value is `null`: no result yet. */
function toVerificationText(value: unknown): string | null {
  const text = isObject(value) ? (value['status'] ?? value['result']) : value;
  return typeof text === 'string' ? text.toWellFormed() : null;
}
