/**
 * The seven endpoints under /api/v1/marketplace (orkestro-api "Known"): a Call in, a Reply out.
 * Refusals come in this order: path 404, method 405, key 401, rate 429, body 413/415/400, fields 422, mission 404/409/402.
 */
import { CATEGORIES, TIERS } from '../core/mission.ts';
import type { Answers } from './answers.ts';
import { toWireWork } from './attempts.ts';
import type { Customers } from './customers.ts';
import { SandboxError } from './errors.ts';
import {
  readJson,
  replyError,
  replyJson,
  toConditional,
  toHead,
  type Call,
  type Reply,
  type TextReply,
} from './http.ts';
import type { Limiter } from './limiter.ts';
import { postMission } from './hiring.ts';
import { findMission, type Market } from './market.ts';
import { compareByRank } from './matching.ts';
import { toWireMission, type Mission } from './missions.ts';
import {
  parseAccept,
  parseCatalogueQuery,
  parseCursor,
  parseOrder,
  parsePage,
  parseRework,
  toCursor,
} from './schema.ts';
import { acceptMission, reworkMission } from './settlement.ts';
import { toWireSpecialist } from './specialists.ts';

/** What the routes stand on. */
export interface Parts {
  readonly market: Market;
  readonly customers: Customers;
  readonly limiter: Limiter;
  /** `null`: `Idempotency-Key` is ignored. */
  readonly answers: Answers | null;
  /** Runs a write as one transaction. */
  readonly transact: <T>(work: () => T) => T;
}

interface Context {
  readonly call: Call;
  /** Whose key it came with; 0 where none is needed. */
  readonly customer: number;
  /** The mission's id, where the path has one. */
  readonly id: string;
  /** Ms since the epoch. */
  readonly now: number;
}

interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: RegExp;
  readonly open?: true;
  readonly answer: (parts: Parts, context: Context) => Reply;
}

const BASE = '/api/v1/marketplace';
const MAX_PAGE_CHARACTERS = 250_000;
const NOBODY = 0;

const replyMission = (mission: Mission, status = 200, headers = {}): TextReply =>
  replyJson(status, { mission: toWireMission(mission) }, headers);

function replyPage(call: Call, name: string, items: readonly unknown[], next: string | null): Reply {
  const value = { [name]: items, next_cursor: next };
  if (next === null) return replyJson(200, value);
  const query = new URLSearchParams(call.query);
  query.set('cursor', next);
  return replyJson(200, value, { Link: `<${call.origin}${call.path}?${query.toString()}>; rel="next"` });
}

