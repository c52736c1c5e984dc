/** The command `resume`. It ends a hold by being in the thread, and rebuilds a lost state. */
import type { Reply } from '../../core/ports/renderer.ts';
import type { BlockedHire, HireResult } from '../shared/context.ts';
import { rebuildState } from '../state/rebuild.ts';
import type { FreezeResult } from './freeze-contract.ts';
import { freezeContract } from './freeze-contract.ts';
import type { CommandResult } from './reply.ts';
import { createReply } from './reply.ts';
import type { CommandContext } from './results.ts';
import { NO_MISSION_NEXT_STEP, refuse, runPasses } from './results.ts';
import { findCommandTargets } from './targets.ts';

/** Resumes the missions of a thread. Throws MarketplaceError or GitHubError. */
export async function resume(commandContext: CommandContext): Promise<CommandResult> {
  const { context, intent } = commandContext;
  const found = await findCommandTargets(context, intent);
  if (found.length === 0)
    return refuse(commandContext, found, 'There is no mission here to go on with.', NO_MISSION_NEXT_STEP);
  const frozen = context.settings.dryRun ? [] : await freezeContracts(commandContext, found);
  if (frozen.includes('refused')) return refuseDeliverer(commandContext, found);
  const lostMissions = found.flatMap(listLost);
  if (lostMissions.length === 0 || context.settings.dryRun)
    return { done: true, reply: null, outcome: await runPasses(context, found) };
  for (const lost of lostMissions) await rebuild(commandContext, lost);
  const again = await findCommandTargets(context, intent);
  const done = again.every(({ kind }) => kind === 'tracked');
  return { done, reply: describeResumed(done), outcome: await runPasses(context, again) };
}

/** Freezes today's settings for missions whose contract cannot be read. */
function freezeContracts(
  { context, intent }: CommandContext,
  found: readonly HireResult[],
): Promise<readonly FreezeResult[]> {
  const tracked = found.flatMap((result) => (result.kind === 'tracked' ? [result.tracked] : []));
  return Promise.all(tracked.map((one) => freezeContract(context, one, intent)));
}

function refuseDeliverer(commandContext: CommandContext, found: readonly HireResult[]): Promise<CommandResult> {
  return refuse(
    commandContext,
    found,
    `@${commandContext.intent.sender.login} delivers this mission, so someone else must look at it and resume it.`,
    'Another person with permission to settle gives the command.',
  );
}

function listLost(result: HireResult): readonly BlockedHire[] {
  return result.kind === 'blocked' && result.blocked.verdict.code === 'state_lost' ? [result.blocked] : [];
}

async function rebuild(
  { context, intent }: CommandContext,
  { subject, mission, generation }: BlockedHire,
): Promise<void> {
  const conversation = subject.kind === 'run' ? null : await context.github.conversations.read(subject.number);
  if (conversation !== null && mission !== null)
    await rebuildState(context, { subject, mission, generation, conversation }, intent.sender.login);
}

function describeResumed(done: boolean): Reply {
  return done
    ? createReply(
        'done',
        'State written anew',
        'The mission goes on from what the marketplace and the decisions on record say.',
      )
    : createReply(
        'refused',
        'Not resumed',
        'The state was written anew, but the mission could not be taken up yet.',
        'Write the command again in a new comment.',
      );
}
