import { describe, expect, it } from '@jest/globals';
import { advanceRound } from '../../../src/core/state/rounds.ts';
import type { DecisionMarker, MissionState } from '../../../src/core/state/markers.ts';

const STATE = { round: 1, sentBackSha: null, leftSince: false } as unknown as MissionState;
const DONE = { phase: 'awaiting_acceptance', reworkCount: null } as const;
const AT_WORK = { phase: 'in_progress', reworkCount: null } as const;

function buildMarker(round: number, verdict: 'accept' | 'rework', sha: string | null = `sha${round}`): DecisionMarker {
  return { round, verdict, sha } as unknown as DecisionMarker;
}

describe('the round', () => {
  it.each([
    ['nothing known', STATE, DONE, [], { round: 1, leftSince: false }],
    ['a rework on record, still waiting', STATE, DONE, [buildMarker(1, 'rework')], { round: 1, sentBackSha: null }],
    [
      'a rework on record, at work',
      STATE,
      AT_WORK,
      [buildMarker(1, 'rework')],
      { round: 2, sentBackSha: 'sha1', leftSince: true },
    ],
    ['matched again', STATE, { ...AT_WORK, phase: 'matched' }, [buildMarker(1, 'rework')], { round: 2 }],
    ['an accept on record, at work', STATE, AT_WORK, [buildMarker(1, 'accept')], { round: 1 }],
    [
      'at work, and the marketplace counts none',
      STATE,
      { ...AT_WORK, reworkCount: 0 },
      [buildMarker(1, 'rework')],
      { round: 1 },
    ],
    [
      'the marketplace counts one',
      STATE,
      { ...DONE, reworkCount: 1 },
      [buildMarker(1, 'rework')],
      { round: 2, sentBackSha: 'sha1' },
    ],
    ['sent back outside', STATE, { ...DONE, reworkCount: 2 }, [], { round: 3, sentBackSha: null, leftSince: true }],
    [
      'an older state was put back',
      STATE,
      DONE,
      [buildMarker(1, 'rework'), buildMarker(2, 'rework'), buildMarker(3, 'accept')],
      { round: 3, sentBackSha: 'sha2' },
    ],
    [
      'the state knows more',
      { ...STATE, round: 4 },
      { ...DONE, reworkCount: 1 },
      [buildMarker(2, 'rework')],
      { round: 4 },
    ],
    [
      'sent, and has left since',
      { ...STATE, sentBackSha: 'x' },
      AT_WORK,
      [],
      { round: 1, sentBackSha: 'x', leftSince: true },
    ],
    [
      'sent, and has not left',
      { ...STATE, sentBackSha: 'x' },
      DONE,
      [],
      { round: 1, sentBackSha: 'x', leftSince: false },
    ],
    [
      'an accept after a rework, at work',
      STATE,
      AT_WORK,
      [buildMarker(1, 'rework'), buildMarker(2, 'accept')],
      { round: 2, sentBackSha: 'sha1', leftSince: true },
    ],
    [
      'a rework on record, and later ones that were not recorded',
      STATE,
      { ...DONE, reworkCount: 2 },
      [buildMarker(1, 'rework')],
      { round: 3, sentBackSha: null },
    ],
    [
      'an accept on record, and sent back outside',
      STATE,
      { ...DONE, reworkCount: 1 },
      [buildMarker(1, 'accept')],
      { round: 2, sentBackSha: null },
    ],
    ['never sent back, at work', STATE, AT_WORK, [], { round: 1, sentBackSha: null, leftSince: false }],
    ['left before', { ...STATE, sentBackSha: 'x', leftSince: true }, AT_WORK, [], { leftSince: true }],
  ] as const)('%s', (_what, state, mission, record, expected) => {
    expect(advanceRound(state, mission, record)).toMatchObject(expected);
  });
});
