/** The operations of the API: each turns an authorized request into a reply. */
import { CATEGORIES, TIERS } from '../../core/domain/mission.ts';
import type { IdempotencyStore } from './idempotency.ts';
import { toWireWork } from '../market/attempts.ts';
import { BASE, type OperationId } from './endpoints.ts';
import { readJson, replyJson, type Call, type Reply, type TextReply } from '../wire/http.ts';
import { postMission } from '../market/hiring.ts';
import { findMission, type Market } from '../market/market.ts';
import { compareByRank } from '../market/matching.ts';
import { toWireMission, type Mission } from '../market/missions.ts';
import {
  parseAccept,
  parseCatalogQuery,
  parseCursor,
  parseOrder,
  parsePage,
  parseRework,
  toCursor,
} from '../wire/schema.ts';
import { getOpenApi } from './openapi.ts';
import { acceptMission, reworkMission } from '../market/settlement.ts';
import { toWireSpecialist } from '../market/specialists.ts';

/** The parts that operations use. */
export interface OperationDependencies {
  readonly market: Market;
  /** If null, `Idempotency-Key` is ignored. */
  readonly idempotency: IdempotencyStore | null;
  /** Runs a write as one transaction. */
  readonly transact: <T>(work: () => T) => T;
}

/** One authorized request. */
export interface OperationInput {
  readonly call: Call;
  /** The ID of the key's customer, or 0 for a public endpoint. */
  readonly customer: number;
  /** The mission ID in the path, or an empty string. */
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

const MAX_PAGE_LENGTH = 250_000;

const replyMission = (mission: Mission, status = 200, headers = {}): TextReply =>
  replyJson(status, { mission: toWireMission(mission) }, headers);

function replyPage(call: Call, name: string, items: readonly unknown[], next: string | null): Reply {
  const value = { [name]: items, next_cursor: next };
  if (next === null) return replyJson(200, value);
  const query = new URLSearchParams(call.query);
  query.set('cursor', next);
  return replyJson(200, value, { Link: `<${call.origin}${call.path}?${query.toString()}>; rel="next"` });
}

function listSpecialists({ market }: OperationDependencies, { call }: OperationInput): Reply {
  const { limit, cursor, type, tier, min_rank: minRank } = parseCatalogQuery(call.query);
  const [rank, name] = cursor === undefined ? [] : parseCursor(cursor);
  const after = rank === undefined ? null : { rank, name: name ?? '' };
  const found = market.roster
    .listed()
    .filter((one) => (type ?? one.profile.type) === one.profile.type && (tier ?? one.tier) === one.tier)
    .filter((one) => one.rank >= (minRank ?? 0) && (after === null || compareByRank(after, one) < 0));
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const next = last !== undefined && found.length > limit ? toCursor([last.rank, last.name]) : null;
  return replyPage(call, 'specialists', items.map(toWireSpecialist), next);
}

/**
 * Returns the leading missions that fit on one page, at least one.
 *
 * Texts can be long, and clients limit how much they read.
 */
function fitPage(missions: readonly Mission[]): readonly Mission[] {
  let characters = 0;
  const end = missions.findIndex(({ description, dod }) => {
    characters += (description?.length ?? 0) + (dod?.length ?? 0);
    return characters > MAX_PAGE_LENGTH;
  });
  return end === -1 ? missions : missions.slice(0, Math.max(end, 1));
}

function listMissions({ market }: OperationDependencies, { call, customer }: OperationInput): Reply {
  const { limit, cursor } = parsePage(call.query);
  const [before] = cursor === undefined ? [] : parseCursor(cursor);
  const found = market.missions.page(customer, before ?? null, limit + 1);
  const items = fitPage(found.slice(0, limit));
  const last = items.at(-1);
  const next = last !== undefined && found.length > items.length ? toCursor([last.seq]) : null;
  return replyPage(call, 'missions', items.map(toWireMission), next);
}

function showStorefront({ market }: OperationDependencies): Reply {
  const specialists = market.roster.listed().map(toWireSpecialist);
  return replyJson(200, { marketplace: 'Orkestro sandbox', categories: CATEGORIES, tiers: TIERS, specialists });
}

/** Runs a write as one transaction, once per `Idempotency-Key`. */
function write(
  dependencies: OperationDependencies,
  { call, customer, now }: OperationInput,
  work: () => TextReply,
): TextReply {
  const key = call.header('idempotency-key');
  const { idempotency } = dependencies;
  if (key === null || idempotency === null) return dependencies.transact(work);
  const keyed = {
    customer,
    key,
    request: `${call.method} ${call.path}`,
    body: call.body ?? new Uint8Array(),
  };
  return dependencies.transact(() => idempotency.runOnce(keyed, now, work));
}

/** Returns the JSON body, or an empty object if there is no body. Accept and rework allow both. */
const readOptionalJson = (call: Call): unknown => (call.body?.length === 0 ? {} : readJson(call));

/** The operation of each endpoint. */
export const OPERATIONS: Readonly<
  Record<OperationId, (dependencies: OperationDependencies, context: OperationInput) => Reply>
> = {
  getStorefront: showStorefront,
  listSpecialists,
  listMissions,
  postMission(dependencies, context) {
    const order = parseOrder(readJson(context.call));
    return write(dependencies, context, () => {
      const mission = postMission(dependencies.market, context.customer, order, context.now);
      return replyMission(mission, 201, { Location: `${BASE}/marketplace/missions/${mission.id}` });
    });
  },
  getMission({ market }, { customer, id }) {
    const mission = findMission(market, id, customer);
    return replyJson(200, { mission: { ...toWireMission(mission), ...toWireWork(market.attempts.of(mission.id)) } });
  },
  acceptMission(dependencies, context) {
    parseAccept(readOptionalJson(context.call));
    return write(dependencies, context, () =>
      replyMission(acceptMission(dependencies.market, context.customer, context.id, context.now)),
    );
  },
  reworkMission(dependencies, context) {
    const { reason } = parseRework(readOptionalJson(context.call));
    return write(dependencies, context, () =>
      replyMission(reworkMission(dependencies.market, context.customer, context.id, reason, context.now)),
    );
  },
  getOpenApi: () => replyJson(200, getOpenApi()),
};
