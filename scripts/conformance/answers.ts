/** What the reads say about each question. Text of the service is quoted, cut, and free of the key. */
import { cut } from '../../src/core/text.ts';
import {
  isMissionId,
  isObject,
  parseErrorMessage,
  toMission,
  toMissions,
  toSpecialists,
} from '../../src/marketplace/wire.ts';
import { findInDocument, type DocumentFacts } from './openapi.ts';
import { type Answer, breaks, fits, noAnswer, type Question } from './questions.ts';
import { listMissions, type Read, type Reads } from './reads.ts';

type Fields = Readonly<Record<string, unknown>>;

interface Evidence {
  readonly reads: Reads;
  /** Missions of the list and read one by one. */
  readonly listed: readonly Fields[];
  readonly detailed: readonly Fields[];
  readonly document: DocumentFacts | null;
  readonly quote: (text: string) => string;
}

/** Answers every question. */
export function answerQuestions(reads: Reads, redact: (text: string) => string): ReadonlyMap<Question, Answer> {
  const quote = (text: string): string => JSON.stringify(cut(redact(text), 60));
  const detailed = reads.details.filter(({ status }) => status === 200).map(({ json }) => unwrapMission(json));
  const evidence: Evidence = {
    reads,
    listed: listMissions(reads.missions),
    detailed: detailed.filter((mission) => mission !== null),
    document: findInDocument(reads.openApi.json),
    quote,
  };
  return new Map(ANSWERS.map(([question, answer]) => [question, answer(evidence)]));
}

function unwrapMission(json: unknown): Fields | null {
  const inner = isObject(json) && 'mission' in json ? json['mission'] : json;
  return isObject(inner) ? inner : null;
}

const ANSWERS: readonly (readonly [Question, (evidence: Evidence) => Answer])[] = [
  ['Verification values', (evidence) => answerValues(evidence, 'verification', () => true)],
  [
    'Status values',
    (evidence) => answerValues(evidence, 'status', (value) => typeof value === 'string' && value.trim() !== ''),
  ],
  ['Escrow values', (evidence) => answerValues(evidence, 'escrow_status', isTextOrNothing)],
  ['Response envelopes', answerEnvelopes],
  ['List items', answerListItems],
  ['Mission IDs', answerIds],
  ['Pagination', answerPagination],
  ['Idempotency', answerIdempotency],
  ['Rework body', answerRework],
  ['Error bodies', answerErrors],
  ['Rate limits', answerRateLimits],
  ['Delivery', answerDelivery],
  ['OpenAPI document', answerDocument],
];

const isTextOrNothing = (value: unknown): boolean => value === null || value === undefined || typeof value === 'string';

/** Joins at most so many texts, and says how many more there are. */
function join(texts: readonly string[], max = 20): string {
  const more = texts.length - max;
  return more > 0 ? `${texts.slice(0, max).join(', ')} and ${more} more` : texts.join(', ');
}

function answerValues(
  { listed, detailed, document, quote }: Evidence,
  field: 'verification' | 'status' | 'escrow_status',
  isAccepted: (value: unknown) => boolean,
): Answer {
  const counts = new Map<string, number>();
  const missions = [...listed, ...detailed];
  for (const mission of missions) {
    const text = describeValue(mission[field], quote);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const seen = [...counts].map(([text, count]) => `${text} in ${count}`);
  const documented = (document?.enums[field] ?? []).map(quote);
  const more = documented.length === 0 ? '' : `. Its OpenAPI document lists ${join(documented)}`;
  if (missions.length === 0) {
    return more === '' ? noAnswer('this key has no missions') : fits(`none seen${more}`);
  }
  const text = `${join(seen)} of ${missions.length} reads${more}`;
  return missions.every((mission) => isAccepted(mission[field])) ? fits(text) : breaks(text);
}

function describeValue(value: unknown, quote: (text: string) => string): string {
  if (value === undefined) return 'missing';
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) return 'a list';
  if (!isObject(value)) return JSON.stringify(value);
  const named = value['status'] ?? value['result'];
  const inner = typeof named === 'string' ? ` of ${quote(named)}` : '';
  return `an object${inner} with ${join(Object.keys(value).slice(0, 30).map(quote), 5)}`;
}

function answerEnvelopes({ reads, quote }: Evidence): Answer {
  const [missions] = reads.missions;
  const [detail] = reads.details;
  const parts = [
    describeEnvelope('missions', missions, toMissions, quote),
    describeEnvelope('specialists', reads.specialists, toSpecialists, quote),
    describeEnvelope('storefront', reads.storefront, toSpecialists, quote),
    describeEnvelope('mission', detail, toMission, quote),
  ].filter((part) => part !== null);
  if (parts.length === 0) return noAnswer('nothing could be read');
  const text = parts.map((part) => part.text).join('; ');
  return parts.every((part) => part.isFine) ? fits(text) : breaks(text);
}

function describeEnvelope(
  name: string,
  read: Read | undefined,
  parse: (json: unknown) => { readonly kind: 'ok' } | { readonly kind: 'bad'; readonly why: string },
  quote: (text: string) => string,
): { readonly text: string; readonly isFine: boolean } | null {
  if (read?.status !== 200) return null;
  const { json } = read;
  const keys = isObject(json) ? `{${join(Object.keys(json).slice(0, 30).map(quote), 8)}}` : describeKind(json);
  const parsed = parse(json);
  const problem = parsed.kind === 'ok' ? '' : `, not understood: ${quote(parsed.why)}`;
  return { text: `${name} ${keys}${problem}`, isFine: parsed.kind === 'ok' };
}

function describeKind(json: unknown): string {
  if (json === undefined) return 'not JSON';
  return Array.isArray(json) ? 'a bare list' : `a bare ${json === null ? 'null' : typeof json}`;
}

