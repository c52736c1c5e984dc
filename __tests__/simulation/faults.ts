/** What can go wrong with one request, and how often. Every kind is one of threats.md rows 26 and 27. */
import type { Chance } from './chance.ts';

/**
 * `before`: the request had no effect, `after`: it had; the caller cannot tell them apart. `late`: the answer is lost and the
 * effect comes when nobody waits any more. `frozen`: the whole run stands still, before the request leaves or after its answer.
 */
export type FaultKind =
  | 'refused'
  | 'reset before'
  | 'reset after'
  | 'timeout before'
  | 'timeout after'
  | 'late'
  | '4xx'
  | '429'
  | '409'
  | '5xx before'
  | '5xx after'
  | 'cut JSON'
  | 'HTML 200 before'
  | 'HTML 200 after'
  | 'redirect'
  | 'GraphQL errors'
  | 'stale'
  | 'slow'
  | 'crash before'
  | 'crash after'
  | 'frozen before'
  | 'frozen after';

type Weighted = readonly (readonly [FaultKind, number])[];

const READS: Weighted = [
  ['refused', 3],
  ['reset before', 3],
  ['timeout before', 2],
  ['4xx', 1],
  ['429', 2],
  ['5xx before', 3],
  ['cut JSON', 2],
  ['HTML 200 before', 2],
  ['redirect', 0.3],
  ['GraphQL errors', 1],
  ['stale', 5],
  ['slow', 3],
  ['crash before', 1],
  ['frozen before', 0.7],
  ['frozen after', 0.7],
];

const WRITES: Weighted = [
  ['refused', 3],
  ['reset before', 3],
  ['reset after', 4],
  ['timeout before', 2],
  ['timeout after', 2],
  ['late', 4],
  ['4xx', 2],
  ['429', 2],
  ['409', 1],
  ['5xx before', 2],
  ['5xx after', 3],
  ['cut JSON', 2],
  ['HTML 200 before', 1],
  ['HTML 200 after', 2],
  ['redirect', 0.3],
  ['slow', 2],
  ['crash before', 2],
  ['crash after', 3],
  ['frozen before', 1],
  ['frozen after', 1],
];

/** How bad a story is. Shares are of all calls. */
export interface Weather {
  readonly share: number;
  /** In bursts, nearly everything fails for a while. */
  readonly burstShare: number;
}

const BURST_MS = 40_000;

/** A third of the stories live in the storm of threats row 26 (20–30 % of calls); the others are calmer, so that they get further. */
export function drawWeather(chance: Chance): Weather {
  const kind = chance.uniform('weather');
  const burstShare = chance.happens(0.3, 'bursts') ? 0.04 : 0;
  if (kind < 0.12) return { share: 0, burstShare };
  if (kind < 0.67) return { share: chance.between(0.01, 0.1, 'share'), burstShare };
  return { share: chance.between(0.2, 0.3, 'share'), burstShare };
}

export interface FaultDraw {
  readonly write: boolean;
  /** The run's name, the request's number in it, and ms since the story began. */
  readonly run: string;
  readonly request: number;
  readonly elapsed: number;
}

/** The fault that strikes a request; `null`: none. */
export function drawFault(chance: Chance, weather: Weather, of: FaultDraw): FaultKind | null {
  const burst = chance.happens(weather.burstShare, 'burst', Math.floor(of.elapsed / BURST_MS));
  // Some runs are lucky: without them hardly a story would reach payment.
  const luck = chance.happens(0.35, 'luck', of.run) ? 0.15 : 1;
  const share = burst ? 0.7 : weather.share * luck;
  if (!chance.happens(share, 'fault', of.run, of.request)) return null;
  const table = of.write ? WRITES : READS;
  const total = table.reduce((sum, [, weight]) => sum + weight, 0);
  let left = chance.uniform('kind', of.run, of.request) * total;
  for (const [kind, weight] of table) {
    left -= weight;
    if (left < 0) return kind;
  }
  return 'reset before';
}
