/** Ends of a step that did nothing: skipped, refused, or failed before there was a mission. */
import type { Ending } from '../action/output/outputs.ts';
import type { Intent } from '../core/commands/intent.ts';
import type { ReasonCode } from '../core/domain/model.ts';
import type { Failure } from '../core/ports/errors.ts';

const NOTHING = {
  view: null,
  views: [],
  commentUrl: null,
  specialists: null,
  receipt: null,
  exitWithFailure: false,
} as const;

/** An event that is none of ours. */
export function endSkipped(why: string): Ending {
  const message = `Skipped: ${why}.`;
  return {
    outcome: { ...NOTHING, kind: 'skipped', code: 'skipped', message, nextStep: 'Nothing to do.' },
    failure: null,
  };
}

/** Inputs and event do not say what to do. */
export function endRefused({ what, why, fix }: Extract<Intent, { kind: 'refuse' }>): Ending {
  const where = "the step's inputs";
  return endFailed({ code: 'bad_input', what, where, why, fix, status: null, requestId: null }, 'bad_input');
}

/** Something failed; the failure says it in full. */
export function endFailed(failure: Failure, code: ReasonCode): Ending {
  const message = `${failure.what}: ${failure.why}`;
  return { failure, outcome: { ...NOTHING, kind: 'failed', code, message, nextStep: failure.fix } };
}
