/** The step's outcome after a pass. */
import type { Verdict } from '../../core/domain/model.ts';
import type { Outcome } from '../../core/domain/outcome.ts';
import type { Decider } from '../../core/state/receipt.ts';
import { createReceipt } from '../../core/state/receipt.ts';
import type { TrackedMission, FlowContext } from '../shared/context.ts';
import type { Snapshot } from '../observe/observe.ts';
import { createMissionView } from '../shared/mission-view.ts';
import { EMPTY_OUTCOME } from '../shared/outcomes.ts';
import type { Pass } from './pass.ts';
import { publishSettled } from './pass.ts';

/** Publishes a decision that took effect, and returns the step's outcome. */
export async function reportSettled(
  context: FlowContext,
  snapshot: Snapshot,
  verdict: Verdict,
  decider: Decider,
): Promise<Outcome> {
  return toOutcome(context, await publishSettled(context, snapshot, verdict), decider);
}

/** Returns the outcome of a pass. `by`: who decided, if that was not the policy. */
export function toOutcome(context: FlowContext, pass: Pass, by: Decider | null = null): Outcome {
  const { snapshot, view, verdict } = pass;
  const isSettled = pass.settled || view.outcome === 'accepted';
  return {
    ...EMPTY_OUTCOME,
    kind: view.outcome,
    code: verdict.code,
    message: verdict.message,
    nextStep: verdict.nextStep,
    view,
    commentUrl: snapshot.tracked.comment?.url ?? null,
    receipt: isSettled ? createReceipt(view, by ?? findDecider(context, pass)) : null,
  };
}

/** Returns who decided: the policy in this pass, or the author of the latest accept among the decision comments. */
function findDecider({ run }: FlowContext, { settled, snapshot }: Pass): Decider {
  if (settled) return toPolicyDecider(run.runId);
  const marker = snapshot.allDecisions.findLast((one) => one.marker.verdict === 'accept')?.marker;
  if (marker === undefined) return { by: 'an earlier run', overrides: null, exception: null };
  if (marker.by === null) return toPolicyDecider(marker.run);
  return { by: `@${marker.by}`, overrides: marker.overrides, exception: marker.exception };
}

function toPolicyDecider(run: string): Decider {
  return { by: `policy, run ${run}`, overrides: null, exception: null };
}

/** Returns the outcome once time is over or the job was cancelled. The mission continues, and a later run resumes it. */
export function toTimeout(context: FlowContext, pass: Pass): Outcome {
  const outcome = toOutcome(context, pass);
  if (pass.view.outcome === 'reworked') return outcome;
  const resume = 'The mission goes on at the marketplace with its escrow held; run the job again to resume.';
  if (context.signal.aborted) {
    return {
      ...outcome,
      kind: 'pending',
      code: 'cancelled',
      message: `Cancelled while waiting: ${pass.verdict.message}`,
      nextStep: resume,
    };
  }
  const isWaiting = pass.verdict.kind === 'wait';
  return { ...outcome, exitWithFailure: isWaiting && context.settings.waiting.onTimeout === 'fail' };
}

/** Returns the outcome of a run that does not wait: the mission is posted. */
export function reportPosted(context: FlowContext, tracked: TrackedMission): Outcome {
  const verdict: Verdict = {
    kind: 'wait',
    code: 'posted',
    message: `Mission ${tracked.mission.id} is posted (${tracked.mission.status}).`,
    nextStep: 'A later run settles it: mode: sync with this mission-id, or the label again.',
  };
  const view = createMissionView(context, { ...tracked, verdict });
  context.log.info(context.render.logLine(view));
  const { code, message, nextStep } = verdict;
  return { ...EMPTY_OUTCOME, kind: 'pending', code, message, nextStep, view, commentUrl: tracked.comment?.url ?? null };
}
