/** Outcomes of nothing, of a failure, and of several missions together. */
import type { Outcome } from '../../core/domain/outcome.ts';
import { readFailure, toReasonCode } from './remote-error.ts';
import type { TrackedMission, FlowContext } from './context.ts';
import { hold } from './context.ts';
import { createMissionView } from './mission-view.ts';

/** The members of an outcome that concerns no mission. */
export const EMPTY_OUTCOME = {
  view: null,
  views: [],
  commentUrl: null,
  specialists: null,
  receipt: null,
  exitWithFailure: false,
} as const;

/** Returns the outcome of an event that does not concern this action: exit code 0 and one log line. */
export function createSkippedOutcome(why: string): Outcome {
  return {
    ...EMPTY_OUTCOME,
    kind: 'skipped',
    code: 'skipped',
    message: `Skipped: ${why}.`,
    nextStep: 'Nothing to do.',
  };
}

const SEVERITY_ORDER = ['failed', 'held', 'pending', 'reworked', 'accepted', 'skipped'] as const;

/** Returns one outcome for several missions: the one that most needs a person. */
export function summarize(outcomes: readonly Outcome[]): Outcome {
  const worst = outcomes.toSorted((a, b) => SEVERITY_ORDER.indexOf(a.kind) - SEVERITY_ORDER.indexOf(b.kind))[0];
  const views = outcomes.flatMap((one) => (one.view === null ? [] : [one.view]));
  const message = `${outcomes.length} missions looked at: ${SEVERITY_ORDER.map(
    (kind) => [kind, outcomes.filter((one) => one.kind === kind).length] as const,
  )
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${count} ${kind}`)
    .join(', ')}.`;
  return { ...(worst ?? createSkippedOutcome('no mission')), view: null, views, message };
}

/** Returns the outcome of a failed read. The mission stays in the outputs. Throws errors that no adapter threw. */
export function toFailedOutcome(context: FlowContext, tracked: TrackedMission, error: unknown): Outcome {
  const failure = readFailure(error);
  if (failure === null) throw error;
  const code = toReasonCode(error);
  const verdict = hold(code, `${failure.what}: ${failure.why}`, failure.fix);
  const view = { ...createMissionView(context, { ...tracked, verdict }), outcome: 'failed' } as const;
  const { message, nextStep } = verdict;
  return { ...EMPTY_OUTCOME, kind: 'failed', code, message, nextStep, view, commentUrl: tracked.comment?.url ?? null };
}
