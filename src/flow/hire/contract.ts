/** The contract of a hire, frozen right before the mission is posted (docs/PROTOCOL.md#contract). */
import { formatContract, toJudgingSettings } from '../../core/policy/contract.ts';
import { formatSubjectKey } from '../shared/hire-result.ts';
import type { HireContext } from './context.ts';
import { orderOf } from './context.ts';

/**
 * Composes the contract's line for the mission's description. The time of the hire is GitHub's: when it wrote this hire's own
 * notice, which no earlier attempt can have left behind.
 */
export function composeContract(hireContext: HireContext, generation: number): string {
  const { context, subject, target, prepared } = hireContext;
  const { settings, run, signer } = context;
  const contract = {
    base: target?.base ?? run.repository.defaultBranch,
    head: target?.head ?? null,
    hiredAt: prepared?.notice.createdAt ?? null,
    budgetCents: orderOf(hireContext).terms.budgetCents,
    prNumber: settings.prNumber,
    lock: settings.lock,
    settings: toJudgingSettings(settings),
  };
  return formatContract(contract, { subject: formatSubjectKey(context, subject), generation }, signer.signer);
}
