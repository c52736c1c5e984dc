/** Hires at most once: performs the effects of core/protocol/hire-machine.ts and returns the result (docs/PROTOCOL.md#hire-order). */
import { advanceHire, beginHire } from '../../core/protocol/hire-machine.ts';
import type { HireStart } from '../../core/protocol/hire-state.ts';
import type { FlowContext, HireResult } from '../shared/context.ts';
import { performHire } from './effects.ts';
import { concludeHire } from './conclude.ts';
import type { HireIntent } from './context.ts';
import { createHireContext } from './context.ts';

/**
 * Gets the mission of a subject: the existing one, or a new one.
 *
 * @throws MarketplaceError or GitHubError if a read fails for good while certainly nothing was posted.
 */
export async function hire(context: FlowContext, intent: HireIntent): Promise<HireResult> {
  const hireContext = createHireContext(context, intent);
  let step = beginHire(toHireStart(context, intent));
  while (step.effect.do !== 'end') {
    const answer = await performHire(hireContext, step.effect);
    step = advanceHire(step.state, { ...answer, at: context.clock.now(), cancelled: context.signal.aborted });
  }
  return concludeHire(hireContext, step.state, step.effect.end);
}

function toHireStart({ lock, run, deadline }: FlowContext, { subject, source }: HireIntent): HireStart {
  const byCommand = source.kind === 'command' && run.runAttempt === 1 ? source : null;
  return {
    subjectKind: subject.kind === 'run' ? 'run' : 'page',
    isFirstAttempt: run.runAttempt === 1,
    opens: byCommand === null ? 'first' : byCommand.force ? 'force' : 'next',
    lock: lock.kind,
    maxSequence: lock.maxSequence,
    deadline,
  };
}
