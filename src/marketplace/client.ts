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
import type { Reading } from './wire.ts';
import { isMissionId, isObject, parseJson, toMission, toMissions, toSpecialists, toWireOrder } from './wire.ts';

/** How the client is set up. */
export interface MarketplaceOptions {
  /** Up to and including the version: `https://orkestro.net/api/v1`. */
  readonly baseUrl: string;
  /** Customer key; goes into one header of requests to that URL's origin and nowhere else. */
  readonly apiKey: string;
  /** Must let that origin through. */
  readonly door: Pick<HttpClient, 'request'>;
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
const NO_EFFECT = new Set([400, 401, 402, 403, 404, 413, 415, 422, 429]);

const MAX_PAGES = 200;

/** Throws MarketplaceError `bad_url` or `bad_key` at once; nothing is sent before the first call. */
export function createMarketplace(options: MarketplaceOptions): MarketplaceClient {
  const base = `${parseBase(options.baseUrl)}/marketplace`;
  const { nonce = randomUUID } = options;
  const transport = createApiCaller(options, parseKey(options.apiKey));
  const missions = `${base}/missions`;

  return {
    readStorefront: async () => (await transport.get(new URL(base), false)).json,
    listSpecialists: () => listAll(transport, `${base}/specialists`, toSpecialists),
    listMissions: async () => {
      const all = await listAll(transport, missions, toMissions);
      // Pages shift while they are read: the same mission may stand on two of them.
      return [...new Map(all.map((mission) => [mission.id, mission])).values()];
    },
    getMission: async (id) => {
      const url = new URL(`${missions}/${toSegment(id, missions)}`);
      const page = await transport.get(url, true);
      const mission = page.expect(toMission(page.json));
      if (mission.id !== id) return page.expect({ kind: 'bad', why: 'mission.id: another mission than was asked for' });
      return mission;
    },
    postMission: async (order) => {
      const body = JSON.stringify(toWireOrder(order));
      const reply = await transport.post(missions, body, sha256(body));
      if (reply.kind !== 'done') return reply;
      const { answer, where } = reply.value;
      const mission = toMission(readJson(answer));
      if (mission.kind === 'ok') return { kind: 'done', value: mission.value };
      return { kind: 'unclear', failure: transport.badAnswer(answer, where, mission.why).toFailure() };
    },
    acceptMission: (id) => settle(transport, missions, { id, verb: 'accept', body: null, key: sha256(`accept ${id}`) }),
    reworkMission: (id, reason) => {
      // Random: the same reason may be right in two rounds, and a server that honours keys would swallow the second.
      const key = sha256(`rework ${id} ${nonce()}`);
      return settle(transport, missions, { id, verb: 'rework', body: JSON.stringify({ reason }), key });
    },
  };
}

interface Page {
  readonly url: URL;
  readonly link: string;
  readonly json: unknown;
  /** The value, or a thrown `bad_answer`. */
  expect<T>(reading: Reading<T>): T;
}

interface Answered {
  readonly answer: TransportResponse;
  readonly where: string;
}

interface ApiCaller {
  /** A JSON answer; every other one is thrown. */
  get(url: URL, withKey: boolean): Promise<Page>;
  /** Sent once; `done` is any 2xx, unread. */
  post(url: string, body: string | null, key: string): Promise<WriteReply<Answered>>;
  badAnswer(answer: TransportResponse, where: string, why: string): MarketplaceError;
}

function createApiCaller({ door, redact }: MarketplaceOptions, apiKey: string): ApiCaller {
  const clean = createRedact(apiKey, redact);
  const authorization = `Bearer ${apiKey}`;
  const badAnswer = (answer: TransportResponse, where: string, why: string): MarketplaceError =>
    MarketplaceError.fromBadAnswer(answer, where, why, clean);

  return {
    badAnswer,
    async get(url, withKey) {
      const where = `GET ${url.origin}${url.pathname}`;
      const headers = { accept: 'application/json', ...(withKey ? { authorization } : {}) };
      const answer = await door.request({ method: 'GET', url, headers }).catch((error: unknown) => {
        throw MarketplaceError.from(error, where, clean);
      });
      if (!isSuccess(answer)) throw MarketplaceError.fromAnswer(answer, where, clean);
      const expect = <T>(reading: Reading<T>): T => {
        if (reading.kind === 'bad') throw badAnswer(answer, where, reading.why);
        return reading.value;
      };
      return { url, link: answer.headers['link'] ?? '', json: expect(parseJson(answer.body)), expect };
    },
    async post(url, body, key) {
      const where = `POST ${url}`;
      const type = body === null ? {} : { 'content-type': 'application/json' };
      const headers = { accept: 'application/json', authorization, 'idempotency-key': key, ...type };
      try {
        const answer = await door.request({ method: 'POST', url, headers, body });
        if (isSuccess(answer)) return { kind: 'done', value: { answer, where } };
        const failure = MarketplaceError.fromAnswer(answer, where, clean).toFailure();
        return { kind: isCertainRefusal(answer) ? 'refused' : 'unclear', failure };
      } catch (error) {
        const failure = MarketplaceError.from(error, where, clean).toFailure();
        return { kind: error instanceof HttpError && !error.sent ? 'refused' : 'unclear', failure };
      }
    },
  };
}

interface Settlement {
  readonly id: string;
  readonly verb: 'accept' | 'rework';
  readonly body: string | null;
  readonly key: string;
}

/**
 * A 2xx means it was taken; the answer is the mission where it can be read, else `null`: the caller reads it again. Text
 * that is no JSON proves nothing: something in between may have answered.
 */
async function settle(transport: ApiCaller, base: string, wanted: Settlement): Promise<WriteReply<Mission | null>> {
  const { id, verb, body, key } = wanted;
  if (!isMissionId(id)) return { kind: 'refused', failure: badId(`POST ${base}`).toFailure() };
  const reply = await transport.post(`${base}/${encodeURIComponent(id)}/${verb}`, body, key);
  if (reply.kind !== 'done') return reply;
  const { answer, where } = reply.value;
  if (answer.body.trim() === '') return { kind: 'done', value: null };
  const json = parseJson(answer.body);
  if (json.kind === 'bad' || !isObject(json.value)) {
    return { kind: 'unclear', failure: transport.badAnswer(answer, where, 'the body is no JSON object').toFailure() };
  }
  const mission = toMission(json.value);
  return { kind: 'done', value: mission.kind === 'ok' && mission.value.id === id ? mission.value : null };
}

/** Every page, in order. The address must advance, and there are at most 200 pages. */
async function listAll<T>(
  transport: ApiCaller,
  first: string,
  read: (json: unknown) => Reading<readonly T[]>,
): Promise<readonly T[]> {
  const items: T[] = [];
  const seen = new Set<string>();
  let url: URL | null = new URL(first);
  while (url !== null) {
    seen.add(url.href);
    const page: Page = await transport.get(url, true);
    items.push(...page.expect(read(page.json)));
    url = page.expect(findNextPage(page.url, page.link, page.json));
    if (url !== null && seen.has(url.href))
      page.expect({ kind: 'bad', why: 'the list leads back to a page already read' });
    if (url !== null && seen.size >= MAX_PAGES) page.expect({ kind: 'bad', why: `more than ${MAX_PAGES} pages` });
  }
  return items;
}

function parseBase(text: string): string {
  const reading = parseApiUrl(text);
  if (reading.kind === 'ok') return reading.base;
  throw new MarketplaceError({ code: 'bad_url', where: 'api-url', why: `it ${reading.say}` });
}

function parseKey(text: string): string {
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

function toSegment(id: string, base: string): string {
  if (isMissionId(id)) return encodeURIComponent(id);
  throw badId(`GET ${base}`);
}

function badId(where: string): MarketplaceError {
  return new MarketplaceError({ code: 'bad_id', where, why: 'it is empty, too long, or could not stand in a URL' });
}

function isSuccess(answer: TransportResponse): boolean {
  return answer.status >= 200 && answer.status <= 299;
}

/** An error page of something in between is not JSON and promises nothing. */
function isCertainRefusal(answer: TransportResponse): boolean {
  return NO_EFFECT.has(answer.status) && isObject(readJson(answer));
}

function readJson(answer: TransportResponse): unknown {
  const json = parseJson(answer.body);
  return json.kind === 'ok' ? json.value : undefined;
}
