/** Outcomes as values: of nothing, of what failed, and of several missions together. */
import type { Outcome } from '../../core/domain/outcome.ts';
import { readFailure, toReasonCode } from './remote-error.ts';
import type { TrackedMission, FlowContext } from './context.ts';
import { hold } from './context.ts';
import { createMissionView } from './mission-view.ts';

/** An outcome about nothing in particular. */
export const EMPTY_OUTCOME = {
  view: null,
  views: [],
  commentUrl: null,
  specialists: null,
  receipt: null,
  exitWithFailure: false,
} as const;

/** Nothing of ours: exit 0, one log line. */
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

/** Of several missions the step reports the one that most needs a person. */
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

/** A mission that is there stays in the outputs, whatever went wrong while looking at it. */
export function toFailedOutcome(context: FlowContext, tracked: TrackedMission, error: unknown): Outcome {
  const failure = readFailure(error);
  if (failure === null) throw error;
  const code = toReasonCode(error);
  const verdict = hold(code, `${failure.what}: ${failure.why}`, failure.fix);
  const view = { ...createMissionView(context, { ...tracked, verdict }), outcome: 'failed' } as const;
  const { message, nextStep } = verdict;
  return { ...EMPTY_OUTCOME, kind: 'failed', code, message, nextStep, view, commentUrl: tracked.comment?.url ?? null };
}