function listSpecialists({ market }: Parts, { call }: Context): Reply {
  const { limit, cursor, type, tier, min_rank: minRank } = parseCatalogueQuery(call.query);
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

/** As many missions from the start as fit a page; at least one. Texts may be long, and clients don't read without end. */
function fitPage(missions: readonly Mission[]): readonly Mission[] {
  let characters = 0;
  const end = missions.findIndex(({ description, dod }) => {
    characters += (description?.length ?? 0) + (dod?.length ?? 0);
    return characters > MAX_PAGE_CHARACTERS;
  });
  return end === -1 ? missions : missions.slice(0, Math.max(end, 1));
}

function listMissions({ market }: Parts, { call, customer }: Context): Reply {
  const { limit, cursor } = parsePage(call.query);
  const [before] = cursor === undefined ? [] : parseCursor(cursor);
  const found = market.missions.page(customer, before ?? null, limit + 1);
  const items = fitPage(found.slice(0, limit));
  const last = items.at(-1);
  const next = last !== undefined && found.length > items.length ? toCursor([last.seq]) : null;
  return replyPage(call, 'missions', items.map(toWireMission), next);
}

function showStorefront({ market }: Parts): Reply {
  const specialists = market.roster.listed().map(toWireSpecialist);
  return replyJson(200, { marketplace: 'Orkestro sandbox', categories: CATEGORIES, tiers: TIERS, specialists });
}

/** A write: one transaction, once per `Idempotency-Key`. */
function write(parts: Parts, { call, customer, now }: Context, work: () => TextReply): TextReply {
  const key = call.header('idempotency-key');
  const { answers } = parts;
  if (key === null || answers === null) return parts.transact(work);
  const keyed = {
    customer,
    key,
    request: `${call.method} ${call.path}`,
    body: call.body ?? new Uint8Array(),
  };
  return parts.transact(() => answers.once(keyed, now, work));
}

/** Accept and rework may come without a body. */
const readOptionalJson = (call: Call): unknown => (call.body?.length === 0 ? {} : readJson(call));

const ROUTES: readonly Route[] = [
  { method: 'GET', path: /^$/, open: true, answer: showStorefront },
  { method: 'GET', path: /^\/specialists$/, answer: listSpecialists },
  { method: 'GET', path: /^\/missions$/, answer: listMissions },
  {
    method: 'POST',
    path: /^\/missions$/,
    answer(parts, context) {
      const order = parseOrder(readJson(context.call));
      return write(parts, context, () => {
        const mission = postMission(parts.market, context.customer, order, context.now);
        return replyMission(mission, 201, { Location: `${BASE}/missions/${mission.id}` });
      });
    },
  },
  {
    method: 'GET',
    path: /^\/missions\/([^/]+)$/,
    answer: ({ market }, { customer, id }) => {
      const mission = findMission(market, id, customer);
      return replyJson(200, { mission: { ...toWireMission(mission), ...toWireWork(market.attempts.of(mission.id)) } });
    },
  },
  {
    method: 'POST',
    path: /^\/missions\/([^/]+)\/accept$/,
    answer(parts, context) {
      parseAccept(readOptionalJson(context.call));
      return write(parts, context, () =>
        replyMission(acceptMission(parts.market, context.customer, context.id, context.now)),
      );
    },
  },
  {
    method: 'POST',
    path: /^\/missions\/([^/]+)\/rework$/,
    answer(parts, context) {
      const { reason } = parseRework(readOptionalJson(context.call));
      return write(parts, context, () =>
        replyMission(reworkMission(parts.market, context.customer, context.id, reason, context.now)),
      );
    },
  },
];

function findRoute(call: Call): { route: Route; id: string } {
  const path = call.path.startsWith(BASE) ? call.path.slice(BASE.length) : null;
  const here = path === null ? [] : ROUTES.filter((route) => route.path.test(path));
  if (path === null || here.length === 0) {
    throw new SandboxError('not_found', `There is nothing at ${call.path.slice(0, 200)}; the API lives under ${BASE}.`);
  }
  const method = call.method === 'HEAD' ? 'GET' : call.method;
  const route = here.find((one) => one.method === method);
  if (route === undefined) {
    const allow = here.map((one) => (one.method === 'GET' ? 'GET, HEAD' : one.method)).join(', ');
    throw new SandboxError('method_not_allowed', `${call.path} takes ${allow}, not ${call.method}.`, {
      headers: { Allow: allow },
    });
  }
  return { route, id: decodeId(route.path.exec(path)?.[1] ?? '') };
}

function decodeId(text: string): string {
  try {
    return decodeURIComponent(text).slice(0, 200);
  } catch {
    return text.slice(0, 200);
  }
}

function authenticate({ customers }: Parts, call: Call): number {
  const given = call.header('authorization');
  const key = /^Bearer +(\S+) *$/i.exec(given ?? '')?.[1];
  const customer = key === undefined ? null : customers.authenticate(key);
  if (customer !== null) return customer;
  const message =
    given === null
      ? 'This endpoint needs a Customer API key: send "Authorization: Bearer osk_…".'
      : 'This API key is not known here. A key is shown once, when it is made; make a new one if it is lost.';
  const challenge = given === null ? 'Bearer realm="orkestro"' : 'Bearer realm="orkestro", error="invalid_token"';
  throw new SandboxError('unauthorized', message, { headers: { 'WWW-Authenticate': challenge } });
}

function dispatch(parts: Parts, call: Call, now: number): Reply {
  const { route, id } = findRoute(call);
  const customer = route.open === true ? NOBODY : authenticate(parts, call);
  if (route.open !== true) parts.limiter.take(customer, now);
  const reply = route.answer(parts, { call, customer, id, now });
  return route.method === 'GET' ? toConditional(call, reply) : reply;
}

/** Answers one call; never throws. `now` gives ms since the epoch, with everything done that was due. */
export function answerCall(parts: Parts, call: Call, now: () => number, requestId: string): Reply {
  let reply: Reply;
  try {
    reply = dispatch(parts, call, now());
  } catch (error) {
    reply = replyError(SandboxError.from(error), requestId);
  }
  const identified = { ...reply, headers: { ...reply.headers, 'X-Request-Id': requestId } };
  return call.method === 'HEAD' ? toHead(identified) : identified;
}
