/** Rows 1–7 of docs/BEHAVIOR.md#decision: the mission itself, and holds. */
import { toPhase } from '../domain/mission.ts';
import { formatUsd } from '../domain/money.ts';
import type { Observation } from '../domain/observation.ts';
import { DECIDE_BY_COMMAND, type Row, type VerdictText } from './row.ts';
import type { Policy } from '../domain/settings.ts';
import { cut, endSentence } from '../text.ts';

/** Rows 1–7, in their order. */
export const MISSION_ROWS: readonly Row[] = [
  {
    number: 1,
    verdict: 'done',
    code: 'already_accepted',
    situation: 'mission accepted',
    evaluate: alreadyAccepted,
  },
  {
    number: 2,
    verdict: 'hold',
    code: 'mission_ended',
    situation: 'ended otherwise (cancelled, expired, refunded, …)',
    evaluate: missionEnded,
  },
  { number: 3, verdict: 'hold', code: 'held_by_person', situation: 'a person put it on hold', evaluate: heldByPerson },
  {
    number: 4,
    verdict: 'hold',
    code: 'terms_mismatch',
    situation: 'rank below `min-rank` after matching; budget changed',
    evaluate: termsMismatch,
  },
  {
    number: 5,
    verdict: 'wait',
    code: 'mission_not_ready',
    situation: 'not `awaiting_acceptance`',
    evaluate: missionNotReady,
  },
  {
    number: 6,
    verdict: 'rework',
    code: 'verification_failed',
    situation: 'awaiting, verification failed',
    evaluate: verificationFailed,
  },
  {
    number: 7,
    verdict: 'wait',
    code: 'verification_pending',
    situation: 'awaiting, verification neither passed nor failed',
    evaluate: verificationPending,
  },
];

function alreadyAccepted({ mission }: Observation): VerdictText | null {
  if (mission.phase !== 'accepted') return null;
  return { message: 'The mission is accepted and its escrow released.', nextStep: 'Nothing is left to do.' };
}

function missionEnded({ mission }: Observation): VerdictText | null {
  if (mission.phase !== 'ended') return null;
  return {
    message: `The mission ended without acceptance: the marketplace says "${cut(mission.status, 60)}".`,
    nextStep: 'Nothing more happens by itself; to hire again, a permitted person gives the command hire.',
  };
}

function heldByPerson({ hold }: Observation): VerdictText | null {
  if (hold === null) return null;
  const message = `@${hold.by} put it on hold`;
  return {
    message: hold.reason === '' ? `${message}.` : `${message}: ${endSentence(hold.reason, 200)}`,
    nextStep: 'Nothing is paid or sent back until a permitted person gives the command resume.',
  };
}

function termsMismatch(seen: Observation, policy: Policy): VerdictText | null {
  const message = findRankMismatch(seen, policy) ?? findBudgetMismatch(seen);
  if (message === null) return null;
  return {
    message,
    nextStep:
      'A person has to look: ask on the marketplace what happened, then settle it with the command accept, or rework and a reason.',
  };
}

function findRankMismatch({ mission, agreedMinRank }: Observation, policy: Policy): string | null {
  const minRank = toStricter(policy.minRank, agreedMinRank ?? null);
  if (minRank === null) return null;
  if (mission.rank !== null)
    return mission.rank < minRank ? `The specialist's Agent Rank is ${mission.rank}, below min-rank ${minRank}.` : null;
  return mission.phase === 'awaiting_acceptance'
    ? `The mission shows no Agent Rank, so that min-rank ${minRank} cannot be held against it.`
    : null;
}

function findBudgetMismatch({ mission: { budgetCents }, agreedBudgetCents }: Observation): string | null {
  if (agreedBudgetCents === null || budgetCents === null || budgetCents === agreedBudgetCents) return null;
  return `The budget is ${formatUsd(budgetCents)}, but ${formatUsd(agreedBudgetCents)} was agreed.`;
}

/** Returns the stricter minimum rank. The one of the hire always applies, and a later run can only raise it. */
function toStricter(now: number | null, agreed: number | null): number | null {
  if (now === null || agreed === null) return now ?? agreed;
  return Math.max(now, agreed);
}

function missionNotReady(seen: Observation): VerdictText | null {
  const { mission } = seen;
  if (mission.phase === 'awaiting_acceptance') return describeOlder(seen);
  const who = mission.specialist === null ? 'The specialist' : cut(mission.specialist, 80);
  const nextStep = `${who} delivers and the independent reviewer verifies; it is looked at again until then.`;
  if (toPhase(mission.status) === 'unknown')
    return { message: `The marketplace says "${cut(mission.status, 60)}", a status unknown to this action.`, nextStep };
  if (mission.phase === 'submitted')
    return {
      message: 'The mission is queued: nobody is hired yet.',
      nextStep: 'The marketplace matches a specialist to it.',
    };
  return { message: `The work is under way: the mission is ${cut(mission.status, 60)}.`, nextStep };
}

/** Explains a read that may be older than the last rework, whose delivery is neither paid nor sent back again. */
function describeOlder({ mission, rounds }: Observation): VerdictText | null {
  const [counted, known] = [mission.reworkCount, rounds.round - 1];
  if (counted === null || counted >= known) return null;
  return {
    message: `The marketplace counts ${counted} reworks where ${known} are known, so it may show the delivery before the last one.`,
    nextStep: `It is looked at again; where that stays so, a person has to look at the delivery ${DECIDE_BY_COMMAND.replace(/^or/, 'and')}.`,
  };
}

function verificationFailed({ mission }: Observation): VerdictText | null {
  if (mission.verification !== 'failed') return null;
  return {
    message: 'The independent reviewer did not pass the work.',
    nextStep: 'It is sent back; the specialist improves it and delivers again.',
  };
}

function verificationPending({ mission }: Observation): VerdictText | null {
  if (mission.verification === 'passed') return null;
  return {
    message: 'The work is delivered and the independent reviewer has not passed it yet.',
    nextStep: 'The reviewer verifies; it is looked at again until then.',
  };
}
