/** The parts that the commands share: what they work with, and how they refuse. */
import type { CommandIntent } from '../../core/commands/intent.ts';
import type { Comment, Conversation, ReasonCode } from '../../core/domain/model.ts';
import type { Outcome } from '../../core/domain/outcome.ts';
import type { FlowContext, HireResult } from '../shared/context.ts';
import { EMPTY_OUTCOME, createSkippedOutcome, summarize } from '../shared/outcomes.ts';
import { listAmbiguous } from '../missions/ambiguous.ts';
import { conclude } from '../run/conclude.ts';
import type { CommandResult } from './reply.ts';
import { createReply } from './reply.ts';

/** Everything that a command is carried out with. */
export interface CommandContext {
  readonly context: FlowContext;
  readonly intent: CommandIntent;
  readonly conversation: Conversation;
  readonly comment: Comment;
}

/** The next step if a command finds no mission. */
export const NO_MISSION_NEXT_STEP =
  'Write it on the issue or pull request that the mission was posted for, or give the command hire to post one.';

/** Returns the outcome of a refused command. */
export function createRefusedOutcome(code: ReasonCode, message: string, nextStep: string): Outcome {
  return { ...EMPTY_OUTCOME, kind: 'held', code, message, nextStep };
}

/** Runs one pass over every mission concerned. Throws MarketplaceError or GitHubError. */
export async function runPasses(context: FlowContext, found: readonly HireResult[]): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  for (const result of found) outcomes.push(await conclude(context, result, 'once'));
  const [only] = outcomes;
  if (only === undefined) return createSkippedOutcome('there is no mission here');
  return outcomes.length === 1 ? only : summarize(outcomes);
}

/** Refuses a command, and runs one pass over its missions all the same. Throws MarketplaceError or GitHubError. */
export async function refuse(
  { context }: CommandContext,
  found: readonly HireResult[],
  message: string,
  nextStep: string,
): Promise<CommandResult> {
  const reply = createReply('refused', 'Not done', message, nextStep);
  if (found.length === 0)
    return { done: false, reply, outcome: createRefusedOutcome('command_refused', message, nextStep) };
  return { done: false, reply, outcome: await runPasses(context, found) };
}

/**
 * Explains why a command cannot be for one mission: every workflow of the thread receives it, and it names no key.
 *
 * @returns null if it can.
 */
export async function explainAmbiguous({ context, intent }: CommandContext): Promise<string | null> {
  const ambiguousMissions = await listAmbiguous(context, intent);
  if (ambiguousMissions.length === 0) return null;
  const names = ambiguousMissions.map(
    ({ mission, subject }) => `${mission.id} (${subject.key ?? 'no key'}, ${mission.status})`,
  );
  return `Missions with different keys live here: ${names.join(', ')}. A command names no key, so it would be all of theirs.`;
}
