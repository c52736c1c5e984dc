import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import type { Fact } from '../../../src/sandbox/ledger/journal.ts';
import {
  advanceRank,
  createRankState,
  replayRanks,
  toRank,
  toScore,
  type RankState,
} from '../../../src/sandbox/ledger/rank.ts';

const work = { mission: 'msn_1', specialist: 'Sol' };
const passed = (attempt = 1): Fact => ({ event: 'verified', ...work, attempt, result: 'passed' });
const failed: Fact = { event: 'verified', ...work, attempt: 1, result: 'failed' };
const sentBack = (verification: string | null): Fact => {
  return { event: 'reworked', ...work, attempt: 1, verification, reason: null };
};
const after = (rankState: RankState, ...facts: Fact[]): RankState => facts.reduce(advanceRank, rankState);

describe('the formula', () => {
  /** Returns the rows of the table whose first column is "outcome", without padding. */
  const rowsOf = (file: string): string[] => {
    const lines = readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8').split('\n');
    const tables = lines.map((line) => line.replace(/^ \* /, '')).filter((line) => line.startsWith('| '));
    const rows = tables.map((line) =>
      line
        .split('|')
        .map((cell) => cell.trim())
        .join('|'),
    );
    const start = rows.indexOf('|outcome|worth|');
    return rows.slice(start, start + 7).filter((row) => !row.includes('---'));
  };

  it('stands in docs/SANDBOX.md as it stands above the code', () => {
    const documented = rowsOf('docs/SANDBOX.md');
    expect(documented).toHaveLength(6);
    expect(documented).toEqual(rowsOf('src/sandbox/ledger/rank.ts'));
  });
});

describe('Agent Rank', () => {
  it.each([0, 1, 58, 90, 100])('starts at the rank of enrolment: %d', (rank) => {
    for (const missions of [0, 1, 7, 300, 1_000_000]) expect(toRank(createRankState(rank, missions))).toBe(rank);
  });

  it.each<[string, Fact, number]>([
    ['passed at once', passed(), 100],
    ['passed after one rework', passed(2), 80],
    ['passed after three', passed(4), 40],
    ['passed after seven', passed(8), 40],
    ['failed', failed, 0],
    ['sent back though passed', sentBack('passed'), 30],
    ['given up', { event: 'ended', ...work, ending: 'failed' }, 0],
  ])('%s is worth %3$d', (_name, fact, worth) => {
    // If this is the only outcome, the mean is its worth.
    const rankState = after({ weight: 0, total: 0, missions: 0 }, fact);
    expect(toScore(rankState)).toBe(worth);
  });

  it.each<[string, Fact]>([
    ['sent back after a failed verification, which has been counted', sentBack('failed')],
    ['sent back before the verifier spoke', sentBack('pending')],
    ['cancelled', { event: 'ended', ...work, ending: 'cancelled' }],
    ['expired', { event: 'ended', ...work, ending: 'expired' }],
    ['refunded', { event: 'ended', ...work, ending: 'refunded' }],
    ['started', { event: 'started', ...work, attempt: 1 }],
    ['delivered', { event: 'delivered', ...work, attempt: 1 }],
    ['matched', { event: 'matched', ...work, rank: 90, cents: 1 }],
  ])('%s: changes nothing', (_name, fact) => {
    const rankState = createRankState(70, 5);
    expect(advanceRank(rankState, fact)).toBe(rankState);
  });

  it('is the weighted mean, the newest first: 1, 0.98, 0.98²', () => {
    const rankState = after({ weight: 0, total: 0, missions: 0 }, passed(), failed, passed(2));
    expect(rankState.total / rankState.weight).toBeCloseTo(
      (80 + 0.98 * 0 + 0.98 ** 2 * 100) / (1 + 0.98 + 0.98 ** 2),
      12,
    );
  });

  it('the same failure costs a newcomer more than an old hand', () => {
    expect(toRank(after(createRankState(80, 0), failed))).toBe(40);
    expect(toRank(after(createRankState(80, 400), failed))).toBe(78);
  });

  it('an accepted mission counts as done and leaves the rank alone', () => {
    const rankState = after(createRankState(80, 4), { event: 'accepted', ...work, cents: 5 });
    expect(rankState).toEqual({ ...createRankState(80, 4), missions: 5 });
  });

  const outcome = fc.oneof(
    fc.integer({ min: 1, max: 9 }).map(passed),
    fc.constantFrom<Fact>(
      failed,
      sentBack('passed'),
      sentBack('failed'),
      { event: 'accepted', ...work, cents: 1 },
      { event: 'ended', ...work, ending: 'failed' },
    ),
  );
  const enrolment = fc.record({ rank: fc.integer({ min: 0, max: 100 }), missions: fc.nat(500) });

  it('stays an integer from 0 to 100, whatever happens', () => {
    fc.assert(
      fc.property(enrolment, fc.array(outcome, { maxLength: 80 }), ({ rank, missions }, outcomes) => {
        const result = toRank(after(createRankState(rank, missions), ...outcomes));
        expect(Number.isInteger(result) && result >= 0 && result <= 100).toBe(true);
      }),
    );
  });

  it('replays to the very same numbers, each specialist by its own facts', () => {
    const own = (name: string, fact: Fact): Fact => ({ ...fact, specialist: name }) as Fact;
    fc.assert(
      fc.property(enrolment, enrolment, fc.array(fc.tuple(fc.boolean(), outcome)), (first, second, outcomes) => {
        const names = ['Ada', 'Sol'] as const;
        const facts: Fact[] = [
          { event: 'enrolled', specialist: 'Ada', ...first },
          { event: 'posted', mission: 'msn_1', customer: 1 },
          { event: 'enrolled', specialist: 'Sol', ...second },
          ...outcomes.map(([which, fact]) => own(names[Number(which)] ?? '', fact)),
        ];
        const live = [createRankState(first.rank, first.missions), createRankState(second.rank, second.missions)].map(
          (start, which) =>
            after(start, ...outcomes.filter(([other]) => Number(other) === which).map(([, fact]) => fact)),
        );
        expect([...replayRanks(facts)]).toEqual([
          ['Ada', live[0]],
          ['Sol', live[1]],
        ]);
      }),
    );
  });

  it('facts about somebody who never enrolled give no rank', () => {
    expect(replayRanks([passed(), { event: 'ended', mission: 'x', ending: 'expired' }]).size).toBe(0);
  });
});
