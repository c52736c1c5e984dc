/** Hiring at most once: performs what the machine of core/protocol/hire-machine.ts asks for, and says how it ended (docs/PROTOCOL.md#hire-order). */
import { advanceHire, beginHire } from '../../core/protocol/hire-machine.ts';
import type { HireStart } from '../../core/protocol/hire-state.ts';
import type { FlowContext, HireResult } from '../shared/context.ts';
import { performHire } from './effects.ts';
import { concludeHire } from './messages.ts';
import type { HireIntent } from './context.ts';
import { createHireContext } from './context.ts';

/** Gets the subject its mission: the one that is there, or a new one. Reads may throw MarketplaceError or GitHubError. */
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
