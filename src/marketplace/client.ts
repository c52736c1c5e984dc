/** The marketplace over HTTP: reads throw MarketplaceError, writes are sent once and answer what is certain (docs/PROTOCOL.md#certain-refusals). */
import { randomUUID } from 'node:crypto';
import { parseApiUrl } from '../core/api-url.ts';
import { sha256 } from '../core/digest.ts';
import type { Mission } from '../core/domain/mission.ts';
import type { Marketplace } from '../core/ports/marketplace.ts';
import type { WriteReply } from '../core/ports/errors.ts';
import type { HttpClient } from '../http/client.ts';
import { HttpError } from '../http/errors.ts';
import type { TransportResponse } from '../http/transport.ts';
import type { Redact } from './errors.ts';
import { MarketplaceError } from './errors.ts';
import { findNextPage } from './pages.ts';
import type { ParseResult } from './wire.ts';
import { isMissionId, isObject, parseJson, toMission, toMissions, toSpecialists, toWireOrder } from './wire.ts';

/** How the client is set up. */
export interface MarketplaceOptions {
  /** Up to and including the version: `https://orkestro.net/api/v1`. */
  readonly baseUrl: string;
  /** Customer key; goes into one header of requests to that URL's origin and nowhere else. */
  readonly apiKey: string;
  /** Must let that origin through. */
  readonly httpClient: Pick<HttpClient, 'request'>;
  /** Takes further secrets out of foreign text; the key itself always is. */
  readonly redact?: Redact;
  /** Makes each rework's `Idempotency-Key` its own; default: random. */
  readonly nonce?: () => string;
}

/** The port, and the one call that needs no key. */
export interface MarketplaceClient extends Marketplace {
  /** The public storefront feed as JSON; its shape is not documented. Throws MarketplaceError. */
  readStorefront(): Promise<unknown>;
}

/** Statuses that promise no effect, once the body has been parsed (docs/PROTOCOL.md#certain-refusals). 409 is none of them. */
const NO_EFFECT_STATUSES = new Set([400, 401, 402, 403, 404, 413, 415, 422, 429]);

const MAX_PAGES = 200;

/** Throws MarketplaceError `bad_url` or `bad_key` at once; nothing is sent before the first call. */
export function createMarketplaceClient(options: MarketplaceOptions): MarketplaceClient {
  const base = `${parseBaseUrl(options.baseUrl)}/marketplace`;
  const { nonce = randomUUID } = options;
  const jsonClient = createApiCaller(options, parseApiKey(options.apiKey));
  const missions = `${base}/missions`;

  return {
    readStorefront: async () => (await jsonClient.get(new URL(base), false)).json,
    listSpecialists: () => listAll(jsonClient, `${base}/specialists`, toSpecialists),
    listMissions: async () => {
      const all = await listAll(jsonClient, missions, toMissions);
      // Pages shift while they are read: the same mission may stand on two of them.
      return [...new Map(all.map((mission) => [mission.id, mission])).values()];
    },
    getMission: async (id) => {
      const url = new URL(`${missions}/${encodeMissionId(id, missions)}`);
      const response = await jsonClient.get(url, true);
      const mission = response.unwrap(toMission(response.json));
      if (mission.id !== id)
        return response.unwrap({ kind: 'bad', why: 'mission.id: another mission than was asked for' });
      return mission;
    },
    postMission: async (order) => {
      const body = JSON.stringify(toWireOrder(order));
      const reply = await jsonClient.post(missions, body, sha256(body));
      if (reply.kind !== 'done') return reply;
      const { response, where } = reply.value;
      const mission = toMission(parseJsonBody(response));
      if (mission.kind === 'ok') return { kind: 'done', value: mission.value };
      return { kind: 'unclear', failure: jsonClient.badAnswer(response, where, mission.why).toFailure() };
    },
    acceptMission: (id) =>
      postMissionAction(jsonClient, missions, {
        id,
        verb: 'accept',
        body: null,
        idempotencyKey: sha256(`accept ${id}`),
      }),
    reworkMission: (id, reason) => {
      // Random: the same reason may be right in two rounds, and a server that honors keys would swallow the second.
      const idempotencyKey = sha256(`rework ${id} ${nonce()}`);
      return postMissionAction(jsonClient, missions, {
        id,
        verb: 'rework',
        body: JSON.stringify({ reason }),
        idempotencyKey,
      });
    },
  };
}

interface JsonResponse {
  readonly url: URL;
  readonly link: string;
  readonly json: unknown;
  /** The value, or a thrown `bad_answer`. */
  unwrap<T>(result: ParseResult<T>): T;
}

interface PostedResponse {
  readonly response: TransportResponse;
  readonly where: string;
}

interface ApiCaller {
  /** A JSON answer; every other one is thrown. */
  get(url: URL, withKey: boolean): Promise<JsonResponse>;
  /** Sent once; `done` is any 2xx, unread. */
  post(url: string, body: string | null, key: string): Promise<WriteReply<PostedResponse>>;
  badAnswer(response: TransportResponse, where: string, why: string): MarketplaceError;
}

