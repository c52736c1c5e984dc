/** Commands in comments (docs/BEHAVIOR.md#commands): heard once, allowed or refused live, carried out, answered; then the mission's page is brought in line. */
import type { CommandIntent } from '../../core/commands/intent.ts';
import type { Comment, Conversation, ReasonCode } from '../../core/domain/model.ts';
import type { Outcome } from '../../core/domain/outcome.ts';
import type { Reply } from '../../core/ports/renderer.ts';
import type { CommandResult } from './reply.ts';
import { react, createReply, writeReply } from './reply.ts';
import { conclude } from '../run/conclude.ts';
import type { FlowContext, HireResult } from '../shared/context.ts';
import { findCommandTargets } from './targets.ts';
import type { Command } from '../../core/commands/parse.ts';
import type { FreezeResult } from './freeze-contract.ts';
import { freezeContract } from './freeze-contract.ts';
import { shouldReply, explainDeniedFor, verifyCommand } from './verify.ts';
import { hire } from '../hire/hire.ts';
import { EMPTY_OUTCOME, createSkippedOutcome, summarize } from '../shared/outcomes.ts';
import { settleManually } from './override.ts';
import { rebuildState } from '../state/rebuild.ts';
import { listAmbiguous } from '../missions/ambiguous.ts';

/** Carries a command out. Throws MarketplaceError or GitHubError when a needed read fails for good. */
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

/** Everything a command is carried out with. */
interface CommandContext {
  readonly context: FlowContext;
  readonly intent: CommandIntent;
  readonly conversation: Conversation;
  readonly comment: Comment;
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

function createRefusedOutcome(code: ReasonCode, message: string, nextStep: string): Outcome {
  return { ...EMPTY_OUTCOME, kind: 'held', code, message, nextStep };
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
    case 'unknown': {
      const message = command.text === '' ? 'There is no command here.' : `There is no command "${command.text}".`;
      const nextStep = `Write what you meant in a new comment, perhaps: ${command.suggestion}`;
      return help(commandContext, createReply('refused', 'Not understood', message, nextStep), false);
    }
  }
}

async function hireByCommand(
  commandContext: CommandContext,
  { force, budgetCents }: Extract<Command, { kind: 'hire' }>,
): Promise<CommandResult> {
  const { context, intent } = commandContext;
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
  // Whoever asked need not wait for the work to be done.
  await react(context, intent, result.kind === 'tracked' ? 'done' : 'refused');
  const outcome = await conclude(context, result, intent.wait);
  return { done: result.kind === 'tracked', reply, outcome };
}

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

/** One pass over every mission concerned. */
async function runPasses(context: FlowContext, found: readonly HireResult[]): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  for (const result of found) outcomes.push(await conclude(context, result, 'once'));
  const [only] = outcomes;
  if (only === undefined) return createSkippedOutcome('there is no mission here');
  return outcomes.length === 1 ? only : summarize(outcomes);
}

function viewsOf(outcome: Outcome): Reply['views'] {
  return outcome.view === null ? outcome.views : [outcome.view];
}

/** `hold` works by standing there; `status` shows what a pass has seen. */
async function refreshMissions(
  { context, intent }: CommandContext,
  reply: Reply | null,
): Promise<CommandResult> {
  const found = await findCommandTargets(context, intent);
  const outcome = await runPasses(context, found);
  if (found.length === 0)
    return { done: true, reply: createReply('told', 'No mission', 'There is no mission here yet.', ''), outcome };
  return { done: true, reply: reply === null ? null : { ...reply, views: viewsOf(outcome) }, outcome };
}

function help({ context }: CommandContext, reply: Reply, done: boolean): Promise<CommandResult> {
  const outcome = done
    ? createSkippedOutcome('the commands were listed')
    : createRefusedOutcome('command_refused', reply.message, reply.nextStep);
  return Promise.resolve({ done, reply: { ...reply, commands: context.settings.command }, outcome });
}

