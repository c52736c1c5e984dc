/** Results of a step that did nothing: skipped, refused, or failed before there was a mission. */
import type { StepResult } from '../action/output/outputs.ts';
import type { Intent } from '../core/commands/intent.ts';
import type { ReasonCode } from '../core/domain/model.ts';
import type { Failure } from '../core/ports/errors.ts';

const EMPTY_OUTCOME = {
  view: null,
  views: [],
  commentUrl: null,
  specialists: null,
  receipt: null,
  exitWithFailure: false,
} as const;

/** Creates the result for an event that does not concern the action. */
export function toSkippedResult(why: string): StepResult {
  const message = `Skipped: ${why}.`;
  return {
    outcome: { ...EMPTY_OUTCOME, kind: 'skipped', code: 'skipped', message, nextStep: 'Nothing to do.' },
    failure: null,
  };
}

/** Creates the result for inputs and an event from which no intent follows. */
export function toRefusedResult({ what, why, fix }: Extract<Intent, { kind: 'refuse' }>): StepResult {
  const where = "the step's inputs";
  return toFailedResult({ code: 'bad_input', what, where, why, fix, status: null, requestId: null }, 'bad_input');
}

/** Creates the result of a failed step. */
export function toFailedResult(failure: Failure, code: ReasonCode): StepResult {
  const message = `${failure.what}: ${failure.why}`;
  return { failure, outcome: { ...EMPTY_OUTCOME, kind: 'failed', code, message, nextStep: failure.fix } };
}