function createApiCaller({ httpClient, redact }: MarketplaceOptions, apiKey: string): ApiCaller {
  const clean = createRedact(apiKey, redact);
  const authorization = `Bearer ${apiKey}`;
  const badAnswer = (response: TransportResponse, where: string, why: string): MarketplaceError =>
    MarketplaceError.fromBadResponse(response, where, why, clean);

  return {
    badAnswer,
    async get(url, withKey) {
      const where = `GET ${url.origin}${url.pathname}`;
      const headers = { accept: 'application/json', ...(withKey ? { authorization } : {}) };
      const response = await httpClient.request({ method: 'GET', url, headers }).catch((error: unknown) => {
        throw MarketplaceError.from(error, where, clean);
      });
      if (!isSuccess(response)) throw MarketplaceError.fromResponse(response, where, clean);
      const unwrap = <T>(result: ParseResult<T>): T => {
        if (result.kind === 'bad') throw badAnswer(response, where, result.why);
        return result.value;
      };
      return { url, link: response.headers['link'] ?? '', json: unwrap(parseJson(response.body)), unwrap };
    },
    async post(url, body, key) {
      const where = `POST ${url}`;
      const type = body === null ? {} : { 'content-type': 'application/json' };
      const headers = { accept: 'application/json', authorization, 'idempotency-key': key, ...type };
      try {
        const response = await httpClient.request({ method: 'POST', url, headers, body });
        if (isSuccess(response)) return { kind: 'done', value: { response, where } };
        const failure = MarketplaceError.fromResponse(response, where, clean).toFailure();
        return { kind: isCertainRefusal(response) ? 'refused' : 'unclear', failure };
      } catch (error) {
        const failure = MarketplaceError.from(error, where, clean).toFailure();
        return { kind: error instanceof HttpError && !error.sent ? 'refused' : 'unclear', failure };
      }
    },
  };
}

interface MissionAction {
  readonly id: string;
  readonly verb: 'accept' | 'rework';
  readonly body: string | null;
  readonly idempotencyKey: string;
}

/**
 * A 2xx means it was taken; the answer is the mission where it can be read, else `null`: the caller reads it again. Text
 * that is no JSON proves nothing: something in between may have answered.
 */
async function postMissionAction(
  jsonClient: ApiCaller,
  base: string,
  action: MissionAction,
): Promise<WriteReply<Mission | null>> {
  const { id, verb, body, idempotencyKey } = action;
  if (!isMissionId(id)) return { kind: 'refused', failure: createBadIdError(`POST ${base}`).toFailure() };
  const reply = await jsonClient.post(`${base}/${encodeURIComponent(id)}/${verb}`, body, idempotencyKey);
  if (reply.kind !== 'done') return reply;
  const { response, where } = reply.value;
  if (response.body.trim() === '') return { kind: 'done', value: null };
  const json = parseJson(response.body);
  if (json.kind === 'bad' || !isObject(json.value)) {
    return {
      kind: 'unclear',
      failure: jsonClient.badAnswer(response, where, 'the body is no JSON object').toFailure(),
    };
  }
  const mission = toMission(json.value);
  return { kind: 'done', value: mission.kind === 'ok' && mission.value.id === id ? mission.value : null };
}

/** Every page, in order. The address must advance, and there are at most 200 pages. */
async function listAll<T>(
  jsonClient: ApiCaller,
  first: string,
  parseItems: (json: unknown) => ParseResult<readonly T[]>,
): Promise<readonly T[]> {
  const items: T[] = [];
  const seen = new Set<string>();
  let url: URL | null = new URL(first);
  while (url !== null) {
    seen.add(url.href);
    const page: JsonResponse = await jsonClient.get(url, true);
    items.push(...page.unwrap(parseItems(page.json)));
    url = page.unwrap(findNextPage(page.url, page.link, page.json));
    if (url !== null && seen.has(url.href))
      page.unwrap({ kind: 'bad', why: 'the list leads back to a page already read' });
    if (url !== null && seen.size >= MAX_PAGES) page.unwrap({ kind: 'bad', why: `more than ${MAX_PAGES} pages` });
  }
  return items;
}

function parseBaseUrl(text: string): string {
  const result = parseApiUrl(text);
  if (result.kind === 'ok') return result.base;
  throw new MarketplaceError({ code: 'bad_url', where: 'api-url', why: `it ${result.message}` });
}

function parseApiKey(text: string): string {
  if (/^[\x21-\x7e]{1,512}$/.test(text)) return text;
  throw new MarketplaceError({
    code: 'bad_key',
    where: 'api-key',
    why: 'it is empty or has characters that no key has',
  });
}

/** Takes the key, plain or encoded, and everything that looks like a key, out of text. */
function createRedact(apiKey: string, more: Redact = (text) => text): Redact {
  const bytes = Buffer.from(apiKey);
  const forms = [apiKey, encodeURIComponent(apiKey), bytes.toString('base64'), bytes.toString('hex')];
  return (text) =>
    more(forms.reduce((rest, form) => rest.replaceAll(form, '***'), text)).replaceAll(/\bosk_[\w-]{4,}/g, '***');
}

function encodeMissionId(id: string, base: string): string {
  if (isMissionId(id)) return encodeURIComponent(id);
  throw createBadIdError(`GET ${base}`);
}

function createBadIdError(where: string): MarketplaceError {
  return new MarketplaceError({ code: 'bad_id', where, why: 'it is empty, too long, or could not stand in a URL' });
}

function isSuccess(response: TransportResponse): boolean {
  return response.status >= 200 && response.status <= 299;
}

/** An error page of something in between is not JSON and promises nothing. */
function isCertainRefusal(response: TransportResponse): boolean {
  return NO_EFFECT_STATUSES.has(response.status) && isObject(parseJsonBody(response));
}

function parseJsonBody(response: TransportResponse): unknown {
  const json = parseJson(response.body);
  return json.kind === 'ok' ? json.value : undefined;
}
