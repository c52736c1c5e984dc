/**
 * The decision, as an ordered list of small predicates. The first match wins, and only row 28 accepts
 * (docs/BEHAVIOR.md#decision).
 */
import type { ReasonCode, Verdict } from '../domain/model.ts';
import type { Observation } from '../domain/observation.ts';
import { CHECK_ROWS } from './check-rows.ts';
import { MISSION_ROWS } from './mission-rows.ts';
import { PASS_ROWS } from './pass-rows.ts';
import { isHeadMoved, PULL_ROWS, REVIEW_ROWS } from './pull-rows.ts';
import type { Predicate, Row, VerdictText } from './row.ts';
import type { Policy } from '../domain/settings.ts';

/** The table of docs/BEHAVIOR.md#decision, in its order. */
export const DECISION_TABLE: readonly Row[] = [
  ...MISSION_ROWS,
  ...PULL_ROWS,
  ...CHECK_ROWS,
  ...REVIEW_ROWS,
  ...PASS_ROWS,
];

/** A change of a row's verdict (docs/BEHAVIOR.md#changed-decisions). */
interface Adjustment {
  readonly from: 'accept' | 'rework';
  readonly verdict: 'hold' | 'wait';
  readonly code: ReasonCode;
  readonly evaluate: Predicate;
}

/** All adjustments, in the order in which they apply. */
const ADJUSTMENTS: readonly Adjustment[] = [
  { from: 'rework', verdict: 'hold', code: 'merged_unverified', evaluate: mergedUnverified },
  // Findings about an older head are not sent back. A failed verification is about the mission, so it still is.
  { from: 'rework', verdict: 'wait', code: 'head_moved', evaluate: outdatedHead },
  { from: 'rework', verdict: 'hold', code: 'manual_settlement', evaluate: manualRework },
  { from: 'rework', verdict: 'hold', code: 'same_delivery', evaluate: sameDelivery },
  { from: 'rework', verdict: 'hold', code: 'rework_limit', evaluate: reworkLimit },
  { from: 'accept', verdict: 'hold', code: 'manual_settlement', evaluate: manualAccept },
];

/** Decides what to do with a mission. Depends on enums, numbers, SHAs, and names: no free text changes the verdict. */
export function decide(seen: Observation, policy: Policy): Verdict {
  const { row, text } = findRow(seen, policy);
  for (const adjustment of ADJUSTMENTS) {
    const adjusted = adjustment.from === row.verdict ? adjustment.evaluate(seen, policy) : null;
    if (adjusted !== null)
      return {
        kind: adjustment.verdict,
        code: adjustment.code,
        message: `${text.message} ${adjusted.message}`,
        nextStep: adjusted.nextStep,
      };
  }
  return { kind: row.verdict, code: row.code, ...text };
}

function findRow(
  seen: Observation,
  policy: Policy,
): { readonly row: Pick<Row, 'verdict' | 'code'>; readonly text: VerdictText } {
  for (const row of DECISION_TABLE) {
    const text = row.evaluate(seen, policy);
    if (text !== null) return { row, text };
  }
  // Only a value outside the types gets here, and it must not pay.
  const text = {
    message: 'No row of the decision table matches.',
    nextStep: 'Open an issue in the repository of this action, with the log of this run; nothing is paid meanwhile.',
  };
  return { row: { verdict: 'hold', code: 'internal_error' }, text };
}

function mergedUnverified({ pull }: Observation): VerdictText | null {
  if (pull?.state !== 'merged') return null;
  return {
    message: `Pull request #${pull.number} is merged already.`,
    nextStep:
      'A person has to decide: repair or revert what was merged, then settle it with the command accept, or rework and a reason.',
  };
}

function outdatedHead(seen: Observation): VerdictText | null {
  if (seen.mission.verification === 'failed' || !isHeadMoved(seen)) return null;
  return {
    message: 'New commits have arrived since.',
    nextStep: 'The new head is judged from the start once its checks have run.',
  };
}

function manualRework(_seen: Observation, { onFail }: Policy): VerdictText | null {
  if (onFail !== 'hold') return null;
  return {
    message: 'on-fail leaves it to a person.',
    nextStep: 'A permitted person settles it with the command rework and a reason, or accept.',
  };
}

function sameDelivery({ pull, rounds }: Observation): VerdictText | null {
  if (pull === null || rounds.leftSince || rounds.sentBackSha !== pull.headSha) return null;
  return {
    message: `The same head ${pull.headSha.slice(0, 7)} was sent back before, and the mission has not moved since.`,
    nextStep:
      'The specialist has to push new commits, or a person settles it with the command accept, or rework and a reason.',
  };
}

function reworkLimit({ mission, rounds }: Observation, { maxReworks }: Policy): VerdictText | null {
  const reworks = Math.max(rounds.round - 1, mission.reworkCount ?? 0);
  if (reworks < maxReworks) return null;
  return {
    message: `It was sent back ${reworks} ${reworks === 1 ? 'time' : 'times'} already; max-reworks is ${maxReworks}.`,
    nextStep: 'A person takes over and settles it with the command accept, or rework and a reason.',
  };
}

function manualAccept(_seen: Observation, { onPass }: Policy): VerdictText | null {
  if (onPass !== 'hold') return null;
  return {
    message: 'on-pass leaves payment to a person.',
    nextStep: 'A permitted person settles it with the command accept.',
  };
}
