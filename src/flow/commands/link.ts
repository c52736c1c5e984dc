/** The command `link`. It works by being in the thread; here it is checked that it can work. */
import type { CommandIntent } from '../../core/commands/intent.ts';
import type { FlowContext } from '../shared/context.ts';
import type { CommandResult } from './reply.ts';
import type { CommandContext } from './results.ts';
import { explainAmbiguous, NO_MISSION_NEXT_STEP, refuse, runPasses } from './results.ts';
import { findCommandTargets } from './targets.ts';

/** Checks a link, and runs one pass over the missions that it concerns. Throws MarketplaceError or GitHubError. */
export async function linkPull(commandContext: CommandContext, number: number): Promise<CommandResult> {
  const { context, intent } = commandContext;
  const why = await findLinkProblem(context, intent, number);
  const found = await findCommandTargets(context, intent);
  if (why !== null)
    return refuse(
      commandContext,
      found,
      why,
      'Name an open pull request of this repository in a new comment; until then nothing is settled.',
    );
  if (found.length === 0)
    return refuse(commandContext, found, 'There is no mission here that could be bound.', NO_MISSION_NEXT_STEP);
  const ambiguity = await explainAmbiguous(commandContext);
  if (ambiguity !== null)
    return refuse(
      commandContext,
      found,
      ambiguity,
      "Name the pull request with pr-number in the workflow of the mission's key.",
    );
  return { done: true, reply: null, outcome: await runPasses(context, found) };
}

/** @returns null if the pull request can be linked. */
async function findLinkProblem(
  context: FlowContext,
  { sender }: CommandIntent,
  number: number,
): Promise<string | null> {
  const pull = await context.github.pulls.read(number);
  if (pull === null) return `There is no pull request #${number}.`;
  if (pull.state !== 'open') return `Pull request #${number} is ${pull.state}.`;
  return pull.fork && sender.isBot ? `Pull request #${number} comes from a fork, which only a person may bind.` : null;
}
