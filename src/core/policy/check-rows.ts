/** Rows 13–22 of docs/BEHAVIOR.md#decision: what the checks show. `checks: none` skips them. */
import type { ContextResult, ContextVerdict } from '../domain/evidence.ts';
import type { Observation } from '../domain/observation.ts';
import { countsChecks, DECIDE_BY_COMMAND, evaluateResults, type Row, type VerdictText } from './row.ts';
import type { Policy } from '../domain/settings.ts';
import { endSentence, listNames } from '../text.ts';

/** How long after the last change of head or checks a missing context may still come, in ms (row 21). */
const MISSING_GRACE_MS = 10 * 60_000;

/** Rows 13–22, in their order. */
export const CHECK_ROWS: readonly Row[] = [
  {
    number: 13,
    verdict: 'hold',
    code: 'checks_unavailable',
    situation: 'a read that the `checks` mode needs failed or is incomplete',
    evaluate: checksUnavailable,
  },
  {
    number: 14,
    verdict: 'hold',
    code: 'no_required_checks',
    situation: 'R empty and `when-no-required-checks: hold`',
    evaluate: evaluateResults(noRequiredChecks),
  },
  {
    number: 15,
    verdict: 'wait',
    code: 'checks_pending',
    situation: 'some of R pending',
    evaluate: evaluateNames('pending', (names) => ({
      message: `Still running: ${names}.`,
      nextStep: 'The checks finish; it is judged then.',
    })),
  },
  {
    number: 16,
    verdict: 'hold',
    code: 'baseline_broken',
    situation: 'some of R `failure`/`error`; same context red on the base branch too',
    evaluate: evaluateResults(baselineBroken),
  },
  {
    number: 17,
    verdict: 'rework',
    code: 'checks_failed',
    situation: 'some of R `failure`/`error`',
    evaluate: evaluateNames('failed', (names) => ({
      message: `Failed: ${names}.`,
      nextStep: 'It is sent back with what failed; the specialist fixes it and delivers again.',
    })),
  },
  {
    number: 18,
    verdict: 'hold',
    code: 'checks_need_approval',
    situation: 'some of R needs a click (`action_required`, awaiting approval)',
    evaluate: evaluateNames('needs_approval', (names) => ({
      message: `Waiting for a person's approval on GitHub: ${names}.`,
      nextStep: 'A maintainer has to press "Approve and run" (or what the check asks for) on the pull request.',
    })),
  },
  {
    number: 19,
    verdict: 'hold',
    code: 'checks_inconclusive',
    situation: 'some of R cancelled, timed out, stale, startup failure',
    evaluate: evaluateResults(checksInconclusive),
  },
  {
    number: 20,
    verdict: 'hold',
    code: 'check_source_mismatch',
    situation: 'right name, only from the wrong app where the rule names one',
    evaluate: evaluateNames('wrong_source', (names) => ({
      message: `Reported by another app than the one the rule names: ${names}.`,
      nextStep: `The right app has to report, or an admin corrects the rule's source; a person can look ${DECIDE_BY_COMMAND}.`,
    })),
  },
  {
    number: 21,
    verdict: 'wait',
    code: 'checks_missing',
    situation: 'some of R never reported: under 10 minutes since the last change of head or checks',
    evaluate: evaluateNames('missing', (names, seen) =>
      isGraceOver(seen)
        ? null
        : {
            message: `Required, but not reported yet: ${names}.`,
            nextStep: 'They may still start; it is looked at again.',
          },
    ),
  },
  {
    number: 21,
    verdict: 'hold',
    code: 'checks_missing',
    situation: 'some of R never reported: longer',
    evaluate: evaluateNames('missing', (names) => ({
      message: `Required, but never reported: ${names}.`,
      nextStep: `Somebody has to start them (a path filter or a pull request opened by a bot keeps workflows from running), ${DECIDE_BY_COMMAND}.`,
    })),
  },
  {
    number: 22,
    verdict: 'hold',
    code: 'no_check_ran',
    situation: 'R not empty and nothing in it ended in plain `success`',
    evaluate: evaluateResults(noCheckRan),
  },
];

/** Matches if a context has the verdict. `toText` gets their names. */
function evaluateNames(
  verdict: ContextVerdict,
  toText: (names: string, seen: Observation) => VerdictText | null,
): Row['evaluate'] {
  return evaluateResults((results, seen) => {
    const names = results.filter((result) => result.verdict === verdict).map(({ name }) => name);
    return names.length === 0 ? null : toText(listNames(names), seen);
  });
}

function checksUnavailable({ evidence }: Observation, policy: Policy): VerdictText | null {
  if (!countsChecks(policy) || evidence.kind === 'evaluated') return null;
  const why = evidence.kind === 'unavailable' ? evidence.why : 'they were not read';
  return {
    message: `The checks cannot be judged: ${endSentence(why, 300)}`,
    nextStep: `It is looked at again; if it stays, mode doctor says which permission is missing, ${DECIDE_BY_COMMAND}.`,
  };
}

function noRequiredChecks(results: readonly ContextResult[], _seen: Observation, policy: Policy): VerdictText | null {
  if (results.length > 0 || policy.whenNoRequiredChecks === 'accept') return null;
  const all = policy.checks.kind === 'all';
  return {
    message: all
      ? 'No check has reported on the head.'
      : 'No check is required here, so nothing shows that the work is right.',
    nextStep: `An admin can require checks on the base branch, or name them in the input checks; a person can look ${DECIDE_BY_COMMAND}.`,
  };
}

function baselineBroken(results: readonly ContextResult[], { baseFailing }: Observation): VerdictText | null {
  const failingOnBase = new Set(baseFailing);
  const failed = results.filter(({ verdict }) => verdict === 'failed').map(({ name }) => name);
  const shared = failed.filter((name) => failingOnBase.has(name));
  if (shared.length === 0) return null;
  const own = failed.filter((name) => !failingOnBase.has(name));
  const suffix = own.length === 0 ? '' : ` (failing here only: ${listNames(own)})`;
  return {
    message: `Failing on the base branch as well: ${listNames(shared)}${suffix}.`,
    nextStep: `A maintainer has to repair the base branch, ${DECIDE_BY_COMMAND}; nobody is blamed for it.`,
  };
}

function checksInconclusive(results: readonly ContextResult[]): VerdictText | null {
  const found = results.filter(({ verdict }) => verdict === 'inconclusive');
  if (found.length === 0) return null;
  const states = [...new Set(found.map(({ state }) => String(state).replaceAll('_', ' ')))].join(', ');
  return {
    message: `Ended without a result (${states}): ${listNames(found.map(({ name }) => name))}.`,
    nextStep: `Somebody has to re-run them on the pull request, ${DECIDE_BY_COMMAND}.`,
  };
}

function isGraceOver({ now, changedAt }: Observation): boolean {
  return now - changedAt >= MISSING_GRACE_MS;
}

function noCheckRan(results: readonly ContextResult[]): VerdictText | null {
  if (results.length === 0 || results.some(({ verdict }) => verdict === 'passed')) return null;
  return {
    message: `Nothing ended in plain success; skipped or neutral: ${listNames(results.map(({ name }) => name))}.`,
    nextStep: `Somebody has to see to it that a check really runs, ${DECIDE_BY_COMMAND}.`,
  };
}
