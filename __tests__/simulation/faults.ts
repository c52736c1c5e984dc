/** What can go wrong with one request, and how often. Every kind is one of docs/internals/THREATS.md#crashes-and-lost-responses. */
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

/** Most of what strikes a read can be tried again, as on a real network; what cannot is there, too. */
const READS: Weighted = [
  ['refused', 3],
  ['reset before', 4],
  ['timeout before', 2],
  ['4xx', 0.5],
  ['429', 3],
  ['5xx before', 5],
  ['cut JSON', 1],
  ['HTML 200 before', 1],
  ['redirect', 0.2],
  ['GraphQL errors', 0.5],
  ['stale', 7],
  ['slow', 2],
  ['crash before', 0.5],
  ['frozen before', 0.4],
  ['frozen after', 0.4],
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

/**
 * `calm`: hardly anything fails, so that these stories get farthest. `storm`: every call fails with one probability.
 * `outages`: by turns, one side is all but gone for a while; between them a part of the calls fails all the same.
 */
export type NetworkConditions = 'calm' | 'storm' | 'outages';

/** How bad a story is. Shares are of calls. */
export interface FaultPlan {
  readonly conditions: NetworkConditions;
  /** Of reads, and of writes, outside outages. */
  readonly reads: number;
  readonly writes: number;
  /** How likely a side is out in a given window. */
  readonly outage: number;
}

export const NO_FAULTS: FaultPlan = { conditions: 'calm', reads: 0, writes: 0, outage: 0 };

const OUTAGE_MS = 90_000;
const IN_OUTAGE = 0.95;

/** One story in twelve is calm; over all stories together 20 to 30 % of the calls fault (threats row 26). */
export function drawFaultPlan(chance: Chance): FaultPlan {
  const conditions = chance.uniform('weather');
  if (conditions < 0.08) {
    const share = chance.between(0, 0.05, 'share');
    return { conditions: 'calm', reads: share, writes: share, outage: 0 };
  }
  if (conditions < 0.2) {
    const share = chance.between(0.22, 0.33, 'share');
    return { conditions: 'storm', reads: share, writes: share, outage: 0 };
  }
  const share = chance.between(0.065, 0.165, 'share');
  return { conditions: 'outages', reads: share, writes: share / 2, outage: chance.between(0.35, 0.5, 'outage') };
}

export interface FaultDraw {
  readonly write: boolean;
  readonly side: 'market' | 'github';
  /** The run's name, the request's number in it, and ms since the story began. */
  readonly run: string;
  readonly request: number;
  readonly elapsed: number;
  /** Whether there is an older answer that a lagging replica could give. */
  readonly canBeStale: () => boolean;
}

/** The fault that strikes a request; `null`: none. */
export function drawFault(chance: Chance, faultPlan: FaultPlan, of: FaultDraw): FaultKind | null {
  const isOut = chance.happens(faultPlan.outage, 'outage', of.side, Math.floor(of.elapsed / OUTAGE_MS));
  const share = isOut ? IN_OUTAGE : of.write ? faultPlan.writes : faultPlan.reads;
  if (!chance.happens(share, 'fault', of.run, of.request)) return null;
  const table = of.write ? WRITES : READS;
  const kind = drawKind(table, chance.uniform('kind', of.run, of.request));
  if (kind !== 'stale' || of.canBeStale()) return kind;
  return drawKind(FRESH_READS, chance.uniform('other kind', of.run, of.request));
}

/** Every kind there is. */
export const FAULT_KINDS: ReadonlySet<FaultKind> = new Set([...READS, ...WRITES].map(([kind]) => kind));

const FRESH_READS = READS.filter(([kind]) => kind !== 'stale');

function drawKind(table: Weighted, at: number): FaultKind {
  let left = at * table.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [kind, weight] of table) {
    left -= weight;
    if (left < 0) return kind;
  }
  return 'reset before';
}
