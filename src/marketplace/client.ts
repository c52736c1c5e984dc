/**
 * The marketplace over HTTP: reads throw MarketplaceError, writes are sent once (docs/PROTOCOL.md#certain-refusals).
 */
import { randomUUID } from 'node:crypto';
import { parseApiUrl } from '../core/api-url.ts';
import { sha256 } from '../core/digest.ts';
import type { Mission } from '../core/domain/mission.ts';
import type { Marketplace } from '../core/ports/marketplace.ts';
import type { WriteReply } from '../core/ports/errors.ts';
import type { HttpClient } from '../http/client.ts';
import type { Redact } from './errors.ts';
import { MarketplaceError } from './errors.ts';
import type { JsonClient, JsonResponse } from './json-client.ts';
import { createJsonClient, parseJsonBody } from './json-client.ts';
import { findNextPage } from './pages.ts';
import type { ParseResult } from './wire.ts';
import { isMissionId, isObject, parseJson, toMission, toMissions, toSpecialists, toWireOrder } from './wire.ts';

/** The configuration of the client. */
export interface MarketplaceOptions {
  /** Up to and including the version: `https://orkestro.net/api/v1`. */
  readonly baseUrl: string;
  /** The customer's key. It goes into one header of requests to that URL's origin and nowhere else. */
  readonly apiKey: string;
  /** Must allow that origin. */
  readonly httpClient: Pick<HttpClient, 'request'>;
  /** Removes further secrets from the server's text. The key itself is always removed. */
  readonly redact?: Redact;
  /** Makes the `Idempotency-Key` of each rework unique. Default: random. */
  readonly nonce?: () => string;
}

/** The `Marketplace` port, and the one call that needs no key. */
export interface MarketplaceClient extends Marketplace {
  /**
   * Reads the public storefront feed as JSON. Its form is not documented.
   *
   * @throws MarketplaceError
   */
  readStorefront(): Promise<unknown>;
}

const MAX_PAGES = 200;

/**
 * Creates the client. Nothing is sent before the first call.
 *
 * @throws MarketplaceError `bad_url` or `bad_key`
 */
export function createMarketplaceClient(options: MarketplaceOptions): MarketplaceClient {
  const base = `${parseBaseUrl(options.baseUrl)}/marketplace`;
  const { nonce = randomUUID } = options;
  const jsonClient = createJsonClient(options, parseApiKey(options.apiKey));
  const missions = `${base}/missions`;

  return {
    readStorefront: async () => (await jsonClient.get(new URL(base), { withKey: false })).json,
    listSpecialists: () => listAll(jsonClient, `${base}/specialists`, toSpecialists),
    listMissions: async () => {
      const all = await listAll(jsonClient, missions, toMissions);
      // Pages shift while they are read, so that two of them can list the same mission.
      return [...new Map(all.map((mission) => [mission.id, mission])).values()];
    },
    getMission: async (id) => {
      const url = new URL(`${missions}/${encodeMissionId(id, missions)}`);
      const response = await jsonClient.get(url, { withKey: true });
      const mission = response.unwrap(toMission(response.json));
      if (mission.id === id) return mission;
      return response.unwrap({ kind: 'bad', why: 'mission.id: another mission than was asked for' });
    },
    postMission: async (order) => {
      const body = JSON.stringify(toWireOrder(order));
      const reply = await jsonClient.post(missions, body, sha256(body));
      if (reply.kind !== 'done') return reply;
      const { response, where } = reply.value;
      const mission = toMission(parseJsonBody(response));
      if (mission.kind === 'ok') return { kind: 'done', value: mission.value };
      return { kind: 'unclear', failure: jsonClient.toBadResponseError(response, where, mission.why).toFailure() };
    },
    acceptMission: (id) =>
      postMissionAction(jsonClient, missions, {
        id,
        verb: 'accept',
        body: null,
        idempotencyKey: sha256(`accept ${id}`),
      }),
    reworkMission: (id, reason) => {
      // Two rounds can have the same reason, and a server that honors keys would drop the second without a nonce.
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

/** A decision about a mission. `body` is JSON. */
interface MissionAction {
  readonly id: string;
  readonly verb: 'accept' | 'rework';
  readonly body: string | null;
  readonly idempotencyKey: string;
}

/**
 * Sends a decision. Any 2xx JSON response means that it was accepted. The value is the mission, or `null` if the
 * response does not show it, so that the caller reads it again. Other text proves nothing, because a proxy might have
 * responded.
 */
async function postMissionAction(
  jsonClient: JsonClient,
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
      failure: jsonClient.toBadResponseError(response, where, 'the body is no JSON object').toFailure(),
    };
  }
  const mission = toMission(json.value);
  return { kind: 'done', value: mission.kind === 'ok' && mission.value.id === id ? mission.value : null };
}

/** Lists the items of all pages, in order. The address must advance, and there are at most 200 pages. */
async function listAll<T>(
  jsonClient: JsonClient,
  first: string,
  parseItems: (json: unknown) => ParseResult<readonly T[]>,
): Promise<readonly T[]> {
  const items: T[] = [];
  const seen = new Set<string>();
  let url: URL | null = new URL(first);
  while (url !== null) {
    seen.add(url.href);
    const page: JsonResponse = await jsonClient.get(url, { withKey: true });
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

function encodeMissionId(id: string, base: string): string {
  if (isMissionId(id)) return encodeURIComponent(id);
  throw createBadIdError(`GET ${base}`);
}

function createBadIdError(where: string): MarketplaceError {
  return new MarketplaceError({ code: 'bad_id', where, why: 'it is empty, too long, or could not stand in a URL' });
}
