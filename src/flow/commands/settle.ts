/** The commands `accept` and `rework`: whether they can be for one mission, and which. */
import type { CommandIntent } from '../../core/commands/intent.ts';
import type { OverrideRequest } from '../../core/commands/authorize-override.ts';
import type { Comment } from '../../core/domain/model.ts';
import type { HireResult, TrackedMission } from '../shared/context.ts';
import { settleManually } from './override.ts';
import type { CommandResult } from './reply.ts';
import type { CommandContext } from './results.ts';
import { explainAmbiguous, NO_MISSION_NEXT_STEP, refuse } from './results.ts';
import { findCommandTargets } from './targets.ts';

type SettleCommand = Extract<CommandIntent['command'], { kind: 'accept' | 'rework' }>;

/** Why a command is refused. */
interface Refusal {
  readonly message: string;
  readonly nextStep: string;
}

/** Settles by command. Throws MarketplaceError or GitHubError. */
export async function settleByCommand(commandContext: CommandContext, command: SettleCommand): Promise<CommandResult> {
  const { context, intent, comment } = commandContext;
  const found = await findCommandTargets(context, intent);
  const target = await findTarget(commandContext, found);
  if (target.kind === 'refused') return refuse(commandContext, found, target.message, target.nextStep);
  const { login } = intent.sender;
  const reading = await context.github.permissions.read(login);
  const request: OverrideRequest = {
    command,
    by: intent.sender,
    permission: reading.kind === 'known' ? reading.permission : 'none',
    commentId: comment.id,
    askedAt: comment.createdAt,
  };
  const reason = command.kind === 'rework' ? parseReason(command.reason, comment) : '';
  return settleManually(context, target.tracked, request, reason);
}

type Target =
  | { readonly kind: 'mission'; readonly tracked: TrackedMission }
  | ({ readonly kind: 'refused' } & Refusal);

/** Returns the one mission that the command is for, or why there is none. */
async function findTarget(commandContext: CommandContext, found: readonly HireResult[]): Promise<Target> {
  const [only] = found;
  if (only === undefined)
    return { kind: 'refused', message: 'There is no mission here.', nextStep: NO_MISSION_NEXT_STEP };
  const refusal = (await explainUnclear(commandContext, found)) ?? explainBlocked(only);
  if (refusal !== null) return { kind: 'refused', ...refusal };
  if (only.kind !== 'tracked') return { kind: 'refused', ...only.blocked.verdict };
  const elsewhere = explainElsewhere(commandContext, only.tracked);
  return elsewhere === null ? { kind: 'mission', tracked: only.tracked } : { kind: 'refused', ...elsewhere };
}
