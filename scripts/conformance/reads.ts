/** Everything that the service is asked: GETs only, of one origin, with the key in one header. */
import type { Clock } from '../../src/core/ports/runtime.ts';
import { createHttpClient } from '../../src/http/client.ts';
import { HttpError } from '../../src/http/errors.ts';
import { findNextPage } from '../../src/marketplace/pages.ts';
import { isMissionId, isObject, parseJson } from '../../src/marketplace/wire.ts';

/** One response, or why there was none. `json` is `undefined` if the body isn't JSON. */
export interface Read {
  readonly path: string;
  /** `null`: no usable response, see `problem`. */
  readonly status: number | null;
  readonly problem: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly json: unknown;
}

/** What was read. Lists hold one entry for each page. */
export interface Reads {
  readonly storefront: Read;
  readonly specialists: Read;
  readonly missions: readonly Read[];
  /** How the last page of missions that was read names the next one; an error text if it can't be followed. */
  readonly nextProblem: string | null;
  /** Whether there are more pages than were read. */
  readonly isCut: boolean;
  readonly details: readonly Read[];
  readonly unknownMission: Read;
  readonly withoutKey: Read;
  /** The first candidate that is an OpenAPI document, or the last one tried. */
  readonly openApi: Read;
}

/** The service and how to reach it. */
export interface Service {
  readonly base: string;
  readonly key: string;
  readonly clock: Clock;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly redact: (text: string) => string;
}

const LIMIT_MS = 120_000;
const MAX_PAGES = 5;
const MAX_DETAILS = 5;
const MAX_BYTES = 4 * 1024 * 1024;
const NO_MISSION = 'orkestro-conformance-no-such-mission';

type Get = (address: string, options?: { readonly withKey?: boolean }) => Promise<Read>;

/** Reads everything. Never rejects because of the service. */
export async function readService(service: Service): Promise<Reads> {
  const get = createGet(service);
  const { base } = service;
  const storefront = await get(`${base}/marketplace`, { withKey: false });
  const specialists = await get(`${base}/marketplace/specialists`);
  const list = await readPages(get, `${base}/marketplace/missions`);
  const details: Read[] = [];
  for (const id of pickIds(list.missions)) details.push(await get(`${base}/marketplace/missions/${id}`));
  return {
    storefront,
    specialists,
    ...list,
    details,
    unknownMission: await get(`${base}/marketplace/missions/${NO_MISSION}`),
    withoutKey: await get(`${base}/marketplace/missions`, { withKey: false }),
    openApi: await readOpenApi(get, base),
  };
}

function createGet({ base, key, clock, env, redact }: Service): Get {
  const { origin } = new URL(base);
  const end = clock.now() + LIMIT_MS;
  const http = createHttpClient({ clock, env, origins: [origin], deadline: () => end, maxBytes: MAX_BYTES });
  return async (address, { withKey = true } = {}) => {
    const path = new URL(address).pathname;
    const headers = { accept: 'application/json', ...(withKey && { authorization: `Bearer ${key}` }) };
    try {
      const response = await http.request({ method: 'GET', url: address, headers });
      const json = parseJson(response.body);
      const body = redact(response.body);
      const value = json.kind === 'ok' ? json.value : undefined;
      return { path, status: response.status, problem: null, headers: response.headers, body, json: value };
    } catch (error) {
      if (!(error instanceof HttpError)) throw error;
      return { path, status: null, problem: error.message, headers: {}, body: '', json: undefined };
    }
  };
}

async function readPages(get: Get, first: string): Promise<Pick<Reads, 'missions' | 'nextProblem' | 'isCut'>> {
  const missions: Read[] = [];
  const seen = new Set<string>();
  let url: URL | null = new URL(first);
  while (url !== null && missions.length < MAX_PAGES) {
    if (seen.has(url.href))
      return { missions, nextProblem: 'the next page is one that was read already', isCut: false };
    seen.add(url.href);
    const read = await get(url.href);
    missions.push(read);
    if (read.status !== 200) return { missions, nextProblem: null, isCut: false };
    const next = findNextPage(url, read.headers['link'] ?? '', read.json);
    if (next.kind === 'bad') return { missions, nextProblem: next.why, isCut: false };
    url = next.value;
  }
  return { missions, nextProblem: null, isCut: url !== null };
}

/** Returns the IDs of a few missions, of different statuses first, encoded for an address. */
function pickIds(pages: readonly Read[]): readonly string[] {
  const byStatus = new Map<unknown, unknown[]>();
  for (const mission of listMissions(pages)) {
    const known = byStatus.get(mission['status']) ?? [];
    byStatus.set(mission['status'], [...known.slice(0, MAX_DETAILS), mission['id']]);
  }
  const rounds = Array.from({ length: MAX_DETAILS }, (_, round) => [...byStatus.values()].map((ids) => ids[round]));
  const texts = rounds.flat().map((id) => (typeof id === 'number' ? String(id) : id));
  const ids = texts.filter((id) => typeof id === 'string');
  return ids.filter(isMissionId).slice(0, MAX_DETAILS).map(encodeURIComponent);
}

/** Lists the missions of pages, as the service wrote them. */
export function listMissions(pages: readonly Read[]): readonly Readonly<Record<string, unknown>>[] {
  return pages.flatMap(({ status, json }) => (status === 200 ? listItems(json, 'missions') : []));
}

function listItems(json: unknown, name: string): readonly Readonly<Record<string, unknown>>[] {
  const candidates = isObject(json) ? [json[name], json['data'], json['items']] : [json];
  const list = candidates.find((value) => Array.isArray(value)) ?? [];
  return (list as readonly unknown[]).filter(isObject);
}

async function readOpenApi(get: Get, base: string): Promise<Read> {
  const { origin } = new URL(base);
  const candidates = [
    `${base}/openapi.json`,
    `${origin}/openapi.json`,
    `${base}/openapi`,
    `${origin}/api/openapi.json`,
  ];
  let last: Read | null = null;
  for (const candidate of new Set(candidates)) {
    last = await get(candidate, { withKey: false });
    if (isObject(last.json) && typeof last.json['openapi'] === 'string') return last;
  }
  return last ?? get(`${base}/openapi.json`, { withKey: false });
}
