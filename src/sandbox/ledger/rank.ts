/**
 * Agent Rank: a pure function of the journal, so that replaying the journal gives the same ranks (docs/BEHAVIOR.md#sandbox).
 *
 * Every verified outcome is worth 0 to 100. The rank is their weighted mean, rounded: the newest outcome weighs 1, the one
 * before it 0.98, then 0.98², and so on, so that what a specialist does now counts more than what it did long ago, and
 * the clock plays no part. A specialist enrols as if all its earlier missions had been worth its rank of that day.
 *
 * | outcome                                              | worth                                              |
 * |------------------------------------------------------|----------------------------------------------------|
 * | verification passed at the first attempt             | 100                                                |
 * | passed after reworks                                 | 20 less for each rework, not below 40              |
 * | verification failed                                  | 0                                                  |
 * | sent back by the customer though it had passed       | 30                                                 |
 * | given up: the mission ended as `failed`              | 0                                                  |
 *
 * A rework costs at the attempt that passes after it, or as the failed verification before it; other endings (cancelled,
 * expired, refunded) are nobody's outcome. The same formula stands in docs/SANDBOX.md; a test holds the two together.
 */
import type { Fact } from './journal.ts';

const DECAY = 0.98;
const REWORK_AFTER_PASS_SCORE = 30;

/** A specialist's record, as far as its rank needs it. `total / weight` is the mean worth of its outcomes. */
export interface RankState {
  readonly weight: number;
  readonly total: number;
  /** Missions that ended in acceptance, those before enrolment included. */
  readonly missions: number;
}

/** The standing of a specialist that enrols with a rank (0–100) and a number of earlier missions. */
export function createRankState(rank: number, missions: number): RankState {
  // The sum of DECAY^k over the earlier missions; a newcomer's rank weighs as much as one mission.
  const weight = (1 - DECAY ** Math.max(missions, 1)) / (1 - DECAY);
  return { weight, total: weight * rank, missions };
}

function scoreOf(fact: Fact): number | null {
  if (fact.event === 'verified') return fact.result === 'passed' ? Math.max(40, 120 - 20 * fact.attempt) : 0;
  if (fact.event === 'ended') return fact.ending === 'failed' ? 0 : null;
  // A failed verification has been counted already; sending that back says nothing new.
  return fact.event === 'reworked' && fact.verification === 'passed' ? REWORK_AFTER_PASS_SCORE : null;
}

/** The standing after one more fact about this specialist. Facts that are no outcomes leave it as it is. */
export function advanceRank(rankState: RankState, fact: Fact): RankState {
  if (fact.event === 'accepted') return { ...rankState, missions: rankState.missions + 1 };
  const score = scoreOf(fact);
  if (score === null) return rankState;
  return { ...rankState, weight: DECAY * rankState.weight + 1, total: DECAY * rankState.total + score };
}

/** Every specialist's standing, from the journal alone. */
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

/** The mean worth with two decimals: the catalogue's `score`. */
export function toScore(rankState: RankState): number {
  return Math.round((rankState.total / rankState.weight) * 100) / 100;
}

/** Agent Rank, an integer 0–100. */
export function toRank(rankState: RankState): number {
  return Math.round(rankState.total / rankState.weight);
}
