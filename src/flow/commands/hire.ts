/** The command `hire`, with or without `--force`. */
import type { Command } from '../../core/commands/parse.ts';
import type { Reply } from '../../core/ports/renderer.ts';
import { hire } from '../hire/hire.ts';
import { conclude } from '../run/conclude.ts';
import type { FlowContext, HireResult } from '../shared/context.ts';
import type { CommandResult } from './reply.ts';
import { createReply, react } from './reply.ts';
import type { CommandContext } from './results.ts';

/** Hires by command. Throws MarketplaceError or GitHubError. */
export async function hireByCommand(
  { context, intent }: CommandContext,
  { force, budgetCents }: Extract<Command, { kind: 'hire' }>,
): Promise<CommandResult> {
  const { on, number, sender, commentId, createdAt, subjectTitle: title, subjectBody: body } = intent;
  const { missionKey } = context.settings;
  const result = await context.log.group('Hire', () =>
    hire(context, {
      kind: 'hire',
      subject: { kind: on, number, ...(missionKey !== null && { key: missionKey }) },
      source: { kind: 'command', force, sender, commentId, createdAt, budgetCents, title, body },
      wait: intent.wait,
    }),
  );
  const reply = describeHire(context, result);
  // The author of the command gets the reaction before the work is done.
  await react(context, intent, result.kind === 'tracked' ? 'done' : 'refused');
  const outcome = await conclude(context, result, intent.wait);
  return { done: result.kind === 'tracked', reply, outcome };
}

/** @returns null if the status comment shows everything. */
function describeHire(context: FlowContext, result: HireResult): Reply | null {
  if (result.kind !== 'tracked') {
    const { message, nextStep } = result.blocked.verdict;
    return createReply('refused', 'Not hired', message, nextStep);
  }
  if (result.how === 'posted') return null;
  const { mission } = result.tracked;
  const { command } = context.settings;
  return createReply(
    'told',
    'There is a mission already',
    `Mission ${mission.id} (${mission.status}) is taken up; nothing was posted.`,
    `Once it has ended, ${command} hire in a new comment hires again.`,
  );
}