async function settleByCommand(
  commandContext: CommandContext,
  command: Extract<CommandIntent['command'], { kind: 'accept' | 'rework' }>,
): Promise<CommandResult> {
  const { context, intent, comment } = commandContext;
  const found = await findCommandTargets(context, intent);
  const [only] = found;
  if (only === undefined) return refuse(commandContext, found, 'There is no mission here.', NO_MISSION_NEXT_STEP);
  const ambiguity = await explainAmbiguous(commandContext);
  if (ambiguity !== null)
    return refuse(commandContext, found, ambiguity, 'Accept it, or send it back, on the marketplace.');
  if (found.length > 1) {
    const ids = found.map((result) => missionIdOf(result)).join(', ');
    return refuse(
      commandContext,
      found,
      `Several missions are concerned here (${ids}).`,
      'Write the command on the page of the one you mean.',
    );
  }
  if (only.kind !== 'tracked')
    return refuse(commandContext, found, only.blocked.verdict.message, only.blocked.verdict.nextStep);
  const { threadNumber, state } = only.tracked;
  // Whoever writes on a pull request means its work, not another one's.
  if (intent.on === 'pull_request' && state.pull !== null && ![threadNumber, state.pull].includes(intent.number))
    return refuse(
      commandContext,
      found,
      `Mission ${missionIdOf(only)} is delivered by pull request #${state.pull}, not by this one.`,
      `Write the command on #${state.pull}, or bind the mission to this one first.`,
    );
  const { login } = intent.sender;
  const reading = await context.github.permissions.read(login);
  const request = {
    command,
    by: intent.sender,
    permission: reading.kind === 'known' ? reading.permission : ('none' as const),
    commentId: comment.id,
    askedAt: comment.createdAt,
  };
  return settleManually(
    context,
    only.tracked,
    request,
    command.kind === 'rework' ? parseReason(command.reason, comment) : '',
  );
}

/** Why a command cannot be one mission's: every workflow of the page hears it, and it names no key. `null`: it can. */
async function explainAmbiguous({ context, intent }: CommandContext): Promise<string | null> {
  const ambiguousMissions = await listAmbiguous(context, intent);
  if (ambiguousMissions.length === 0) return null;
  const names = ambiguousMissions.map(
    ({ mission, subject }) => `${mission.id} (${subject.key ?? 'no key'}, ${mission.status})`,
  );
  return `Missions with different keys live here: ${names.join(', ')}. A command names no key, so it would be all of theirs.`;
}

/** The first line's reason, and what is written below it. */
function parseReason(first: string, { body }: Comment): string {
  return [first, ...body.split(/\r\n|\r|\n/).slice(1)].join('\n').trim();
}

function missionIdOf(result: HireResult): string {
  const mission = result.kind === 'tracked' ? result.tracked.mission : result.blocked.mission;
  return mission?.id ?? 'unknown';
}

/** Says why not, and brings the pages in line all the same. */
async function refuse(
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

/** A standing word; here it is checked that it can work. */
async function linkPull(commandContext: CommandContext, number: number): Promise<CommandResult> {
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

/** What to do where a command finds no mission. */
const NO_MISSION_NEXT_STEP =
  'Write it on the issue or pull request that the mission was posted for, or give the command hire to post one.';

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

function freezeContracts(
  context: FlowContext,
  found: readonly HireResult[],
  intent: CommandIntent,
): Promise<readonly FreezeResult[]> {
  const tracked = found.flatMap((result) => (result.kind === 'tracked' ? [result.tracked] : []));
  return Promise.all(tracked.map((one) => freezeContract(context, one, intent)));
}

/** Ends a hold by standing there, and writes a lost state anew. */
async function resume(commandContext: CommandContext): Promise<CommandResult> {
  const { context, intent } = commandContext;
  const found = await findCommandTargets(context, intent);
  if (found.length === 0)
    return refuse(commandContext, found, 'There is no mission here to go on with.', NO_MISSION_NEXT_STEP);
  const frozen = context.settings.dryRun ? [] : await freezeContracts(context, found, intent);
  if (frozen.includes('refused'))
    return refuse(
      commandContext,
      found,
      `@${intent.sender.login} delivers this mission, so someone else has to look at it and resume it.`,
      'Another person with permission to settle gives the command.',
    );
  const lostMissions = found.flatMap((result) =>
    result.kind === 'blocked' && result.blocked.verdict.code === 'state_lost' ? [result.blocked] : [],
  );
  if (lostMissions.length === 0 || context.settings.dryRun)
    return { done: true, reply: null, outcome: await runPasses(context, found) };
  for (const { subject, mission, generation } of lostMissions) {
    const conversation = subject.kind === 'run' ? null : await context.github.conversations.read(subject.number);
    if (conversation !== null && mission !== null)
      await rebuildState(context, { subject, mission, generation, conversation }, intent.sender.login);
  }
  const again = await findCommandTargets(context, intent);
  const done = again.every(({ kind }) => kind === 'tracked');
  const reply = done
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
  return { done, reply, outcome: await runPasses(context, again) };
}
