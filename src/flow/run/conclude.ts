/** From a mission found, or not to be had, to how it ended. */
import type { WaitMode } from '../../core/commands/intent.ts';
import type { Outcome } from '../../core/domain/outcome.ts';
import type { FlowContext, HireResult, Prefetched } from '../shared/context.ts';
import { follow } from './follow.ts';
import { EMPTY, toFailed } from '../shared/outcomes.ts';
import { publishHeld } from '../publish/publish.ts';

/** Follows a mission, or shows why there is none to follow. */
export async function conclude(
  engine: FlowContext,
  result: HireResult,
  patience: WaitMode,
  known: Prefetched = {},
): Promise<Outcome> {
  if (result.kind === 'engaged') {
    return engine.log
      .group('Follow', () => follow(engine, result.engaged, patience, { ...result.known, ...known }))
      .catch((error: unknown) => toFailed(engine, result.engaged, error));
  }
  const { page, url } = await publishHeld(engine, result.held);
  const { code, message, nextStep } = result.held.verdict;
  const kind = result.kind === 'failed' ? 'failed' : page.outcome;
  return { ...EMPTY, kind, code, message, nextStep, view: { ...page, outcome: kind }, commentUrl: url };
}
