/** The texts of a settlement that was not made: why, and which command continues. */
import type { Verdict } from '../../core/domain/model.ts';
import type { Failure } from '../../core/ports/errors.ts';
import type { HeldReason } from '../../core/protocol/settle-machine.ts';
import { DECISION_MS, TAKEOVER_MS } from '../../core/protocol/settle-machine.ts';
import type { FlowContext } from '../shared/context.ts';
import { hold } from '../shared/context.ts';

/** The facts about a round on hold. */
export interface HeldFacts {
  readonly why: HeldReason;
  readonly verdict: 'accept' | 'rework';
  readonly round: number;
  /** The marketplace's or GitHub's answer. */
  readonly serverMessage: string | null;
}

/** Returns the hold. */
export function describeSettleHeld(context: FlowContext, facts: HeldFacts): Verdict {
  const serverMessage = serverMessageOf(facts);
  switch (facts.why) {
    case 'gone':
      return describeLostComment(context);
    case 'denied':
      return describeDenied(context, serverMessage);
    case 'acquire_unknown':
      return describeUnconfirmed(context, `whether this run took the decision lock is unknown: ${serverMessage}`);
    case 'others':
      return describeUnconfirmed(context, `round ${facts.round} was begun by another run and the mission still waits`);
    case 'not_released':
      return describeUnconfirmed(
        context,
        `nothing was sent, but the guarding ${lockNameOf(context)} could not be given up`,
      );
    case 'unclear':
      return describeUnconfirmed(context, `the ${facts.verdict} was sent and its answer is unclear (${serverMessage})`);
    case 'no_change':
      return describeUnconfirmed(
        context,
        `the ${facts.verdict} was sent, the marketplace said yes, but the mission has not changed`,
      );
  }
}

function serverMessageOf({ serverMessage }: HeldFacts): string {
  return serverMessage ?? 'no reason was given';
}

/** Returns the kind of lock, as people see it. */
function lockNameOf({ lock }: FlowContext): 'ref' | 'reaction' {
  return lock.kind === 'ref' ? 'ref' : 'reaction';
}

function describeDenied(context: FlowContext, serverMessage: string): Verdict {
  const lockName = lockNameOf(context);
  const needed = lockName === 'ref' ? 'contents: write' : 'issues: write and pull-requests: write';
  return hold(
    'missing_permission',
    `Nothing was settled: the ${lockName} that guards the decision could not be set (${serverMessage}).`,
    `Give the job permissions: ${needed}; the next run goes on.`,
  );
}

/** Returns the hold for a round that may or may not be settled. A person decides once no request can still arrive. */
export function describeUnconfirmed(context: FlowContext, why: string): Verdict {
  const minutes = Math.ceil((DECISION_MS + TAKEOVER_MS) / 60_000);
  return hold(
    'decision_unconfirmed',
    `Whether this round was settled cannot be known: ${why}. Nothing is sent again by itself.`,
    `Look at the mission on the marketplace. If it still awaits acceptance ${minutes} minutes from now, a permitted person comments ${formatSettleCommands(context)}.`,
  );
}

/** Returns both commands that settle, as people write them. */
function formatSettleCommands({ settings }: FlowContext): string {
  return `\`${settings.command} accept\` or \`${settings.command} rework <reason>\``;
}

function describeLostComment({ settings }: FlowContext): Verdict {
  return hold(
    'state_lost',
    'The status comment that guards the decision is gone, so nothing is settled by itself.',
    `A permitted person looks at the mission and comments \`${settings.command} resume\`: that writes the state anew.`,
  );
}

/** Returns the hold for a decision that the marketplace refused, so that nothing happened. */
export function describeRefused(failure: Failure | null): Verdict {
  return hold(
    'marketplace_error',
    `Nothing was settled: ${failure?.what ?? 'the marketplace refused'} (${failure?.why ?? 'no reason was given'}).`,
    failure?.fix ?? 'Look at the mission on the marketplace.',
  );
}
