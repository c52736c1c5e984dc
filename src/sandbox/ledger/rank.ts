/**
 * Agent Rank as a pure function of the journal, so that replaying the journal gives the same ranks
 * (docs/BEHAVIOR.md#sandbox).
 *
 * Every verified outcome is worth 0 to 100. The rank is their weighted mean, rounded. The newest outcome weighs 1, the
 * one before it 0.98, then 0.98², and so on, so that recent work counts more. Time has no influence. A specialist enrolls
 * as if each of its earlier missions had been worth its rank at enrollment.
 *
 * | outcome                                              | worth                                              |
 * |------------------------------------------------------|----------------------------------------------------|
 * | verification passed at the first attempt             | 100                                                |
 * | passed after reworks                                 | 20 less for each rework, not below 40              |
 * | verification failed                                  | 0                                                  |
 * | sent back by the customer though it had passed       | 30                                                 |
 * | given up: the mission ended as `failed`              | 0                                                  |
 *
 * A rework counts at the attempt that passes after it, or as the failed verification before it. Other ends (cancelled,
 * expired, refunded) don't count. docs/SANDBOX.md contains the same table, and a test compares the two.
 */
import type { Fact } from './journal.ts';

const DECAY = 0.98;
const REWORK_AFTER_PASS_SCORE = 30;

/** The data from which a specialist's rank is computed. `total / weight` is the mean worth of its outcomes. */
export interface RankState {
  readonly weight: number;
  readonly total: number;
  /** The number of accepted missions, including those before enrollment. */
  readonly missions: number;
}

/** Returns the state of a specialist that enrolls with a rank (0–100) and a number of earlier missions. */
export function createRankState(rank: number, missions: number): RankState {
  // The sum of DECAY^k over the earlier missions. The rank of a newcomer weighs as much as one mission.
  const weight = (1 - DECAY ** Math.max(missions, 1)) / (1 - DECAY);
  return { weight, total: weight * rank, missions };
}

function scoreOf(fact: Fact): number | null {
  if (fact.event === 'verified') return fact.result === 'passed' ? Math.max(40, 120 - 20 * fact.attempt) : 0;
  if (fact.event === 'ended') return fact.ending === 'failed' ? 0 : null;
  // A failed verification was already counted, so sending that delivery back changes nothing.
  return fact.event === 'reworked' && fact.verification === 'passed' ? REWORK_AFTER_PASS_SCORE : null;
}

/** Returns the state after one more fact about this specialist. Facts without a worth don't change it. */
export function advanceRank(rankState: RankState, fact: Fact): RankState {
  if (fact.event === 'accepted') return { ...rankState, missions: rankState.missions + 1 };
  const score = scoreOf(fact);
  if (score === null) return rankState;
  return { ...rankState, weight: DECAY * rankState.weight + 1, total: DECAY * rankState.total + score };
}

/** Returns the state of every specialist, computed from the journal alone. */
export function replayRanks(facts: Iterable<Fact>): Map<string, RankState> {
  const rankStates = new Map<string, RankState>();
  for (const fact of facts) {
    const name = 'specialist' in fact ? fact.specialist : null;
    if (name === null) continue;
    if (fact.event === 'enrolled') rankStates.set(name, createRankState(fact.rank, fact.missions));
    const rankState = rankStates.get(name);
    if (rankState !== undefined) rankStates.set(name, advanceRank(rankState, fact));
  }
  return rankStates;
}

/** Returns the mean worth with two decimals, which the catalog shows as `score`. */
export function toScore(rankState: RankState): number {
  return Math.round((rankState.total / rankState.weight) * 100) / 100;
}

/** Returns Agent Rank, an integer from 0 to 100. */
export function toRank(rankState: RankState): number {
  return Math.round(rankState.total / rankState.weight);
}
