/** Seeded request bodies: valid ones with a few defects, JSON of any shape, text of any kind. */
import { CATEGORIES, TIERS } from '../../src/core/domain/mission.ts';

/** One request to try. The paths name a mission that can't be decided, so that no body can move money. */
interface FuzzedRequest {
  readonly path: string;
  readonly text: string;
}

const PATHS = ['/marketplace/missions', '/marketplace/missions/OLD/accept', '/marketplace/missions/OLD/rework'];
const ODD_NUMBERS = ['0', '-0', '-1', '1e400', '1e-7', '120.001', '9999999999', '0.1', '120'];
const ODD_TEXTS = [
  ...['', ' ', '\0', '\n', '\ud800', '\udfff\ud800', '__proto__', 'constructor', 'toString', '語'.repeat(600), 'é'],
  ...["'; DROP TABLE missions; --", '<script>', '${x}', '%00', '../..', 'x'.repeat(501), '🙂'.repeat(300), '\u202e'],
];
const FIELDS = [
  'title',
  'description',
  'kind',
  'category',
  'tier',
  'budget_usd',
  'dod',
  'auto_assign',
  'specialist',
  'reason',
];

/** Returns a mulberry32 random number generator: small, seeded, and good enough for choices. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function createFuzz(seed: number): () => FuzzedRequest {
  const random = createRandom(seed);
  const below = (n: number): number => Math.floor(random() * n);
  const pick = (options: readonly string[]): string => options[below(options.length)] ?? '';

  const anyText = (): string =>
    below(3) > 0 ? pick(ODD_TEXTS) : String.fromCharCode(...Array.from({ length: below(40) }, () => below(0x10000)));
  /** Returns arbitrary JSON text. */
  const anything = (depth: number): string => {
    const kind = below(depth > 3 ? 5 : 7);
    if (kind === 0) return pick(['null', 'true', 'false']);
    if (kind === 1) return pick(ODD_NUMBERS);
    if (kind === 2) return '['.repeat(200 + below(3000)) + pick(['', ']'.repeat(200)]);
    if (kind < 5) return JSON.stringify(anyText());
    const items = Array.from({ length: below(4) }, () => anything(depth + 1));
    if (kind === 5) return `[${items.join(',')}]`;
    return `{${items.map((item) => `${JSON.stringify(below(2) === 0 ? pick(FIELDS) : anyText())}:${item}`).join(',')}}`;
  };
  /** Returns a valid body, field by field. No specialist fits Support at T2, so it is queued. */
  const right = (path: string): Map<string, string> => {
    if (path.endsWith('/accept')) return new Map();
    if (path.endsWith('/rework')) return new Map([['reason', '"Once more."']]);
    const all: [string, string][] = [
      ['title', JSON.stringify(`Mission ${below(100)}`)],
      ['category', '"Support"'],
      ['tier', '"T2 Guaranteed"'],
      ['budget_usd', String(1 + below(100))],
      ['dod', '"Done."'],
      ['auto_assign', pick(['true', 'false'])],
    ];
    return new Map(all.filter(([name], index) => index < 3 || below(2) === 0 || name === 'title'));
  };
  const spoil = (fields: Map<string, string>): void => {
    const way = below(4);
    const name = pick(FIELDS);
    if (way === 0) fields.delete('title');
    else if (way === 1) fields.set(anyText() || 'x', anything(0));
    else if (name === 'specialist' || name === 'auto_assign') fields.set(name, anything(2));
    else fields.set(name, way === 2 ? anything(1) : JSON.stringify(pick([...CATEGORIES, ...TIERS, ...ODD_TEXTS])));
  };
  const toText = (fields: Map<string, string>): string =>
    `{${[...fields].map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`;
  /** Returns the text with some of it cut, doubled, or changed. */
  const damage = (text: string): string => {
    const at = below(text.length + 1);
    const way = below(3);
    if (way === 0) return text.slice(0, at);
    if (way === 1) return text.slice(0, at) + text.slice(at + 1 + below(4));
    return text.slice(0, at) + String.fromCharCode(32 + below(95)) + text.slice(at);
  };

  return () => {
    const path = pick([PATHS[0] ?? '', ...PATHS]);
    const way = below(10);
    if (way === 0) return { path, text: anything(0) };
    if (way === 1) return { path, text: anyText() || '{' };
    const fields = right(path);
    const times = below(3);
    for (let n = 0; n < times; n += 1) spoil(fields);
    const text = toText(fields);
    return { path, text: way < 5 ? damage(text) : text };
  };
}
