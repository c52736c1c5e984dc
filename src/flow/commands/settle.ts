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
  readonly kind: 'refused';
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

/** The one mission that a command is for, or why there is none. */
type Target = { readonly kind: 'mission'; readonly tracked: TrackedMission } | Refusal;

async function findTarget(commandContext: CommandContext, found: readonly HireResult[]): Promise<Target> {
  const [only] = found;
  if (only === undefined) return toRefusal('There is no mission here.', NO_MISSION_NEXT_STEP);
  const ambiguity = await explainAmbiguous(commandContext);
  if (ambiguity !== null) return toRefusal(ambiguity, 'Accept it, or send it back, on the marketplace.');
  if (found.length > 1)
    return toRefusal(
      `Several missions are concerned here (${found.map(missionIdOf).join(', ')}).`,
      'Write the command on the page of the one you mean.',
    );
  if (only.kind !== 'tracked') return toRefusal(only.blocked.verdict.message, only.blocked.verdict.nextStep);
  return checkThread(commandContext, only.tracked);
}

/** Refuses a command on a pull request that is not the mission's, because its author means the work on that pull request. */
function checkThread({ intent }: CommandContext, tracked: TrackedMission): Target {
  const { threadNumber, state, mission } = tracked;
  const isOnThread = [threadNumber, state.pull].includes(intent.number);
  if (intent.on !== 'pull_request' || state.pull === null || isOnThread) return { kind: 'mission', tracked };
  return toRefusal(
    `Mission ${mission.id} is delivered by pull request #${state.pull}, not by this one.`,
    `Write the command on #${state.pull}, or bind the mission to this one first.`,
  );
}

function toRefusal(message: string, nextStep: string): Refusal {
  return { kind: 'refused', message, nextStep };
}

function missionIdOf(result: HireResult): string {
  const mission = result.kind === 'tracked' ? result.tracked.mission : result.blocked.mission;
  return mission?.id ?? 'unknown';
}

/** Returns the reason in the command's line, and the text below it. */
function parseReason(first: string, { body }: Comment): string {
  return [first, ...body.split(/\r\n|\r|\n/).slice(1)].join('\n').trim();
}