function answerListItems({ listed, detailed, quote }: Evidence): Answer {
  if (listed.length === 0) return noAnswer('this key has no missions');
  const count = listed.filter(({ description }) => typeof description === 'string' && description !== '').length;
  const names = new Set(listed.flatMap((mission) => Object.keys(mission).slice(0, 200)));
  const added = [...new Set(detailed.flatMap((mission) => Object.keys(mission).slice(0, 200)))];
  const missing = added.filter((name) => !names.has(name)).map(quote);
  const only = missing.length === 0 ? '' : `; only a single mission has ${join(missing)}`;
  return fits(`${count} of ${listed.length} have a description${only}`);
}

function answerIds({ listed, detailed, quote }: Evidence): Answer {
  const ids = [...listed, ...detailed].map(({ id }) => id);
  if (ids.length === 0) return noAnswer('this key has no missions');
  const isFine = ids.every((id) => (typeof id === 'string' ? isMissionId(id) : Number.isSafeInteger(id)));
  const kinds = [...new Set(ids.map((id) => (id === null ? 'null' : typeof id)))];
  const first = ids.find((id) => typeof id === 'string');
  // The shape says enough, and keeps the missions of a customer out of reports.
  const shape = (text: string): string => text.replaceAll(/[a-z]/gi, 'x').replaceAll(/\d/g, '9');
  const text = kinds.join(' or ') + (typeof first === 'string' ? `, like ${quote(shape(first))}` : '');
  return isFine ? fits(text) : breaks(text);
}

function answerPagination({ reads, listed }: Evidence): Answer {
  const [first] = reads.missions;
  if (first?.status !== 200) return noAnswer('the missions could not be read');
  if (reads.nextProblem !== null) return breaks(reads.nextProblem);
  const members = isObject(first.json) ? ['next_cursor', 'next'].filter((name) => name in (first.json as Fields)) : [];
  const ways = [...('link' in first.headers ? ['a Link header'] : []), ...members.map((name) => `the member ${name}`)];
  const pages = `${reads.isCut ? 'more than ' : ''}${countOf(reads.missions.length, 'page')}, ${countOf(listed.length, 'mission')}`;
  return ways.length === 0 ? noAnswer(`no next page is named: ${pages}`) : fits(`${ways.join(' and ')}: ${pages}`);
}

const countOf = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

const NEVER_POSTS = 'this command never posts, and no OpenAPI document says it';

function answerIdempotency({ document, quote }: Evidence): Answer {
  if (document === null) return noAnswer(NEVER_POSTS);
  const names = document.headerParameters.filter((name) => /idempot/i.test(name)).map(quote);
  return names.length === 0 ? noAnswer('its OpenAPI document names no such header') : fits(`header ${join(names)}`);
}

function answerRework({ document, quote }: Evidence): Answer {
  const fields = document?.reworkFields ?? null;
  if (fields === null) return noAnswer(NEVER_POSTS);
  const text = `its OpenAPI document lists ${join(fields.map(quote)) || 'no field'}`;
  return fields.includes('reason') ? fits(text) : breaks(`${text}, and not "reason"`);
}

function answerErrors({ reads, quote }: Evidence): Answer {
  const refused = [reads.unknownMission, reads.withoutKey].filter(({ status }) => status !== null && status >= 400);
  if (refused.length === 0) return noAnswer('nothing was refused: neither an unknown mission nor a missing key');
  const texts = refused.map(({ status, json, body }) => {
    const keys = isObject(json) ? `{${join(Object.keys(json).slice(0, 30).map(quote), 8)}}` : describeKind(json);
    return `HTTP ${String(status)} ${keys}, message ${quote(parseErrorMessage(body) ?? 'none')}`;
  });
  const isFine = refused.every(({ body }) => parseErrorMessage(body) !== null);
  return isFine ? fits(texts.join('; ')) : breaks(texts.join('; '));
}

function answerRateLimits({ reads, quote }: Evidence): Answer {
  const all = [reads.specialists, ...reads.missions, ...reads.details, reads.unknownMission];
  const found = new Map<string, string>();
  for (const { headers } of all) {
    for (const [name, value] of Object.entries(headers)) {
      if (/ratelimit|rate-limit|quota|retry-after/i.test(name)) found.set(name, value);
    }
  }
  if (found.size === 0) return noAnswer('no response has such a header');
  return fits(
    join(
      [...found].map(([name, value]) => `${quote(name)} ${quote(value)}`),
      10,
    ),
  );
}

/** Fields that say something else (docs/MARKETPLACE-API.md#mission-input), or that every API has. */
const OTHER_FIELDS = new Set([
  ...['id', 'title', 'description', 'dod', 'kind', 'category', 'tier', 'budget_usd', 'auto_assign', 'specialist'],
  ...['status', 'verification', 'escrow_status', 'rank', 'rework_count', 'created_at', 'updated_at'],
]);

function answerDelivery({ listed, detailed, quote }: Evidence): Answer {
  const missions = [...listed, ...detailed];
  if (missions.length === 0) return noAnswer('this key has no missions');
  const names = [...new Set(missions.flatMap((mission) => Object.keys(mission).slice(0, 200)))];
  const others = names.filter((name) => !OTHER_FIELDS.has(name)).map(quote);
  return others.length === 0 ? noAnswer('missions have no other field') : fits(`candidates: ${join(others)}`);
}

function answerDocument({ reads, document, quote }: Evidence): Answer {
  if (document === null) return noAnswer('none at the usual places');
  const missing = document.missingPaths.map(quote);
  const gap = missing.length === 0 ? '' : `; it lacks ${join(missing)}`;
  return fits(`${quote(reads.openApi.path)}: ${quote(document.title)} ${quote(document.version)}${gap}`);
}
