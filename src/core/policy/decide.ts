/** The decision (docs/BEHAVIOR.md#decision): pure, an ordered list of small predicates, first match wins. Only row 28 accepts. */
import type { ReasonCode, Verdict } from '../domain/model.ts';
import type { Observation } from '../domain/observation.ts';
import { CHECK_ROWS, PASS_ROWS } from './check-rows.ts';
import { MISSION_ROWS } from './mission-rows.ts';
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

/** A row's verdict that circumstances turn into another one: the notes below the table. */
interface Note {
  readonly turns: 'accept' | 'rework';
  readonly verdict: 'hold' | 'wait';
  readonly code: ReasonCode;
  readonly judge: Predicate;
}

/** In the order in which they apply. */
const NOTES: readonly Note[] = [
  { turns: 'rework', verdict: 'hold', code: 'merged_unverified', judge: isMerged },
  // What checks or reviewers found on an older head is not sent back any more; the reviewer's verdict is the mission's.
  { turns: 'rework', verdict: 'wait', code: 'head_moved', judge: isOutdated },
  { turns: 'rework', verdict: 'hold', code: 'manual_settlement', judge: isReworkManual },
  { turns: 'rework', verdict: 'hold', code: 'same_delivery', judge: isSameDelivery },
  { turns: 'rework', verdict: 'hold', code: 'rework_limit', judge: isLimitReached },
  { turns: 'accept', verdict: 'hold', code: 'manual_settlement', judge: isAcceptManual },
];

/** Decides what to do with a mission. Reads enums, numbers, SHAs and names; no free text changes the verdict. */
export function decide(seen: Observation, policy: Policy): Verdict {
  const { row, words } = findRow(seen, policy);
  for (const note of NOTES) {
    const turned = note.turns === row.verdict ? note.judge(seen, policy) : null;
    if (turned !== null)
      return {
        kind: note.verdict,
        code: note.code,
        message: `${words.message} ${turned.message}`,
        nextStep: turned.nextStep,
      };
  }
  return { kind: row.verdict, code: row.code, ...words };
}

function findRow(
  seen: Observation,
  policy: Policy,
): { readonly row: Pick<Row, 'verdict' | 'code'>; readonly words: VerdictText } {
  for (const row of DECISION_TABLE) {
    const words = row.judge(seen, policy);
    if (words !== null) return { row, words };
  }
  // Only a value outside the types gets here; it must not pay.
  const words = {
    message: 'No row of the decision table matches.',
    nextStep: 'Open an issue in the repository of this action, with the log of this run; nothing is paid meanwhile.',
  };
  return { row: { verdict: 'hold', code: 'internal_error' }, words };
}

function isMerged({ pull }: Observation): VerdictText | null {
  if (pull?.state !== 'merged') return null;
  return {
    message: `Pull request #${pull.number} is merged already.`,
    nextStep:
      'A person has to decide: repair or revert what was merged, then settle it with the command accept, or rework and a reason.',
  };
}

function isOutdated(seen: Observation): VerdictText | null {
  if (seen.mission.verification === 'failed' || !isHeadMoved(seen)) return null;
  return {
    message: 'New commits have arrived since.',
    nextStep: 'The new head is judged from the start once its checks have run.',
  };
}

function isReworkManual(_seen: Observation, { onFail }: Policy): VerdictText | null {
  if (onFail !== 'hold') return null;
  return {
    message: 'on-fail leaves it to a person.',
    nextStep: 'A permitted person settles it with the command rework and a reason, or accept.',
  };
}

function isSameDelivery({ pull, rounds }: Observation): VerdictText | null {
  if (pull === null || rounds.leftSince || rounds.sentBackSha !== pull.headSha) return null;
  return {
    message: `The same head ${pull.headSha.slice(0, 7)} was sent back before, and the mission has not moved since.`,
    nextStep:
      'The specialist has to push new commits, or a person settles it with the command accept, or rework and a reason.',
  };
}

function isLimitReached({ mission, rounds }: Observation, { maxReworks }: Policy): VerdictText | null {
  const reworks = Math.max(rounds.round - 1, mission.reworkCount ?? 0);
  if (reworks < maxReworks) return null;
  return {
    message: `It was sent back ${reworks} ${reworks === 1 ? 'time' : 'times'} already; max-reworks is ${maxReworks}.`,
    nextStep: 'A person takes over and settles it with the command accept, or rework and a reason.',
  };
}

function isAcceptManual(_seen: Observation, { onPass }: Policy): VerdictText | null {
  if (onPass !== 'hold') return null;
  return {
    message: 'on-pass leaves payment to a person.',
    nextStep: 'A permitted person settles it with the command accept.',
  };
}
