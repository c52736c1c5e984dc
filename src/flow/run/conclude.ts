/** The outcome of a mission that was found, or of a blocked hire. */
import type { WaitMode } from '../../core/commands/intent.ts';
import type { Outcome } from '../../core/domain/outcome.ts';
import type { FlowContext, HireResult, Prefetched } from '../shared/context.ts';
import { follow } from './follow.ts';
import { EMPTY_OUTCOME, toFailedOutcome } from '../shared/outcomes.ts';
import { publishBlocked } from '../publish/publish.ts';

/**
 * Follows a mission, or reports why there is none to follow.
 *
 * @throws errors that no adapter threw.
 */
export async function conclude(
  context: FlowContext,
  result: HireResult,
  waitMode: WaitMode,
  prefetched: Prefetched = {},
): Promise<Outcome> {
  if (result.kind === 'tracked') {
    return context.log
      .group('Follow', () => follow(context, result.tracked, waitMode, { ...result.prefetched, ...prefetched }))
      .catch((error: unknown) => toFailedOutcome(context, result.tracked, error));
  }
  const { view, url } = await publishBlocked(context, result.blocked);
  const { code, message, nextStep } = result.blocked.verdict;
  const kind = result.kind === 'failed' ? 'failed' : view.outcome;
  return { ...EMPTY_OUTCOME, kind, code, message, nextStep, view: { ...view, outcome: kind }, commentUrl: url };
}
