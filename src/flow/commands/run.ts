/** Commands in comments (docs/BEHAVIOR.md#commands): verified, permitted or refused live, carried out, and answered. */
import type { CommandIntent } from '../../core/commands/intent.ts';
import type { Command } from '../../core/commands/parse.ts';
import type { Conversation } from '../../core/domain/model.ts';
import type { Outcome } from '../../core/domain/outcome.ts';
import type { Reply } from '../../core/ports/renderer.ts';
import type { FlowContext } from '../shared/context.ts';
import { createSkippedOutcome } from '../shared/outcomes.ts';
import { hireByCommand } from './hire.ts';
import { linkPull } from './link.ts';
import type { CommandResult } from './reply.ts';
import { react, createReply, writeReply } from './reply.ts';
import type { CommandContext } from './results.ts';
import { createRefusedOutcome, runPasses } from './results.ts';
import { resume } from './resume.ts';
import { settleByCommand } from './settle.ts';
import { findCommandTargets } from './targets.ts';
import { shouldReply, explainDeniedFor, verifyCommand } from './verify.ts';

/**
 * Carries a command out.
 *
 * @throws MarketplaceError or GitHubError if a needed read fails for good.
 */
export async function runCommand(context: FlowContext, intent: CommandIntent): Promise<Outcome> {
  const check = await verifyCommand(context, intent);
  if (check.kind === 'ignored') return createSkippedOutcome(check.why);
  await react(context, intent, 'seen');
  const denial = await explainDeniedFor(context, intent);
  if (denial !== null) return rejectCommand(context, intent, check.conversation, denial);
  const { conversation, comment } = check;
  const result = await executeCommand({ context, intent, conversation, comment });
  await react(context, intent, result.done ? 'done' : 'refused');
  if (result.reply !== null) await writeReply(context, intent, conversation, result.reply);
  return result.outcome;
}

async function rejectCommand(
  context: FlowContext,
  intent: CommandIntent,
  conversation: Conversation,
  why: string,
): Promise<Outcome> {
  await react(context, intent, 'refused');
  const { hirePermission, settlePermission } = context.settings.limits;
  const nextStep = `Somebody with ${settlePermission} permission can settle, hold and bind; with ${hirePermission}, hire.`;
  if (await shouldReply(context, intent))
    await writeReply(context, intent, conversation, createReply('refused', 'Not allowed', `${why}.`, nextStep));
  return createRefusedOutcome('not_permitted', `${why}.`, nextStep);
}

function executeCommand(commandContext: CommandContext): Promise<CommandResult> {
  const { command } = commandContext.intent;
  switch (command.kind) {
    case 'hire':
      return hireByCommand(commandContext, command);
    case 'accept':
    case 'rework':
      return settleByCommand(commandContext, command);
    case 'link':
      return linkPull(commandContext, command.number);
    case 'resume':
      return resume(commandContext);
    case 'hold':
      return refreshMissions(commandContext, null);
    case 'status':
      return refreshMissions(commandContext, createReply('told', 'Status', ''));
    case 'help':
      return help(commandContext, createReply('told', 'Commands', ''), true);
    case 'unknown':
      return help(commandContext, describeUnknown(command), false);
  }
}

function describeUnknown({ text, suggestion }: Extract<Command, { kind: 'unknown' }>): Reply {
  const message = text === '' ? 'There is no command here.' : `There is no command "${text}".`;
  const nextStep = `Write what you meant in a new comment, perhaps: ${suggestion}`;
  return createReply('refused', 'Not understood', message, nextStep);
}

/** Runs one pass for `hold`, which works by being in the thread, and for `status`, whose reply shows what the pass saw. */
async function refreshMissions({ context, intent }: CommandContext, reply: Reply | null): Promise<CommandResult> {
  const found = await findCommandTargets(context, intent);
  const outcome = await runPasses(context, found);
  if (found.length === 0)
    return { done: true, reply: createReply('told', 'No mission', 'There is no mission here yet.', ''), outcome };
  return { done: true, reply: reply === null ? null : { ...reply, views: viewsOf(outcome) }, outcome };
}

function viewsOf(outcome: Outcome): Reply['views'] {
  return outcome.view === null ? outcome.views : [outcome.view];
}

function help({ context }: CommandContext, reply: Reply, done: boolean): Promise<CommandResult> {
  const outcome = done
    ? createSkippedOutcome('the commands were listed')
    : createRefusedOutcome('command_refused', reply.message, reply.nextStep);
  return Promise.resolve({ done, reply: { ...reply, commands: context.settings.command }, outcome });
}
